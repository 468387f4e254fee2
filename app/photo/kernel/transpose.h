// Transpose of the Go file of that name, in squares of 8×8 samples, which keeps
// reading and writing within few lines of the cache.

void NAME(transpose)(uint8_t *dst, const uint8_t *src, ptrdiff_t stride, int width, int height, int backwards, int upwards) {
	ptrdiff_t step = height;
	if (backwards) {
		src += (height - 1) * stride;
		stride = -stride;
	}
	if (upwards) {
		dst += (width - 1) * step;
		step = -step;
	}
	int y = 0;
	for (; y + 8 <= height; y += 8) {
		int x = 0;
		for (; x + 8 <= width; x += 8) {
			eight rows[8];
			for (int i = 0; i < 8; i++)
				rows[i] = from_bytes(src + (y + i) * stride + x);
			turn(rows);
			for (int i = 0; i < 8; i++)
				to_bytes(dst + (x + i) * step + y, rows[i]);
		}
		for (; x < width; x++)
			for (int i = 0; i < 8; i++)
				dst[x * step + y + i] = src[(y + i) * stride + x];
	}
	for (; y < height; y++)
		for (int x = 0; x < width; x++)
			dst[x * step + y] = src[y * stride + x];
}
