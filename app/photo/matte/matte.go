// Package matte turns the backdrop of studio photos into pure white.
//
// A pixel at the subject's edge shows a mix of both, I = αF + (1−α)B. Where the
// backdrop B is known and the subject's colour F is taken from a few pixels
// further in, α is the place of I on the line from B to F, as in the one-step
// form of Bayesian matting (Chuang, Curless, Salesin, Szeliski: "A Bayesian
// Approach to Digital Matting", 2001, with the covariances left out). Laid over
// white W, the pixel becomes αF + (1−α)W = I + (1−α)(W−B): what was there of the
// old backdrop is exchanged, so that no seam of its colour stays around the
// subject, and grain and texture keep as they are.
//
// Shadows lose their tint and become lighter: faint ones vanish, and the deep
// one at the foot of a product stays, growing out of white without a step. A
// cut through a contact shadow has no edge to follow, and a product without any
// hovers.
package matte

import (
	"image"

	"storehand/app/photo/backdrop"
)

// Dark is the problem of an even backdrop that is no light one: what shines from
// it onto the subject's edge would stay when it is replaced.
const Dark backdrop.Problem = "the background is dark"

// darkest is the backdrop's luma below which it counts as dark, about L* 40.
const darkest = 95

// Report says what Whiten did.
type Report struct {
	// Done is true when the picture returned is another than the one given: its
	// backdrop is white.
	Done bool
	// Composited is true when the picture had transparent pixels. It was laid
	// over white and nothing else; Edge is not measured then.
	Composited bool
	// Problem says why the backdrop was not made white; empty when Done.
	Problem backdrop.Problem
	// Edge is the share of the picture's edge, 0 to 1, that is explained by an
	// even backdrop.
	Edge float64
	// White is the share of all pixels, 0 to 1, that are pure white now.
	White float64
}

// Whiten returns the picture with its backdrop in pure white, 255 in every
// channel, and opaque. Where that cannot be done well it returns the picture
// itself, and the Report says why not. img is never changed.
//
// Pictures with transparent pixels are cut out already; they are laid over
// white. Time and memory grow with the number of pixels.
func Whiten(img *image.NRGBA) (*image.NRGBA, Report) {
	if img.Rect.Empty() {
		return img, Report{Problem: backdrop.Small}
	}
	if !img.Opaque() {
		out := overWhite(img)
		return out, Report{Done: true, Composited: true, White: whiteShare(out)}
	}
	found, problem := backdrop.Find(atOrigin(img))
	if problem == "" && found.Luma() < darkest {
		problem = Dark
	}
	if problem != "" {
		return img, Report{Problem: problem, Edge: found.Edge}
	}
	out := exchange(atOrigin(img), found)
	out.Rect = img.Rect
	return out, Report{Done: true, Edge: found.Edge, White: whiteShare(out)}
}

// atOrigin is the same picture with its corner at 0, 0.
func atOrigin(img *image.NRGBA) *image.NRGBA {
	return &image.NRGBA{Pix: img.Pix, Stride: img.Stride, Rect: img.Rect.Sub(img.Rect.Min)}
}

// overWhite lays a picture over white.
func overWhite(img *image.NRGBA) *image.NRGBA {
	size := img.Rect.Size()
	out := image.NewNRGBA(img.Rect)
	for y := range size.Y {
		from, to := img.Pix[y*img.Stride:][:4*size.X], out.Pix[y*out.Stride:][:4*size.X]
		for i := 0; i < len(from); i += 4 {
			a := uint32(from[i+3])
			for c := i; c < i+3; c++ {
				to[c] = uint8((uint32(from[c])*a + 255*(255-a) + 127) / 255)
			}
			to[i+3] = 255
		}
	}
	return out
}

// whiteShare is the share of pixels that are pure white.
func whiteShare(img *image.NRGBA) float64 {
	n := 0
	for px := img.Pix; len(px) >= 4; px = px[4:] {
		if px[0]&px[1]&px[2] == 255 {
			n++
		}
	}
	return float64(n) / float64(len(img.Pix)/4)
}
