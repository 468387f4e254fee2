package jpegfile

import "math/bits"

// baseQuant are the quantisation steps of quality 50, row by row, for luminance
// and colour (T.81 tables K.1 and K.2).
var baseQuant = [2][64]int32{
	{
		16, 11, 10, 16, 24, 40, 51, 61,
		12, 12, 14, 19, 26, 58, 60, 55,
		14, 13, 16, 24, 40, 57, 69, 56,
		14, 17, 22, 29, 51, 87, 80, 62,
		18, 22, 37, 56, 68, 109, 103, 77,
		24, 35, 55, 64, 81, 104, 113, 92,
		49, 64, 78, 87, 103, 121, 120, 101,
		72, 92, 95, 98, 112, 100, 103, 99,
	},
	{
		17, 18, 24, 47, 99, 99, 99, 99,
		18, 21, 26, 66, 99, 99, 99, 99,
		24, 26, 56, 99, 99, 99, 99, 99,
		47, 66, 99, 99, 99, 99, 99, 99,
		99, 99, 99, 99, 99, 99, 99, 99,
		99, 99, 99, 99, 99, 99, 99, 99,
		99, 99, 99, 99, 99, 99, 99, 99,
		99, 99, 99, 99, 99, 99, 99, 99,
	},
}

// quantiser divides coefficients by their steps, in the order they are coded.
type quantiser struct {
	step [64]int32
	// half is half the divisor, for rounding, and inverse 2³² over it, for
	// dividing by multiplication. The divisor is eight times the step, because
	// the transform's results are eight times too large.
	half, inverse [64]uint32
}

// newQuantiser scales the steps to a quality as libjpeg does.
func newQuantiser(base [64]int32, quality int) *quantiser {
	percent := int32(200 - 2*quality)
	if quality < 50 {
		percent = int32(5000 / quality)
	}
	q := &quantiser{}
	for k, place := range zigzag {
		q.step[k] = min(max((base[place]*percent+50)/100, 1), 255)
		divisor := uint32(q.step[k]) << 3
		q.half[k] = divisor / 2
		// Rounded up, the product is exact for all that the transform yields.
		q.inverse[k] = uint32((1<<32 + uint64(divisor) - 1) / uint64(divisor))
	}
	return q
}

// steps returns the steps as the file stores them.
func (q *quantiser) steps() []byte {
	steps := make([]byte, 64)
	for k, v := range q.step {
		steps[k] = byte(v)
	}
	return steps
}

// apply divides the coefficients of a block, rounding to the nearest, and
// returns the place of the last level that is not zero.
func (q *quantiser) apply(levels, coefficients *[64]int32) (last int) {
	for k, place := range zigzag {
		v := coefficients[place]
		sign := v >> 31
		size := uint32((v^sign)-sign) + q.half[k]
		level := int32(uint64(size) * uint64(q.inverse[k]) >> 32)
		if level != 0 {
			levels[k] = (level ^ sign) - sign
			last = k
		}
	}
	return last
}

// magnitude returns how many bits a level takes, and the bits (T.81 F.1.2.1):
// those of negative levels are one less.
func magnitude(v int32) (size int, low uint32) {
	if v < 0 {
		return bits.Len32(uint32(-v)), uint32(v - 1)
	}
	return bits.Len32(uint32(v)), uint32(v)
}
