package jpegfile

import "image"

// Image returns the picture as an image in its own kind of colour: *image.Gray
// (which shares the picture's memory), *image.NRGBA for YCbCr and RGB, or
// *image.CMYK with 255 for full ink. No colour profile is applied.
//
// Components of lower resolution are interpolated linearly between the centres
// of their samples, as libjpeg's “fancy upsampling” does for the usual ratios.
func (p *Picture) Image() image.Image {
	bounds := image.Rect(0, 0, p.Width, p.Height)
	if p.Model == Grey {
		return &image.Gray{Pix: p.Planes[0].Pix, Stride: p.Planes[0].Stride, Rect: bounds}
	}
	pix := make([]uint8, 4*p.Width*p.Height)
	rows := make([]*upsampler, len(p.Planes))
	for i, plane := range p.Planes {
		rows[i] = newUpsampler(plane, p.Width, p.Height)
	}
	lines := make([][]uint8, len(rows))
	for y := range p.Height {
		for i, r := range rows {
			lines[i] = r.row(y)
		}
		p.mix(lines, pix[4*p.Width*y:][:4*p.Width])
	}
	if len(p.Planes) == 4 {
		return &image.CMYK{Pix: pix, Stride: 4 * p.Width, Rect: bounds}
	}
	return &image.NRGBA{Pix: pix, Stride: 4 * p.Width, Rect: bounds}
}

// mix writes one row of pixels from one row of each component.
func (p *Picture) mix(lines [][]uint8, out []uint8) {
	a, b, c := lines[0], lines[1], lines[2]
	for x := range a {
		px := out[4*x:][:4:4]
		switch p.Model {
		case YCbCr, YCCK:
			px[0], px[1], px[2] = toRGB(a[x], b[x], c[x])
		default:
			px[0], px[1], px[2] = a[x], b[x], c[x]
		}
		px[3] = 255
		if len(lines) == 4 {
			px[3] = lines[3][x]
			p.ink(px)
		}
	}
}

// ink turns a four-component pixel into ink amounts. Adobe stores CMYK
// inverted; in YCCK it stores the colours as the RGB that YCbCr stands for,
// which are inverted inks, and inverts once more, so that only black needs
// turning there.
func (p *Picture) ink(px []uint8) {
	if p.Model == YCCK {
		px[3] = 255 - px[3]
		return
	}
	if p.inverted {
		px[0], px[1], px[2], px[3] = 255-px[0], 255-px[1], 255-px[2], 255-px[3]
	}
}

// toRGB converts by T.871 section 7 in 16-bit fixed point.
func toRGB(y, cb, cr uint8) (r, g, b uint8) {
	const half = 1 << 15
	yy, u, v := int32(y)<<16+half, int32(cb)-128, int32(cr)-128
	return clamp((yy + 91881*v) >> 16), clamp((yy - 22554*u - 46802*v) >> 16), clamp((yy + 116130*u) >> 16)
}

// upsampler gives the rows of a plane at the picture's resolution.
type upsampler struct {
	plane  Plane
	width  int
	down   []tap // one for each row of the picture
	across []tap // one for each column, nil when the plane has the picture's width
	mixed  []int32
	out    []uint8
}

// tap says between which two neighbours a sample lies: weight 256ths of the
// first, the rest of the second.
type tap struct {
	first, second int
	weight        int32
}

func newUpsampler(p Plane, width, height int) *upsampler {
	u := &upsampler{plane: p, width: width, down: taps(p.Height, height)}
	// A plane scaled together with the picture may be a sample or two wider
	// through rounding; it is not coarser for that.
	if p.Width < width {
		u.across = taps(p.Width, width)
		u.mixed = make([]int32, p.Width)
	}
	u.out = make([]uint8, width)
	return u
}

// taps places the centres of wide samples over have samples.
func taps(have, want int) []tap {
	all := make([]tap, want)
	for i := range all {
		if have >= want {
			all[i] = tap{first: i, second: i, weight: 256}
			continue
		}
		at := ((2*i+1)*have*128)/want - 128 // in 256ths of a sample
		low := max(at, 0) >> 8
		all[i] = tap{first: min(low, have-1), second: min(low+1, have-1), weight: int32(256 - max(at, 0)&255)}
	}
	return all
}

// row returns row y; the slice is good until the next call.
func (u *upsampler) row(y int) []uint8 {
	t := u.down[y]
	first, second := u.plane.Pix[t.first*u.plane.Stride:], u.plane.Pix[t.second*u.plane.Stride:]
	if u.across == nil {
		if t.weight == 256 {
			return first[:u.width]
		}
		for x := range u.out {
			u.out[x] = uint8((int32(first[x])*t.weight + int32(second[x])*(256-t.weight) + 128) >> 8)
		}
		return u.out
	}
	for x := range u.mixed {
		u.mixed[x] = int32(first[x])*t.weight + int32(second[x])*(256-t.weight)
	}
	for x, t := range u.across {
		u.out[x] = uint8((u.mixed[t.first]*t.weight + u.mixed[t.second]*(256-t.weight) + 1<<15) >> 16)
	}
	return u.out
}
