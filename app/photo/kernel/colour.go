package kernel

// Split turns pixels of red, green and blue into luminance and two colour
// differences (ITU-T T.871 section 7, in 16-bit fixed point, as image/color
// does). A pixel has size bytes, 3 or 4, of which the first three count. There
// are as many pixels as luma has samples.
func Split(luma, cb, cr, pix []uint8, size int) {
	if size != 3 && size != 4 {
		panic("kernel: pixels of a size that is not known")
	}
	n := len(luma)
	if n == 0 {
		return
	}
	_, _, _ = cb[n-1], cr[n-1], pix[n*size-1]
	split(luma, cb, cr, pix, size)
}

func splitGo(luma, cb, cr, pix []uint8, size int) {
	const round = 1 << 15
	for i := range luma {
		px := pix[i*size:][:3]
		r, g, b := int32(px[0]), int32(px[1]), int32(px[2])
		luma[i] = uint8((19595*r + 38470*g + 7471*b + round) >> 16)
		// 257<<15 is 128.5; the purest colours would be 256.
		cb[i] = uint8(min((-11056*r-21712*g+32768*b+257<<15)>>16, 255))
		cr[i] = uint8(min((32768*r-27440*g-5328*b+257<<15)>>16, 255))
	}
}

// Join puts luminance and colour differences together to pixels of red, green,
// blue and an alpha of 255 (T.871 section 7, in 16-bit fixed point). A colour
// sample stands for two pixels, the first for one only where odd is 1.
func Join(pix, luma, cb, cr []uint8, odd int) {
	n := len(luma)
	if n == 0 {
		return
	}
	if odd != 0 && odd != 1 {
		panic("kernel: colour samples that begin nowhere")
	}
	_, _, _ = pix[4*n-1], cb[(n-1+odd)/2], cr[(n-1+odd)/2]
	join(pix, luma, cb, cr, odd)
}

func joinGo(pix, luma, cb, cr []uint8, odd int) {
	const round = 1 << 15
	for x, v := range luma {
		c := (x + odd) >> 1
		y, u, w := int32(v)<<16+round, int32(cb[c])-128, int32(cr[c])-128
		px := pix[4*x:][:4:4]
		px[0], px[1], px[2], px[3] = clamp((y+91881*w)>>16), clamp((y-22554*u-46802*w)>>16), clamp((y+116130*u)>>16), 255
	}
}

// Flatten lays pixels of red, green, blue and alpha, not premultiplied, over a
// background, in place. Their alpha stays.
func Flatten(pix []uint8, background [3]uint8) {
	if len(pix)%4 != 0 {
		panic("kernel: half a pixel")
	}
	if len(pix) > 0 {
		flatten(pix, background)
	}
}

func flattenGo(pix []uint8, background [3]uint8) {
	for ; len(pix) >= 4; pix = pix[4:] {
		a := uint32(pix[3])
		for c, under := range background {
			pix[c] = uint8((uint32(pix[c])*a + uint32(under)*(255-a) + 127) / 255)
		}
	}
}
