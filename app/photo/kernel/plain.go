//go:build !cgo || purego

package kernel

func inverse(dst []uint8, stride int, coefs []int16, span int, steps *[64]int32, size, groups int) {
	inverseGo(dst, stride, coefs, span, steps, size, groups)
}

func forward(levels []int16, marks []uint64, src []uint8, stride int, q *Quantiser, groups int) {
	forwardGo(levels, marks, src, stride, q, groups)
}

func across(dst []int16, src []uint8, stride, rows int, first []int32, weights []int16, taps int) {
	acrossGo(dst, src, stride, rows, first, weights, taps)
}

func down(dst []uint8, ring []int16, first int, weights []int16) { downGo(dst, ring, first, weights) }

func transpose(dst, src []uint8, stride, width, height int, backwards, upwards bool) {
	transposeGo(dst, src, stride, width, height, backwards, upwards)
}

func unfilter(filter int, row, above []uint8, count, size int) {
	unfilterGo(filter, row, above, count, size)
}

func split(luma, cb, cr, pix []uint8, size int) { splitGo(luma, cb, cr, pix, size) }

func join(pix, luma, cb, cr []uint8, odd int) { joinGo(pix, luma, cb, cr, odd) }

func flatten(pix []uint8, background [3]uint8) { flattenGo(pix, background) }
