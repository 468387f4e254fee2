package backdrop

import "image"

// Cells returns how many cells there are.
func (b *Backdrop) Cells() int { return len(b.cells) }

// KindOf returns what a cell shows.
func (b *Backdrop) KindOf(at int) Kind { return b.kinds[at] }

// Area returns a cell's pixels.
func (b *Backdrop) Area(at int) image.Rectangle {
	corner := image.Pt(at%b.columns, at/b.columns).Mul(b.side)
	return image.Rectangle{corner, corner.Add(image.Pt(b.side, b.side))}.Intersect(image.Rectangle{Max: b.size})
}

// Side returns the width and height of a cell in pixels.
func (b *Backdrop) Side() int { return b.side }

// Tolerance returns how far a channel of a pixel of the backdrop lies from the
// paper's colour at most, in steps of 0 to 255.
func (b *Backdrop) Tolerance() float32 { return b.tolerance }

// HueTolerance returns how far a channel of a pixel of the backdrop may lie off
// where its luma does not: up to three times the tolerance in photos, beside a
// subject that differs strongly, since JPEG spreads its hue over a block of 16
// pixels around it. A drawing has no grain, and is taken at its word.
func (b *Backdrop) HueTolerance(x, y int) float32 {
	const most, strong = 3, 150 // times the tolerance; in coded steps
	if b.grain < 1 {
		return b.tolerance
	}
	contrast := float32(0)
	b.squareAll(y/b.side*b.columns+x/b.side, func(near int) bool {
		contrast = max(contrast, b.deviation(near))
		return true
	})
	return b.tolerance * min(max(most*contrast/strong, 1), most)
}

// At returns the colour that the backdrop has, or would have behind the subject,
// at a pixel: the paper's red, green and blue of 0 to 255 without any shadow,
// and the share of that light, 0 to 1, that the shadows there leave.
func (b *Backdrop) At(x, y int) (paper [3]float32, light float32) {
	corners, weights := b.between(x, y)
	for i, at := range corners {
		w := weights[i]
		for channel, v := range b.paper[at] {
			paper[channel] += w * v
		}
		light += w * b.shade[at]
	}
	return paper, light
}

// Neighbours yields the cells left, right, above and below of one.
func (b *Backdrop) Neighbours(at int) func(yield func(int) bool) { return b.neighbours(at) }

// Grain returns how far the lightest and the darkest pixel of a cell of plain
// backdrop usually lie apart, in steps of 0 to 255.
func (b *Backdrop) Grain() float32 { return b.grain }

// Luma returns the median Y' of ITU-R BT.709, 0 to 255, of the backdrop without
// its shadows.
func (b *Backdrop) Luma() float64 {
	var values []float32
	for _, at := range b.found() {
		values = append(values, b.paper[at].luma())
	}
	return float64(middle(values))
}

// Bounds returns the smallest rectangle, in pixels, around all that is subject,
// to the cell: 0.4 % of the picture's longer side. Islands of less than a
// five-hundredth of the largest do not count.
func (b *Backdrop) Bounds() (box image.Rectangle) {
	const part = 500
	largest := b.largest()
	for _, group := range b.islands(b.isSubject) {
		if len(group)*part < largest {
			continue
		}
		for _, at := range group {
			box = box.Union(b.Area(at))
		}
	}
	return box
}
