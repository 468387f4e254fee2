package subject

import (
	"image"

	"github.com/disintegration/imaging"

	"storehand/app/photo/backdrop"
)

// fine is the size in pixels at which a larger picture's subject is looked for.
// The cells of backdrop are as fine on it as on the whole.
const fine = 1000

// Bounds returns the smallest rectangle around the subject, in pixels of the
// picture, within 0.5 % of its longer side. What counts is all that stands out
// from an even backdrop, as package backdrop tells it, without its soft shadow
// and without specks of dust; in a picture with transparent pixels it is all
// that is not transparent.
//
// It reports false where there is nothing to go by: a busy backdrop, a picture
// that the subject fills to the edges, or nothing but backdrop.
func Bounds(img image.Image) (image.Rectangle, bool) {
	whole := img.Bounds()
	if whole.Empty() {
		return image.Rectangle{}, false
	}
	small := reduced(img)
	if !small.Opaque() {
		small = silhouette(small)
	}
	found, problem := backdrop.Find(small)
	if problem != "" {
		return image.Rectangle{}, false
	}
	box := found.Bounds()
	scale := func(at, from, to int) int { return (at*to + from/2) / from }
	size, of := whole.Size(), small.Rect.Size()
	return image.Rect(
		scale(box.Min.X, of.X, size.X), scale(box.Min.Y, of.Y, size.Y),
		scale(box.Max.X, of.X, size.X), scale(box.Max.Y, of.Y, size.Y),
	).Add(whole.Min), true
}

// Fill returns how much of the picture the subject fills, 0 to 1: the longer of
// its width as a share of the picture's and its height as a share of that, as
// marketplaces ask for it. It reports false where Bounds does.
func Fill(img image.Image) (float64, bool) {
	box, ok := Bounds(img)
	if !ok {
		return 0, false
	}
	size := img.Bounds().Size()
	return max(float64(box.Dx())/float64(size.X), float64(box.Dy())/float64(size.Y)), true
}

// reduced returns the picture, made smaller where it is large, with its corner
// at 0, 0.
func reduced(img image.Image) *image.NRGBA {
	size := img.Bounds().Size()
	if max(size.X, size.Y) > fine {
		return imaging.Fit(img, fine, fine, imaging.Box)
	}
	if picture, ok := img.(*image.NRGBA); ok && picture.Rect.Min == (image.Point{}) {
		return picture
	}
	return imaging.Clone(img)
}

// silhouette shows what is not transparent in black on white.
func silhouette(img *image.NRGBA) *image.NRGBA {
	out := image.NewNRGBA(img.Rect)
	for y := range img.Rect.Dy() {
		from, to := img.Pix[y*img.Stride:][:4*img.Rect.Dx()], out.Pix[y*out.Stride:]
		for i := 0; i < len(from); i += 4 {
			light := 255 - from[i+3]
			to[i], to[i+1], to[i+2], to[i+3] = light, light, light, 255
		}
	}
	return out
}
