//go:build !purego

// Which of the compiled versions is called.

#include "kernel.h"
#include "versions.h"

int kernel_best(void) {
#if defined(KERNEL_X86)
	__builtin_cpu_init();
	if (__builtin_cpu_supports("avx2"))
		return 2;
	return __builtin_cpu_supports("sse4.1") ? 1 : 0;
#elif defined(KERNEL_NEON)
	return 1; // every arm64 processor has it
#else
	return 0;
#endif
}

#if defined(KERNEL_X86)
#define CALL(function, ...) \
	switch (level) { \
	case 2: function##_avx2(__VA_ARGS__); break; \
	case 1: function##_sse41(__VA_ARGS__); break; \
	default: function##_plain(__VA_ARGS__); \
	}
#elif defined(KERNEL_NEON)
#define CALL(function, ...) \
	if (level == 1) \
		function##_neon(__VA_ARGS__); \
	else \
		function##_plain(__VA_ARGS__);
#else
#define CALL(function, ...) function##_plain(__VA_ARGS__);
#endif

void kernel_inverse(int level, uint8_t *dst, ptrdiff_t stride, const int16_t *coefs, ptrdiff_t span,
	const int32_t *steps, int size, int groups) {
	CALL(inverse, dst, stride, coefs, span, steps, size, groups)
}

void kernel_forward(int level, int16_t *levels, uint64_t *marks, const uint8_t *src, ptrdiff_t stride,
	const uint32_t *half, const uint32_t *factor, const uint32_t *shift, int groups) {
	CALL(forward, levels, marks, src, stride, half, factor, shift, groups)
}

void kernel_across(int level, int16_t *dst, int count, const uint8_t *src, ptrdiff_t stride, int rows,
	const int32_t *first, const int16_t *weights, int taps) {
	CALL(across, dst, count, src, stride, rows, first, weights, taps)
}

void kernel_down(int level, uint8_t *dst, int count, const int16_t *ring, int slots, int first, const int16_t *weights, int taps) {
	CALL(down, dst, count, ring, slots, first, weights, taps)
}

void kernel_transpose(int level, uint8_t *dst, const uint8_t *src, ptrdiff_t stride, int width, int height, int backwards, int upwards) {
	CALL(transpose, dst, src, stride, width, height, backwards, upwards)
}

void kernel_unfilter(int level, int filter, uint8_t *row, const uint8_t *above, int count, int size) {
	CALL(unfilter, filter, row, above, count, size)
}

void kernel_split(int level, uint8_t *luma, uint8_t *cb, uint8_t *cr, const uint8_t *pix, int count, int size) {
	CALL(split, luma, cb, cr, pix, count, size)
}

void kernel_join(int level, uint8_t *pix, const uint8_t *luma, const uint8_t *cb, const uint8_t *cr, int count, int odd) {
	CALL(join, pix, luma, cb, cr, count, odd)
}

void kernel_flatten(int level, uint8_t *pix, int count, const uint8_t *background) {
	CALL(flatten, pix, count, background)
}
