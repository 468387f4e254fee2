package photo

import (
	"image"
	"math"
)

// layout is what becomes of a picture's size: it is scaled, and lies on a
// canvas that may be larger (pad) or smaller (crop).
type layout struct {
	scaled image.Point
	canvas image.Point
	// at is the scaled picture's corner on the canvas; negative where the
	// canvas cuts the picture.
	at image.Point
	// enlarged is true when the picture is scaled up; small when it is not,
	// though the preset's size asks for it.
	enlarged, small bool
	// reached is the share in percent that the subject takes where it is small,
	// 0 where no subject is placed.
	reached int
}

// shown is where on the canvas the picture is seen.
func (l layout) shown() image.Rectangle {
	return image.Rectangle{l.at, l.at.Add(l.scaled)}.Intersect(image.Rectangle{Max: l.canvas})
}

// layout works out what the preset makes of a picture of the given size
// (upright).
func (p Preset) layout(size image.Point) layout {
	box := image.Pt(p.Width, p.Height)
	var l layout
	switch p.Fit {
	case FitInside:
		// A side that is not bounded is as long as the other one asks for.
		if box.X == 0 {
			box.X = math.MaxInt32
		}
		if box.Y == 0 {
			box.Y = math.MaxInt32
		}
		if p.Width == 0 && p.Height == 0 {
			box = size
		}
		l.scaled = p.within(size, box)
		l.canvas = l.scaled
	case FitPad:
		l.scaled, l.canvas = p.within(size, box), box
	case FitCrop:
		l.canvas = p.fillable(size, box)
		l.scaled = covering(size, l.canvas)
	case FitExact:
		l.canvas = p.fillable(size, box)
		l.scaled = l.canvas
	}
	l.at = image.Pt((l.canvas.X-l.scaled.X)/2, (l.canvas.Y-l.scaled.Y)/2)
	l.enlarged = l.scaled.X > size.X || l.scaled.Y > size.Y
	l.small = !l.enlarged && p.short(size, box)
	return l
}

// filled works out what becomes of a picture whose subject is to take its share
// of the box and stand in the middle of it.
func (p Preset) filled(size image.Point, subject image.Rectangle) layout {
	box := image.Pt(p.Width, p.Height)
	whole := math.Min(float64(box.X)/float64(subject.Dx()), float64(box.Y)/float64(subject.Dy()))
	factor := whole * float64(p.Fill) / 100
	l := layout{canvas: box, enlarged: factor > 1}
	if l.enlarged && !p.Enlarge {
		factor, l.enlarged, l.small, l.reached = 1, false, true, int(math.Round(100/whole))
	}
	l.scaled = scaledBy(size, factor)
	l.at = image.Pt(
		centred(box.X, subject.Min.X+subject.Max.X, l.scaled.X, size.X),
		centred(box.Y, subject.Min.Y+subject.Max.Y, l.scaled.Y, size.Y),
	)
	return l
}

// centred is where a scaled line begins that the middle of a part of it, given
// twice, comes to lie in the middle of another line.
func centred(box, twice, scaled, line int) int {
	return int(math.Round((float64(box) - float64(twice)*float64(scaled)/float64(line)) / 2))
}

// short reports whether a picture that is not enlarged falls short of a size
// that the preset promises: on either side where the box is to be filled, on
// both where it is to be reached. FitInside promises no size, only a largest
// one.
func (p Preset) short(size, box image.Point) bool {
	switch p.Fit {
	case FitInside:
		return false
	case FitPad:
		return size.X < box.X && size.Y < box.Y
	}
	return size.X < box.X || size.Y < box.Y
}

// within fits a size into a box, enlarging it only if the preset allows.
func (p Preset) within(size, box image.Point) image.Point {
	if !p.Enlarge && size.X <= box.X && size.Y <= box.Y {
		return size
	}
	return fitted(size, box)
}

// fillable returns the box or, where the picture may not be enlarged, the
// largest of its ratio that the picture can fill.
func (p Preset) fillable(size, box image.Point) image.Point {
	if p.Enlarge || size.X >= box.X && size.Y >= box.Y {
		return box
	}
	return scaledBy(box, math.Min(float64(size.X)/float64(box.X), float64(size.Y)/float64(box.Y)))
}

// fitted scales a size, up or down, so that it just fits a box.
func fitted(size, box image.Point) image.Point {
	return scaledBy(size, math.Min(float64(box.X)/float64(size.X), float64(box.Y)/float64(size.Y)))
}

// covering scales a size, up or down, so that it just covers a box.
func covering(size, box image.Point) image.Point {
	to := scaledBy(size, math.Max(float64(box.X)/float64(size.X), float64(box.Y)/float64(size.Y)))
	return image.Pt(max(to.X, box.X), max(to.Y, box.Y))
}

// scaledBy rounds to whole pixels, at least one.
func scaledBy(size image.Point, factor float64) image.Point {
	return image.Pt(
		max(int(math.Round(float64(size.X)*factor)), 1),
		max(int(math.Round(float64(size.Y)*factor)), 1),
	)
}
