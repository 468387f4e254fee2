package jpegfile

// lookBits is how many bits the direct table of a Huffman code looks at; longer
// codes, which are rare, are searched.
const lookBits = 9

// huffman is one Huffman table, made for decoding (T.81 annex C and F.2.2.3).
type huffman struct {
	// look gives, for the next lookBits bits, the code's length in the high
	// byte and its value in the low byte, or 0 when the code is longer.
	look [1 << lookBits]uint16
	// ahead gives, for the next lookBits bits of an AC coefficient, everything
	// at once when code and value fit: the coefficient in the upper 16 bits,
	// the run of zeros before it in bits 8 to 15, the bits used in the low
	// byte; otherwise 0.
	ahead [1 << lookBits]int32
	// maxCode is the largest code of each length, -1 when there is none; offset
	// leads from a code to its value.
	maxCode [17]int32
	offset  [17]int32
	values  []byte
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
		h, err := newHuffman(counts, body[17:17+total])
		if err != nil {
			return err
		}
		if class == 0 {
			dc[slot] = h
		} else {
			h.lookAhead()
			ac[slot] = h
		}
		body = body[17+total:]
	}
	return nil
}

func newHuffman(counts, values []byte) (*huffman, error) {
	h := &huffman{values: values}
	code, k := int32(0), int32(0)
	for length := 1; length <= 16; length++ {
		n := int32(counts[length-1])
		h.offset[length] = k - code
		h.maxCode[length] = -1
		if n > 0 {
			h.maxCode[length] = code + n - 1
		}
		if code+n > 1<<length {
			return nil, FormatError("a Huffman table has more codes than fit")
		}
		for ; n > 0; n-- {
			h.enter(code, length, values[k])
			code++
			k++
		}
		code <<= 1
	}
	return h, nil
}

// enter writes a code into the direct table, once for every continuation.
func (h *huffman) enter(code int32, length int, value byte) {
	if length > lookBits {
		return
	}
	first := code << (lookBits - length)
	for i := range int32(1) << (lookBits - length) {
		h.look[first+i] = uint16(length)<<8 | uint16(value)
	}
}

// lookAhead fills ahead from look.
func (h *huffman) lookAhead() {
	for window, entry := range h.look {
		length, run, size := uint(entry>>8), int32(entry>>4&15), uint(entry&15)
		if length == 0 || size == 0 || length+size > lookBits {
			continue
		}
		b := bitReader{acc: uint64(window), n: lookBits - length}
		h.ahead[window] = int32(b.signed(size))<<16 | run<<8 | int32(length+size)
	}
}

// decode reads one code and returns its value. The caller has filled; ok is
// false when the bits are no code.
func (h *huffman) decode(b *bitReader) (value byte, ok bool) {
	if entry := h.look[b.acc>>(b.n-lookBits)&(1<<lookBits-1)]; entry != 0 {
		b.n -= uint(entry >> 8)
		return byte(entry), true
	}
	for length := uint(lookBits + 1); length <= 16; length++ {
		code := int32(b.acc >> (b.n - length) & (1<<length - 1))
		if code <= h.maxCode[length] {
			b.n -= length
			return h.values[h.offset[length]+code], true
		}
	}
	return 0, false
}
