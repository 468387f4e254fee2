package jpegfile

import "storehand/app/photo/plane"

// band is the row of blocks of a component that is being decoded. When it is
// complete its samples are handed on, row by row, and the next one begins; the
// whole component need never be in memory.
type band struct {
	pix    []uint8
	stride int
	size   int // samples of a block's side, 1 to 8
	// width and height are the component's size in samples; given counts the
	// rows that have been handed on.
	width, height, given int
	take                 func(row []uint8)
}

func newBand(c component, size int, whole plane.Size, take func([]uint8)) *band {
	b := &band{
		pix: make([]uint8, c.paddedX*size*c.v*size), stride: c.paddedX * size, size: size,
		width: whole.X.Count, height: whole.Y.Count, take: take,
	}
	b.clear()
	return b
}

// clear paints the band in middle grey, the value in which what never arrives
// is least disturbing.
func (b *band) clear() {
	for i := range b.pix {
		b.pix[i] = 128
	}
}

// finish hands on the samples of the given number of rows of blocks.
func (b *band) finish(blockRows int) {
	rows := min(blockRows*b.size, b.height-b.given)
	if rows == 0 {
		return
	}
	for y := range rows {
		b.take(b.pix[y*b.stride:][:b.width])
	}
	b.given += rows
	b.clear()
}

// put turns the coefficients of a block into samples, x blocks from the left
// and y from the top of the band. flat says that all but the first coefficient
// are zero, which is common in the backdrops of product photos.
func (b *band) put(block *[64]int32, flat bool, x, y int) {
	dst := b.pix[y*b.size*b.stride+x*b.size:]
	switch {
	case flat || b.size == 1:
		b.fill(dst, clamp((block[0]+4)>>3+128))
	case b.size == 8:
		fullIDCT(block, dst, b.stride)
	default:
		scaledIDCT(block, dst, b.stride, b.size)
	}
}

func (b *band) fill(dst []uint8, value uint8) {
	for row := range b.size {
		line := dst[row*b.stride:][:b.size]
		for i := range line {
			line[i] = value
		}
	}
}
