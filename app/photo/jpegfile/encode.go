package jpegfile

import (
	"encoding/binary"
	"fmt"

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
	e := &encoder{width: width, height: height}
	for i, base := range baseQuant {
		e.quant[i] = newQuantiser(base, quality)
	}
	e.components = [3]coded{{plane: luma, size: 2}, {plane: colours[0], size: 1, table: 1}, {plane: colours[1], size: 1, table: 1}}
	e.tokenise()
	return e.file(), nil
}

// encoder is the state of writing one file. The picture is turned into tokens
// first, so that the codes can be made for what is there.
type encoder struct {
	width, height int
	quant         [2]*quantiser // for luminance and for colour
	components    [3]coded
	tokens        []token
	counts        [4][257]int // of symbols: DC and AC of luminance, DC and AC of colour
}

// coded is a component on its way into the file.
type coded struct {
	plane plane.Plane
	size  int // blocks in a unit, across and down
	table int // 0 for luminance, 1 for colour
	last  int32
}

// token is a symbol of a Huffman code and the bits behind it: the code's number
// (0 to 3), the symbol and the bits in 2, 8 and 16 bits. How many bits there
// are is in the symbol's low four bits.
type token uint32

func newToken(code int, symbol uint8, bits uint32) token {
	return token(uint32(code)<<24 | uint32(symbol)<<16 | bits&0xFFFF)
}

// tokenise transforms and quantises the picture unit by unit.
func (e *encoder) tokenise() {
	unitsX, unitsY := ceilDiv(e.width, 16), ceilDiv(e.height, 16)
	e.tokens = make([]token, 0, unitsX*unitsY*6*8)
	for y := range unitsY {
		for x := range unitsX {
			for i := range e.components {
				c := &e.components[i]
				for v := range c.size {
					for h := range c.size {
						e.block(c, x*c.size+h, y*c.size+v)
					}
				}
			}
		}
	}
}

func (e *encoder) block(c *coded, x, y int) {
	var samples, levels [64]int32
	load(&samples, c.plane, 8*x, 8*y)
	forwardDCT(&samples)
	end := e.quant[c.table].apply(&levels, &samples)

	difference := levels[0] - c.last
	c.last = levels[0]
	size, bits := magnitude(difference)
	e.emit(2*c.table, uint8(size), bits)

	run := 0
	for k := 1; k <= end; k++ {
		v := levels[k]
		if v == 0 {
			run++
			continue
		}
		for ; run > 15; run -= 16 {
			e.emit(2*c.table+1, 0xF0, 0)
		}
		size, bits := magnitude(v)
		e.emit(2*c.table+1, uint8(run<<4|size), bits)
		run = 0
	}
	if end < 63 {
		e.emit(2*c.table+1, 0x00, 0)
	}
}

func (e *encoder) emit(code int, symbol uint8, bits uint32) {
	e.counts[code][symbol]++
	e.tokens = append(e.tokens, newToken(code, symbol, bits))
}

// load copies a block of samples, less their middle. Blocks that go beyond the
// plane repeat its last column and row, which codes cheapest.
func load(block *[64]int32, p plane.Plane, x, y int) {
	if x+8 <= p.Width && y+8 <= p.Height {
		for v := range 8 {
			row := p.Pix[(y+v)*p.Stride+x:][:8]
			for h, sample := range row {
				block[8*v+h] = int32(sample) - 128
			}
		}
		return
	}
	for v := range 8 {
		row := p.Row(min(y+v, p.Height-1))
		for h := range 8 {
			block[8*v+h] = int32(row[min(x+h, p.Width-1)]) - 128
		}
	}
}

// file writes the segments and the coded picture (T.81 annex B, T.871).
func (e *encoder) file() []byte {
	out := []byte{0xFF, markerSOI}
	out = appendSegment(out, markerAPP0, []byte(jfifMark+"\x01\x01\x00\x00\x01\x00\x01\x00\x00"))
	for i, q := range e.quant {
		out = appendSegment(out, markerDQT, append([]byte{byte(i)}, q.steps()...))
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
	var acc uint64
	var n uint
	for _, t := range tokens {
		c, symbol := codes[t>>24], uint8(t>>16)
		length, extra := uint(c.lengths[symbol]), uint(symbol&15)
		acc = acc<<length | uint64(c.words[symbol])
		acc = acc<<extra | uint64(t&(1<<extra-1))
		n += length + extra
		for n >= 8 {
			n -= 8
			b := byte(acc >> n)
			out = append(out, b)
			if b == 0xFF {
				out = append(out, 0)
			}
		}
	}
	if n > 0 { // filled up with ones
		b := byte(acc<<(8-n)) | byte(1<<(8-n)-1)
		out = append(out, b)
		if b == 0xFF {
			out = append(out, 0)
		}
	}
	return out
}
