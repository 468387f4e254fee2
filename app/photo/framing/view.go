package framing

import (
	"image"
	"math"
)

// clockwise gives, for each EXIF orientation (1 to 8), the one of the same
// picture turned by a quarter more, and mirrored the one of it mirrored left to
// right besides.
var (
	clockwise = [9]int{1: 6, 2: 7, 3: 8, 4: 5, 5: 2, 6: 3, 7: 4, 8: 1}
	mirrored  = [9]int{1: 2, 2: 1, 3: 4, 4: 3, 5: 6, 6: 5, 7: 8, 8: 7}
)

// Orientation returns the EXIF orientation that does at once what the given one
// (1 to 8) does, and then turns and mirrors as the framing says.
func (f Framing) Orientation(of int) int {
	for range f.Turn {
		of = clockwise[of]
	}
	if f.Flip {
		of = mirrored[of]
	}
	return of
}

// View is the part of a picture that a framing leaves, in pixels of the picture
// turned and mirrored.
type View struct {
	// Whole is the picture's size when it is turned and mirrored.
	Whole image.Point
	// Angle is how far it is turned about its middle besides, in degrees
	// clockwise, and Level the size of what is kept of it then, in the middle.
	// Where Angle is 0, Level is Whole.
	Angle float64
	Level image.Point
	// Part is what is shown of the level picture.
	Part image.Rectangle
}

// View returns what the framing leaves of an upright picture of the given size,
// at least a pixel.
func (f Framing) View(size image.Point) View {
	if f.Turn%2 != 0 {
		size.X, size.Y = size.Y, size.X
	}
	v := View{Whole: size, Angle: f.Straighten, Level: size}
	if f.Straighten != 0 {
		v.Level = inscribed(size, f.Straighten)
	}
	v.Part = f.Crop.of(v.Level)
	return v
}

// Size is the size of what is shown.
func (v View) Size() image.Point { return v.Part.Size() }

// Trimmed is the view of a rectangle of what is shown.
func (v View) Trimmed(to image.Rectangle) View {
	if kept := to.Add(v.Part.Min).Intersect(v.Part); !kept.Empty() {
		v.Part = kept
	}
	return v
}

// inscribed is the largest upright rectangle of the picture's own ratio that
// lies on the picture turned by an angle about its middle. Turned back with the
// picture, the rectangle's corners must stay within the picture's sides: with k
// its share of each side, k(w·cos+h·sin) ≤ w and k(w·sin+h·cos) ≤ h.
func inscribed(size image.Point, degrees float64) image.Point {
	sin, cos := math.Sincos(math.Abs(degrees) * math.Pi / 180)
	w, h := float64(size.X), float64(size.Y)
	k := min(w/(w*cos+h*sin), h/(w*sin+h*cos))
	// Rounded down: a rounded-up side would reach beyond the picture.
	return image.Pt(max(int(k*w), 1), max(int(k*h), 1))
}

// of is the crop in pixels of a picture of the given size, at least one.
func (c Crop) of(size image.Point) image.Rectangle {
	if c == (Crop{}) {
		return image.Rectangle{Max: size}
	}
	left, right := span(c.X, c.Width, size.X)
	top, bottom := span(c.Y, c.Height, size.Y)
	return image.Rect(left, top, right, bottom)
}

// span rounds a share of a line to whole pixels, at least one.
func span(start, length float64, pixels int) (from, to int) {
	from = min(int(math.Round(start*float64(pixels))), pixels-1)
	to = min(int(math.Round((start+length)*float64(pixels))), pixels)
	return from, max(to, from+1)
}
