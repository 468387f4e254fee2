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
