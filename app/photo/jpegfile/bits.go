package jpegfile

import (
	"bytes"
	"encoding/binary"
)

const (
	// chunk is how many coded bytes are made ready at a time: few enough to
	// stay in the processor's cache.
	chunk = 16 << 10
	// reserve is more than the bytes that one block takes: 64 codes of sixteen
	// bits with sixteen bits behind each. So many zeros follow the last byte, so
	// that the inner loops need no check for the end.
	reserve = 512
)

// bitReader reads the entropy-coded bits of one stretch of data between two
// markers. Behind its end it gives zero bits; spent tells afterwards.
type bitReader struct {
	data []byte // the file
	pos  int    // where the file is read on
	// buf holds coded bytes without the zeros that are stuffed behind each 0xFF;
	// whole counts those that are the file's, at is the next to be taken.
	buf       []byte
	whole, at int
	ended     bool // there are no more than are in buf
	// The upper n bits of acc are unread. The bits below are those that follow
	// or zero.
	acc uint64
	n   uint
}

func newBitReader(data []byte, pos int) *bitReader {
	return &bitReader{data: data, pos: pos, buf: make([]byte, chunk+2*reserve)}
}

// ready makes the bits of a block available and reports whether there are any.
func (b *bitReader) ready() bool {
	if b.at+reserve <= b.whole {
		return true
	}
	if !b.ended {
		b.read()
	}
	return !b.spent()
}

// read fills buf from the file, up to the next marker.
func (b *bitReader) read() {
	b.whole = copy(b.buf, b.buf[b.at:b.whole])
	b.at = 0
	for b.whole < chunk && !b.ended {
		from := b.data[b.pos:]
		from = from[:min(len(from), chunk-b.whole)]
		n := bytes.IndexByte(from, 0xFF)
		if n < 0 {
			n = len(from)
		}
		copy(b.buf[b.whole:], from[:n])
		b.whole += n
		b.pos += n
		switch {
		case b.pos == len(b.data):
			b.ended = true
		case b.data[b.pos] != 0xFF: // buf is full
		case b.pos+1 < len(b.data) && b.data[b.pos+1] == 0:
			b.buf[b.whole] = 0xFF
			b.whole++
			b.pos += 2
		default:
			b.ended = true
		}
	}
	clear(b.buf[b.whole:])
}

// spent reports whether more bits have been read than there were.
func (b *bitReader) spent() bool { return 8*b.at-int(b.n) > 8*b.whole }

// fill makes at least 56 bits available.
func (b *bitReader) fill() {
	b.acc |= binary.BigEndian.Uint64(b.buf[b.at:]) >> (b.n & 63)
	b.at += int(63-b.n) >> 3
	b.n |= 56
}

// take returns the next count bits (0 to 16) as a number. The caller has
// filled.
func (b *bitReader) take(count uint) int {
	v := b.acc >> 1 >> (63 - count)
	b.acc <<= count
	b.n -= count
	return int(v)
}

// signed returns the number that the first size bits (0 to 16) of acc stand for
// (T.81 F.2.2.1, EXTEND): those that begin with a zero are negative.
func signed(acc uint64, size uint) int32 {
	negative := int32(int64(^acc) >> 63)
	return int32(acc>>1>>((63-size)&63)) + negative&(1-1<<(size&31))
}

func (b *bitReader) units(s *scan, x, count, row int) int {
	for i := range count {
		for j := range s.blocks {
			at := &s.blocks[j]
			part := at.part
			column, ok := (x+i)*part.h+at.h, false
			if s.progressive {
				ok = s.progressiveBlock(part, b, column, row*part.v+at.v)
			} else {
				ok = part.sequentialBlock(b, part.band.block(column, at.v))
			}
			if !ok {
				return i
			}
		}
		if b.spent() {
			return i
		}
	}
	return count
}

func (b *bitReader) end() int { return b.pos }

// resume goes on at a place of the file behind the marker it ended at.
func (b *bitReader) resume(pos int) { *b = bitReader{data: b.data, pos: pos, buf: b.buf} }
