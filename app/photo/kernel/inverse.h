// Inverse of the Go file of that name: eight blocks at once, a block in each
// lane, so that the two passes of the transform need no turning between them.

#define BASIS_BITS 13
#define PASS_BITS 2
#define FIX0298 2446
#define FIX0390 3196
#define FIX0541 4433
#define FIX0765 6270
#define FIX0899 7373
#define FIX1175 9633
#define FIX1501 12299
#define FIX1847 15137
#define FIX1961 16069
#define FIX2053 16819
#define FIX2562 20995
#define FIX3072 25172

// The cosines from n frequencies to n samples; the Go file works them out.
static const int32_t NAME(basis)[8][49] = {
	{0},
	{0},
	{2896, 2896, 2896, -2896},
	{2896, 3547, 2048, 2896, 0, -4096, 2896, -3547, 2048},
	{2896, 3784, 2896, 1567, 2896, 1567, -2896, -3784, 2896, -1567, -2896, 3784, 2896, -3784, 2896, -1567},
	{2896, 3896, 3314, 2408, 1266, 2896, 2408, -1266, -3896, -3314, 2896, 0, -4096, 0, 4096,
		2896, -2408, -1266, 3896, -3314, 2896, -3896, 3314, -2408, 1266},
	{2896, 3956, 3547, 2896, 2048, 1060, 2896, 2896, 0, -2896, -4096, -2896, 2896, 1060, -3547, -2896, 2048, 3956,
		2896, -1060, -3547, 2896, 2048, -3956, 2896, -2896, 0, 2896, -4096, 2896, 2896, -3956, 3547, -2896, 2048, -1060},
	{2896, 3993, 3690, 3202, 2554, 1777, 911, 2896, 3202, 911, -1777, -3690, -3993, -2554,
		2896, 1777, -2554, -3993, -911, 3202, 3690, 2896, 0, -4096, 0, 4096, 0, -4096,
		2896, -1777, -2554, 3993, -911, -3202, 3690, 2896, -3202, 911, 1777, -3690, 3993, -2554,
		2896, -3993, 3690, -3202, 2554, -1777, 911},
};

// When each frequency, row by row, is coded: the inverse of the zigzag order.
static const uint8_t NAME(order)[64] = {
	0, 1, 5, 6, 14, 15, 27, 28, 2, 4, 7, 13, 16, 26, 29, 42, 3, 8, 12, 17, 25, 30, 41, 43, 9, 11, 18, 24, 31, 40, 44, 53,
	10, 19, 23, 32, 39, 45, 52, 54, 20, 22, 33, 38, 46, 51, 55, 60, 21, 34, 37, 47, 50, 56, 59, 61, 35, 36, 48, 49, 57, 58, 62, 63,
};

// NAME(line) makes size samples of size frequencies, every sample with round
// added and shifted down.
INLINE void NAME(line)(lanes out[8], const lanes in[8], const int size, uint32_t round, int shift) {
	const int32_t *weights = NAME(basis)[size];
	for (int x = 0; x < (size + 1) / 2; x++) {
		lanes even = in[0] * (uint32_t)weights[x * size] + round, odd = {0};
		for (int u = 2; u < size; u += 2)
			even += in[u] * (uint32_t)weights[x * size + u];
		for (int u = 1; u < size; u += 2)
			odd += in[u] * (uint32_t)weights[x * size + u];
		out[size - 1 - x] = shift_down(even - odd, shift);
		out[x] = shift_down(even + odd, shift);
	}
}

// NAME(line8) is the same for eight, by the fast factorisation.
INLINE void NAME(line8)(lanes out[8], const lanes s[8], uint32_t round, int shift) {
	lanes z = (s[2] + s[6]) * FIX0541;
	lanes t2 = z - s[6] * FIX1847, t3 = z + s[2] * FIX0765;
	lanes t0 = ((s[0] + s[4]) << BASIS_BITS) + round, t1 = ((s[0] - s[4]) << BASIS_BITS) + round;
	lanes e0 = t0 + t3, e1 = t1 + t2, e2 = t1 - t2, e3 = t0 - t3;

	lanes z5 = (s[7] + s[3] + s[5] + s[1]) * FIX1175;
	lanes z1 = (s[7] + s[1]) * FIX0899, z2 = (s[5] + s[3]) * FIX2562;
	lanes z3 = z5 - (s[7] + s[3]) * FIX1961, z4 = z5 - (s[5] + s[1]) * FIX0390;
	lanes o0 = s[1] * FIX1501 - z1 + z4, o1 = s[3] * FIX3072 - z2 + z3;
	lanes o2 = s[5] * FIX2053 - z2 + z4, o3 = s[7] * FIX0298 - z1 + z3;

	out[0] = shift_down(e0 + o0, shift), out[7] = shift_down(e0 - o0, shift);
	out[1] = shift_down(e1 + o1, shift), out[6] = shift_down(e1 - o1, shift);
	out[2] = shift_down(e2 + o2, shift), out[5] = shift_down(e2 - o2, shift);
	out[3] = shift_down(e3 + o3, shift), out[4] = shift_down(e3 - o3, shift);
}

// NAME(group) makes the samples of one group. Being compiled for each size
// alone, its loops vanish.
INLINE void NAME(group)(uint8_t *dst, ptrdiff_t stride, const int16_t *coefs, const int32_t *steps, const int size) {
	int16_t samples[8][8][8]; // by row, column and lane
	for (int lane = 0; lane < 8; lane += WIDE) {
		lanes mid[8][8], line[8];
		for (int u = 0; u < size; u++) {
			lanes down[8];
			for (int v = 0; v < size; v++) {
				const int k = NAME(order)[8 * v + u];
				line[v] = widen(coefs + 8 * k + lane) * (uint32_t)steps[k];
			}
			const int shift = BASIS_BITS - PASS_BITS;
			if (size == 8)
				NAME(line8)(down, line, 1 << (shift - 1), shift);
			else
				NAME(line)(down, line, size, 1 << (shift - 1), shift);
			for (int y = 0; y < size; y++)
				mid[y][u] = down[y];
		}
		for (int y = 0; y < size; y++) {
			const int shift = BASIS_BITS + PASS_BITS + (size == 8 ? 3 : 0);
			const uint32_t round = (1u << (shift - 1)) + (128u << shift);
			if (size == 8)
				NAME(line8)(line, mid[y], round, shift);
			else
				NAME(line)(line, mid[y], size, round, shift);
			for (int x = 0; x < size; x++)
				narrow(&samples[y][x][lane], line[x]);
		}
	}
	for (int y = 0; y < size; y++) {
		eight rows[8];
		for (int x = 0; x < 8; x++)
			rows[x] = x < size ? read_eight(samples[y][x]) : (eight){0};
		turn(rows);
		// Eight samples are written where fewer are meant; the next block, or
		// the row's slack, takes the rest.
		for (int block = 0; block < 8; block++)
			to_bytes(dst + y * stride + block * size, rows[block]);
	}
}

// NAME(means) is the group of size 1: each block's mean.
INLINE void NAME(means)(uint8_t *dst, const int16_t *coefs, const int32_t *steps) {
	int16_t samples[8];
	for (int lane = 0; lane < 8; lane += WIDE) {
		lanes v = widen(coefs + lane) * (uint32_t)steps[0];
		narrow(samples + lane, shift_down(v + 4, 3) + 128);
	}
	to_bytes(dst, read_eight(samples));
}

#define EACH_GROUP(call) \
	for (int g = 0; g < groups; g++, dst += 8 * size, coefs += span) \
		call; \
	break;

void NAME(inverse)(uint8_t *dst, ptrdiff_t stride, const int16_t *coefs, ptrdiff_t span,
	const int32_t *steps, int size, int groups) {
	switch (size) {
	case 1: EACH_GROUP(NAME(means)(dst, coefs, steps))
	case 2: EACH_GROUP(NAME(group)(dst, stride, coefs, steps, 2))
	case 3: EACH_GROUP(NAME(group)(dst, stride, coefs, steps, 3))
	case 4: EACH_GROUP(NAME(group)(dst, stride, coefs, steps, 4))
	case 5: EACH_GROUP(NAME(group)(dst, stride, coefs, steps, 5))
	case 6: EACH_GROUP(NAME(group)(dst, stride, coefs, steps, 6))
	case 7: EACH_GROUP(NAME(group)(dst, stride, coefs, steps, 7))
	case 8: EACH_GROUP(NAME(group)(dst, stride, coefs, steps, 8))
	}
}
