package measure

import "math"

const (
	// framedAt is the length in pixels of the longer side at which frames are
	// looked for.
	framedAt = 500
	// deepest is how deep into the picture a frame may reach, as a share of the
	// side it narrows; lineDeepest how broad a drawn line may be.
	deepest, lineDeepest = 0.12, 0.03
	// plain is the standard deviation in levels up to which a band is of one
	// colour; apart the difference between it and what it frames.
	plain, apart = 5.0, 20
	// along is the share of a band's length beyond which it has to end.
	along = 0.6
	// wholly is the same of bars, and of the whole side.
	wholly = 0.8
	// ends is the share of a side left out at both of its ends, where the
	// other sides' bands lie.
	ends = 0.13
)

// frameOf is the breadth of a frame in percent of the picture's shorter side, 0
// where there is none.
//
// A frame is a band of one colour along all four sides, or bars along two that
// face each other, that ends all along at the same depth. White does not count,
// since pictures are padded with it, unless a line is drawn in it all around.
// Bands are told by their brightness alone.
func frameOf(g *grey) float64 {
	small := g.near(framedAt)
	if min(small.width, small.height) < 50 {
		return 0
	}
	top, bottom := small.band(false), small.band(true)
	turned := small.turned()
	left, right := turned.band(false), turned.band(true)
	level, upright := top.faces(bottom), left.faces(right)
	breadth := 0
	switch {
	case level && upright && top.line == left.line:
		breadth = min(top.depth, left.depth)
	case level && top.isBar() && bottom.isBar():
		breadth = top.depth
	case upright && left.isBar() && right.isBar():
		breadth = left.depth
	}
	return 100 * float64(breadth) / float64(min(small.width, small.height))
}

// band is what lies along one side of a picture; its depth is 0 where that is
// no part of a frame.
type band struct {
	depth int
	shade float64
	line  bool    // drawn in white
	ends  float64 // share of the whole side along which it ends at its depth
}

// isBar reports whether a band can do without those of the other sides. The edge
// of a square thing on a plain backdrop does not go all along.
func (b band) isBar() bool { return !b.line && b.ends >= wholly }

// faces reports whether two bands can be of one frame.
func (b band) faces(other band) bool {
	return b.depth > 0 && other.depth > 0 && b.line == other.line &&
		math.Abs(b.shade-other.shade) <= apart && float64(max(b.depth, other.depth)) <= 2*float64(min(b.depth, other.depth))+2
}

// band looks at the rows from the top, or from the bottom.
func (g *grey) band(fromBottom bool) band {
	whole := func(depth int) []uint8 {
		if fromBottom {
			depth = g.height - 1 - depth
		}
		return g.row(depth)
	}
	inset := int(ends * float64(g.width))
	row := func(depth int) []uint8 { return whole(depth)[inset : g.width-inset] }
	shade, even := evenShade(row(0))
	if !even {
		return band{}
	}
	limit := int(deepest * float64(g.height))
	for depth := 1; depth < limit; depth++ {
		if differing(row(depth), shade) >= along {
			if shade < nearWhite {
				return band{depth: depth, shade: shade, ends: differing(whole(depth+1), shade)}
			}
			drawn, isLine := g.line(row, depth, shade)
			return band{depth: drawn, shade: shade, line: isLine}
		}
		if now, even := evenShade(row(depth)); !even || math.Abs(now-shade) > plain {
			// A soft edge may take one row more.
			if differing(row(depth+1), shade) < along {
				return band{}
			}
		}
	}
	return band{}
}

// line reports whether the white goes on behind a line that begins at a depth.
func (g *grey) line(row func(int) []uint8, depth int, white float64) (int, bool) {
	for behind := depth + 1; behind <= depth+2+int(lineDeepest*float64(g.height)); behind++ {
		if 1-differing(row(behind), white) >= along/2 {
			return depth, true
		}
	}
	return 0, false
}

// evenShade is the mean of a row and whether it is of one colour.
func evenShade(row []uint8) (mean float64, even bool) {
	sum, squares := 0.0, 0.0
	for _, v := range row {
		sum += float64(v)
		squares += float64(v) * float64(v)
	}
	n := float64(len(row))
	mean = sum / n
	return mean, squares/n-mean*mean <= plain*plain
}

// differing is the share of a row that is clearly of another shade.
func differing(row []uint8, shade float64) float64 {
	n := 0
	for _, v := range row {
		if math.Abs(float64(v)-shade) >= apart {
			n++
		}
	}
	return float64(n) / float64(len(row))
}
