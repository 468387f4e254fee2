package backdrop

import (
	"image"
	"math"
)

// fineness is how many cells the longer side of a picture is divided into at
// most. A cell is then 0.4 % of it: finer than a gap that matters, and enough
// pixels that grain averages out.
const fineness = 250

// rgb is a colour in sRGB's coded values, 0 to 255. Backdrops are light and of
// little colour, and there the coded values are about as even as CIE L*a*b*:
// one L* is some 2.6 steps of grey. Light and shadow multiply them, since the
// code is nearly a power of the light.
type rgb [3]float32

// luma weighs the three like Y' of ITU-R BT.709.
func (c rgb) luma() float32 { return .2126*c[0] + .7152*c[1] + .0722*c[2] }

// cell is a square of the picture: the mean of its pixels, and the least and
// greatest value of each channel, by which a thread thinner than the cell is
// still seen.
type cell struct {
	mean      rgb
	low, high [3]uint8
}

// span is how far the values of a channel lie apart in the cell, of the channel
// where that is most.
func (c *cell) span() float32 {
	return float32(max(c.high[0]-c.low[0], c.high[1]-c.low[1], c.high[2]-c.low[2]))
}

// grid is a picture divided into cells.
type grid struct {
	size          image.Point // of the picture, in pixels
	side          int         // of a cell, in pixels; those at the right and lower edge may be cut
	columns, rows int
	cells         []cell
}

// divide measures a picture's cells.
func divide(img *image.NRGBA) *grid {
	size := img.Rect.Size()
	side := max(1, (max(size.X, size.Y)+fineness-1)/fineness)
	g := &grid{size: size, side: side, columns: (size.X + side - 1) / side, rows: (size.Y + side - 1) / side}
	g.cells = make([]cell, g.columns*g.rows)
	for row := range g.rows {
		g.measureRow(img, row)
	}
	return g
}

// tally adds up the pixels of a cell.
type tally struct {
	sum       [3]uint32
	low, high [3]uint8
}

func (t *tally) add(row []uint8) {
	for ; len(row) >= 4; row = row[4:] {
		r, g, b := row[0], row[1], row[2]
		t.sum[0], t.sum[1], t.sum[2] = t.sum[0]+uint32(r), t.sum[1]+uint32(g), t.sum[2]+uint32(b)
		t.low[0], t.low[1], t.low[2] = min(t.low[0], r), min(t.low[1], g), min(t.low[2], b)
		t.high[0], t.high[1], t.high[2] = max(t.high[0], r), max(t.high[1], g), max(t.high[2], b)
	}
}

func (g *grid) measureRow(img *image.NRGBA, row int) {
	top, bottom := row*g.side, min((row+1)*g.side, g.size.Y)
	for column := range g.columns {
		left, right := column*g.side, min((column+1)*g.side, g.size.X)
		t := tally{low: [3]uint8{255, 255, 255}}
		for y := top; y < bottom; y++ {
			t.add(img.Pix[y*img.Stride+4*left : y*img.Stride+4*right])
		}
		n := float32((right - left) * (bottom - top))
		g.cells[row*g.columns+column] = cell{
			mean: rgb{float32(t.sum[0]) / n, float32(t.sum[1]) / n, float32(t.sum[2]) / n}, low: t.low, high: t.high,
		}
	}
}

// place is where a cell's middle lies, in −1 to 1 from one edge of the picture
// to the other.
func (g *grid) place(at int) (x, y float64) {
	middle := func(i, side, whole int) float64 {
		from, to := i*side, min((i+1)*side, whole)
		return float64(from+to)/float64(whole) - 1
	}
	return middle(at%g.columns, g.side, g.size.X), middle(at/g.columns, g.side, g.size.Y)
}

// edge lists the cells along the picture's four sides, each once.
func (g *grid) edge() []int {
	var cells []int
	for at := range g.cells {
		x, y := at%g.columns, at/g.columns
		if x == 0 || y == 0 || x == g.columns-1 || y == g.rows-1 {
			cells = append(cells, at)
		}
	}
	return cells
}

// neighbours yields the cells left, right, above and below of one.
func (g *grid) neighbours(at int) func(yield func(int) bool) {
	return func(yield func(int) bool) {
		x := at % g.columns
		_ = (x == 0 || yield(at-1)) && (x == g.columns-1 || yield(at+1)) &&
			(at < g.columns || yield(at-g.columns)) && (at+g.columns >= len(g.cells) || yield(at+g.columns))
	}
}

// between returns the value at a pixel of what is known for the middle of each
// cell, by bilinear interpolation.
func (g *grid) between(x, y int) (corner [4]int, weight [4]float32) {
	locate := func(at, count int) (int, int, float32) {
		f := (float32(at)+.5)/float32(g.side) - .5
		low := min(max(int(math.Floor(float64(f))), 0), count-1)
		return low, min(low+1, count-1), min(max(f-float32(low), 0), 1)
	}
	left, right, fx := locate(x, g.columns)
	top, bottom, fy := locate(y, g.rows)
	corner = [4]int{top*g.columns + left, top*g.columns + right, bottom*g.columns + left, bottom*g.columns + right}
	weight = [4]float32{(1 - fx) * (1 - fy), fx * (1 - fy), (1 - fx) * fy, fx * fy}
	return corner, weight
}
