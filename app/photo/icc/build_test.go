package icc

import (
	"encoding/binary"
	"math"

	"storehand/app/photo/phototest"
)

// srgb has sRGB's own primaries and curve.
func srgb() []byte {
	return phototest.Profile(2, "mntr", "RGB ", "XYZ ",
		phototest.Describe("sRGB"), phototest.Colorant("wtpt", d50[0], d50[1], d50[2]),
		phototest.Colorant("rXYZ", 0.43607, 0.22249, 0.01392), phototest.Colorant("gXYZ", 0.38515, 0.71687, 0.09708), phototest.Colorant("bXYZ", 0.14307, 0.06061, 0.7141),
		phototest.Parametric("rTRC", 3, phototest.SRGBTone...), phototest.Parametric("gTRC", 3, phototest.SRGBTone...), phototest.Parametric("bTRC", 3, phototest.SRGBTone...))
}

// curved is an RGB profile of version 4 by curves, grid, matrix and curves
// again (lutAToB), in XYZ.
func curved() []byte {
	identity := phototest.Parametric("", 0, 1).Body
	square := phototest.Parametric("", 0, 2).Body
	var parts [5][]byte // B curves, matrix, M curves, grid, A curves
	parts[0] = append(append(append(parts[0], identity...), identity...), identity...)
	parts[1] = make([]byte, 48)
	const half = 32768.0 / 65535 // XYZ of 1 is stored as about a half
	for i, v := range []float64{
		0.43607 * half, 0.38515 * half, 0.14307 * half, 0.22249 * half, 0.71687 * half, 0.06061 * half, 0.01392 * half, 0.09708 * half, 0.7141 * half, 0, 0, 0,
	} {
		binary.BigEndian.PutUint32(parts[1][4*i:], uint32(int32(math.Round(v*65536))))
	}
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
	return phototest.Profile(4, "mntr", "RGB ", "XYZ ", phototest.Describe("Curved"), phototest.Tag{Name: "A2B0", Body: b})
}
