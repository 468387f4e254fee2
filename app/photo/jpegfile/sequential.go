package jpegfile

// zigzag gives the place in a block, row by row, of the coefficients in the
// order they are coded (T.81 figure A.6).
var zigzag = [64]uint8{
	0, 1, 8, 16, 9, 2, 3, 10,
	17, 24, 32, 25, 18, 11, 4, 5,
	12, 19, 26, 33, 40, 48, 41, 34,
	27, 20, 13, 6, 7, 14, 21, 28,
	35, 42, 49, 56, 57, 50, 43, 36,
	29, 22, 15, 23, 30, 37, 44, 51,
	58, 59, 52, 45, 38, 31, 39, 46,
	53, 60, 61, 54, 47, 55, 62, 63,
}

// sequentialBlock decodes one block of a baseline or extended picture (T.81
// F.2.2) and writes its samples.
func (d *decoder) sequentialBlock(part *scanPart, b *bitReader, x, y int) bool {
	var block [64]int32
	quant := d.quantOf(part.component)
	b.fill()
	size, ok := part.dc.decode(b)
	if !ok || size > 16 {
		return false
	}
	part.prediction += int32(b.signed(uint(size)))
	block[0] = part.prediction * quant[0]
	last, ok := part.ac.sequentialAC(b, &block, quant)
	if !ok {
		return false
	}
	d.bands[part.component].put(&block, last == 0, x, y%part.bandRows)
	return true
}

// sequentialAC decodes the 63 finer coefficients, multiplied by their
// quantisation steps, and returns the place of the last one in coding order.
func (h *huffman) sequentialAC(b *bitReader, block *[64]int32, quant *[64]int32) (last int, ok bool) {
	for k := 1; k < 64; k++ {
		b.fill()
		if e := h.ahead[b.acc>>(b.n-lookBits)&(1<<lookBits-1)]; e != 0 {
			b.n -= uint(e & 0xFF)
			k += int(e >> 8 & 0xFF)
			if k > 63 {
				return 0, false
			}
			block[zigzag[k]] = e >> 16 * quant[k]
			last = k
			continue
		}
		code, ok := h.decode(b)
		if !ok {
			return 0, false
		}
		run, size := int(code>>4), uint(code&15)
		if size == 0 {
			if run < 15 {
				break // end of block
			}
			k += 15
			continue
		}
		if k += run; k > 63 {
			return 0, false
		}
		block[zigzag[k]] = int32(b.signed(size)) * quant[k]
		last = k
	}
	return last, true
}
