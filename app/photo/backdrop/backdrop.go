// Package backdrop tells the backdrop of a studio photo from what stands before
// it: paper, cloth or a wall of one colour, lit unevenly, with soft shadows.
//
// The picture is divided into small cells. A smooth surface of colour is laid
// through the cells along its edge, and again through all that prove to belong
// to it. Backdrop is what can be reached from the edge over cells whose every
// pixel is as the surface says; a passage narrower than a cell is none, so that
// a gap in the outline of a white thing on white lets nothing leak in.
package backdrop

import (
	"image"
	"slices"
)

// Problem says why no backdrop can be told, for a person to read; empty when
// one can.
type Problem string

const (
	// Busy is a picture along whose edge no even colour prevails.
	Busy Problem = "the background is busy"
	// Bare is a picture in which nothing stands out from the backdrop.
	Bare Problem = "nothing stands out from the background"
	// Small is a picture with a side of less than 16 pixels.
	Small Problem = "the picture is too small"
)

const (
	// least is the shortest side, in pixels, in which an edge and a middle can
	// be told apart.
	least = 16
	// prevailing is the share of the picture's edge that must be backdrop, and
	// corners the number of its corners: a product may stand on the lower edge
	// or reach into a corner, but the sky over a street is no backdrop.
	prevailing, corners = 0.55, 3
	// finest and coarsest bound the tolerance: less than the one is not seen,
	// and what needs more than the other is a texture.
	finest, coarsest = 4, 16
	// reaching is the share of the edge that is backdrop pixel by pixel and not
	// only by and large.
	reaching = 0.3
	// bare is the share of cells below which the largest thing is none.
	bare = 0.0008
)

// Kind is what a cell shows.
type Kind uint8

const (
	// Subject is all that is not known to be backdrop.
	Subject Kind = iota
	// Clean is backdrop as its surface says.
	Clean
	// Shaded is backdrop in the shadow of the subject.
	Shaded
)

// Backdrop is what was found out of a picture.
type Backdrop struct {
	*grid
	kinds []Kind
	paper []rgb     // the surface's colour in the middle of each cell
	shade []float32 // the share of the paper's light that reaches each cell of it
	// tolerance is how far a pixel of the backdrop may lie from the surface, in
	// coded steps: its grain, and what the surface does not follow.
	tolerance float32
	// grain is the span of a cell of plain backdrop, in coded steps.
	grain float32
	// Edge is the share of the cells along the picture's edge, 0 to 1, that the
	// surface explains.
	Edge float64
}

// Find looks for the backdrop of an opaque picture whose Rect begins at 0, 0.
// The Backdrop tells the measures also where there is a Problem.
func Find(img *image.NRGBA) (*Backdrop, Problem) {
	if size := img.Rect.Size(); min(size.X, size.Y) < least {
		return &Backdrop{}, Small
	}
	b := &Backdrop{grid: divide(img)}
	b.kinds = make([]Kind, len(b.cells))
	b.paper = make([]rgb, len(b.cells))
	edge := b.edge()
	b.lay(b.settle(edge, b.prevalent(edge), step{1, 40}, step{2, 20}, step{3, 10}, step{3, 6}), edge)
	if b.isBusy(edge) {
		return b, Busy
	}
	b.flood(edge)
	for range 3 {
		b.lay(b.refined(), b.found())
		b.flood(edge)
	}
	b.follow()
	b.flood(edge)
	b.Edge = b.explained(edge)
	if b.tolerance > coarsest || b.reached(edge) < reaching {
		return b, Busy
	}
	b.openHoles()
	b.dust()
	if float64(b.largest()) < bare*float64(len(b.cells)) {
		return b, Bare
	}
	b.castShadows()
	b.dust()
	return b, ""
}

// prevalent is a start for the surface: the one colour, of those along the edge,
// that the others are closest to.
func (b *Backdrop) prevalent(edge []int) func(int) rgb {
	const far = 40 // a product at the edge counts no more for being even more different
	best, least := rgb{}, float32(0)
	for i := 0; i < len(edge); i += 3 {
		candidate, sum := b.cells[edge[i]].mean, float32(0)
		for j := 0; j < len(edge); j += 3 {
			sum += min(distance(candidate, b.cells[edge[j]].mean), far)
		}
		if i == 0 || sum < least {
			best, least = candidate, sum
		}
	}
	return func(int) rgb { return best }
}

// lay takes a surface as the backdrop's, and measures on cells that mostly
// belong to it how closely the picture keeps to it.
func (b *Backdrop) lay(s surface, cells []int) {
	b.spread(s, b.paper)
	b.measure(cells)
}

// measure finds out how closely the cells keep to the paper.
func (b *Backdrop) measure(cells []int) {
	var spans, misses []float32
	for _, at := range sample(cells) {
		spans = append(spans, b.cells[at].span())
		misses = append(misses, distance(b.cells[at].mean, b.paper[at]))
	}
	b.grain = middle(spans)
	// Half the span of a cell's dozens of pixels is about two and a half times
	// the deviation of their grain; four deviations hold nearly every pixel.
	b.tolerance = max(1.7/2*b.grain+2*middle(misses), finest)
}

// middle is the median; 0 of nothing.
func middle(values []float32) float32 {
	if len(values) == 0 {
		return 0
	}
	slices.Sort(values)
	return values[len(values)/2]
}

// isClean reports whether every pixel of the cell keeps to the surface, and
// their mean more closely: grain cancels out in it, and a thing that is hardly
// lighter or darker than the backdrop is given away by it. Nor is there a faint
// edge within the cell.
func (b *Backdrop) isClean(at int) bool {
	c, paper := &b.cells[at], b.paper[at]
	if c.span() > 1.6*b.grain+3 {
		return false
	}
	for channel, expected := range paper {
		if float32(c.low[channel]) < expected-b.tolerance || float32(c.high[channel]) > expected+b.tolerance {
			return false
		}
	}
	return distance(c.mean, paper) <= max(2, b.tolerance/2)
}

// isNear reports whether a cell is much like the surface: backdrop that the
// surface does not follow closely, as in a wide shadow, or with dust on it.
func (b *Backdrop) isNear(at int) bool {
	return distance(b.cells[at].mean, b.paper[at]) <= 3*b.tolerance && b.cells[at].span() <= 4*b.tolerance
}

// explained is the share of cells that are near the surface.
func (b *Backdrop) explained(cells []int) float64 {
	n := 0
	for _, at := range cells {
		if b.isNear(at) {
			n++
		}
	}
	return float64(n) / float64(len(cells))
}

func (b *Backdrop) isBusy(edge []int) bool {
	b.Edge = b.explained(edge)
	clean := 0
	for _, corner := range [][2]int{{0, 0}, {b.columns - 1, 0}, {0, b.rows - 1}, {b.columns - 1, b.rows - 1}} {
		if b.isNear(corner[1]*b.columns + corner[0]) {
			clean++
		}
	}
	return b.tolerance > coarsest || b.Edge < prevailing || clean < corners
}

// reached is the share of cells that a flood has reached.
func (b *Backdrop) reached(cells []int) float64 {
	n := 0
	for _, at := range cells {
		if b.kinds[at] == Clean {
			n++
		}
	}
	return float64(n) / float64(len(cells))
}

// flood marks what can be reached from the edge over clean cells.
func (b *Backdrop) flood(edge []int) {
	clear(b.kinds)
	open := make([]int, 0, len(b.cells)/4)
	enter := func(at int) {
		if b.kinds[at] == Subject && b.isClean(at) {
			b.kinds[at] = Clean
			open = append(open, at)
		}
	}
	for _, at := range edge {
		enter(at)
	}
	for len(open) > 0 {
		at := open[len(open)-1]
		open = open[:len(open)-1]
		for next := range b.neighbours(at) {
			enter(next)
		}
	}
}

// refined is a surface through all that was found to be backdrop. It can bend
// where the first, known from the edge only, had to stay stiff.
func (b *Backdrop) refined() surface {
	laid := func(at int) rgb { return b.paper[at] }
	return b.settle(sample(b.found()), laid, step{4, float64(b.tolerance)}, step{4, float64(b.tolerance) / 2})
}

// sample is an even choice of cells where there are more than make a measure
// better.
func sample(cells []int) []int {
	const enough = 4000
	skip := len(cells)/enough + 1
	var some []int
	for i := 0; i < len(cells); i += skip {
		some = append(some, cells[i])
	}
	return some
}

// found lists the clean cells.
func (b *Backdrop) found() []int {
	var cells []int
	for at, kind := range b.kinds {
		if kind == Clean {
			cells = append(cells, at)
		}
	}
	return cells
}

// share is the share of cells of a kind.
func (b *Backdrop) share(kind Kind) float64 {
	n := 0
	for _, k := range b.kinds {
		if k == kind {
			n++
		}
	}
	return float64(n) / float64(len(b.kinds))
}
