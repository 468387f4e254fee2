// Split, Join and Flatten of the Go file colour.go.

INLINE void NAME(split_pixels)(uint8_t *restrict luma, uint8_t *restrict cb, uint8_t *restrict cr, const uint8_t *restrict pix, int count, const int size) {
	for (int i = 0; i < count; i++) {
		int32_t r = pix[i * size], g = pix[i * size + 1], b = pix[i * size + 2];
		luma[i] = (19595 * r + 38470 * g + 7471 * b + (1 << 15)) >> 16;
		int32_t blue = (-11056 * r - 21712 * g + 32768 * b + (257 << 15)) >> 16;
		int32_t red = (32768 * r - 27440 * g - 5328 * b + (257 << 15)) >> 16;
		cb[i] = blue > 255 ? 255 : blue;
		cr[i] = red > 255 ? 255 : red;
	}
}

void NAME(split)(uint8_t *luma, uint8_t *cb, uint8_t *cr, const uint8_t *pix, int count, int size) {
	if (size == 3)
		NAME(split_pixels)(luma, cb, cr, pix, count, 3);
	else
		NAME(split_pixels)(luma, cb, cr, pix, count, 4);
}

INLINE int32_t NAME(sample)(int32_t v) { return v < 0 ? 0 : v > 255 ? 255 : v; }

#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
#define PIXEL(r, g, b) ((uint32_t)(r) << 24 | (uint32_t)(g) << 16 | (uint32_t)(b) << 8 | 255u)
#else
#define PIXEL(r, g, b) ((uint32_t)(r) | (uint32_t)(g) << 8 | (uint32_t)(b) << 16 | 255u << 24)
#endif

INLINE uint32_t NAME(pixel)(int32_t luma, int32_t blue, int32_t red) {
	int32_t y = (luma << 16) + (1 << 15);
	return PIXEL(NAME(sample)((y + 91881 * red) >> 16), NAME(sample)((y - 22554 * blue - 46802 * red) >> 16),
		NAME(sample)((y + 116130 * blue) >> 16));
}

// JOIN_PIECE is how many pixels' colours are spread out at a time, so that what
// follows is the same for every pixel.
#define JOIN_PIECE 64

void NAME(join)(uint8_t *pix, const uint8_t *luma, const uint8_t *cb, const uint8_t *cr, int count, int odd) {
	int start = 0;
	if (odd) {
		uint32_t first = NAME(pixel)(*luma, *cb++ - 128, *cr++ - 128);
		memcpy(pix, &first, 4);
		luma++, pix += 4, count--;
	}
	for (; start + JOIN_PIECE <= count; start += JOIN_PIECE) {
		int32_t blue[JOIN_PIECE], red[JOIN_PIECE];
		uint32_t out[JOIN_PIECE];
		for (int i = 0; i < JOIN_PIECE / 2; i++) {
			blue[2 * i] = blue[2 * i + 1] = cb[start / 2 + i] - 128;
			red[2 * i] = red[2 * i + 1] = cr[start / 2 + i] - 128;
		}
		for (int i = 0; i < JOIN_PIECE; i++)
			out[i] = NAME(pixel)(luma[start + i], blue[i], red[i]);
		memcpy(pix + 4 * start, out, sizeof out);
	}
	for (; start < count; start++) {
		uint32_t one = NAME(pixel)(luma[start], cb[start / 2] - 128, cr[start / 2] - 128);
		memcpy(pix + 4 * start, &one, 4);
	}
}

void NAME(flatten)(uint8_t *pix, int count, const uint8_t *background) {
	for (int i = 0; i < 4 * count; i += 4) {
		uint32_t a = pix[i + 3];
		if (a == 255)
			continue;
		for (int c = 0; c < 3; c++) {
			uint32_t v = pix[i + c] * a + background[c] * (255 - a) + 127;
			pix[i + c] = (v + 1 + (v >> 8)) >> 8; // v / 255, for every v there is
		}
	}
}
