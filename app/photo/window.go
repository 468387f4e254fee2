package photo

import (
	"image"

	"github.com/disintegration/imaging"

	"storehand/app/photo/exif"
	"storehand/app/photo/framing"
	"storehand/app/photo/light"
	"storehand/app/photo/plane"
)

// window is what is wanted of a picture: a view of it, scaled, and of that what
// is seen.
type window struct {
	turn exif.Orientation // from the stored picture, also as turned by hand
	view framing.View
	// scaled is the size that the view becomes, cut the rectangle of it that is
	// wanted.
	scaled image.Point
	cut    image.Rectangle
}

// wholly is the window of a whole picture of the given size, scaled.
func wholly(turn exif.Orientation, size, scaled image.Point) window {
	return window{turn, framing.Framing{}.View(size), scaled, image.Rectangle{Max: scaled}}
}

// size is how the whole picture lies on a plane of what is wanted: it reaches
// beyond the plane where only a part of it is. The view must not be turned by an
// angle.
func (w window) size() plane.Size {
	whole, part := w.view.Whole, w.view.Part
	return plane.Size{
		X: line(whole.X, part.Min.X, part.Dx(), w.scaled.X, w.cut.Min.X, w.cut.Dx()),
		Y: line(whole.Y, part.Min.Y, part.Dy(), w.scaled.Y, w.cut.Min.Y, w.cut.Dy()),
	}
}

// line lays the samples of a line of count, cut from a part that is scaled, over
// the whole line.
func line(whole, start, part, scaled, cut, count int) plane.Line {
	to := func(pixels int) float64 { return float64(pixels) * float64(scaled) / float64(part) }
	return plane.Line{Count: count, Start: -to(start) - float64(cut), Extent: to(whole)}
}

// halved is size for colours of half the resolution. odd tells that the first
// column or row of what is wanted lies on an odd one of the canvas, so that the
// first colour sample stands for it alone.
func (w window) halved(odd image.Point) plane.Size {
	s := w.size()
	return plane.Size{X: halved(s.X, odd.X), Y: halved(s.Y, odd.Y)}
}

func halved(l plane.Line, odd int) plane.Line {
	return plane.Line{Count: (l.Count + odd + 1) / 2, Start: (l.Start + float64(odd)) / 2, Extent: l.Extent / 2}
}

// stored is how a size of the turned picture lies on the picture as it is
// stored: lines that are turned round are counted from their other end, and
// sides may change places.
func stored(s plane.Size, o exif.Orientation) plane.Size {
	switch o {
	case 2, 3, 6, 7:
		s.X = s.X.Mirrored()
	}
	switch o {
	case 3, 4, 7, 8:
		s.Y = s.Y.Mirrored()
	}
	if o.SwapsSides() {
		s.X, s.Y = s.Y, s.X
	}
	return s
}

// asStored is the window on the picture as it lies in its file.
func (w window) asStored() window {
	whole, part := w.view.Whole, w.view.Part
	switch w.turn {
	case 2, 3, 6, 7:
		part, w.cut = mirroredX(part, whole), mirroredX(w.cut, w.scaled)
	}
	switch w.turn {
	case 3, 4, 7, 8:
		part, w.cut = mirroredY(part, whole), mirroredY(w.cut, w.scaled)
	}
	if w.turn.SwapsSides() {
		whole, w.scaled = swapped(whole), swapped(w.scaled)
		part = image.Rectangle{swapped(part.Min), swapped(part.Max)}
		w.cut = image.Rectangle{swapped(w.cut.Min), swapped(w.cut.Max)}
	}
	w.view, w.turn = framing.View{Whole: whole, Level: whole, Part: part}, exif.Upright
	return w
}

func swapped(p image.Point) image.Point { return image.Pt(p.Y, p.X) }

func mirroredX(r image.Rectangle, within image.Point) image.Rectangle {
	return image.Rect(within.X-r.Max.X, r.Min.Y, within.X-r.Min.X, r.Max.Y)
}

func mirroredY(r image.Rectangle, within image.Point) image.Rectangle {
	return image.Rect(r.Min.X, within.Y-r.Max.Y, r.Max.X, within.Y-r.Min.Y)
}

// of cuts the window out of the whole picture as it is stored.
func (w window) of(img *image.NRGBA, f filter) *image.NRGBA {
	part := w.view.Part
	if part.Size() == w.scaled {
		return cut(img, w.cut.Add(part.Min))
	}
	shown := img.SubImage(part).(*image.NRGBA)
	if f.linear {
		return light.Resize(shown, w.scaled, w.cut)
	}
	return cut(imaging.Resize(shown, w.scaled.X, w.scaled.Y, f.pixels), w.cut)
}

// cut is a part of a picture; the picture itself where that is all of it.
func cut(img *image.NRGBA, part image.Rectangle) *image.NRGBA {
	if part == img.Rect {
		return img
	}
	return imaging.Crop(img, part)
}
