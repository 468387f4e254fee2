package framing

import (
	"image"
	"math"

	"golang.org/x/image/draw"
	"golang.org/x/image/math/f64"
)

// Draw returns the view of a picture that is to be straightened. img is the
// whole picture turned and mirrored, of any size; the view comes in the size
// scaled, and of that only the rectangle cut.
func (v View) Draw(img *image.NRGBA, scaled image.Point, cut image.Rectangle) *image.RGBA {
	out := image.NewRGBA(image.Rectangle{Max: cut.Size()})
	draw.CatmullRom.Transform(out, v.transform(img.Rect.Size(), scaled, cut.Min), img, img.Rect, draw.Src, nil)
	return out
}

// transform takes a place on the given picture to its place on what is drawn:
// to the whole picture's size, about its middle by the angle, and from the
// middle of the level picture to the part, scaled, behind the cut's corner.
func (v View) transform(size, scaled, corner image.Point) f64.Aff3 {
	sin, cos := math.Sincos(v.Angle * math.Pi / 180)
	fromX, fromY := ratio(v.Whole.X, size.X), ratio(v.Whole.Y, size.Y)
	toX, toY := ratio(scaled.X, v.Part.Dx()), ratio(scaled.Y, v.Part.Dy())
	middleX, middleY := float64(v.Whole.X)/2, float64(v.Whole.Y)/2
	moveX := float64(v.Level.X)/2 - float64(v.Part.Min.X) - (cos*middleX - sin*middleY)
	moveY := float64(v.Level.Y)/2 - float64(v.Part.Min.Y) - (sin*middleX + cos*middleY)
	return f64.Aff3{
		toX * cos * fromX, -toX * sin * fromY, toX*moveX - float64(corner.X),
		toY * sin * fromX, toY * cos * fromY, toY*moveY - float64(corner.Y),
	}
}

func ratio(a, b int) float64 { return float64(a) / float64(b) }
