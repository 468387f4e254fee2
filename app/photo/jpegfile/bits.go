package jpegfile

import "encoding/binary"

// bitReader reads the entropy-coded bits of one stretch of data between two
// markers. Behind its end it gives zero bits and counts them, so that the
// decoder's inner loop needs no check for the end: spent tells afterwards.
type bitReader struct {
	data []byte
	pos  int
	acc  uint64 // the low n bits are unread
	n    uint
	pad  uint // how many of the unread bits, at the low end, are made up
}

// fill makes at least 32 bits available: the longest code (16 bits) and the
// bits behind it (at most 15).
func (b *bitReader) fill() {
	if b.n >= 32 {
		return
	}
	if b.pos+4 <= len(b.data) {
		word := binary.BigEndian.Uint32(b.data[b.pos:])
		// The expression is nonzero when a byte of ^word is zero, that is when
		// one of word's bytes is 0xFF (the well-known test for a zero byte); it
		// may err towards the slow path, never away from it.
		if inv := ^word; (inv-0x01010101)&^inv&0x80808080 == 0 {
			b.acc = b.acc<<32 | uint64(word)
			b.n += 32
			b.pos += 4
			return
		}
	}
	b.fillSlowly()
}

// fillSlowly takes single bytes, drops the zero byte stuffed behind each 0xFF
// and stops at a marker.
func (b *bitReader) fillSlowly() {
	for b.n < 32 {
		value := byte(0)
		switch {
		case b.pos >= len(b.data):
			b.pad += 8
		case b.data[b.pos] != 0xFF:
			value = b.data[b.pos]
			b.pos++
		case b.pos+1 < len(b.data) && b.data[b.pos+1] == 0:
			value = 0xFF
			b.pos += 2
		default:
			b.pad += 8
		}
		b.acc = b.acc<<8 | uint64(value)
		b.n += 8
	}
}

// spent reports whether more bits have been read than there were.
func (b *bitReader) spent() bool { return b.pad > b.n }

// take returns the next count bits (0 to 16) as a number. The caller has
// filled.
func (b *bitReader) take(count uint) int {
	b.n -= count
	return int(b.acc>>b.n) & (1<<count - 1)
}

// signed returns the next count bits as a coefficient's value (T.81 F.2.2.1,
// EXTEND).
func (b *bitReader) signed(count uint) int {
	v := b.take(count)
	if count > 0 && v < 1<<(count-1) {
		v += 1 - 1<<count
	}
	return v
}

// bit returns the next single bit, filling as needed.
func (b *bitReader) bit() int {
	b.fill()
	return b.take(1)
}

// resume drops what is left of the stretch before the marker it ended at.
func (b *bitReader) resume(pos int) { *b = bitReader{data: b.data, pos: pos} }
