package icc

// cells is a conversion by tables made ready for many pixels: the profile's own
// grid, or a finer one through its points, with every point carried through to
// sRGB. Colours are interpolated there, which is as even to the eye as Lab is.
type cells struct {
	// place gives each channel's 256 values the point below (times its step)
	// and the distance from it.
	place [4][256]spot
	steps [4]int
	// values are three for each point, as sRGB of 0…255, not cut off.
	values []float32
}

type spot struct {
	base int
	part float32
}

const (
	// Finest sizes that a profile's grid is refined to, for three and four
	// channels; with curves behind the grid, as the XYB profile of JPEG XL's
	// makers has them, straight lines need shorter pieces.
	fineRGB, fineCMYK, fineCurved = 33, 17, 65
)

func newCells(space Space, t *table, black xyz) *cells {
	inputs := space.inputs()
	sizes := make([]int, inputs)
	points := 3
	for i := range sizes {
		sizes[i] = refined(t, i, inputs)
		points *= sizes[i]
	}
	layout := newGrid(sizes, nil)
	c := &cells{values: make([]float32, 0, points)}
	for i := range inputs {
		c.steps[i] = layout.steps[i]
		c.place[i] = spots(t, i, sizes[i], layout.steps[i])
	}
	c.fill(t, sizes, make([]float64, inputs), 0, black)
	return c
}

// refined returns the size along a channel: the profile's own points and so
// many between them that the lines are short.
func refined(t *table, channel, inputs int) int {
	wanted := fineRGB
	if inputs == 4 {
		wanted = fineCMYK
	}
	if t.grid == nil {
		return fineCurved
	}
	if t.middle != nil && inputs == 3 {
		wanted = fineCurved
	}
	own := t.grid.sizes[channel] - 1
	return own*max((wanted-1+own/2)/own, 1) + 1
}

// spots places the 256 values of a channel, through its first curve, between
// the points.
func spots(t *table, channel, size, step int) (all [256]spot) {
	for v := range all {
		place := unit(curveAt(t.before, channel, float64(v)/255)) * float64(size-1)
		low := min(int(place), size-2)
		all[v] = spot{base: low * step, part: float32(place - float64(low))}
	}
	return all
}

// fill computes the points, the last channel changing fastest.
func (c *cells) fill(t *table, sizes []int, at []float64, channel int, black xyz) {
	if channel == len(sizes) {
		for _, v := range compensate(t.behind(at), black).linearSRGB() {
			c.values = append(c.values, float32(255*encode(v)))
		}
		return
	}
	for i := range sizes[channel] {
		at[channel] = float64(i) / float64(sizes[channel]-1)
		c.fill(t, sizes, at, channel+1, black)
	}
}

// corner returns the value at a point of the cube around (a, b, c),
// interpolated over the tetrahedron that contains it, which keeps neutral
// colours neutral where the profile's own points are.
func (c *cells) corner(base int, steps []int, x, y, z float32) (out [3]float32) {
	// The way from the low corner to the high one goes along the longest part
	// first.
	s0, s1, s2 := steps[0], steps[1], steps[2]
	if x < y {
		x, y, s0, s1 = y, x, s1, s0
	}
	if y < z {
		y, z, s1, s2 = z, y, s2, s1
	}
	if x < y {
		x, y, s0, s1 = y, x, s1, s0
	}
	p0, p1 := c.values[base:][:3], c.values[base+s0:][:3]
	p2, p3 := c.values[base+s0+s1:][:3], c.values[base+s0+s1+s2:][:3]
	w0, w1, w2 := 1-x, x-y, y-z
	for i := range out {
		out[i] = w0*p0[i] + w1*p1[i] + w2*p2[i] + z*p3[i]
	}
	return out
}

func (c *cells) rgb(pix []uint8) {
	steps := c.steps[:3]
	for ; len(pix) >= 4; pix = pix[4:] {
		r, g, b := &c.place[0][pix[0]], &c.place[1][pix[1]], &c.place[2][pix[2]]
		v := c.corner(r.base+g.base+b.base, steps, r.part, g.part, b.part)
		pix[0], pix[1], pix[2] = round(v[0]), round(v[1]), round(v[2])
	}
}

func (c *cells) cmyk(pix []uint8) {
	steps := c.steps[:3]
	for ; len(pix) >= 4; pix = pix[4:] {
		cy, m, y, k := &c.place[0][pix[0]], &c.place[1][pix[1]], &c.place[2][pix[2]], &c.place[3][pix[3]]
		base := cy.base + m.base + y.base + k.base
		v := c.corner(base, steps, cy.part, m.part, y.part)
		if k.part > 0 {
			more := c.corner(base+c.steps[3], steps, cy.part, m.part, y.part)
			for i := range v {
				v[i] += k.part * (more[i] - v[i])
			}
		}
		pix[0], pix[1], pix[2], pix[3] = round(v[0]), round(v[1]), round(v[2]), 255
	}
}

func round(v float32) uint8 {
	if !(v > 0) {
		return 0
	}
	return uint8(min(v, 255) + 0.5)
}
