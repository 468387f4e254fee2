package jpegfile

import (
	"encoding/binary"
	"math/bits"
)

// The passes of a progressive picture (T.81 annex G). Each works on one block
// and reports whether its bits made sense.

// progressiveBlock decodes the part of a pass of block (x, y).
func (s *scan) progressiveBlock(part *scanPart, b *bitReader, x, y int) bool {
	if s.first > 0 && s.skip > 0 && s.high == 0 {
		s.skip--
		return true
	}
	if !b.ready() {
		return false
	}
	coefs := part.band.block(x, y)
	switch {
	case s.first == 0 && s.high == 0:
		return s.dcFirst(part, b, coefs)
	case s.first == 0:
		b.fill()
		coefs[0] |= int16(b.take(1) << s.low)
		return true
	case s.high == 0:
		return s.acFirst(part, b, coefs, part.band.knownOf(x, y))
	}
	return s.acRefine(part, b, coefs, part.band.knownOf(x, y))
}

// dcFirst gives a block its mean, without the low bits that later passes
// refine.
func (s *scan) dcFirst(part *scanPart, b *bitReader, coefs *block) bool {
	b.fill()
	sym := part.dc.next(b.acc)
	if sym == 0 {
		return false
	}
	part.prediction += signed(b.acc<<sym.code(), sym.size())
	b.acc <<= sym.bits()
	b.n -= sym.bits()
	coefs[0] = int16(part.prediction << s.low)
	return true
}

// acFirst gives a block the upper bits of a band of finer coefficients.
func (s *scan) acFirst(part *scanPart, b *bitReader, coefs *block, known *uint64) bool {
	acc, n, at, buf := b.acc, b.n, b.at, b.buf
	look, finest := &part.ac.look, part.band.finest
	k, last := s.first-1, s.last
	var sym symbol
	for k < last {
		acc |= binary.BigEndian.Uint64(buf[at:]) >> (n & 63)
		at += int(63-n) >> 3
		n |= 56
		if sym = look[acc>>(64-lookBits)]; sym == 0 {
			if sym = part.ac.long(acc); sym == 0 {
				return false
			}
		}
		value := signed(acc<<sym.code(), sym.size())
		acc <<= sym.bits()
		n -= sym.bits()
		if k += sym.step(); k > last {
			break
		}
		if value != 0 { // else it is a step over sixteen zeros
			if *known |= 1 << (k & 63); k <= finest {
				*coefs.at(k) = int16(value << s.low)
			}
		}
	}
	b.acc, b.n, b.at = acc, n, at
	if k >= atEnd {
		s.skip = b.endOfBands(sym) - 1
		return true
	}
	return k == last
}

// endOfBands returns how many blocks, this one included, have nothing more in
// the band.
func (b *bitReader) endOfBands(sym symbol) int {
	run := uint(sym.step() &^ atEnd)
	b.fill()
	return 1<<run + b.take(run)
}

// acRefine gives the coefficients of a band their next lower bit (T.81
// G.1.2.3): those already known get a bit each, and between them new ones
// appear.
func (s *scan) acRefine(part *scanPart, b *bitReader, coefs *block, known *uint64) bool {
	band := uint64(2)<<s.last - 1<<s.first // its coefficients
	rest := *known & band                  // those known that are still to be refined
	k := s.first
	for s.skip == 0 && k <= s.last {
		b.fill()
		sym := part.ac.next(b.acc)
		if sym == 0 || sym.size() > 1 {
			return false
		}
		b.acc <<= sym.code()
		b.n -= sym.code()
		if sym.step() >= atEnd {
			s.skip = b.endOfBands(sym)
			break
		}
		value := int16(0)
		if sym.size() == 1 {
			value = int16(b.take(1)*2-1) << s.low
		}
		// The new coefficient comes behind so many that are zero and stay it.
		zeros := sym.step() - 1
		end := k
		for {
			next := min(bits.TrailingZeros64(rest), s.last+1)
			if end+zeros < next {
				end += zeros
				break
			}
			if next > s.last {
				// A run of sixteen zeros may reach the end of the band, a new
				// coefficient may not lie beyond it.
				return value == 0
			}
			zeros -= next - end
			s.refine(part, b, coefs, next)
			rest &= rest - 1
			end = next + 1
		}
		if value != 0 {
			if *known |= 1 << (end & 63); end <= part.band.finest {
				*coefs.at(end) = value
			}
		}
		k = end + 1
	}
	if s.skip > 0 {
		for ; rest != 0; rest &= rest - 1 {
			s.refine(part, b, coefs, bits.TrailingZeros64(rest))
		}
		s.skip--
	}
	return true
}

// refine gives a known coefficient its next bit.
func (s *scan) refine(part *scanPart, b *bitReader, coefs *block, k int) {
	if b.n == 0 {
		b.fill()
	}
	set := b.take(1) != 0
	if k > part.band.finest {
		return
	}
	if bit, c := int16(1)<<s.low, coefs.at(k); set && *c&bit == 0 {
		if *c > 0 {
			*c += bit
		} else {
			*c -= bit
		}
	}
}
