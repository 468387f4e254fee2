package subject

import (
	"image"
	"math"

	"github.com/disintegration/imaging"
)

// Focus returns the part of a picture, with the ratio of the given size and as
// large as it can be, that shows most of what there is to see. It is the
// picture's middle where detail is spread evenly, and the whole for a size
// without width or height.
//
// Detail is told as by smartcrop.js (Jonas Wagner): by edges and, less, by
// saturation; skin counts no more than anything else, since products are not
// people. Towards the sides of the window detail counts less, so that what is
// shown does not end at its border.
func Focus(img image.Image, size image.Point) image.Rectangle {
	whole := img.Bounds()
	if whole.Empty() || size.X <= 0 || size.Y <= 0 {
		return whole
	}
	window := largest(whole.Size(), size)
	small := measure(imaging.Fit(img, side, side, imaging.Box))
	columns, rows := small.detail()
	corner := image.Pt(
		placed(columns, whole.Dx(), window.X),
		placed(rows, whole.Dy(), window.Y),
	)
	return image.Rectangle{corner, corner.Add(window)}.Add(whole.Min)
}

// largest is the largest size of a ratio that fits into a whole.
func largest(whole, ratio image.Point) image.Point {
	share := func(side, by, of int) int { return max(int(math.Round(float64(side)*float64(by)/float64(of))), 1) }
	if width := share(whole.Y, ratio.X, ratio.Y); width <= whole.X {
		return image.Pt(width, whole.Y)
	}
	return image.Pt(whole.X, min(share(whole.X, ratio.Y, ratio.X), whole.Y))
}

// detail returns how much there is to see in each column and each row of the
// picture.
func (p *picture) detail() (columns, rows []float64) {
	const (
		grain = 3    // the difference in L*a*b* of two neighbours that shows nothing yet
		vivid = 0.05 // the weight of a pixel's chroma beside that of its edges
	)
	columns, rows = make([]float64, p.width), make([]float64, p.height)
	for i, px := range p.pixels {
		if !px.opaque {
			continue
		}
		seen := vivid * math.Hypot(px.lab.A, px.lab.B)
		for next := range p.neighbours(i) {
			other := p.pixels[next]
			l, a, b := px.lab.L-other.lab.L, px.lab.A-other.lab.A, px.lab.B-other.lab.B
			seen += max(math.Sqrt(l*l+a*a+b*b)-grain, 0)
		}
		columns[i%p.width] += seen
		rows[i/p.width] += seen
	}
	return columns, rows
}

// placed returns where in a whole of so many pixels a window of so many begins
// that it holds most detail.
func placed(detail []float64, whole, window int) int {
	middle := (whole - window) / 2
	if whole == window {
		return middle
	}
	const better = 1.02 // than in the middle, or it stays there
	step := float64(whole) / float64(len(detail))
	most, best := better*held(detail, float64(middle)/step, float64(window)/step), middle
	for i := range len(detail) {
		at := min(int(math.Round(float64(i)*step)), whole-window)
		if sum := held(detail, float64(at)/step, float64(window)/step); sum > most {
			most, best = sum, at
		}
	}
	return best
}

// held is how much detail a window holds. It counts fully in the middle and half
// at its sides.
func held(detail []float64, from, length float64) (sum float64) {
	for i, amount := range detail {
		t := 2*(float64(i)+.5-from)/length - 1
		if math.Abs(t) <= 1 {
			sum += amount * (1 - t*t/2)
		}
	}
	return sum
}
