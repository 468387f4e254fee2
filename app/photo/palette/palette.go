// Package palette reduces pictures to a few colours, as small PNG files want
// them. There are libraries that do, but none that is looked after and knows
// transparency.
package palette

import (
	"image"
	"image/color"
)

// Most is how many colours a palette has at most.
const Most = 256

// Reduce returns the picture, which must be packed from (0, 0), with a palette
// of at most the given number of colours, 2 to Most. Where the picture has no
// more, they stay exactly as they are. The same picture always gives the same
// palette.
func Reduce(img *image.NRGBA, colours int) *image.Paletted {
	if few, ok := exact(img, colours); ok {
		return few
	}
	bins := gather(img)
	centres := middles(bins, divide(bins, colours))
	settle(img, centres)
	return diffuse(img, centres)
}

// rgba is a colour that is not premultiplied. What is fully transparent has no
// colour.
type rgba [4]uint8

func colourAt(pix []uint8) rgba {
	if pix[3] == 0 {
		return rgba{}
	}
	return rgba(pix)
}

// exact returns the picture with its own colours, if there are no more than so
// many.
func exact(img *image.NRGBA, colours int) (*image.Paletted, bool) {
	known := map[rgba]uint8{}
	var palette []rgba
	out := image.NewPaletted(img.Rect, nil)
	for i := range out.Pix {
		c := colourAt(img.Pix[4*i:])
		index, ok := known[c]
		if !ok {
			if len(palette) == colours {
				return nil, false
			}
			index = uint8(len(palette))
			known[c], palette = index, append(palette, c)
		}
		out.Pix[i] = index
	}
	out.Palette = paletteOf(palette)
	return out, true
}

func paletteOf(colours []rgba) color.Palette {
	palette := make(color.Palette, len(colours))
	for i, c := range colours {
		palette[i] = color.NRGBA{c[0], c[1], c[2], c[3]}
	}
	return palette
}

// settled is the share of a picture's pixels from which pure white or black is
// kept exactly: a white backdrop must not become nearly white.
const settled = 0.01

// settle moves the palette's colours nearest to white and black onto them where
// the picture has much of these.
func settle(img *image.NRGBA, centres []rgba) {
	for _, pure := range []rgba{{255, 255, 255, 255}, {0, 0, 0, 255}} {
		n := 0
		for px := img.Pix; len(px) >= 4; px = px[4:] {
			if rgba(px) == pure {
				n++
			}
		}
		if float64(n) >= settled*float64(len(img.Pix)/4) {
			centres[newFinder(centres).closest(pointOf(pure))] = pure
		}
	}
}
