package photo

import (
	"image"

	"storehand/app/photo/icc"
	"storehand/app/photo/kernel"
	"storehand/app/photo/plane"
)

// recolour converts luminance and colours of half the resolution to sRGB, in
// place, a row of colour samples with the pixels they stand for at a time. odd
// tells that the first column or row of colours stands for a single pixel.
func recolour(luma plane.Plane, colours []plane.Plane, odd image.Point, t *icc.Transform) {
	pix := make([]uint8, 4*luma.Width)
	sums := newColourSums(luma.Width, colours[0].Width)
	for c := range colours[0].Height {
		cb, cr := colours[0].Row(c), colours[1].Row(c)
		for y := max(2*c-odd.Y, 0); y < min(2*c-odd.Y+2, luma.Height); y++ {
			row := luma.Row(y)
			kernel.Join(pix, row, cb, cr, odd.X)
			t.RGBA(pix)
			sums.split(row, pix, odd.X)
		}
		sums.means(cb, cr)
	}
}

// joined puts a picture in planes, its colours of half the resolution, together
// to pixels. odd tells that the first column or row of colours stands for a
// single pixel.
func joined(luma plane.Plane, colours []plane.Plane, odd image.Point) *image.NRGBA {
	img := image.NewNRGBA(image.Rect(0, 0, luma.Width, luma.Height))
	for y := range luma.Height {
		c := (y + odd.Y) / 2
		kernel.Join(img.Pix[y*img.Stride:], luma.Row(y), colours[0].Row(c), colours[1].Row(c), odd.X)
	}
	return img
}

// colourSums are, for each colour sample of a row, the sums of the colours of
// the pixels it stands for, and how many these are.
type colourSums struct {
	cb, cr []uint8 // of one row of pixels
	sums   []struct{ cb, cr, n int32 }
}

func newColourSums(pixels, samples int) *colourSums {
	return &colourSums{make([]uint8, pixels), make([]uint8, pixels), make([]struct{ cb, cr, n int32 }, samples)}
}

// split writes the luminance of a row of pixels and adds their colours. odd is 1
// where the first sample stands for a single column.
func (s *colourSums) split(luma, pix []uint8, odd int) {
	kernel.Split(luma, s.cb, s.cr, pix, 4)
	for x, cb := range s.cb {
		sum := &s.sums[(x+odd)>>1]
		sum.cb += int32(cb)
		sum.cr += int32(s.cr[x])
		sum.n++
	}
}

// means writes the colours of a row of samples and begins the next. A plane may
// be wider than the picture on it.
func (s *colourSums) means(cb, cr []uint8) {
	for x, sum := range s.sums {
		switch n := sum.n; n {
		case 0:
		case 4: // nearly always, and a division by a constant is quick
			cb[x], cr[x] = uint8((sum.cb+2)/4), uint8((sum.cr+2)/4)
		default:
			cb[x], cr[x] = uint8((sum.cb+n/2)/n), uint8((sum.cr+n/2)/n)
		}
	}
	clear(s.sums)
}
