package jpegfile

import "encoding/binary"

// Where a picture is wanted small, most of its coefficients are too fine to
// matter. They are leapt over, several at a time.

// leapBits is how many bits are looked at to leap over coefficients.
const leapBits = 12

// leap is what one look leaps over: in its bytes, from the lowest, how many
// bits, how many places, and whether the block ends there. It is 0 where not
// even one code is that short.
type leap uint32

const leapEnds leap = 1 << 16

func (l leap) bits() uint { return uint(l & 0x3F) }
func (l leap) step() int  { return int(l >> 8 & 0xFF) }

// prepareLeaps makes the table from the direct one. The number behind the last
// code need not be among the bits that are looked at.
func (h *huffman) prepareLeaps() {
	if h.leaps != nil {
		return
	}
	h.leaps = new([1 << leapBits]leap)
	for i := range h.leaps {
		acc, used, step := uint64(i)<<(64-leapBits), uint(0), 0
		for used < leapBits {
			s := h.next(acc << used)
			if s == 0 || used+s.code() > leapBits || step+s.step()&^atEnd > 63 {
				break
			}
			used += s.bits()
			if s.step() >= atEnd {
				h.leaps[i] = leapEnds
				break
			}
			step += s.step()
		}
		h.leaps[i] |= leap(used) | leap(step)<<8
	}
}

// leapOver reads on from coefficient k to the end of the block, and reports
// whether the bits made sense.
func (h *huffman) leapOver(b *bitReader, k int) bool {
	acc, n, at, buf := b.acc, b.n, b.at, b.buf
	ok := false
	for {
		acc |= binary.BigEndian.Uint64(buf[at:]) >> (n & 63)
		at += int(63-n) >> 3
		n |= 56
		if l := h.leaps[acc>>(64-leapBits)]; l != 0 && k+l.step() < 63 {
			k += l.step()
			acc <<= l.bits()
			n -= l.bits()
			if l&leapEnds != 0 {
				ok = true
				break
			}
			continue
		}
		// The block may end between the codes of a leap: one at a time.
		s := h.next(acc)
		k += s.step()
		acc <<= s.bits()
		n -= s.bits()
		if k >= 63 || s == 0 {
			ok = s != 0 && (k == 63 || k >= atEnd)
			break
		}
	}
	b.acc, b.n, b.at = acc, n, at
	return ok
}
