// Package colour gives measured colours the names that shops use. Distances
// are taken where they are as large as they look: CIE L*a*b* with CIEDE2000.
package colour

import "math"

// Lab is a colour in CIE 1976 L*a*b* under D65, for the 2° observer. L goes
// from 0 (black) to 100 (white).
type Lab struct{ L, A, B float64 }

// LabOf converts a colour of sRGB (IEC 61966-2-1).
func LabOf(r, g, b uint8) Lab {
	red, green, blue := linear(r), linear(g), linear(b)
	// The matrix of IEC 61966-2-1, and the white point it maps (1, 1, 1) to.
	x := 0.4124*red + 0.3576*green + 0.1805*blue
	y := 0.2126*red + 0.7152*green + 0.0722*blue
	z := 0.0193*red + 0.1192*green + 0.9505*blue
	fx, fy, fz := labCurve(x/0.9505), labCurve(y), labCurve(z/1.0890)
	return Lab{L: 116*fy - 16, A: 500 * (fx - fy), B: 200 * (fy - fz)}
}

func linear(channel uint8) float64 {
	value := float64(channel) / 255
	if value <= 0.04045 {
		return value / 12.92
	}
	return math.Pow((value+0.055)/1.055, 2.4)
}

func labCurve(t float64) float64 {
	const delta = 6.0 / 29
	if t > delta*delta*delta {
		return math.Cbrt(t)
	}
	return t/(3*delta*delta) + 4.0/29
}

// Difference is the CIEDE2000 colour difference with all weights 1. One is
// about what an eye can just see. The numbers in the names are those of the
// steps in Sharma, Wu, Dalal: "The CIEDE2000 Color-Difference Formula:
// Implementation Notes, Supplementary Test Data, and Mathematical
// Observations", 2005.
func Difference(p, q Lab) float64 {
	p, q = withChroma(p, q)
	c1, c2 := math.Hypot(p.A, p.B), math.Hypot(q.A, q.B)
	h1, h2 := hue(p), hue(q)

	lightness := q.L - p.L
	chroma := c2 - c1
	hueChord := 2 * math.Sqrt(c1*c2) * math.Sin(hueDifference(h1, h2, c1*c2)/2)

	meanL, meanC := (p.L+q.L)/2, (c1+c2)/2
	meanH := hueMean(h1, h2, c1*c2)
	t := 1 - 0.17*math.Cos(meanH-radians(30)) + 0.24*math.Cos(2*meanH) + 0.32*math.Cos(3*meanH+radians(6)) - 0.20*math.Cos(4*meanH-radians(63))
	fromMiddle := (meanL - 50) * (meanL - 50)
	lightness /= 1 + 0.015*fromMiddle/math.Sqrt(20+fromMiddle)
	chroma /= 1 + 0.045*meanC
	hueChord /= 1 + 0.015*meanC*t

	turn := (degrees(meanH) - 275) / 25
	rotation := -math.Sin(radians(60*math.Exp(-turn*turn))) * 2 * chromaCurve(meanC)
	return math.Sqrt(lightness*lightness + chroma*chroma + hueChord*hueChord + rotation*chroma*hueChord)
}

// withChroma stretches a* so that differences between greys count as they look
// (steps 2 to 5).
func withChroma(p, q Lab) (Lab, Lab) {
	stretch := 1 + 0.5*(1-chromaCurve((math.Hypot(p.A, p.B)+math.Hypot(q.A, q.B))/2))
	p.A *= stretch
	q.A *= stretch
	return p, q
}

func chromaCurve(chroma float64) float64 {
	seventh := math.Pow(chroma, 7)
	return math.Sqrt(seventh / (seventh + 6103515625)) // 25 to the 7th
}

func radians(degrees float64) float64 { return degrees * math.Pi / 180 }
func degrees(radians float64) float64 { return radians * 180 / math.Pi }

// hue is the angle from 0 to 2π; a grey has 0.
func hue(p Lab) float64 {
	if p.A == 0 && p.B == 0 {
		return 0
	}
	angle := math.Atan2(p.B, p.A)
	if angle < 0 {
		angle += 2 * math.Pi
	}
	return angle
}

// halfCircle is π with room for rounding: the formula leaps where hues are
// opposite, and exactly opposite ones belong to this side of it.
const halfCircle = math.Pi + 1e-9

// hueDifference goes the shorter way round the circle; beside a grey there is
// no difference.
func hueDifference(h1, h2, chromas float64) float64 {
	difference := h2 - h1
	switch {
	case chromas == 0:
		return 0
	case difference > halfCircle:
		return difference - 2*math.Pi
	case difference < -halfCircle:
		return difference + 2*math.Pi
	}
	return difference
}

func hueMean(h1, h2, chromas float64) float64 {
	sum := h1 + h2
	switch {
	case chromas == 0:
		return sum
	case math.Abs(h1-h2) <= halfCircle:
		return sum / 2
	case sum < 2*math.Pi:
		return sum/2 + math.Pi
	}
	return sum/2 - math.Pi
}
