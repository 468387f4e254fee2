package palette

import (
	"image"
	"math"
)

// finder finds a palette's nearest colours.
type finder struct {
	points []point
	// found remembers the answers by the high bits of the colours asked for, one
	// more than the index.
	found []uint16
}

func newFinder(colours []rgba) *finder {
	f := &finder{}
	for _, c := range colours {
		f.points = append(f.points, pointOf(c))
	}
	return f
}

// nearest returns the index of the colour that is about nearest.
func (f *finder) nearest(c rgba) int {
	if f.found == nil {
		f.found = make([]uint16, 1<<21)
	}
	key := int(c[0]>>2)<<15 | int(c[1]>>2)<<9 | int(c[2]>>2)<<3 | int(c[3]>>5)
	if f.found[key] == 0 {
		f.found[key] = uint16(f.closest(pointOf(c))) + 1
	}
	return int(f.found[key]) - 1
}

func (f *finder) closest(p point) int {
	best, least := 0, math.Inf(1)
	for i, q := range f.points {
		if d := p.distance(q); d < least {
			best, least = i, d
		}
	}
	return best
}

// diffuse gives every pixel a colour of the palette, and what that misses to
// the pixels that come after it (Floyd and Steinberg 1976). Pixels whose colour
// is in the palette are taken as they are, so that even areas stay even.
func diffuse(img *image.NRGBA, colours []rgba) *image.Paletted {
	out := image.NewPaletted(img.Rect, paletteOf(colours))
	exact := make(map[rgba]uint8, len(colours))
	for i, c := range colours {
		exact[c] = uint8(i)
	}
	f, width := newFinder(colours), img.Rect.Dx()
	// Errors in sixteenths, one pixel more on either side.
	here, below := make([][4]int32, width+2), make([][4]int32, width+2)
	for y := range img.Rect.Dy() {
		row := img.Pix[y*img.Stride:]
		for x := range width {
			c := colourAt(row[4*x:])
			index, ok := exact[c]
			if !ok {
				wanted := corrected(c, here[x+1])
				index = uint8(f.nearest(wanted))
				for i := range 4 {
					e := int32(wanted[i]) - int32(colours[index][i])
					here[x+2][i] += 7 * e
					below[x][i] += 3 * e
					below[x+1][i] += 5 * e
					below[x+2][i] += e
				}
			}
			out.Pix[y*out.Stride+x] = index
		}
		here, below = below, here
		clear(below)
	}
	return out
}

func corrected(c rgba, sixteenths [4]int32) rgba {
	for i, e := range sixteenths {
		c[i] = uint8(min(max(int32(c[i])+(e+8)>>4, 0), 255))
	}
	return c
}
