package icc

import (
	"encoding/binary"
	"math"
)

// The profiles of these tests are put together here, tag by tag, so that every
// number in them is known.

type tagged struct {
	name string
	body []byte
}

// profile assembles a profile of the given version, space and connection space.
func profile(version byte, class, space, connection string, tags ...tagged) []byte {
	b := make([]byte, headSize+4+tagSize*len(tags))
	b[8] = version
	copy(b[12:], class)
	copy(b[16:], space)
	copy(b[20:], connection)
	copy(b[36:], "acsp")
	putFixed(b[68:], d50[0], d50[1], d50[2])
	binary.BigEndian.PutUint32(b[headSize:], uint32(len(tags)))
	for i, t := range tags {
		entry := b[headSize+4+tagSize*i:]
		copy(entry, t.name)
		binary.BigEndian.PutUint32(entry[4:], uint32(len(b)))
		binary.BigEndian.PutUint32(entry[8:], uint32(len(t.body)))
		b = append(b, t.body...)
		for len(b)%4 != 0 {
			b = append(b, 0)
		}
	}
	binary.BigEndian.PutUint32(b, uint32(len(b)))
	return b
}

func putFixed(b []byte, values ...float64) {
	for i, v := range values {
		binary.BigEndian.PutUint32(b[4*i:], uint32(int32(math.Round(v*65536))))
	}
}

func describe(text string) tagged {
	b := make([]byte, 12, 12+len(text)+1+78)
	copy(b, "desc")
	binary.BigEndian.PutUint32(b[8:], uint32(len(text)+1))
	return tagged{"desc", append(append(b, text...), make([]byte, 79)...)}
}

func colour(name string, x, y, z float64) tagged {
	b := make([]byte, 20)
	copy(b, "XYZ ")
	putFixed(b[8:], x, y, z)
	return tagged{name, b}
}

// gammaTag is a curve of one number.
func gammaTag(name string, gamma float64) tagged {
	b := make([]byte, 14)
	copy(b, "curv")
	b[11] = 1
	binary.BigEndian.PutUint16(b[12:], uint16(math.Round(gamma*256)))
	return tagged{name, b}
}

// parametricTag is a curve of type 0 to 4.
func parametricTag(name string, kind byte, values ...float64) tagged {
	b := make([]byte, 12+4*len(values))
	copy(b, "para")
	b[9] = kind
	putFixed(b[12:], values...)
	return tagged{name, b}
}

var srgbTone = []float64{2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045}

// displayP3 has the primaries of Apple's profile and sRGB's tone curve.
func displayP3() []byte {
	return profile(4, "mntr", "RGB ", "XYZ ",
		describe("Display P3"), colour("wtpt", d50[0], d50[1], d50[2]),
		colour("rXYZ", 0.51512, 0.2412, -0.00105), colour("gXYZ", 0.29198, 0.69225, 0.04189), colour("bXYZ", 0.1571, 0.06657, 0.78407),
		parametricTag("rTRC", 3, srgbTone...), parametricTag("gTRC", 3, srgbTone...), parametricTag("bTRC", 3, srgbTone...))
}

// proPhoto has the primaries of ROMM RGB and a gamma of 1.8.
func proPhoto() []byte {
	return profile(2, "mntr", "RGB ", "XYZ ",
		describe("ProPhoto RGB"), colour("wtpt", d50[0], d50[1], d50[2]),
		colour("rXYZ", 0.79767, 0.28804, 0), colour("gXYZ", 0.13519, 0.71188, 0), colour("bXYZ", 0.03134, 0.00009, 0.82491),
		gammaTag("rTRC", 1.8), gammaTag("gTRC", 1.8), gammaTag("bTRC", 1.8))
}

// srgb has sRGB's own primaries and curve.
func srgb() []byte {
	return profile(2, "mntr", "RGB ", "XYZ ",
		describe("sRGB"), colour("wtpt", d50[0], d50[1], d50[2]),
		colour("rXYZ", 0.43607, 0.22249, 0.01392), colour("gXYZ", 0.38515, 0.71687, 0.09708), colour("bXYZ", 0.14307, 0.06061, 0.7141),
		parametricTag("rTRC", 3, srgbTone...), parametricTag("gTRC", 3, srgbTone...), parametricTag("bTRC", 3, srgbTone...))
}

// press is a printing press that the formula in pressLab describes, as a lut16
// over nine points for each ink.
func press() []byte {
	return profile(2, "prtr", "CMYK", "Lab ", describe("Test press"), tagged{"A2B0", pressTable(9)})
}

func pressTable(size int) []byte {
	b := make([]byte, lutHead)
	copy(b, "mft2")
	b[8], b[9], b[10] = 4, 3, byte(size)
	putFixed(b[12:], 1, 0, 0, 0, 1, 0, 0, 0, 1)
	word := func(v float64) { b = binary.BigEndian.AppendUint16(b, uint16(math.Round(v))) }
	word(3)
	word(2)
	for range 4 { // inks that darken faster at first
		word(0)
		word(0.6 * 65535)
		word(65535)
	}
	at := func(i int) float64 { return float64(i) / float64(size-1) }
	for c := range size {
		for m := range size {
			for y := range size {
				for k := range size {
					l, ca, cb := pressLab(at(c), at(m), at(y), at(k))
					word(l * 652.8)
					word((ca + 128) * 256)
					word((cb + 128) * 256)
				}
			}
		}
	}
	for range 3 {
		word(0)
		word(65535)
	}
	return b
}

func pressLab(c, m, y, k float64) (l, a, b float64) {
	paper := (1 - 0.45*c) * (1 - 0.55*m) * (1 - 0.12*y) * (1 - 0.85*k)
	return 6 + 89*paper, (-35*c + 70*m - 5*y) * (1 - k), (-45*c - 5*m + 85*y) * (1 - k)
}

// curved is an RGB profile of version 4 by curves, grid, matrix and curves
// again (lutAToB), in XYZ.
func curved() []byte {
	identity := parametricTag("", 0, 1).body
	square := parametricTag("", 0, 2).body
	var parts [5][]byte // B curves, matrix, M curves, grid, A curves
	parts[0] = append(append(append(parts[0], identity...), identity...), identity...)
	parts[1] = make([]byte, 48)
	const half = 32768.0 / 65535 // XYZ of 1 is stored as about a half
	putFixed(parts[1],
		0.43607*half, 0.38515*half, 0.14307*half, 0.22249*half, 0.71687*half, 0.06061*half, 0.01392*half, 0.09708*half, 0.7141*half, 0, 0, 0)
	parts[2] = append(append(append(parts[2], square...), square...), square...)
	parts[3] = make([]byte, 20)
	parts[3][0], parts[3][1], parts[3][2], parts[3][16] = 2, 2, 2, 1
	for corner := range 8 {
		for _, bit := range []int{4, 2, 1} {
			v := byte(0)
			if corner&bit != 0 {
				v = 255
			}
			parts[3] = append(parts[3], v)
		}
	}
	parts[4] = append(append(append(parts[4], identity...), identity...), identity...)
	b := make([]byte, 32)
	copy(b, "mAB ")
	b[8], b[9] = 3, 3
	for i, part := range parts {
		binary.BigEndian.PutUint32(b[12+4*i:], uint32(len(b)))
		b = append(b, part...)
		for len(b)%4 != 0 {
			b = append(b, 0)
		}
	}
	return profile(4, "mntr", "RGB ", "XYZ ", describe("Curved"), tagged{"A2B0", b})
}
