package jpegfile

import (
	"storehand/app/photo/kernel"
	"storehand/app/photo/plane"
)

// block is where a block's coefficients lie among those of its group: one every
// kernel.Lanes. It is longer than any group, so that indices under blockMask
// need no check.
type block [blockMask + 1]int16

const blockMask = 1023

// band is the row of blocks of a component that is being decoded. When it is
// complete its samples are handed on and the next one begins; the whole
// component need never be in memory. Only of a progressive picture all
// coefficients are kept, to the end.
type band struct {
	coefs  []int16
	rows   int // of blocks that are decoded before the first is handed on
	groups int // in a row of blocks
	span   int // of a group in coefs
	pitch  int // see kernel.Coefficients
	// place leads from the order of coding to a coefficient's place in its
	// group. Those too fine for the size all have the same one, which is never
	// read; finest is the last that is not.
	place  [64]uint16
	finest int
	// steps are the quantisation steps by frequency, row by row.
	steps [64]int32

	pix    []uint8
	stride int
	size   int // samples of a block's side, 1 to 8
	// width and height are the component's size in samples; given counts the
	// rows that have been handed on.
	width, height, given int
	take                 func(rows []uint8, stride, count int)
}

func newBand(c component, size int, whole plane.Size, progressive bool, take func([]uint8, int, int)) *band {
	b := &band{rows: 1, groups: kernel.Groups(c.paddedX), size: size, width: whole.X.Count, height: whole.Y.Count, take: take}
	rows := c.v
	b.pitch = size
	if progressive {
		rows, b.pitch = c.paddedY, 8
		b.rows = rows
	}
	b.lay()
	b.coefs = make([]int16, rows*b.groups*b.span+len(block{}))
	b.stride = b.groups*kernel.Lanes*size + kernel.Slack
	b.pix = make([]uint8, size*b.stride)
	return b
}

// lay gives the coefficients their places.
func (b *band) lay() {
	nowhere := kernel.Lanes * b.pitch * b.pitch
	b.span = nowhere + kernel.Lanes
	for k, natural := range zigzag {
		v, u := int(natural)/8, int(natural)%8
		if v >= b.pitch || u >= b.pitch {
			b.place[k] = uint16(nowhere)
			continue
		}
		b.place[k] = uint16(kernel.Lanes * (v*b.pitch + u))
		b.finest = k
	}
}

// quantise sets the steps, which come in the order of coding.
func (b *band) quantise(table *[64]int32) {
	for k, place := range zigzag {
		b.steps[place] = table[k]
	}
}

// block returns the coefficients of the block x from the left and y from the
// top.
func (b *band) block(x, y int) *block {
	return (*block)(b.coefs[(y*b.groups+x/kernel.Lanes)*b.span+x%kernel.Lanes:])
}

// finish hands on the samples of so many rows of blocks of the band, from the
// given one on. Where nothing came they are middle grey, the value in which
// that is least disturbing.
func (b *band) finish(from, rows int) {
	for y := from; y < from+rows; y++ {
		count := min(b.size, b.height-b.given)
		if count == 0 {
			return
		}
		row := b.coefs[y*b.groups*b.span:][:b.groups*b.span]
		kernel.Inverse(b.pix, b.stride, kernel.Coefficients{Data: row, Span: b.span, Pitch: b.pitch}, &b.steps, b.size, b.groups)
		b.take(b.pix, b.stride, count)
		b.given += count
		clear(row)
	}
}
