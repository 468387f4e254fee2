package jpegfile

import "encoding/binary"

// Where a picture is wanted small, most of its coefficients are too fine to
// matter. They are leapt over, several at a time.

// leapBits is how many bits are looked at to leap over coefficients.
const leapBits = 12

// leap is what one look leaps over: in six bits each, from the lowest, how many
// bits and how many places, and whether the block ends there. It is 0 where not
// even one code is that short.
type leap uint16

const leapEnds leap = 1 << 12

func (l leap) bits() uint { return uint(l & 0x3F) }
func (l leap) step() int  { return int(l >> 6 & 0x3F) }

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
		h.leaps[i] |= leap(used) | leap(step)<<6
	}
}

// leapOver reads on from coefficient k to the end of the block, and reports
// whether the bits made sense. It takes and returns a reader's state as it is
// in the reader, only that the compiler can keep it in registers.
func (h *huffman) leapOver(acc uint64, n uint, at int, buf []byte, k int) (uint64, uint, int, bool) {
	leaps := h.leaps
	for {
		acc |= binary.BigEndian.Uint64(buf[at:]) >> (n & 63)
		at += int(63-n) >> 3
		n |= 56
		l := leaps[acc>>(64-leapBits)]
		if to := k + l.step(); l != 0 && to < 63 {
			acc <<= l.bits()
			n -= l.bits()
			if l&leapEnds != 0 {
				return acc, n, at, true
			}
			k = to
			// Two leaps take less than the bits that are there.
			if l = leaps[acc>>(64-leapBits)]; l == 0 || k+l.step() >= 63 {
				continue
			}
			acc <<= l.bits()
			n -= l.bits()
			if l&leapEnds != 0 {
				return acc, n, at, true
			}
			k += l.step()
			continue
		}
		// The block may end between the codes of a leap: one at a time.
		s := h.next(acc)
		k += s.step()
		acc <<= s.bits()
		n -= s.bits()
		if k >= 63 || s == 0 {
			return acc, n, at, s != 0 && (k == 63 || k >= atEnd)
		}
	}
}
