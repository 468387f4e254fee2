package jpegfile

// lookBits is how many bits the direct table of a Huffman code looks at; longer
// codes, which are rare, are searched.
const lookBits = 10

// aheadBits is how many bits are looked at for a code and its number together.
const aheadBits = 11

// symbol is a Huffman code with what the decoder does about it: in each byte,
// from the lowest, the bits of the code and the number behind it together, the
// bits of the code alone, those of the number, and, of the codes of the finer
// coefficients, how many places it leads on. It is 0 where the bits are none.
type symbol uint32

func (s symbol) bits() uint { return uint(s & 0x3F) }
func (s symbol) code() uint { return uint(s >> 8 & 0x1F) }
func (s symbol) size() uint { return uint(s >> 16 & 0x1F) }
func (s symbol) step() int  { return int(s >> 24) }

// atEnd marks, in a symbol's step, the end of a block (or, in a progressive
// picture, of several, by the number below it).
const atEnd = 0x80

func dcSymbol(length int, value byte) symbol {
	if value > 16 {
		return 0
	}
	return symbol(length) + symbol(value) | symbol(length)<<8 | symbol(value)<<16
}

func acSymbol(length int, value byte) symbol {
	run, size := value>>4, value&15
	step := run + 1
	if size == 0 && run < 15 {
		step = atEnd | run
	}
	return symbol(length) + symbol(size) | symbol(length)<<8 | symbol(size)<<16 | symbol(step)<<24
}

// huffman is one Huffman table, made for decoding (T.81 annex C and F.2.2.3).
type huffman struct {
	// look gives the symbol for the next lookBits bits, 0 when its code is
	// longer.
	look [1 << lookBits]symbol
	// maxCode is the largest code of each length, -1 when there is none; offset
	// leads from a code to its symbol.
	maxCode [17]int32
	offset  [17]int32
	symbols []symbol
	// ahead gives, for the next aheadBits bits of a finer coefficient, all at
	// once when code and number fit: the coefficient in the upper 16 bits, its
	// step, and in the low byte how many bits they take; otherwise 0.
	ahead [1 << aheadBits]uint32
	// leaps is made when it is needed.
	leaps *[1 << leapBits]leap
}

// parseHuffman reads the tables of a DHT segment into dc and ac (T.81 B.2.4.2).
func parseHuffman(body []byte, dc, ac *[4]*huffman) error {
	for len(body) > 0 {
		if len(body) < 17 {
			return FormatError("a Huffman table is cut off")
		}
		class, slot := body[0]>>4, body[0]&15
		if class > 1 || slot > 3 {
			return FormatError("a Huffman table has no valid place")
		}
		counts := body[1:17]
		total := 0
		for _, n := range counts {
			total += int(n)
		}
		if total > 256 || len(body) < 17+total {
			return FormatError("a Huffman table is cut off")
		}
		into, make := dc, dcSymbol
		if class == 1 {
			into, make = ac, acSymbol
		}
		h, err := newHuffman(counts, body[17:17+total], make)
		if err != nil {
			return err
		}
		if class == 1 {
			h.lookAhead()
		}
		into[slot] = h
		body = body[17+total:]
	}
	return nil
}

func newHuffman(counts, values []byte, make func(length int, value byte) symbol) (*huffman, error) {
	h := &huffman{}
	code := int32(0)
	for length := 1; length <= 16; length++ {
		n := int32(counts[length-1])
		h.offset[length] = int32(len(h.symbols)) - code
		h.maxCode[length] = -1
		if n > 0 {
			h.maxCode[length] = code + n - 1
		}
		if code+n > 1<<length {
			return nil, FormatError("a Huffman table has more codes than fit")
		}
		for ; n > 0; n-- {
			h.enter(code, length, make(length, values[len(h.symbols)]))
			code++
		}
		code <<= 1
	}
	return h, nil
}

// enter adds a code, and writes it into the direct table once for every
// continuation.
func (h *huffman) enter(code int32, length int, s symbol) {
	h.symbols = append(h.symbols, s)
	if length > lookBits {
		return
	}
	first := code << (lookBits - length)
	for i := range int32(1) << (lookBits - length) {
		h.look[first+i] = s
	}
}

// lookAhead fills ahead.
func (h *huffman) lookAhead() {
	for i := range h.ahead {
		acc := uint64(i) << (64 - aheadBits)
		if s := h.next(acc); s != 0 && s.bits() <= aheadBits {
			value := uint16(signed(acc<<s.code(), s.size()))
			h.ahead[i] = uint32(value)<<16 | uint32(s.step())<<8 | uint32(s.bits())
		}
	}
}

// long returns the symbol that acc begins with, whatever its length.
func (h *huffman) long(acc uint64) symbol {
	for length := 1; length <= 16; length++ {
		if code := int32(acc >> (64 - length)); code <= h.maxCode[length] {
			return h.symbols[h.offset[length]+code]
		}
	}
	return 0
}

// next returns the symbol that acc begins with.
func (h *huffman) next(acc uint64) symbol {
	if s := h.look[acc>>(64-lookBits)]; s != 0 {
		return s
	}
	return h.long(acc)
}
