package icc

import "math"

// xyz is a colour in the profiles' connection space: relative to a white of
// D50, whose Y is 1.
type xyz [3]float64

// d50 is the connection space's white (ICC.1 7.2.16).
var d50 = xyz{0.9642, 1, 0.8249}

// fromXYZ leads from the connection space to linear sRGB. It is the inverse of
// the matrix of the sRGB primaries and white (IEC 61966-2-1), adapted to D50 by
// Bradford's transform (ICC.1 annex E).
var fromXYZ = [3][3]float64{
	{3.134186364, -1.617208959, -0.490694064},
	{-0.978748504, 1.916130097, 0.033433399},
	{0.071963928, -0.228993873, 1.405753733},
}

func (c xyz) linearSRGB() (rgb [3]float64) {
	for i, row := range fromXYZ {
		rgb[i] = row[0]*c[0] + row[1]*c[1] + row[2]*c[2]
	}
	return rgb
}

// encode applies sRGB's tone curve (IEC 61966-2-1), continued as a line below 0
// and as the same curve above 1, so that colours outside sRGB can be
// interpolated before they are cut off.
func encode(linear float64) float64 {
	if linear <= 0.0031308 {
		return 12.92 * linear
	}
	return 1.055*math.Pow(linear, 1/2.4) - 0.055
}

// fromLab converts CIE L*a*b* (L* 0…100) to the connection space's XYZ (ICC.1
// annex A, CIE 15).
func fromLab(l, a, b float64) xyz {
	y := (l + 16) / 116
	return xyz{d50[0] * cube(y+a/500), d50[1] * cube(y), d50[2] * cube(y-b/200)}
}

func cube(t float64) float64 {
	if t > 6.0/29 {
		return t * t * t
	}
	return 108.0 / 841 * (t - 4.0/29)
}

// lightness returns the CIE L* of a luminance.
func lightness(y float64) float64 {
	if y > 216.0/24389 {
		return 116*math.Cbrt(y) - 16
	}
	return y * 24389 / 27
}
