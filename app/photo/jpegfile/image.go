package jpegfile

import "image"

// Image returns the picture as an image in its own kind of colour: *image.Gray,
// which shares the picture's memory, *image.NRGBA for YCbCr and RGB, or
// *image.CMYK with 255 for full ink. No colour profile is applied. The planes
// must all have the picture's size.
func (p *Picture) Image() image.Image {
	bounds := image.Rect(0, 0, p.Width, p.Height)
	if p.Model == Grey {
		return &image.Gray{Pix: p.Planes[0].Pix, Stride: p.Planes[0].Stride, Rect: bounds}
	}
	pix := make([]uint8, 4*p.Width*p.Height)
	for y := range p.Height {
		out := pix[4*p.Width*y:][:4*p.Width]
		p.mix(out, p.Planes[0].Row(y), p.Planes[1].Row(y), p.Planes[2].Row(y))
		if len(p.Planes) == 4 {
			p.ink(out, p.Planes[3].Row(y))
		}
	}
	if len(p.Planes) == 4 {
		return &image.CMYK{Pix: pix, Stride: 4 * p.Width, Rect: bounds}
	}
	return &image.NRGBA{Pix: pix, Stride: 4 * p.Width, Rect: bounds}
}

// mix writes one row of pixels from one row of each of three components.
func (p *Picture) mix(out, a, b, c []uint8) {
	coded := p.Model == YCbCr || p.Model == YCCK
	for x := range a {
		px := out[4*x:][:4:4]
		if coded {
			px[0], px[1], px[2] = toRGB(a[x], b[x], c[x])
		} else {
			px[0], px[1], px[2] = a[x], b[x], c[x]
		}
		px[3] = 255
	}
}

// ink adds black to a row of pixels and turns them into ink amounts. Adobe
// stores CMYK inverted; in YCCK it stores the colours as the RGB that YCbCr
// stands for, which are inverted inks, and inverts once more, so that only
// black needs turning there.
func (p *Picture) ink(out, black []uint8) {
	for x, k := range black {
		px := out[4*x:][:4:4]
		switch {
		case p.Model == YCCK:
			k = 255 - k
		case p.inverted:
			px[0], px[1], px[2], k = 255-px[0], 255-px[1], 255-px[2], 255-k
		}
		px[3] = k
	}
}

// toRGB converts by T.871 section 7 in 16-bit fixed point.
func toRGB(y, cb, cr uint8) (r, g, b uint8) {
	const half = 1 << 15
	yy, u, v := int32(y)<<16+half, int32(cb)-128, int32(cr)-128
	return clamp((yy + 91881*v) >> 16), clamp((yy - 22554*u - 46802*v) >> 16), clamp((yy + 116130*u) >> 16)
}

func clamp(v int32) uint8 {
	if uint32(v) > 255 {
		if v < 0 {
			return 0
		}
		return 255
	}
	return uint8(v)
}
