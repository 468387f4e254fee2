//go:build cgo && !purego

package kernel

/*
#cgo CFLAGS: -O3 -std=gnu11 -fno-strict-aliasing
#include "kernel.h"
#cgo noescape kernel_inverse
#cgo nocallback kernel_inverse
#cgo noescape kernel_forward
#cgo nocallback kernel_forward
#cgo noescape kernel_across
#cgo nocallback kernel_across
#cgo noescape kernel_down
#cgo nocallback kernel_down
#cgo noescape kernel_transpose
#cgo nocallback kernel_transpose
#cgo noescape kernel_unfilter
#cgo nocallback kernel_unfilter
#cgo noescape kernel_split
#cgo nocallback kernel_split
#cgo noescape kernel_join
#cgo nocallback kernel_join
#cgo noescape kernel_flatten
#cgo nocallback kernel_flatten
*/
import "C"

import "unsafe"

// best is the widest instruction set that this processor has; level is the one
// in use, which only tests change.
var (
	best  = C.kernel_best()
	level = best
)

func bytes(b []uint8) *C.uint8_t    { return (*C.uint8_t)(unsafe.SliceData(b)) }
func words(w []int16) *C.int16_t    { return (*C.int16_t)(unsafe.SliceData(w)) }
func whole(w *[64]int32) *C.int32_t { return (*C.int32_t)(unsafe.Pointer(w)) }

func inverse(dst []uint8, stride int, coefs []int16, span int, steps *[64]int32, size, groups int) {
	C.kernel_inverse(level, bytes(dst), C.ptrdiff_t(stride), words(coefs), C.ptrdiff_t(span),
		whole(steps), C.int(size), C.int(groups))
}

func forward(levels []int16, marks []uint64, src []uint8, stride int, q *Quantiser, groups int) {
	C.kernel_forward(level, words(levels), (*C.uint64_t)(unsafe.SliceData(marks)), bytes(src), C.ptrdiff_t(stride),
		(*C.uint32_t)(&q.half[0]), (*C.uint32_t)(&q.factor[0]), (*C.uint32_t)(&q.shift[0]), C.int(groups))
}

func across(dst []int16, src []uint8, stride, rows int, first []int32, weights []int16, taps int) {
	C.kernel_across(level, words(dst), C.int(len(first)), bytes(src), C.ptrdiff_t(stride), C.int(rows),
		(*C.int32_t)(unsafe.SliceData(first)), words(weights), C.int(taps))
}

func down(dst []uint8, ring []int16, first int, weights []int16) {
	C.kernel_down(level, bytes(dst), C.int(len(dst)), words(ring), C.int(len(ring)/len(dst)), C.int(first), words(weights), C.int(len(weights)))
}

func transpose(dst, src []uint8, stride, width, height int, backwards, upwards bool) {
	C.kernel_transpose(level, bytes(dst), bytes(src), C.ptrdiff_t(stride), C.int(width), C.int(height), flag(backwards), flag(upwards))
}

func unfilter(filter int, row, above []uint8, count, size int) {
	C.kernel_unfilter(level, C.int(filter), bytes(row), bytes(above), C.int(count), C.int(size))
}

func split(luma, cb, cr, pix []uint8, size int) {
	C.kernel_split(level, bytes(luma), bytes(cb), bytes(cr), bytes(pix), C.int(len(luma)), C.int(size))
}

func join(pix, luma, cb, cr []uint8, odd int) {
	C.kernel_join(level, bytes(pix), bytes(luma), bytes(cb), bytes(cr), C.int(len(luma)), C.int(odd))
}

func flatten(pix []uint8, background [3]uint8) {
	C.kernel_flatten(level, bytes(pix), C.int(len(pix)/4), (*C.uint8_t)(&background[0]))
}

func flag(b bool) C.int {
	if b {
		return 1
	}
	return 0
}
