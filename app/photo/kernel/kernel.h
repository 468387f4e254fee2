// The arithmetic of package kernel, in C. The Go files beside this one say what
// each function computes, and check that its buffers are large enough; how far
// each reads and writes is said here. Nothing is allocated, no pointer is kept.

#ifndef STOREHAND_KERNEL_H
#define STOREHAND_KERNEL_H

#include <stddef.h>
#include <stdint.h>

// The instruction sets that the functions are compiled for. A level includes
// those below it; 0 is C without any. On arm64 level 1 is NEON, on x86-64 it is
// SSE4.1 and level 2 is AVX2.
int kernel_best(void);

// kernel_inverse reads groups*span coefficients and as many of the 64
// steps as matter, and writes size rows of groups*8*size+8 samples.
void kernel_inverse(int level, uint8_t *dst, ptrdiff_t stride, const int16_t *coefs, ptrdiff_t span,
	const int32_t *steps, int size, int groups);

// kernel_forward reads 8 rows of groups*64 samples and the 64 numbers of half,
// factor and shift each, and writes groups*512 levels and groups*8 marks.
void kernel_forward(int level, int16_t *levels, uint64_t *marks, const uint8_t *src, ptrdiff_t stride,
	const uint32_t *half, const uint32_t *factor, const uint32_t *shift, int groups);

// kernel_across reads, in each row, taps samples from each of the count places
// in first, and count*taps weights. It writes rows*count numbers.
void kernel_across(int level, int16_t *dst, int count, const uint8_t *src, ptrdiff_t stride, int rows,
	const int32_t *first, const int16_t *weights, int taps);

// kernel_down reads taps rows of count numbers from the ring of so many slots,
// and taps weights, and writes count samples.
void kernel_down(int level, uint8_t *dst, int count, const int16_t *ring, int slots, int first, const int16_t *weights, int taps);

// kernel_transpose reads height rows of width samples and writes width*height.
void kernel_transpose(int level, uint8_t *dst, const uint8_t *src, ptrdiff_t stride, int width, int height, int backwards, int upwards);

// kernel_unfilter reads count+8 bytes of each row and writes count of the first.
void kernel_unfilter(int level, int filter, uint8_t *row, const uint8_t *above, int count, int size);

// kernel_split reads count pixels of size bytes and writes count samples to each
// of the others, none of which overlap.
void kernel_split(int level, uint8_t *luma, uint8_t *cb, uint8_t *cr, const uint8_t *pix, int count, int size);

// kernel_join reads count samples of luma and (count-1+odd)/2+1 of the others,
// and writes count pixels of 4 bytes.
void kernel_join(int level, uint8_t *pix, const uint8_t *luma, const uint8_t *cb, const uint8_t *cr, int count, int odd);

// kernel_flatten reads and writes count pixels of 4 bytes, and reads 3 bytes of
// background.
void kernel_flatten(int level, uint8_t *pix, int count, const uint8_t *background);

#endif
