// Split and Flatten of the Go file colour.go.

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
