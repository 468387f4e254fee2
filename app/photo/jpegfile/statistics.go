package jpegfile

import "math/bits"

// statistics is the entropy-coded data of an arithmetic-coded pass with the
// estimates of its decisions (T.81 F.1.4, and G.1.3 for progressive pictures).
// They begin anew with each pass and behind each restart marker.
type statistics struct {
	arithmetic
	conditioning conditioning
	dc           [4][64]estimate
	ac           [4][256]estimate
	even         estimate
}

// conditioning says by what the estimates are chosen, for each of four tables:
// from which difference of means on, and up to which, the one before counts as
// small, as powers of two, and up to which coefficient they count as coarse
// (T.81 F.1.4.4.1.2, F.1.4.4.2.1).
type conditioning struct {
	low, high, coarse [4]uint8
}

// usualConditioning holds where the file does not say otherwise.
var usualConditioning = conditioning{high: [4]uint8{1, 1, 1, 1}, coarse: [4]uint8{5, 5, 5, 5}}

// parse reads a DAC segment (T.81 B.2.4.3).
func (c *conditioning) parse(body []byte) error {
	for ; len(body) >= 2; body = body[2:] {
		class, slot, value := body[0]>>4, body[0]&15, body[1]
		switch {
		case slot > 3 || class > 1:
			return FormatError("an arithmetic conditioning has no valid place")
		case class == 0 && value&15 <= value>>4:
			c.low[slot], c.high[slot] = value&15, value>>4
		case class == 1 && value >= 1 && value <= 63:
			c.coarse[slot] = value
		default:
			return FormatError("an arithmetic conditioning is out of bounds")
		}
	}
	return nil
}

func newStatistics(data []byte, pos int, c conditioning) *statistics {
	return &statistics{arithmetic: newArithmetic(data, pos), conditioning: c, even: even}
}

func (a *statistics) end() int { return a.pos }

func (a *statistics) resume(pos int) { *a = *newStatistics(a.data, pos, a.conditioning) }

func (a *statistics) units(s *scan, x, count, row int) int {
	for i := range count {
		for _, at := range s.blocks {
			if !a.block(s, at.part, (x+i)*at.part.h+at.h, row*at.part.v+at.v, at.v) {
				return i
			}
		}
		if a.spent() {
			return i
		}
	}
	return count
}

// block decodes the part of a pass of block (x, y), row v of its unit.
func (a *statistics) block(s *scan, part *scanPart, x, y, v int) bool {
	if !s.progressive {
		coefs := part.band.block(x, v)
		ok := a.mean(part)
		coefs[0] = int16(part.prediction)
		return ok && a.fine(s, part, coefs, new(uint64))
	}
	coefs := part.band.block(x, y)
	switch {
	case s.first == 0 && s.high == 0:
		ok := a.mean(part)
		coefs[0] = int16(part.prediction << s.low)
		return ok
	case s.first == 0:
		if a.decide(&a.even) {
			coefs[0] |= 1 << s.low
		}
		return true
	case s.high == 0:
		return a.fine(s, part, coefs, part.band.knownOf(x, y))
	}
	return a.refine(s, part, coefs, part.band.knownOf(x, y))
}

// Where the estimates of magnitudes begin (T.81 tables F.4, F.5), and how far
// behind those for the size of a number those for its lower bits lie.
const (
	sizesOfMeans   = 20
	sizesOfCoarse  = 189
	sizesOfFine    = 217
	patternsBehind = 14
)

// mean moves the prediction to the mean of the next block, and reports whether
// that could be.
func (a *statistics) mean(part *scanPart) bool {
	bins := a.dc[part.tables>>4&3][:]
	bin := part.context
	if !a.decide(&bins[bin]) {
		part.context = 0
		return true
	}
	negative := a.decide(&bins[bin+1])
	bin += 2
	if negative {
		bin++
	}
	size := int32(0)
	if a.decide(&bins[bin]) {
		bin = sizesOfMeans
		size, bin = a.size(bins, 1, bin)
	}
	value, ok := a.number(bins, size, bin)
	part.context = a.contextOf(part, size)
	if negative {
		value = -value
		if part.context != 0 {
			part.context += 4
		}
	}
	part.prediction += value
	return ok
}

// contextOf chooses the estimates for the next difference by the size of this
// one, a positive one.
func (a *statistics) contextOf(part *scanPart, size int32) int {
	slot := part.tables >> 4 & 3
	switch {
	case size < 1<<a.conditioning.low[slot]>>1:
		return 0
	case size > 1<<a.conditioning.high[slot]>>1:
		return 12
	}
	return 4
}

// tooLarge is the size of numbers that no picture of eight bits has.
const tooLarge = 1 << 15

// size decodes on how large a number is: a power of two, doubled from the given
// one with each decision. It returns the place of the last one's estimate.
func (a *statistics) size(bins []estimate, size int32, bin int) (int32, int) {
	for size < tooLarge && a.decide(&bins[bin]) {
		size <<= 1
		bin++
	}
	return size, bin
}

// number decodes the lower bits of a number that is one more than they say.
func (a *statistics) number(bins []estimate, size int32, bin int) (value int32, ok bool) {
	if size >= tooLarge {
		return 0, false
	}
	value = size
	for bit := size >> 1; bit > 0; bit >>= 1 {
		if a.decide(&bins[bin+patternsBehind]) {
			value |= bit
		}
	}
	return value + 1, true
}

// binOf is where the estimates of a finer coefficient begin: whether the block
// ends before it, whether it is not zero, and whether it is more than one.
func binOf(k int) int { return 3 * (k - 1) }

// fine gives a block a band of finer coefficients.
func (a *statistics) fine(s *scan, part *scanPart, coefs *block, known *uint64) bool {
	slot := part.tables & 3
	bins := a.ac[slot][:]
	for k := max(s.first, 1); k <= s.last; k++ {
		if a.decide(&bins[binOf(k)]) {
			return true
		}
		for !a.decide(&bins[binOf(k)+1]) {
			if k++; k > s.last {
				return false
			}
		}
		negative := a.decide(&a.even)
		size, bin := int32(0), binOf(k)+2
		if a.decide(&bins[bin]) {
			if size = 1; a.decide(&bins[bin]) {
				bin = sizesOfFine
				if k <= int(a.conditioning.coarse[slot]) {
					bin = sizesOfCoarse
				}
				size, bin = a.size(bins, 2, bin)
			}
		}
		value, ok := a.number(bins, size, bin)
		if !ok {
			return false
		}
		if negative {
			value = -value
		}
		if *known |= 1 << (k & 63); k <= part.band.finest {
			*coefs.at(k) = int16(value << s.low)
		}
	}
	return true
}

// refine gives the coefficients of a band their next lower bit: those already
// known one each, and between them new ones appear.
func (a *statistics) refine(s *scan, part *scanPart, coefs *block, known *uint64) bool {
	bins := a.ac[part.tables&3][:]
	before := *known & (2<<s.last - 1)
	until := bits.Len64(before) - 1 // up to here the block did not end before
	for k := s.first; k <= s.last; k++ {
		if k > until && a.decide(&bins[binOf(k)]) {
			return true
		}
		for before>>(k&63)&1 == 0 && !a.decide(&bins[binOf(k)+1]) {
			if k++; k > s.last {
				return false
			}
		}
		c := coefs.at(min(k, part.band.finest))
		step := int16(1) << s.low
		switch {
		case before>>(k&63)&1 == 0:
			if a.decide(&a.even) {
				step = -step
			}
			*known |= 1 << (k & 63)
		case !a.decide(&bins[binOf(k)+2]):
			step = 0
		case k <= part.band.finest && *c < 0:
			step = -step
		}
		if k <= part.band.finest {
			*c += step
		}
	}
	return true
}
