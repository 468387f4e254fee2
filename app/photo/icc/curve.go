package icc

import (
	"encoding/binary"
	"math"
)

// curve is a tone curve: it maps 0…1 to 0…1.
type curve interface{ at(x float64) float64 }

// parseCurve reads a curve tag, or a curve inside a table tag, and returns how
// many bytes it takes.
func parseCurve(b []byte) (c curve, size int, err error) {
	if len(b) < 12 {
		return nil, 0, FormatError("a curve is cut off")
	}
	switch string(b[:4]) {
	case "curv":
		return parseSampled(b)
	case "para":
		return parseParametric(b)
	}
	return nil, 0, FormatError("a curve is of an unknown kind")
}

// parseSampled reads a curve given by samples; none stand for the identity, one
// for a gamma (ICC.1 10.6).
func parseSampled(b []byte) (curve, int, error) {
	n := int64(binary.BigEndian.Uint32(b[8:]))
	if int64(len(b)) < 12+2*n {
		return nil, 0, FormatError("a curve is cut off")
	}
	size := 12 + 2*int(n)
	switch n {
	case 0:
		return parametric{g: 1, a: 1}, size, nil
	case 1:
		return parametric{g: float64(binary.BigEndian.Uint16(b[12:])) / 256, a: 1}, size, nil
	}
	return samples16(b[12:size]), size, nil
}

// parametricCounts gives the number of parameters of each function type (ICC.1
// 10.18).
var parametricCounts = [5]int{1, 3, 4, 5, 7}

func parseParametric(b []byte) (curve, int, error) {
	kind := int(binary.BigEndian.Uint16(b[8:]))
	if kind >= len(parametricCounts) || len(b) < 12+4*parametricCounts[kind] {
		return nil, 0, FormatError("a curve is cut off")
	}
	n := parametricCounts[kind]
	var v [7]float64
	for i := range n {
		v[i] = fixed(b[12+4*i:])
	}
	p := parametric{g: v[0], a: v[1], b: v[2], c: v[3], d: v[4], e: v[5], f: v[6]}
	switch kind {
	case 0:
		p = parametric{g: v[0], a: 1}
	case 1: // (ax+b)^g from -b/a, else 0
		p.c, p.d = 0, -v[2]/v[1]
	case 2: // (ax+b)^g + c from -b/a, else c
		p = parametric{g: v[0], a: v[1], b: v[2], d: -v[2] / v[1], e: v[3], f: v[3]}
	}
	return p, 12 + 4*n, nil
}

// parametric is (ax+b)^g + e from d on and cx + f below, the most general
// function of ICC.1 10.18.
type parametric struct{ g, a, b, c, d, e, f float64 }

func (p parametric) at(x float64) float64 {
	y := p.c*x + p.f
	if x >= p.d || math.IsNaN(p.d) {
		y = math.Pow(math.Max(p.a*x+p.b, 0), p.g) + p.e
	}
	return unit(y)
}

// sampled is a curve through equally spaced points, straight between them.
type sampled []float64

func samples16(b []byte) sampled {
	points := make(sampled, len(b)/2)
	for i := range points {
		points[i] = float64(binary.BigEndian.Uint16(b[2*i:])) / 65535
	}
	return points
}

func samples8(b []byte) sampled {
	points := make(sampled, len(b))
	for i, v := range b {
		points[i] = float64(v) / 255
	}
	return points
}

func (s sampled) at(x float64) float64 {
	place := unit(x) * float64(len(s)-1)
	low := min(int(place), len(s)-2)
	part := place - float64(low)
	return s[low]*(1-part) + s[low+1]*part
}

// unit limits a number to 0…1; what is no number becomes 0.
func unit(x float64) float64 {
	if !(x > 0) {
		return 0
	}
	return math.Min(x, 1)
}
