package jpegfile

import (
	"storehand/app/photo/kernel"
	"storehand/app/photo/plane"
)

// block is a block's coefficients among those of its group: one every
// kernel.Lanes, in the order of coding.
type block [64 * kernel.Lanes]int16

// at returns a coefficient.
func (b *block) at(k int) *int16 { return &b[k&63*kernel.Lanes] }

// band is the row of blocks of a component that is being decoded. When it is
// complete its samples are handed on and the next one begins; the whole
// component need never be in memory. Only of a progressive picture the
// coefficients that matter are kept to the end.
type band struct {
	coefs []int16
	// known is, in a progressive picture, which coefficients of each block are
	// not zero, also of those too fine to matter: what passes to come hold
	// depends on it.
	known  []uint64
	rows   int // of blocks that are decoded before the first is handed on
	groups int // in a row of blocks
	across int // blocks in a row
	span   int // of a group in coefs, see kernel.Inverse
	// finest is the last coefficient that matters, in the order of coding.
	finest int
	steps  [64]int32 // of quantisation, in the order of coding

	pix    []uint8
	stride int
	size   int // samples of a block's side, 1 to 8
	// width and height are the component's size in samples; given counts the
	// rows that have been handed on.
	width, height, given int
	take                 func(rows []uint8, stride, count int)
}

func newBand(c component, size int, whole plane.Size, progressive bool, take func([]uint8, int, int)) *band {
	b := &band{rows: 1, groups: kernel.Groups(c.paddedX), across: c.paddedX, size: size, width: whole.X.Count, height: whole.Y.Count, take: take}
	b.finest = kernel.Finest(size)
	b.span = kernel.Lanes * (b.finest + 1)
	rows := c.v
	if progressive {
		rows, b.rows = c.paddedY, c.paddedY
		b.known = make([]uint64, c.paddedX*c.paddedY)
	}
	b.coefs = make([]int16, rows*b.groups*b.span+len(block{}))
	b.stride = b.groups*kernel.Lanes*size + kernel.Slack
	b.pix = make([]uint8, size*b.stride)
	return b
}

// block returns the coefficients of the block x from the left and y from the
// top.
func (b *band) block(x, y int) *block {
	return (*block)(b.coefs[(y*b.groups+x/kernel.Lanes)*b.span+x%kernel.Lanes:])
}

// knownOf returns which coefficients of a block are not zero.
func (b *band) knownOf(x, y int) *uint64 { return &b.known[y*b.across+x] }

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
		kernel.Inverse(b.pix, b.stride, row, b.span, &b.steps, b.size, b.groups)
		b.take(b.pix, b.stride, count)
		b.given += count
		clear(row)
	}
}
