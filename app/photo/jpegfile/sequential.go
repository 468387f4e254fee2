package jpegfile

import "encoding/binary"

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
// F.2.2) into its band.
func (part *scanPart) sequentialBlock(b *bitReader, coefs *block) (ok bool) {
	if !b.ready() {
		return false
	}
	b.fill()
	acc, n, at := b.acc, b.n, b.at
	s := part.dc.next(acc)
	if s == 0 {
		return false
	}
	part.prediction += signed(acc<<s.code(), s.size())
	acc <<= s.bits()
	n -= s.bits()
	coefs[0] = int16(part.prediction)
	if part.band.finest == 0 {
		b.acc, b.n, b.at, ok = part.ac.leapOver(acc, n, at, b.buf, 0)
	} else {
		b.acc, b.n, b.at, ok = part.sequentialAC(acc, n, at, b.buf, coefs)
	}
	return ok
}

// sequentialAC decodes the 63 finer coefficients, as far as they matter. This
// is where most of the time of a large photo goes. It takes and returns the
// state of a reader, as leapOver does.
func (part *scanPart) sequentialAC(acc uint64, n uint, at int, buf []byte, coefs *block) (uint64, uint, int, bool) {
	ahead, finest := &part.ac.ahead, part.band.finest
	k, value := 0, int16(0)
decoding:
	for {
		acc |= binary.BigEndian.Uint64(buf[at:]) >> (n & 63)
		at += int(63-n) >> 3
		n |= 56
		for range 56/aheadBits - 1 {
			e := ahead[acc>>(64-aheadBits)]
			if e == 0 {
				if n < 32 {
					break
				}
				s := part.ac.next(acc)
				if s == 0 {
					return acc, n, at, false
				}
				value = int16(signed(acc<<s.code(), s.size()))
				acc <<= s.bits()
				n -= s.bits()
				if k += s.step(); k >= finest {
					break decoding
				}
				*coefs.at(k) = value
				break
			}
			acc <<= e & 63
			n -= uint(e & 63)
			value = int16(e >> 16)
			if k += int(e >> 8 & 0xFF); k >= finest {
				break decoding
			}
			*coefs.at(k) = value
		}
	}
	switch {
	case k > 63:
		return acc, n, at, k >= atEnd
	case k == finest:
		*coefs.at(k) = value
	}
	if k == 63 {
		return acc, n, at, true
	}
	return part.ac.leapOver(acc, n, at, buf, k)
}
