package jpegfile

import (
	"storehand/app/photo/kernel"
	"storehand/app/photo/plane"
)

// coded is a component on its way into the file.
type coded struct {
	plane     plane.Plane
	size      int // blocks in a unit, across and down
	table     int // 0 for luminance, 1 for colour
	quantiser *kernel.Quantiser
	last      int32 // the mean of the block before
	groups    int   // of blocks in a row
	// strip is a row of blocks with what goes beyond the plane; levels and marks
	// are what kernel.Forward made of the rows of a row of units.
	strip  []uint8
	levels []int16
	marks  []uint64
}

func newCoded(p plane.Plane, size, unitsX, table int, q *kernel.Quantiser) coded {
	groups := kernel.Groups(unitsX * size)
	blocks := groups * kernel.Lanes
	return coded{
		plane: p, size: size, table: table, quantiser: q, groups: groups,
		strip: make([]uint8, 8*8*blocks), levels: make([]int16, size*64*blocks), marks: make([]uint64, size*blocks),
	}
}

// transform makes the levels of a row of units.
func (c *coded) transform(row int) {
	blocks := c.groups * kernel.Lanes
	for v := range c.size {
		c.load(8 * (row*c.size + v))
		kernel.Forward(c.levels[v*64*blocks:], c.marks[v*blocks:], c.strip, 8*blocks, c.quantiser, c.groups)
	}
}

// load fills the strip from the plane's row top on. Blocks that go beyond the
// plane repeat its last column and row, which codes cheapest.
func (c *coded) load(top int) {
	width := 8 * c.groups * kernel.Lanes
	for y := range 8 {
		row := c.strip[y*width:][:width]
		n := copy(row, c.plane.Row(min(top+y, c.plane.Height-1)))
		for i := n; i < width; i++ {
			row[i] = row[n-1]
		}
	}
}

// block returns the levels of a block of the row of units, in the order of
// coding, and which of them are not zero.
func (c *coded) block(x, v int) (levels *[64]int16, marks uint64) {
	at := v*c.groups*kernel.Lanes + x
	return (*[64]int16)(c.levels[64*at:]), c.marks[at]
}
