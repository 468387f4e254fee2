// The versions of each function, by the ending of their names.

#ifndef STOREHAND_VERSIONS_H
#define STOREHAND_VERSIONS_H

#include <stddef.h>
#include <stdint.h>

#if defined(__x86_64__)
#define KERNEL_X86
#elif defined(__aarch64__)
#define KERNEL_NEON
#endif

#define VERSION(ending) \
	void inverse_##ending(uint8_t *dst, ptrdiff_t stride, const int16_t *coefs, ptrdiff_t span, \
		const int32_t *steps, int size, int groups); \
	void forward_##ending(int16_t *levels, uint64_t *marks, const uint8_t *src, ptrdiff_t stride, \
		const uint32_t *half, const uint32_t *factor, const uint32_t *shift, int groups); \
	void across_##ending(int16_t *dst, int count, const uint8_t *src, ptrdiff_t stride, int rows, \
		const int32_t *first, const int16_t *weights, int taps); \
	void down_##ending(uint8_t *dst, int count, const int16_t *ring, int slots, int first, const int16_t *weights, int taps); \
	void transpose_##ending(uint8_t *dst, const uint8_t *src, ptrdiff_t stride, int width, int height, int backwards, int upwards); \
	void unfilter_##ending(int filter, uint8_t *row, const uint8_t *above, int count, int size); \
	void split_##ending(uint8_t *luma, uint8_t *cb, uint8_t *cr, const uint8_t *pix, int count, int size); \
	void join_##ending(uint8_t *pix, const uint8_t *luma, const uint8_t *cb, const uint8_t *cr, int count, int odd); \
	void flatten_##ending(uint8_t *pix, int count, const uint8_t *background);

VERSION(plain)
VERSION(sse41)
VERSION(avx2)
VERSION(neon)

#endif
