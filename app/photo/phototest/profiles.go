package phototest

import (
	"encoding/binary"
	"math"
)

// The colour profiles of tests are put together here, tag by tag, so that every
// number in them is known.

const (
	profileHead  = 128
	profileEntry = 12
	lutHead      = 48
)

// d50 is the white of profiles.
var d50 = [3]float64{0.9642, 1, 0.8249}

// Tag is one tag of a colour profile, under its four letters.
type Tag struct {
	Name string
	Body []byte
}

// Profile assembles a colour profile of the given version, class, space and
// connection space, the latter two by their four letters (ICC.1:2022 section 7).
func Profile(version byte, class, space, connection string, tags ...Tag) []byte {
	b := make([]byte, profileHead+4+profileEntry*len(tags))
	b[8] = version
	copy(b[12:], class)
	copy(b[16:], space)
	copy(b[20:], connection)
	copy(b[36:], "acsp")
	putFixed(b[68:], d50[0], d50[1], d50[2])
	binary.BigEndian.PutUint32(b[profileHead:], uint32(len(tags)))
	for i, t := range tags {
		entry := b[profileHead+4+profileEntry*i:]
		copy(entry, t.Name)
		binary.BigEndian.PutUint32(entry[4:], uint32(len(b)))
		binary.BigEndian.PutUint32(entry[8:], uint32(len(t.Body)))
		b = append(b, t.Body...)
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

// Describe is the tag of a profile's name, of version 2.
func Describe(text string) Tag {
	b := make([]byte, 12, 12+len(text)+1+78)
	copy(b, "desc")
	binary.BigEndian.PutUint32(b[8:], uint32(len(text)+1))
	return Tag{"desc", append(append(b, text...), make([]byte, 79)...)}
}

// Colorant is a tag of one colour in XYZ.
func Colorant(name string, x, y, z float64) Tag {
	b := make([]byte, 20)
	copy(b, "XYZ ")
	putFixed(b[8:], x, y, z)
	return Tag{name, b}
}

// Gamma is a curve of one number.
func Gamma(name string, gamma float64) Tag {
	b := make([]byte, 14)
	copy(b, "curv")
	b[11] = 1
	binary.BigEndian.PutUint16(b[12:], uint16(math.Round(gamma*256)))
	return Tag{name, b}
}

// Parametric is a curve of type 0 to 4 (ICC.1:2022 section 10.18).
func Parametric(name string, kind byte, values ...float64) Tag {
	b := make([]byte, 12+4*len(values))
	copy(b, "para")
	b[9] = kind
	putFixed(b[12:], values...)
	return Tag{name, b}
}

// SRGBTone is sRGB's tone curve, as a parametric curve of type 3.
var SRGBTone = []float64{2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045}

// DisplayP3 has the primaries of Apple's profile and sRGB's tone curve.
func DisplayP3() []byte {
	return Profile(4, "mntr", "RGB ", "XYZ ",
		Describe("Display P3"), Colorant("wtpt", d50[0], d50[1], d50[2]),
		Colorant("rXYZ", 0.51512, 0.2412, -0.00105), Colorant("gXYZ", 0.29198, 0.69225, 0.04189), Colorant("bXYZ", 0.1571, 0.06657, 0.78407),
		Parametric("rTRC", 3, SRGBTone...), Parametric("gTRC", 3, SRGBTone...), Parametric("bTRC", 3, SRGBTone...))
}

// AdobeRGB has the primaries and the gamma of Adobe RGB (1998).
func AdobeRGB() []byte {
	return Profile(2, "mntr", "RGB ", "XYZ ",
		Describe("Adobe RGB (1998)"), Colorant("wtpt", d50[0], d50[1], d50[2]),
		Colorant("rXYZ", 0.60974, 0.31111, 0.01947), Colorant("gXYZ", 0.20528, 0.62567, 0.06087), Colorant("bXYZ", 0.14919, 0.06322, 0.74457),
		Gamma("rTRC", 2.19921875), Gamma("gTRC", 2.19921875), Gamma("bTRC", 2.19921875))
}

// ProPhoto has the primaries of ROMM RGB and a gamma of 1.8.
func ProPhoto() []byte {
	return Profile(2, "mntr", "RGB ", "XYZ ",
		Describe("ProPhoto RGB"), Colorant("wtpt", d50[0], d50[1], d50[2]),
		Colorant("rXYZ", 0.79767, 0.28804, 0), Colorant("gXYZ", 0.13519, 0.71188, 0), Colorant("bXYZ", 0.03134, 0.00009, 0.82491),
		Gamma("rTRC", 1.8), Gamma("gTRC", 1.8), Gamma("bTRC", 1.8))
}

// Press is a printing press that the formula in pressLab describes, as a lut16
// over nine points for each ink.
func Press() []byte {
	return Profile(2, "prtr", "CMYK", "Lab ", Describe("Test press"), Tag{"A2B0", PressTable(9)})
}

// PressTable is the A2B0 tag of Press over so many points for each ink.
func PressTable(size int) []byte {
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
