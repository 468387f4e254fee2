// Package inflate unpacks deflated data (RFC 1951) that are whole in memory,
// faster than compress/flate, which reads byte by byte from anywhere. Large
// pictures are what it is for: most of the time of a PNG photo goes here.
package inflate

import (
	"encoding/binary"
	"errors"
	"io"
)

// ErrFormat is returned for data that no program that deflates can have
// written.
var ErrFormat = errors.New("deflated data are damaged")

const (
	history = 32 << 10 // the farthest a copy may reach back (RFC 1951 3.2.5)
	longest = 258      // bytes of a copy
	// space is for the history and what is new; it is a power of two, so that
	// indices under its mask need no check.
	space     = 256 << 10
	spaceMask = space - 1
	// full is from where on the new bytes are handed on: a copy, and three
	// literals before it, still fit, with the eight bytes written at a time.
	full = space - longest - 16
	// chunk is how many bytes are made ready at a time, and reserve more than
	// what is read without looking for the end.
	chunk   = 64 << 10
	reserve = 64
)

// decoder is the state of unpacking one stream.
type decoder struct {
	pieces [][]byte
	take   func([]byte) bool
	// in holds bytes of the pieces, whole of them, followed by zeros; at is the
	// next.
	in        [chunk + 2*reserve]byte
	whole, at int
	ended     bool   // there are no more than are in in
	acc       uint64 // its low n bits are unread
	n         uint
	// out holds the history and what is new from given on; o is its end.
	out      [space]byte
	given, o int

	literals, distances table
}

// All unpacks the stream whose bytes are those of the pieces, one after the
// other, and hands what comes out to take, some at a time, which must not keep
// it. It ends early where take returns false. The error is ErrFormat or
// io.ErrUnexpectedEOF; what was sound before it has been handed on.
func All(pieces [][]byte, take func(part []byte) (more bool)) error {
	d := &decoder{pieces: pieces, take: take}
	err := d.blocks()
	if errors.Is(err, errEnough) {
		return nil
	}
	if !d.hand() {
		return nil
	}
	return err
}

// errEnough ends the work when no more is wanted.
var errEnough = errors.New("enough")

func (d *decoder) blocks() error {
	for last := false; !last; {
		d.fill()
		last = d.bits(1) == 1
		var err error
		switch kind := d.bits(2); kind {
		case 0:
			err = d.stored()
		case 1:
			d.fixed()
			err = d.coded()
		case 2:
			if err = d.describe(); err == nil {
				err = d.coded()
			}
		default:
			err = ErrFormat
		}
		if err != nil {
			return err
		}
		if d.spent() {
			return io.ErrUnexpectedEOF
		}
	}
	return nil
}

// hand gives what is new to take, and moves the history to the front.
func (d *decoder) hand() bool {
	if d.o > d.given && !d.take(d.out[d.given:d.o]) {
		return false
	}
	if d.o > history {
		copy(d.out[:history], d.out[d.o-history:d.o])
		d.o = history
	}
	d.given = d.o
	return true
}

// read takes bytes from the pieces.
func (d *decoder) read() {
	d.whole = copy(d.in[:], d.in[min(d.at, d.whole):d.whole])
	d.at = 0
	for d.whole < chunk && len(d.pieces) > 0 {
		n := copy(d.in[d.whole:chunk], d.pieces[0])
		d.whole += n
		if d.pieces[0] = d.pieces[0][n:]; len(d.pieces[0]) == 0 {
			d.pieces = d.pieces[1:]
		}
	}
	d.ended = len(d.pieces) == 0
	clear(d.in[d.whole:])
}

// spent reports whether more bits were read than there were.
func (d *decoder) spent() bool { return d.ended && 8*d.at-int(d.n) > 8*d.whole }

// fill makes at least 56 bits available.
func (d *decoder) fill() {
	if d.at+reserve > d.whole {
		if !d.ended {
			d.read()
		} else if d.at > d.whole+8 {
			d.at = d.whole + 8 // spent, whatever more is read
		}
	}
	d.acc |= binary.LittleEndian.Uint64(d.in[d.at:]) << (d.n & 63)
	d.at += int(63-d.n) >> 3
	d.n |= 56
}

// bits returns the next count bits as a number. The caller has filled.
func (d *decoder) bits(count uint) int {
	v := int(d.acc & (1<<count - 1))
	d.acc >>= count
	d.n -= count
	return v
}
