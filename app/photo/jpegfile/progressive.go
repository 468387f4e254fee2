package jpegfile

// The passes of a progressive picture (T.81 annex G). Each works on one block
// and reports whether its bits made sense.

// dcFirst gives a block its mean, without the low bits that later passes
// refine.
func (s *scan) dcFirst(part *scanPart, b *bitReader, coefs *[64]int16) bool {
	b.fill()
	size, ok := part.dc.decode(b)
	if !ok || size > 16 {
		return false
	}
	part.prediction += int32(b.signed(uint(size)))
	coefs[0] = int16(part.prediction << s.low)
	return true
}

// acFirst gives a block the upper bits of a band of finer coefficients.
func (s *scan) acFirst(part *scanPart, b *bitReader, coefs *[64]int16) bool {
	if s.skip > 0 {
		s.skip--
		return true
	}
	for k := s.first; k <= s.last; k++ {
		b.fill()
		code, ok := part.ac.decode(b)
		if !ok {
			return false
		}
		run, size := int(code>>4), uint(code&15)
		if size == 0 {
			if run < 15 {
				s.skip = s.endOfBands(b, run) - 1
				break
			}
			k += 15
			continue
		}
		if k += run; k > s.last {
			return false
		}
		coefs[zigzag[k]] = int16(b.signed(size) << s.low)
	}
	return true
}

// endOfBands returns how many blocks, this one included, have nothing more in
// the band.
func (s *scan) endOfBands(b *bitReader, run int) int {
	b.fill()
	return 1<<run + b.take(uint(run))
}

// acRefine gives the coefficients of a band their next lower bit (T.81
// G.1.2.3): those already known get a bit each, and between them new ones
// appear.
func (s *scan) acRefine(part *scanPart, b *bitReader, coefs *[64]int16) bool {
	bit := int16(1) << s.low
	k := s.first
	for s.skip == 0 && k <= s.last {
		b.fill()
		code, ok := part.ac.decode(b)
		if !ok {
			return false
		}
		run, size := int(code>>4), int(code&15)
		value := int16(0)
		switch {
		case size == 0 && run < 15:
			s.skip = s.endOfBands(b, run)
			continue
		case size == 1:
			value = -bit
			if b.bit() != 0 {
				value = bit
			}
		case size > 1:
			return false
		}
		if k = s.refine(b, coefs, k, run, bit); k > s.last {
			// A run of sixteen zeros may reach the end of the band, a new
			// coefficient may not lie beyond it.
			return value == 0
		}
		coefs[zigzag[k]] = value
		k++
	}
	if s.skip > 0 {
		s.refine(b, coefs, k, 64, bit)
		s.skip--
	}
	return true
}

// refine steps over the given number of coefficients that are still zero,
// refines the known ones on the way, and returns the place of the zero
// coefficient behind them.
func (s *scan) refine(b *bitReader, coefs *[64]int16, k, zeros int, bit int16) int {
	for ; k <= s.last; k++ {
		c := &coefs[zigzag[k]]
		if *c == 0 {
			if zeros == 0 {
				break
			}
			zeros--
			continue
		}
		if b.bit() != 0 && *c&bit == 0 {
			if *c > 0 {
				*c += bit
			} else {
				*c -= bit
			}
		}
	}
	return k
}
