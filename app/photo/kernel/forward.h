// Forward of the Go file of that name: eight blocks at once, a block in each
// lane.

static const uint8_t NAME(zigzag)[64] = {
	0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14, 21, 28,
	35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46, 53, 60, 61, 54, 47, 55, 62, 63,
};

// NAME(unfold) is the transform of one line. Its first and fifth result are
// whole numbers, up is added to their precision (or taken away where it is
// negative); the others lose shift bits.
INLINE void NAME(unfold)(lanes s[8], int up, int shift) {
	lanes t0 = s[0] + s[7], t7 = s[0] - s[7], t1 = s[1] + s[6], t6 = s[1] - s[6];
	lanes t2 = s[2] + s[5], t5 = s[2] - s[5], t3 = s[3] + s[4], t4 = s[3] - s[4];
	lanes t10 = t0 + t3, t13 = t0 - t3, t11 = t1 + t2, t12 = t1 - t2;
	const uint32_t round = 1u << (shift - 1);
	if (up >= 0) {
		s[0] = (t10 + t11) << up;
		s[4] = (t10 - t11) << up;
	} else {
		s[0] = shift_down(t10 + t11 + (1u << (-up - 1)), -up);
		s[4] = shift_down(t10 - t11 + (1u << (-up - 1)), -up);
	}
	lanes z = (t12 + t13) * FIX0541 + round;
	s[2] = shift_down(z + t13 * FIX0765, shift);
	s[6] = shift_down(z - t12 * FIX1847, shift);

	lanes z5 = (t4 + t6 + t5 + t7) * FIX1175 + round;
	lanes z1 = (t4 + t7) * FIX0899, z2 = (t5 + t6) * FIX2562;
	lanes z3 = z5 - (t4 + t6) * FIX1961, z4 = z5 - (t5 + t7) * FIX0390;
	s[1] = shift_down(t7 * FIX1501 - z1 + z4, shift);
	s[3] = shift_down(t6 * FIX3072 - z2 + z3, shift);
	s[5] = shift_down(t5 * FIX2053 - z2 + z4, shift);
	s[7] = shift_down(t4 * FIX0298 - z1 + z3, shift);
}

// NAME(blocks) transforms one group into coefficients by place and lane.
INLINE void NAME(blocks)(int16_t coefficients[64][8], const uint8_t *src, ptrdiff_t stride) {
	int16_t samples[8][8][8]; // by row, column and lane
	for (int y = 0; y < 8; y++) {
		eight rows[8];
		for (int block = 0; block < 8; block++)
			rows[block] = from_bytes(src + y * stride + 8 * block) - 128;
		turn(rows);
		for (int x = 0; x < 8; x++)
			write_eight(samples[y][x], rows[x]);
	}
	for (int lane = 0; lane < 8; lane += WIDE) {
		lanes mid[8][8];
		for (int y = 0; y < 8; y++) {
			for (int x = 0; x < 8; x++)
				mid[y][x] = widen(samples[y][x] + lane);
			NAME(unfold)(mid[y], PASS_BITS, BASIS_BITS - PASS_BITS);
		}
		for (int x = 0; x < 8; x++) {
			lanes column[8];
			for (int y = 0; y < 8; y++)
				column[y] = mid[y][x];
			NAME(unfold)(column, -PASS_BITS, BASIS_BITS + PASS_BITS);
			for (int y = 0; y < 8; y++)
				narrow(&coefficients[8 * y + x][lane], column[y]);
		}
	}
}

void NAME(forward)(int16_t *levels, uint64_t *marks, const uint8_t *src, ptrdiff_t stride,
	const uint32_t *half, const uint32_t *factor, const uint32_t *shift, int groups) {
	for (int g = 0; g < groups; g++, src += 64, levels += 512, marks += 8) {
		int16_t coefficients[64][8];
		uint32_t bits[2][8] = {{0}};
		NAME(blocks)(coefficients, src, stride);
		for (int start = 0; start < 64; start += 8) {
			int16_t quantised[8][8]; // by order and lane
			for (int lane = 0; lane < 8; lane += WIDE) {
				lanes set;
				memcpy(&set, &bits[start / 32][lane], sizeof set);
				for (int k = start; k < start + 8; k++) {
					lanes v = widen(&coefficients[NAME(zigzag)[k]][lane]), sign = shift_down(v, 31);
					lanes level = (((v ^ sign) - sign + half[k]) * factor[k]) >> shift[k];
					narrow(&quantised[k - start][lane], (level ^ sign) - sign);
					set |= (lanes)(level != 0) & (1u << (k % 32));
				}
				memcpy(&bits[start / 32][lane], &set, sizeof set);
			}
			eight rows[8];
			for (int k = 0; k < 8; k++)
				rows[k] = read_eight(quantised[k]);
			turn(rows);
			for (int block = 0; block < 8; block++)
				write_eight(levels + 64 * block + start, rows[block]);
		}
		for (int block = 0; block < 8; block++)
			marks[block] = (uint64_t)bits[1][block] << 32 | bits[0][block];
	}
}
