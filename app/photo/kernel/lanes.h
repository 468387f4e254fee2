// Registers of numbers, one for each lane, by the vector types that GCC and
// Clang share. Numbers are unsigned where they may wrap.

#define INLINE static inline __attribute__((always_inline))

typedef uint32_t lanes __attribute__((vector_size(4 * WIDE)));
typedef int32_t signed_lanes __attribute__((vector_size(4 * WIDE)));
typedef int16_t half_lanes __attribute__((vector_size(2 * WIDE)));
typedef int16_t eight __attribute__((vector_size(16)));
typedef int32_t four __attribute__((vector_size(16)));
typedef int64_t two __attribute__((vector_size(16)));

#if defined(__clang__)
#define SHUFFLE(kind, a, b, ...) __builtin_shufflevector(a, b, __VA_ARGS__)
#else
#define SHUFFLE(kind, a, b, ...) __builtin_shuffle(a, b, (kind){__VA_ARGS__})
#endif

// down shifts with the sign.
INLINE lanes shift_down(lanes v, int bits) { return (lanes)((signed_lanes)v >> bits); }

// widen reads WIDE numbers of 16 bits.
INLINE lanes widen(const int16_t *p) {
	half_lanes v;
	memcpy(&v, p, sizeof v);
	return (lanes)__builtin_convertvector(v, signed_lanes);
}

// narrow writes WIDE numbers, limited to 16 bits.
INLINE void narrow(int16_t *p, lanes v) {
#if defined(AVX2)
	__m256i w = (__m256i)v;
	_mm_storeu_si128((__m128i *)p, _mm_packs_epi32(_mm256_castsi256_si128(w), _mm256_extracti128_si256(w, 1)));
#elif defined(SSE41)
	_mm_storel_epi64((__m128i *)p, _mm_packs_epi32((__m128i)v, (__m128i)v));
#elif defined(NEON)
	vst1_s16(p, vqmovn_s32((int32x4_t)v));
#else
	for (int i = 0; i < WIDE; i++) {
		int32_t s = (int32_t)v[i];
		p[i] = s < -32768 ? -32768 : s > 32767 ? 32767 : s;
	}
#endif
}

// to_bytes writes eight numbers, limited to 0 to 255.
INLINE void to_bytes(uint8_t *p, eight v) {
#if defined(SSE41)
	_mm_storel_epi64((__m128i *)p, _mm_packus_epi16((__m128i)v, (__m128i)v));
#elif defined(NEON)
	vst1_u8(p, vqmovun_s16((int16x8_t)v));
#else
	for (int i = 0; i < 8; i++)
		p[i] = v[i] < 0 ? 0 : v[i] > 255 ? 255 : v[i];
#endif
}

// from_bytes reads eight samples.
INLINE eight from_bytes(const uint8_t *p) {
#if defined(SSE41)
	return (eight)_mm_cvtepu8_epi16(_mm_loadl_epi64((const __m128i *)p));
#elif defined(NEON)
	return (eight)vreinterpretq_s16_u16(vmovl_u8(vld1_u8(p)));
#else
	eight v;
	for (int i = 0; i < 8; i++)
		v[i] = p[i];
	return v;
#endif
}

INLINE eight read_eight(const int16_t *p) {
	eight v;
	memcpy(&v, p, sizeof v);
	return v;
}

INLINE void write_eight(int16_t *p, eight v) { memcpy(p, &v, sizeof v); }

INLINE eight absolute(eight v) {
#if defined(SSE41)
	return (eight)_mm_abs_epi16((__m128i)v);
#elif defined(NEON)
	return (eight)vabsq_s16((int16x8_t)v);
#else
	eight sign = v >> 15;
	return (v ^ sign) - sign;
#endif
}

// choose returns yes where all bits of which are set, and no where none are.
INLINE eight choose(eight which, eight yes, eight no) {
#if defined(SSE41)
	return (eight)_mm_blendv_epi8((__m128i)no, (__m128i)yes, (__m128i)which);
#elif defined(NEON)
	return (eight)vbslq_s16((uint16x8_t)which, (int16x8_t)yes, (int16x8_t)no);
#else
	return (yes & which) | (no & ~which);
#endif
}

// turn makes columns of the rows of 8×8 numbers of 16 bits, by interleaving
// ever larger pieces.
INLINE void turn(eight r[8]) {
	eight a[8];
	four b[8];
	for (int i = 0; i < 8; i += 2) {
		a[i] = SHUFFLE(eight, r[i], r[i + 1], 0, 8, 1, 9, 2, 10, 3, 11);
		a[i + 1] = SHUFFLE(eight, r[i], r[i + 1], 4, 12, 5, 13, 6, 14, 7, 15);
	}
	for (int i = 0; i < 8; i += 4) {
		b[i] = SHUFFLE(four, (four)a[i], (four)a[i + 2], 0, 4, 1, 5);
		b[i + 1] = SHUFFLE(four, (four)a[i], (four)a[i + 2], 2, 6, 3, 7);
		b[i + 2] = SHUFFLE(four, (four)a[i + 1], (four)a[i + 3], 0, 4, 1, 5);
		b[i + 3] = SHUFFLE(four, (four)a[i + 1], (four)a[i + 3], 2, 6, 3, 7);
	}
	for (int i = 0; i < 4; i++) {
		r[2 * i] = (eight)SHUFFLE(two, (two)b[i], (two)b[i + 4], 0, 2);
		r[2 * i + 1] = (eight)SHUFFLE(two, (two)b[i], (two)b[i + 4], 1, 3);
	}
}
