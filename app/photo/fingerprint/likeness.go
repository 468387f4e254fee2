package fingerprint

import (
	"cmp"
	"math"
	"math/bits"
	"slices"
)

// Verdict says how alike two pictures are.
type Verdict int

// The verdicts, from the least alike.
const (
	// Different pictures.
	Different Verdict = iota
	// OtherColour: of one form and composition, in other colours: variations
	// of a product.
	OtherColour
	// Near: one picture, edited: cropped a little, brighter, warmer.
	Near
	// Same: one picture in another size, format, compression or margin.
	Same
)

// The limits, by the table that TestKnownPairs prints. Between them and the
// pictures on their other side is room.
const (
	// nearForm is how many of the 64 frequencies may differ in pictures of one
	// form. Of 12,000 pairs of other pictures half differ in 30 or more, one in
	// a hundred in 16 or fewer, and those below 12 are of one form.
	nearForm = 10
	sameForm = 6
	// nearColour is how far colours may differ, see colourDifference: a change of
	// brightness by 5 % stays below 7, a navy beside a slate blue teapot is at
	// 9.7, and red, grey and black caps are at 20 and more. Shades that are less
	// than about 5 apart (CIEDE2000), as black and charcoal, cannot be told.
	nearColour = 9
	// sameColour is what size and compression do, at a fifth of the pixels.
	sameColour = 4
	// nearRatio is how much the ratio of width to height may differ, as a
	// factor: what a crop by 5 % of one side makes of it, twice.
	nearRatio = 1.15
	sameRatio = 1.04
)

// Likeness is what a comparison of two pictures found.
type Likeness struct {
	Verdict Verdict
	// Bits is how many of the 64 frequencies differ.
	Bits int
	// Colour is the distance of colours where they differ most, in units of CIE
	// L*a*b* (1976), at most 255. It is measured only where the forms are alike.
	Colour float64
}

// Compare compares two pictures.
func Compare(p, q Print) Likeness {
	best := Likeness{Bits: 64, Colour: 255}
	for i := range p.looks {
		for k := range q.looks {
			best = closer(best, compareLooks(&p.looks[i], &q.looks[k]))
		}
	}
	return best
}

// closer is the one of two findings about a pair of pictures that makes them
// more alike.
func closer(a, b Likeness) Likeness {
	if compareLikeness(b, a) > 0 {
		return b
	}
	return a
}

// compareLikeness orders findings, the least alike first.
func compareLikeness(a, b Likeness) int {
	return cmp.Or(cmp.Compare(a.Verdict, b.Verdict), cmp.Compare(b.Colour, a.Colour), cmp.Compare(b.Bits, a.Bits))
}

func compareLooks(p, q *look) Likeness {
	found := Likeness{Bits: bits.OnesCount64(p.form ^ q.form), Colour: 255}
	ratio := ratioBetween(p, q)
	if found.Bits > nearForm || ratio > nearRatio {
		return found
	}
	found.Colour = colourDifference(&p.tiles, &q.tiles)
	switch {
	case found.Bits <= sameForm && found.Colour <= sameColour && ratio <= sameRatio:
		found.Verdict = Same
	case found.Colour <= nearColour:
		found.Verdict = Near
	default:
		found.Verdict = OtherColour
	}
	return found
}

// ratioBetween is how many times as wide, for its height, one look is as the
// other: 1 or more.
func ratioBetween(p, q *look) float64 {
	ratio := float64(p.width) * float64(q.height) / (float64(p.height) * float64(q.width))
	return max(ratio, 1/ratio)
}

// most is how many tiles the distance of colours is the mean of: the quarter in
// which they differ most, so that a white backdrop does not make a small red
// thing like a small blue one.
const most = grid * grid / 4

// colourDifference looks for each tile's colour about the same place in the
// other picture.
func colourDifference(p, q *tiles) float64 {
	return max(colourMissing(p, q), colourMissing(q, p))
}

// colourMissing is how far, in the mean of the worst tiles, colours of p are
// from the nearest ones about the same place of q: a tile aside is as good,
// since a crop moves everything a little.
func colourMissing(p, q *tiles) float64 {
	var distances [grid * grid]float64
	for i := range p {
		x, y := i%grid, i/grid
		nearest := math.MaxInt
		for row := max(y-1, 0); row <= min(y+1, grid-1); row++ {
			for column := max(x-1, 0); column <= min(x+1, grid-1); column++ {
				nearest = min(nearest, squareDistance(p[i], q[row*grid+column]))
			}
		}
		distances[i] = math.Sqrt(float64(nearest))
	}
	slices.Sort(distances[:])
	sum := 0.0
	for _, distance := range distances[len(distances)-most:] {
		sum += distance
	}
	return sum / most
}

func squareDistance(p, q tile) int {
	l, a, b := int(p.l)-int(q.l), int(p.a)-int(q.a), int(p.b)-int(q.b)
	return l*l + a*a + b*b
}
