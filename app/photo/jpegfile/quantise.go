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

// stepsOf scales the steps to a quality as libjpeg does, and puts them in the
// order they are coded.
func stepsOf(base [64]int32, quality int) (steps [64]int32) {
	percent := int32(200 - 2*quality)
	if quality < 50 {
		percent = int32(5000 / quality)
	}
	for k, place := range zigzag {
		steps[k] = min(max((base[place]*percent+50)/100, 1), 255)
	}
	return steps
}

// magnitude returns how many bits a level takes, and the bits (T.81 F.1.2.1):
// those of negative levels are one less.
func magnitude(v int32) (size int, low uint32) {
	if v < 0 {
		return bits.Len32(uint32(-v)), uint32(v - 1)
	}
	return bits.Len32(uint32(v)), uint32(v)
}
