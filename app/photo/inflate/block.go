package inflate

import (
	"encoding/binary"
	"io"
)

// stored copies a block that is not compressed (RFC 1951 3.2.4).
func (d *decoder) stored() error {
	d.bits(d.n & 7)
	d.fill()
	size, check := d.bits(16), d.bits(16)
	if size^check != 0xFFFF {
		return ErrFormat
	}
	// Whole bytes that were read ahead are given back.
	d.at -= int(d.n) / 8
	d.acc, d.n = 0, 0
	for size > 0 {
		if d.at >= d.whole {
			if d.ended {
				return io.ErrUnexpectedEOF
			}
			d.read()
			continue
		}
		if d.o >= full && !d.hand() {
			return errEnough
		}
		n := copy(d.out[d.o:min(d.o+size, full)], d.in[d.at:d.whole])
		d.o += n
		d.at += n
		size -= n
	}
	return nil
}

// fixed sets the tables of the format itself (3.2.6).
func (d *decoder) fixed() {
	var sizes [288]uint8
	for i := range sizes {
		switch {
		case i < 144:
			sizes[i] = 8
		case i < 256:
			sizes[i] = 9
		case i < 280:
			sizes[i] = 7
		default:
			sizes[i] = 8
		}
	}
	d.literals.build(sizes[:], literalMeaning)
	d.literals.pair()
	for i := range 32 {
		sizes[i] = 5
	}
	d.distances.build(sizes[:32], distanceMeaning)
}

// order is that in which the lengths of the codes for lengths come (3.2.7).
var order = [19]uint8{16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15}

// describe reads the tables of a block that brings its own.
func (d *decoder) describe() error {
	d.fill()
	literals, distances, numbers := d.bits(5)+257, d.bits(5)+1, d.bits(4)+4
	if literals > 286 || distances > 30 {
		return ErrFormat
	}
	var sizes [286 + 30]uint8
	for _, symbol := range order[:numbers] {
		d.fill()
		sizes[symbol] = uint8(d.bits(3))
	}
	// The table for distances is free until they are described.
	if !d.distances.build(sizes[:19], numberMeaning) {
		return ErrFormat
	}
	clear(sizes[:19])
	if err := d.sizes(sizes[:literals+distances]); err != nil {
		return err
	}
	if sizes[256] == 0 || !d.literals.build(sizes[:literals], literalMeaning) ||
		!d.distances.build(sizes[literals:literals+distances], distanceMeaning) {
		return ErrFormat
	}
	d.literals.pair()
	return nil
}

// sizes reads the lengths of the codes of both alphabets, which are packed
// themselves.
func (d *decoder) sizes(sizes []uint8) error {
	for i := 0; i < len(sizes); {
		d.fill()
		e := d.distances[d.acc&headMask]
		if e == 0 || d.spent() {
			return ErrFormat
		}
		d.bits(e.bits())
		value, times := uint8(0), 1
		switch e.value() {
		case 16:
			if i == 0 {
				return ErrFormat
			}
			value, times = sizes[i-1], 3+d.bits(2)
		case 17:
			times = 3 + d.bits(3)
		case 18:
			times = 11 + d.bits(7)
		default:
			value = uint8(e.value())
		}
		if i+times > len(sizes) {
			return ErrFormat
		}
		for range times {
			sizes[i] = value
			i++
		}
	}
	return nil
}

// coded unpacks a block by the tables. Where there is room and the end is far,
// fast does the work; near an end each code is looked at alone.
func (d *decoder) coded() error {
	for {
		done, err := d.fast()
		if done || err != nil {
			return err
		}
		if d.o >= full && !d.hand() {
			return errEnough
		}
		d.fill()
		if d.spent() {
			return io.ErrUnexpectedEOF
		}
		if done, err = d.one(); done || err != nil {
			return err
		}
	}
}

// lookUp returns the entry for the next bits.
func (t *table) lookUp(acc uint64) entry {
	e := t[acc&headMask]
	if e&longer != 0 {
		e = t[(e.value()+int(acc>>headBits)&tailMask)&(tableSize-1)]
	}
	return e
}

// one unpacks a single code.
func (d *decoder) one() (done bool, err error) {
	e := d.literals.lookUp(d.acc)
	d.bits(e.bits())
	switch {
	case e&literal != 0:
		d.out[d.o], d.out[d.o+1] = byte(e>>16), byte(e>>24)
		d.o += int(e.more())
		return false, nil
	case e&copying == 0:
		if e&end == 0 {
			err = ErrFormat
		}
		return true, err
	}
	length := e.value() + d.bits(e.more())
	d.fill()
	e = d.distances.lookUp(d.acc)
	d.bits(e.bits())
	distance := e.value() + d.bits(e.more())
	if e == 0 || distance > d.o {
		return true, ErrFormat
	}
	if d.spent() {
		return true, io.ErrUnexpectedEOF
	}
	for range length {
		d.out[d.o] = d.out[d.o-distance]
		d.o++
	}
	return false, nil
}

// fast unpacks until the block ends, the output is full or the input near its
// end.
func (d *decoder) fast() (done bool, err error) {
	acc, n, at, o := d.acc, d.n, d.at, d.o
	in, out, literals, distances := &d.in, &d.out, &d.literals, &d.distances
	for at+reserve <= d.whole && o < full {
		acc |= binary.LittleEndian.Uint64(in[at:]) << (n & 63)
		at += int(63-n) >> 3
		n |= 56
		e := literals[acc&headMask]
		for range 3 {
			if e&literal == 0 {
				break
			}
			out[o&spaceMask], out[(o+1)&spaceMask] = byte(e>>16), byte(e>>24)
			o += int(e.more())
			acc >>= e & 31
			n -= e.bits()
			e = literals[acc&headMask]
		}
		if e&literal != 0 {
			continue
		}
		if e&longer != 0 {
			e = literals[(e.value()+int(acc>>headBits)&tailMask)&(tableSize-1)]
		}
		acc >>= e & 31
		n -= e.bits()
		if e&copying == 0 {
			if e&literal != 0 {
				out[o&spaceMask] = byte(e >> 16)
				o++
				continue
			}
			if done = true; e&end == 0 {
				err = ErrFormat
			}
			break
		}
		length := e.value() + int(acc&(1<<e.more()-1))
		acc >>= e.more()
		n -= e.more()

		acc |= binary.LittleEndian.Uint64(in[at:]) << (n & 63)
		at += int(63-n) >> 3
		n |= 56
		e = distances.lookUp(acc)
		acc >>= e & 31
		n -= e.bits()
		distance := e.value() + int(acc&(1<<e.more()-1))
		acc >>= e.more()
		n -= e.more()
		if e == 0 || distance > o {
			done, err = true, ErrFormat
			break
		}
		repeat(out, o, distance, length)
		o += length
	}
	d.acc, d.n, d.at, d.o = acc, n, at, o
	return done, err
}

// repeat copies length bytes from distance before o. Eight bytes are written at
// a time where that is no matter.
func repeat(out *[space]byte, o, distance, length int) {
	from, to := out[o-distance:], out[o:]
	if distance >= 8 {
		for i := 0; i < length; i += 8 {
			binary.LittleEndian.PutUint64(to[i:], binary.LittleEndian.Uint64(from[i:]))
		}
		return
	}
	for i := range length {
		to[i] = from[i]
	}
}
