package kernel

// Transpose turns rows into columns: sample (x, y) of src, width×height with
// its rows stride apart, becomes sample (y, x) of dst, whose rows are height
// apart. With backwards, src is read from its last row up; with upwards, dst is
// written from its last row up.
func Transpose(dst, src []uint8, stride, width, height int, backwards, upwards bool) {
	if width == 0 || height == 0 {
		return
	}
	if width < 0 || height < 0 || stride < width {
		panic("kernel: a picture of less than nothing")
	}
	_ = src[(height-1)*stride+width-1]
	_ = dst[width*height-1]
	transpose(dst, src, stride, width, height, backwards, upwards)
}

func transposeGo(dst, src []uint8, stride, width, height int, backwards, upwards bool) {
	for y := range height {
		row := src[y*stride:][:width]
		if backwards {
			row = src[(height-1-y)*stride:][:width]
		}
		at, step := y, height
		if upwards {
			at, step = (width-1)*height+y, -height
		}
		for _, v := range row {
			dst[at] = v
			at += step
		}
	}
}
