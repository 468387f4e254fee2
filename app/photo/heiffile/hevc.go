package heiffile

import (
	"bytes"
	"fmt"
)

// takeHEVC reads the configuration of HEVC (ISO/IEC 14496-15 section 8.3.3). The
// size in it is the one that the decoder goes by, so it must be the item's.
func (h *Header) takeHEVC(coded *item) error {
	config := coded.property("hvcC")
	if len(config) < 23 {
		return FormatError("the HEVC configuration is missing")
	}
	h.Codec, h.Depth, h.Grey = HEVC, 8+int(config[17]&7), config[16]&3 == 0
	s, ok := sequenceOf(config)
	if !ok {
		return FormatError("the HEVC configuration is incomplete")
	}
	h.Colour = s.colour
	width, height, err := coded.size()
	if err == nil && (width != s.width || height != s.height) {
		err = FormatError(fmt.Sprintf("its pixels are %d × %d, which is not the size it gives", s.width, s.height))
	}
	return err
}

// sequence is what a sequence parameter set says: the picture's size in pixels,
// and its colours.
type sequence struct {
	width, height int
	colour        Colour
}

const nalSequence = 33 // a sequence parameter set (H.265 table 7-1)

// sequenceOf returns the one sequence parameter set of a configuration.
func sequenceOf(config []byte) (s sequence, ok bool) {
	f := &fields{rest: config}
	f.bytes(22)
	for range f.int(1) {
		kind := f.int(1) & 0x3F
		for range f.int(2) {
			unit := f.bytes(f.int(2))
			if f.short {
				return s, false
			}
			if kind != nalSequence || len(unit) < 2 {
				continue
			}
			if ok {
				return s, false
			}
			s, ok = parseSequence(unit[2:]), true
		}
	}
	return s, ok
}

// bitFields reads the fields of a parameter set. Behind its end they are zero.
type bitFields struct {
	data []byte
	at   int
}

func (b *bitFields) bits(n int) (v int) {
	for ; n > 0; n-- {
		v <<= 1
		if i := b.at >> 3; i < len(b.data) {
			v |= int(b.data[i]>>(7-b.at&7)) & 1
		}
		b.at++
	}
	return v
}

func (b *bitFields) flag() bool { return b.bits(1) != 0 }

// count reads a number in Exp-Golomb code (H.265 9.2). Those that do not fit 31
// bits, which no field has, are zero.
func (b *bitFields) count() int {
	zeros := 0
	for !b.flag() {
		if zeros++; zeros > 31 || b.at > 8*len(b.data) {
			b.at = 8 * len(b.data)
			return 0
		}
	}
	return 1<<zeros - 1 + b.bits(zeros)
}

func (b *bitFields) counts(n int) {
	for range n {
		b.count()
	}
}

// parseSequence reads a sequence parameter set up to its colours (H.265
// 7.3.2.2). Those stand near its end, behind all that is said about coding.
func parseSequence(set []byte) sequence {
	b := &bitFields{data: bytes.ReplaceAll(set, []byte{0, 0, 3}, []byte{0, 0})}
	b.bits(4)
	layers := b.bits(3)
	b.bits(1)
	b.skipProfile(layers)
	b.count()
	chroma := b.count()
	if chroma == 3 {
		b.flag()
	}
	s := sequence{width: b.count(), height: b.count(), colour: usualColour}
	if b.flag() { // a window
		unitX, unitY := 1, 1
		if chroma == 1 || chroma == 2 {
			unitX = 2
		}
		if chroma == 1 {
			unitY = 2
		}
		s.width -= unitX * (b.count() + b.count())
		s.height -= unitY * (b.count() + b.count())
	}
	b.counts(2) // depths
	orderBits := b.count() + 4
	first := layers
	if b.flag() {
		first = 0
	}
	b.counts(3 * (layers - first + 1))
	b.counts(6) // sizes of blocks
	if b.flag() && b.flag() {
		b.skipScaling()
	}
	b.bits(2)
	if b.flag() { // plain samples
		b.bits(8)
		b.counts(2)
		b.flag()
	}
	b.skipReferences()
	if b.flag() { // long-term references
		for range min(b.count(), 33) {
			b.bits(orderBits + 1)
		}
	}
	b.bits(2)
	if b.flag() {
		s.colour = b.colour()
	}
	return s
}

// skipProfile skips the profile and level (H.265 7.3.3).
func (b *bitFields) skipProfile(layers int) {
	const general, profile, level = 96, 88, 8
	b.bits(general)
	if layers == 0 {
		return
	}
	skip := 0
	for range layers {
		skip += profile*b.bits(1) + level*b.bits(1)
	}
	b.bits(2*(8-layers) + skip)
}

// skipScaling skips the lists of quantisation (H.265 7.3.4).
func (b *bitFields) skipScaling() {
	for size := range 4 {
		step := 1
		if size == 3 {
			step = 3
		}
		for matrix := 0; matrix < 6; matrix += step {
			if !b.flag() {
				b.count()
				continue
			}
			if size > 1 {
				b.count()
			}
			b.counts(min(64, 1<<(4+2*size)))
		}
	}
}

// skipReferences skips the sets of reference pictures (H.265 7.3.7), which a
// still picture has none of, but a frame of a film has.
func (b *bitFields) skipReferences() {
	before := 0 // pictures in the last set
	for i := range min(b.count(), 64) {
		if i > 0 && b.flag() {
			b.flag()
			b.count()
			kept := 0
			for range before + 1 {
				if b.flag() || b.flag() {
					kept++
				}
			}
			before = kept
			continue
		}
		before = min(b.count()+b.count(), 32)
		for range before {
			b.count()
			b.flag()
		}
	}
}

// colour reads the beginning of the usability information (H.265 E.2.1).
func (b *bitFields) colour() Colour {
	const ownRatio = 255
	c := usualColour
	c.Full = false // what it leaves out is as in films
	if b.flag() && b.bits(8) == ownRatio {
		b.bits(32)
	}
	if b.flag() {
		b.flag()
	}
	if b.flag() {
		b.bits(3)
		c.Full = b.flag()
		if b.flag() {
			c.Primaries, c.Transfer, c.Matrix = b.bits(8), b.bits(8), b.bits(8)
		}
	}
	return c
}
