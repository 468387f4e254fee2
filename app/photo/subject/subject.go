// Package subject measures what a product photo shows apart from its backdrop:
// the colours of the product, as numbers, for texts and filters to name.
package subject

import (
	"cmp"
	"image"
	"slices"

	"github.com/disintegration/imaging"

	"storehand/app/alttext/colour"
)

const (
	// side is the size in pixels at which a picture is measured. Colours need
	// no more, and grain and fabric weave are averaged away.
	side = 160
	// least is the share of the picture below which what is left beside the
	// backdrop is taken for dust, and above which nothing is backdrop.
	least, most = 0.015, 0.95
	// smallest is the share of the subject below which a colour is a detail.
	smallest = 0.04
)

// Colours returns the colours of a picture's subject, the largest share first.
//
// The subject is what is not transparent or, in an opaque picture, what a flood
// from the edges does not reach. Where that leaves nothing, as with a white
// product on white, or takes nothing, as with a close-up, it is the middle of
// the picture. The result is nil for a picture without pixels or without any
// that are opaque.
func Colours(img image.Image) []colour.Swatch {
	if img.Bounds().Empty() {
		return nil
	}
	p := measure(imaging.Fit(img, side, side, imaging.Box))
	return swatches(p.subject())
}

// picture is a small picture with every pixel's place in CIE L*a*b*.
type picture struct {
	width, height int
	pixels        []pixel
}

type pixel struct {
	rgb    [3]uint8
	lab    colour.Lab
	opaque bool
}

func measure(img *image.NRGBA) *picture {
	p := &picture{width: img.Rect.Dx(), height: img.Rect.Dy()}
	for i := 0; i < len(img.Pix); i += 4 {
		px := img.Pix[i:][:4]
		p.pixels = append(p.pixels, pixel{
			rgb: [3]uint8(px), lab: colour.LabOf(px[0], px[1], px[2]), opaque: px[3] >= 128,
		})
	}
	return p
}

// subject returns the pixels of the subject.
func (p *picture) subject() []pixel {
	backdrop := p.transparent()
	if share(backdrop) < least {
		backdrop = p.flood()
	}
	if left := 1 - share(backdrop); left < least || left > most {
		backdrop = p.outside()
	}
	inner := p.withoutRim(backdrop)
	if 1-share(inner) < least {
		inner = backdrop // too thin to have an inside
	}
	var pixels []pixel
	for i, px := range p.pixels {
		if !inner[i] && px.opaque {
			pixels = append(pixels, px)
		}
	}
	return pixels
}

func share(mask []bool) float64 {
	n := 0
	for _, set := range mask {
		if set {
			n++
		}
	}
	return float64(n) / float64(len(mask))
}

func (p *picture) transparent() []bool {
	mask := make([]bool, len(p.pixels))
	for i, px := range p.pixels {
		mask[i] = !px.opaque
	}
	return mask
}

// outside is everything beyond an ellipse of half the picture's width and
// height in its middle.
func (p *picture) outside() []bool {
	mask := make([]bool, len(p.pixels))
	for i := range mask {
		x := (float64(i%p.width)+0.5)/float64(p.width) - 0.5
		y := (float64(i/p.width)+0.5)/float64(p.height) - 0.5
		mask[i] = x*x+y*y > 1.0/16
	}
	return mask
}

// withoutRim adds to the backdrop the pixels that touch it, in which backdrop
// and subject are mixed.
func (p *picture) withoutRim(backdrop []bool) []bool {
	mask := slices.Clone(backdrop)
	for i, set := range backdrop {
		if !set {
			continue
		}
		for next := range p.neighbours(i) {
			mask[next] = true
		}
	}
	return mask
}

// neighbours yields the pixels above, below, left and right of one.
func (p *picture) neighbours(i int) func(yield func(int) bool) {
	return func(yield func(int) bool) {
		x := i % p.width
		_ = (x == 0 || yield(i-1)) && (x == p.width-1 || yield(i+1)) &&
			(i < p.width || yield(i-p.width)) && (i+p.width >= len(p.pixels) || yield(i+p.width))
	}
}

// bySize orders swatches by their share, the largest first.
func bySize(a, b colour.Swatch) int { return cmp.Compare(b.Share, a.Share) }
