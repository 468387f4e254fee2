package subject

import (
	"math"

	"storehand/app/alttext/colour"
)

const (
	// stepLimit is how much two neighbours of a backdrop differ at most: less
	// than an edge, more than grain.
	stepLimit = 3.5
	// driftLimit is how far a backdrop strays from the colour it has at the
	// picture's edge, in a shadow for example.
	driftLimit = 18
	// shadow is the weight of lightness in these differences. Shadows and
	// gradients of a backdrop change its lightness and hardly its hue.
	shadow = 0.45
)

// apart is the difference of two colours as a backdrop counts it.
func apart(a, b colour.Lab) float64 {
	l, x, y := shadow*(a.L-b.L), a.A-b.A, a.B-b.B
	return math.Sqrt(l*l + x*x + y*y)
}

// flood returns the backdrop: what can be reached from the picture's edge in
// small steps of colour without going far from the colour at that edge.
func (p *picture) flood() []bool {
	mask := make([]bool, len(p.pixels))
	type spot struct {
		at   int
		from colour.Lab
	}
	var open []spot
	enter := func(at int, from colour.Lab) {
		if !mask[at] {
			mask[at] = true
			open = append(open, spot{at, from})
		}
	}
	edge := p.edgeColour()
	for at := range p.pixels {
		x, y := at%p.width, at/p.width
		if x > 0 && y > 0 && x < p.width-1 && y < p.height-1 {
			continue
		}
		// A product that touches the edge is no backdrop there.
		if apart(p.pixels[at].lab, edge) < driftLimit {
			enter(at, p.pixels[at].lab)
		}
	}
	for len(open) > 0 {
		s := open[len(open)-1]
		open = open[:len(open)-1]
		here := p.pixels[s.at].lab
		for next := range p.neighbours(s.at) {
			there := p.pixels[next].lab
			if apart(here, there) < stepLimit && apart(there, s.from) < driftLimit {
				enter(next, s.from)
			}
		}
	}
	return mask
}

// edgeColour is the edge pixel that the others are closest to: the middle of
// the backdrop's colours, whatever else touches the edge.
func (p *picture) edgeColour() colour.Lab {
	var edge []colour.Lab
	for at, px := range p.pixels {
		x, y := at%p.width, at/p.width
		if x == 0 || y == 0 || x == p.width-1 || y == p.height-1 {
			edge = append(edge, px.lab)
		}
	}
	best, least := edge[0], math.Inf(1)
	for _, candidate := range edge {
		sum := 0.0
		for _, other := range edge {
			sum += math.Min(apart(candidate, other), driftLimit)
		}
		if sum < least {
			best, least = candidate, sum
		}
	}
	return best
}
