package photo

import (
	"image"
	"image/color"

	"storehand/app/photo/icc"
	"storehand/app/photo/plane"
)

// recolour converts luminance and colours of half the resolution to sRGB, in
// place, a row of colour samples with the pixels they stand for at a time. odd
// tells that the first column or row of colours stands for a single pixel.
func recolour(luma plane.Plane, colours []plane.Plane, odd image.Point, t *icc.Transform) {
	pix := make([]uint8, 2*4*luma.Width)
	sums := make(colourSums, colours[0].Width)
	for c := range colours[0].Height {
		clear(sums)
		cb, cr := colours[0].Row(c), colours[1].Row(c)
		for y := max(2*c-odd.Y, 0); y < min(2*c-odd.Y+2, luma.Height); y++ {
			row := luma.Row(y)
			toRGB(pix, row, cb, cr, odd.X)
			t.RGBA(pix[:4*luma.Width])
			sums.split(row, pix, odd.X)
		}
		sums.means(cb, cr)
	}
}

// toRGB puts a row of pixels together (T.871 section 7, in 16-bit fixed point).
func toRGB(pix, luma, cb, cr []uint8, odd int) {
	const half = 1 << 15
	for x, v := range luma {
		c := (x + odd) >> 1
		y, u, w := int32(v)<<16+half, int32(cb[c])-128, int32(cr[c])-128
		px := pix[4*x:][:4:4]
		px[0], px[1], px[2], px[3] = step(y+91881*w), step(y-22554*u-46802*w), step(y+116130*u), 255
	}
}

// step rounds a number of 16-bit fixed point down to 0 to 255.
func step(v int32) uint8 { return uint8(min(max(v>>16, 0), 255)) }

// colourSums are, for each colour sample of a row, the sums of the colours of
// the pixels it stands for, and how many these are.
type colourSums []struct{ cb, cr, n int32 }

// split writes the luminance of a row of pixels and adds their colours. odd is 1
// where the first sample stands for a single column.
func (s colourSums) split(luma, pix []uint8, odd int) {
	for x := range luma {
		px := pix[4*x:][:4]
		y, cb, cr := color.RGBToYCbCr(px[0], px[1], px[2])
		luma[x] = y
		sum := &s[(x+odd)>>1]
		sum.cb += int32(cb)
		sum.cr += int32(cr)
		sum.n++
	}
}

// means writes the colours. A plane may be wider than the picture on it.
func (s colourSums) means(cb, cr []uint8) {
	for x, sum := range s {
		if n := sum.n; n > 0 {
			cb[x], cr[x] = uint8((sum.cb+n/2)/n), uint8((sum.cr+n/2)/n)
		}
	}
}
