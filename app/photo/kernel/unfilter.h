// Unfilter of the Go file of that name: the bytes of a pixel at once, since each
// pixel waits for the one before.

// NAME(pixels) is compiled for each filter and size of pixels alone. Eight bytes
// are read where fewer count; no more than these are written.
INLINE void NAME(pixels)(const int filter, uint8_t *row, const uint8_t *above, int count, const int size) {
	eight left = {0}, corner = {0};
	for (int i = 0; i < count; i += size) {
		eight up = from_bytes(above + i), guess = left;
		if (filter == 3)
			guess = (left + up) >> 1;
		if (filter == 4) {
			eight l = absolute(up - corner), u = absolute(left - corner), c = absolute(left + (up - 2 * corner));
			guess = choose((eight)(u > c), corner, up);
			guess = choose((eight)((l > u) | (l > c)), guess, left);
		}
		left = (from_bytes(row + i) + guess) & 255;
		corner = up;
		uint8_t bytes[8];
		to_bytes(bytes, left);
		memcpy(row + i, bytes, size);
	}
}

INLINE void NAME(filtered)(const int filter, uint8_t *row, const uint8_t *above, int count, int size) {
	switch (size) {
	case 3: NAME(pixels)(filter, row, above, count, 3); break;
	case 4: NAME(pixels)(filter, row, above, count, 4); break;
	default: NAME(pixels)(filter, row, above, count, size);
	}
}

void NAME(unfilter)(int filter, uint8_t *row, const uint8_t *above, int count, int size) {
	switch (filter) {
	case 1: NAME(filtered)(1, row, above, count, size); break;
	case 2:
		for (int i = 0; i < count; i++)
			row[i] += above[i];
		break;
	case 3: NAME(filtered)(3, row, above, count, size); break;
	case 4: NAME(filtered)(4, row, above, count, size); break;
	}
}
