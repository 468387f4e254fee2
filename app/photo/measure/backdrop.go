package measure

const (
	// backdropWhite is the least level of a white backdrop.
	backdropWhite = 245
	// leastBackdrop is the share of the picture that a white backdrop takes at
	// least.
	leastBackdrop = 0.1
)

// cutout is the picture with its white backdrop in black and all else in white.
func (g *grey) cutout() *grey {
	c := &grey{g.width, g.height, make([]uint8, len(g.pix))}
	for i, isBackdrop := range g.whiteBackdrop() {
		if !isBackdrop {
			c.pix[i] = 255
		}
	}
	return c
}

// whiteBackdrop marks what is white and can be reached from the margin over
// white.
func (g *grey) whiteBackdrop() []bool {
	mask := make([]bool, len(g.pix))
	var open []int
	enter := func(x, y int) {
		at := y*g.width + x
		if x >= 0 && y >= 0 && x < g.width && y < g.height && !mask[at] && g.pix[at] >= backdropWhite {
			mask[at] = true
			open = append(open, at)
		}
	}
	for x := range g.width {
		enter(x, 0)
		enter(x, g.height-1)
	}
	for y := range g.height {
		enter(0, y)
		enter(g.width-1, y)
	}
	for len(open) > 0 {
		at := open[len(open)-1]
		open = open[:len(open)-1]
		x, y := at%g.width, at/g.width
		enter(x-1, y)
		enter(x+1, y)
		enter(x, y-1)
		enter(x, y+1)
	}
	return mask
}
