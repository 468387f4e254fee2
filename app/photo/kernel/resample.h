// Across and Down of the Go file resample.go.

#define WEIGHT_BITS 14
#define ROW_BITS 6

INLINE int16_t NAME(limited)(int32_t v) { return v < -32768 ? -32768 : v > 32767 ? 32767 : v; }

INLINE int32_t NAME(sum)(const uint8_t *p, const int16_t *w, int taps) {
	int32_t sum = 0;
	for (int k = 0; k < taps; k++)
		sum += (int32_t)w[k] * p[k];
	return sum;
}

// NAME(sums) returns four sums, of taps samples each.
INLINE four NAME(sums)(const uint8_t *src, const int32_t *first, const int16_t *w, int taps) {
#if defined(SSE41)
	__m128i sum[4];
	for (int i = 0; i < 4; i++, w += taps) {
		const uint8_t *p = src + first[i];
		sum[i] = _mm_setzero_si128();
#if defined(AVX2)
		__m256i wide = _mm256_setzero_si256();
		int k = 0;
		for (; k + 16 <= taps; k += 16)
			wide = _mm256_add_epi32(wide, _mm256_madd_epi16(_mm256_cvtepu8_epi16(_mm_loadu_si128((const __m128i *)(p + k))),
				_mm256_loadu_si256((const __m256i *)(w + k))));
		sum[i] = _mm_add_epi32(_mm256_castsi256_si128(wide), _mm256_extracti128_si256(wide, 1));
#else
		int k = 0;
#endif
		for (; k < taps; k += 8)
			sum[i] = _mm_add_epi32(sum[i], _mm_madd_epi16((__m128i)from_bytes(p + k), _mm_loadu_si128((const __m128i *)(w + k))));
	}
	return (four)_mm_hadd_epi32(_mm_hadd_epi32(sum[0], sum[1]), _mm_hadd_epi32(sum[2], sum[3]));
#elif defined(NEON)
	int32x4_t sum[4];
	for (int i = 0; i < 4; i++, w += taps) {
		const uint8_t *p = src + first[i];
		sum[i] = vdupq_n_s32(0);
		for (int k = 0; k < taps; k += 8) {
			int16x8_t samples = (int16x8_t)from_bytes(p + k), weights = vld1q_s16(w + k);
			sum[i] = vmlal_s16(sum[i], vget_low_s16(samples), vget_low_s16(weights));
			sum[i] = vmlal_high_s16(sum[i], samples, weights);
		}
	}
	return (four)vpaddq_s32(vpaddq_s32(sum[0], sum[1]), vpaddq_s32(sum[2], sum[3]));
#else
	four sum;
	for (int i = 0; i < 4; i++)
		sum[i] = NAME(sum)(src + first[i], w + i * taps, taps);
	return sum;
#endif
}

#if defined(AVX2)
// pair reads the eight samples at each of two places.
INLINE __m256i pair(const uint8_t *src, const int32_t *first) {
	return _mm256_cvtepu8_epi16(_mm_unpacklo_epi64(
		_mm_loadl_epi64((const __m128i *)(src + first[0])), _mm_loadl_epi64((const __m128i *)(src + first[1]))));
}

// eight_sums writes eight numbers of eight samples each, by far the most
// common case.
INLINE void eight_sums(int16_t *dst, const uint8_t *src, const int32_t *first, const int16_t *w) {
	__m256i sum[4];
	for (int i = 0; i < 4; i++)
		sum[i] = _mm256_madd_epi16(pair(src, first + 2 * i), _mm256_loadu_si256((const __m256i *)(w + 16 * i)));
	// Numbers 0, 2, 4 and 6 in the lower half, 1, 3, 5 and 7 in the upper.
	__m256i all = _mm256_hadd_epi32(_mm256_hadd_epi32(sum[0], sum[1]), _mm256_hadd_epi32(sum[2], sum[3]));
	const int shift = WEIGHT_BITS - ROW_BITS;
	all = _mm256_srai_epi32(_mm256_add_epi32(all, _mm256_set1_epi32(1 << (shift - 1))), shift);
	__m128i packed = _mm_packs_epi32(_mm256_castsi256_si128(all), _mm256_extracti128_si256(all, 1));
	_mm_storeu_si128((__m128i *)dst, _mm_unpacklo_epi16(packed, _mm_srli_si128(packed, 8)));
}
#endif

void NAME(across)(int16_t *dst, int count, const uint8_t *src, ptrdiff_t stride, int rows,
	const int32_t *first, const int16_t *weights, int taps) {
	const int shift = WEIGHT_BITS - ROW_BITS;
	const int32_t round = 1 << (shift - 1);
	for (int y = 0; y < rows; y++, dst += count, src += stride) {
		int i = 0;
#if defined(AVX2)
		if (taps == 8)
			for (; i + 8 <= count; i += 8)
				eight_sums(dst + i, src, first + i, weights + 8 * i);
#endif
		for (; i + 4 <= count; i += 4) {
			four sum = (NAME(sums)(src, first + i, weights + (ptrdiff_t)i * taps, taps) + round) >> shift;
			for (int k = 0; k < 4; k++)
				dst[i + k] = NAME(limited)(sum[k]);
		}
		for (; i < count; i++)
			dst[i] = NAME(limited)((NAME(sum)(src + first[i], weights + (ptrdiff_t)i * taps, taps) + round) >> shift);
	}
}

#define DOWN_SHIFT (WEIGHT_BITS + ROW_BITS)

// NAME(next) steps to the next row of the ring.
INLINE int NAME(next)(int slot, int slots) { return slot + 1 == slots ? 0 : slot + 1; }

// NAME(column) makes sixteen samples. Rows are taken in pairs, because the
// processor multiplies and adds pairs; the last may be alone.
INLINE void NAME(column)(uint8_t *dst, ptrdiff_t count, const int16_t *ring, int slots, int first, const int16_t *weights, int taps) {
	const int32_t round = 1 << (DOWN_SHIFT - 1);
	int slot = first;
#if defined(AVX2)
	__m256i low = _mm256_set1_epi32(round), high = low;
	for (int k = 0; k < taps; k += 2) {
		__m256i a = _mm256_loadu_si256((const __m256i *)(ring + slot * count)), b = _mm256_setzero_si256();
		uint32_t w = (uint16_t)weights[k];
		slot = NAME(next)(slot, slots);
		if (k + 1 < taps) {
			b = _mm256_loadu_si256((const __m256i *)(ring + slot * count));
			w |= (uint32_t)(uint16_t)weights[k + 1] << 16;
			slot = NAME(next)(slot, slots);
		}
		__m256i both = _mm256_set1_epi32((int32_t)w);
		low = _mm256_add_epi32(low, _mm256_madd_epi16(_mm256_unpacklo_epi16(a, b), both));
		high = _mm256_add_epi32(high, _mm256_madd_epi16(_mm256_unpackhi_epi16(a, b), both));
	}
	__m256i packed = _mm256_packs_epi32(_mm256_srai_epi32(low, DOWN_SHIFT), _mm256_srai_epi32(high, DOWN_SHIFT));
	_mm_storeu_si128((__m128i *)dst, _mm_packus_epi16(_mm256_castsi256_si128(packed), _mm256_extracti128_si256(packed, 1)));
#elif defined(SSE41)
	__m128i sum[4];
	for (int i = 0; i < 4; i++)
		sum[i] = _mm_set1_epi32(round);
	for (int k = 0; k < taps; k += 2) {
		const int16_t *a = ring + slot * count, *b = a;
		uint32_t w = (uint16_t)weights[k];
		slot = NAME(next)(slot, slots);
		if (k + 1 < taps) {
			b = ring + slot * count;
			w |= (uint32_t)(uint16_t)weights[k + 1] << 16;
			slot = NAME(next)(slot, slots);
		}
		__m128i both = _mm_set1_epi32((int32_t)w);
		for (int i = 0; i < 2; i++) {
			__m128i x = _mm_loadu_si128((const __m128i *)(a + 8 * i)), y = _mm_loadu_si128((const __m128i *)(b + 8 * i));
			sum[2 * i] = _mm_add_epi32(sum[2 * i], _mm_madd_epi16(_mm_unpacklo_epi16(x, y), both));
			sum[2 * i + 1] = _mm_add_epi32(sum[2 * i + 1], _mm_madd_epi16(_mm_unpackhi_epi16(x, y), both));
		}
	}
	for (int i = 0; i < 4; i++)
		sum[i] = _mm_srai_epi32(sum[i], DOWN_SHIFT);
	_mm_storeu_si128((__m128i *)dst, _mm_packus_epi16(_mm_packs_epi32(sum[0], sum[1]), _mm_packs_epi32(sum[2], sum[3])));
#elif defined(NEON)
	int32x4_t sum[4];
	for (int i = 0; i < 4; i++)
		sum[i] = vdupq_n_s32(round);
	for (int k = 0; k < taps; k++, slot = NAME(next)(slot, slots))
		for (int i = 0; i < 2; i++) {
			int16x8_t a = vld1q_s16(ring + slot * count + 8 * i);
			sum[2 * i] = vmlal_n_s16(sum[2 * i], vget_low_s16(a), weights[k]);
			sum[2 * i + 1] = vmlal_high_n_s16(sum[2 * i + 1], a, weights[k]);
		}
	for (int i = 0; i < 2; i++)
		vst1_u8(dst + 8 * i, vqmovun_s16(vcombine_s16(
			vqmovn_s32(vshrq_n_s32(sum[2 * i], DOWN_SHIFT)), vqmovn_s32(vshrq_n_s32(sum[2 * i + 1], DOWN_SHIFT)))));
#else
	int32_t sum[16];
	for (int i = 0; i < 16; i++)
		sum[i] = round;
	for (int k = 0; k < taps; k++, slot = NAME(next)(slot, slots))
		for (int i = 0; i < 16; i++)
			sum[i] += (int32_t)weights[k] * ring[slot * count + i];
	for (int i = 0; i < 16; i++) {
		int32_t v = sum[i] >> DOWN_SHIFT;
		dst[i] = v < 0 ? 0 : v > 255 ? 255 : v;
	}
#endif
}

void NAME(down)(uint8_t *dst, int count, const int16_t *ring, int slots, int first, const int16_t *weights, int taps) {
	int x = 0;
	for (; x + 16 <= count; x += 16)
		NAME(column)(dst + x, count, ring + x, slots, first, weights, taps);
	if (x < count && count >= 16) { // once more, ending at the row's end
		x = count - 16;
		NAME(column)(dst + x, count, ring + x, slots, first, weights, taps);
		return;
	}
	for (; x < count; x++) {
		int32_t sum = 1 << (DOWN_SHIFT - 1);
		int slot = first;
		for (int k = 0; k < taps; k++, slot = NAME(next)(slot, slots))
			sum += (int32_t)weights[k] * ring[(ptrdiff_t)slot * count + x];
		sum >>= DOWN_SHIFT;
		dst[x] = sum < 0 ? 0 : sum > 255 ? 255 : sum;
	}
}
