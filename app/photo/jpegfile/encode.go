package jpegfile

import (
	"encoding/binary"
	"fmt"
	"math/bits"
	"slices"
	"sync"

	"storehand/app/photo/kernel"
	"storehand/app/photo/plane"
)

// MaxSide is the largest width and height of a JPEG picture in pixels (T.81
// B.2.2: sixteen bits).
const MaxSide = 65535

// Encode writes a picture of YCbCr planes as a baseline JPEG file. The first
// plane is of the picture's size, the colours are of half of it, rounded up
// (4:2:0); with nil colours the picture is grey, but stored in colour, because
// shops ask for it. The quality is 1 to 100 on libjpeg's scale.
//
// The Huffman codes are made for the picture, which saves about a twelfth of
// the file over the usual ones.
func Encode(luma plane.Plane, colours []plane.Plane, quality int) ([]byte, error) {
	width, height := luma.Width, luma.Height
	if width < 1 || height < 1 || width > MaxSide || height > MaxSide {
		return nil, fmt.Errorf("a JPEG picture has 1 to %d pixels on a side, and this one has %d × %d", MaxSide, width, height)
	}
	if quality < 1 || quality > 100 {
		return nil, fmt.Errorf("the quality is %d, and JPEG has 1 to 100", quality)
	}
	if colours == nil {
		neutral := plane.Filled(ceilDiv(width, 2), ceilDiv(height, 2), 128)
		colours = []plane.Plane{neutral, neutral}
	}
	e := newEncoder(luma, colours, quality)
	tokens := tokenStore.Get().(*[]token)
	e.tokens = (*tokens)[:0]
	e.tokenise()
	file := e.file()
	*tokens = e.tokens
	tokenStore.Put(tokens)
	return file, nil
}

// tokenStore keeps the memory for the tokens of a picture, several megabytes,
// from one picture to the next.
var tokenStore = sync.Pool{New: func() any { return new([]token) }}

// encoder is the state of writing one file. The picture is turned into tokens
// first, so that the codes can be made for what is there.
type encoder struct {
	width, height int
	steps         [2][64]int32 // for luminance and for colour, in the order of coding
	components    [3]coded
	tokens        []token
	counts        [4][257]int // of symbols: DC and AC of luminance, DC and AC of colour
}

func newEncoder(luma plane.Plane, colours []plane.Plane, quality int) *encoder {
	e := &encoder{width: luma.Width, height: luma.Height}
	var quantisers [2]*kernel.Quantiser
	for i, base := range baseQuant {
		e.steps[i] = stepsOf(base, quality)
		quantisers[i] = kernel.NewQuantiser(&e.steps[i])
	}
	unitsX := ceilDiv(e.width, 16)
	e.components = [3]coded{
		newCoded(luma, 2, unitsX, 0, quantisers[0]), newCoded(colours[0], 1, unitsX, 1, quantisers[1]), newCoded(colours[1], 1, unitsX, 1, quantisers[1]),
	}
	return e
}

// token is a symbol of a Huffman code and the bits behind it: the code's number
// (0 to 3), the symbol and the bits in 2, 8 and 16 bits. How many bits there
// are is in the symbol's low four bits.
type token uint32

func newToken(code int, symbol uint8, low uint32) token {
	return token(uint32(code)<<24 | uint32(symbol)<<16 | low&0xFFFF)
}

// tokenise transforms and quantises the picture, a row of units at a time, and
// goes through the units.
func (e *encoder) tokenise() {
	unitsX, unitsY := ceilDiv(e.width, 16), ceilDiv(e.height, 16)
	e.tokens = slices.Grow(e.tokens, unitsX*unitsY*6*8)
	for y := range unitsY {
		for i := range e.components {
			e.components[i].transform(y)
		}
		for x := range unitsX {
			for i := range e.components {
				c := &e.components[i]
				for v := range c.size {
					for h := range c.size {
						e.block(c, x*c.size+h, v)
					}
				}
			}
		}
	}
}

// block makes the tokens of a block of the row of units: x from the left, v
// from the top.
func (e *encoder) block(c *coded, x, v int) {
	levels, marks := c.block(x, v)
	difference := int32(levels[0]) - c.last
	c.last = int32(levels[0])
	size, low := magnitude(difference)
	e.emit(2*c.table, uint8(size), low)

	code, last := 2*c.table+1, 0
	for marks &^= 1; marks != 0; marks &= marks - 1 {
		k := bits.TrailingZeros64(marks)
		run := k - last - 1
		for last = k; run > 15; run -= 16 {
			e.emit(code, 0xF0, 0)
		}
		size, low := magnitude(int32(levels[k&63]))
		e.emit(code, uint8(run<<4|size), low)
	}
	if last < 63 {
		e.emit(code, 0x00, 0)
	}
}

func (e *encoder) emit(code int, symbol uint8, low uint32) {
	e.counts[code][symbol]++
	e.tokens = append(e.tokens, newToken(code, symbol, low))
}

// file writes the segments and the coded picture (T.81 annex B, T.871).
func (e *encoder) file() []byte {
	out := []byte{0xFF, markerSOI}
	out = appendSegment(out, markerAPP0, []byte(jfifMark+"\x01\x01\x00\x00\x01\x00\x01\x00\x00"))
	for i, steps := range e.steps {
		table := []byte{byte(i)}
		for _, step := range steps {
			table = append(table, byte(step))
		}
		out = appendSegment(out, markerDQT, table)
	}
	frame := binary.BigEndian.AppendUint16([]byte{8}, uint16(e.height))
	frame = binary.BigEndian.AppendUint16(frame, uint16(e.width))
	frame = append(frame, 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1)
	out = appendSegment(out, markerSOF0, frame)
	var codes [4]*code
	for i := range codes {
		codes[i] = newCode(&e.counts[i])
		class, slot := byte(i&1), byte(i>>1)
		out = appendSegment(out, markerDHT, append([]byte{class<<4 | slot}, codes[i].table()...))
	}
	out = appendSegment(out, markerSOS, []byte{3, 1, 0x00, 2, 0x11, 3, 0x11, 0, 63, 0})
	out = pack(out, e.tokens, &codes)
	return append(out, 0xFF, markerEOI)
}

func appendSegment(out []byte, marker byte, body []byte) []byte {
	out = append(out, 0xFF, marker)
	out = binary.BigEndian.AppendUint16(out, uint16(2+len(body)))
	return append(out, body...)
}

// pack writes the tokens as bits, a zero byte behind every 0xFF.
func pack(out []byte, tokens []token, codes *[4]*code) []byte {
	var words [4][256]uint32 // a code word, and its length in the low eight bits
	for i, c := range codes {
		for symbol, word := range c.words {
			words[i][symbol] = uint32(word)<<8 | uint32(c.lengths[symbol])
		}
	}
	var acc uint64 // its low n bits are to be written
	var n uint
	for _, t := range tokens {
		word, extra := words[t>>24&3][uint8(t>>16)], uint(t>>16&15)
		acc = acc<<(word&31) | uint64(word>>8)
		acc = acc<<extra | uint64(t)&(1<<extra-1)
		n += uint(word&31) + extra
		if n >= 32 {
			n -= 32
			out = appendStuffed(out, uint32(acc>>(n&31)))
		}
	}
	for ; n >= 8; n -= 8 {
		out = appendStuffedByte(out, byte(acc>>(n-8)))
	}
	if n > 0 { // filled up with ones
		out = appendStuffedByte(out, byte(acc<<(8-n))|byte(1<<(8-n)-1))
	}
	return out
}

func appendStuffed(out []byte, four uint32) []byte {
	// The expression is nonzero when a byte of four is 0xFF (the well-known test
	// for a zero byte); it may err towards the slow path, never away from it.
	if inverse := ^four; (inverse-0x01010101)&^inverse&0x80808080 == 0 {
		return binary.BigEndian.AppendUint32(out, four)
	}
	for shift := 24; shift >= 0; shift -= 8 {
		out = appendStuffedByte(out, byte(four>>shift))
	}
	return out
}

func appendStuffedByte(out []byte, b byte) []byte {
	if b == 0xFF {
		return append(out, b, 0)
	}
	return append(out, b)
}
