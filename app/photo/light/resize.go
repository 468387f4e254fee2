// Package light brings pictures to another size as a lens would: by mixing
// light. Stored samples are not proportional to light but bent (IEC 61966-2-1),
// and mixing them makes fine bright detail on dark ground too dark.
package light

import (
	"image"
	"math"
	"sync"

	"golang.org/x/image/draw"
)

// lanczos is the windowed sinc of three lobes.
var lanczos = draw.Kernel{Support: 3, At: func(x float64) float64 {
	if x == 0 {
		return 1
	}
	px := math.Pi * x
	return 3 * math.Sin(px) * math.Sin(px/3) / (px * px)
}}

// Resize returns the picture at another size, and of that the rectangle cut.
func Resize(img *image.NRGBA, size image.Point, cut image.Rectangle) *image.NRGBA {
	from := linear(img)
	to := image.NewRGBA64(image.Rectangle{Max: cut.Size()})
	lanczos.Scale(to, image.Rectangle{Max: size}.Sub(cut.Min), from, from.Rect, draw.Src, nil)
	return stored(to)
}

// ToLight returns the share of light (0 to 1) that a stored sample of sRGB
// stands for, a share as well, and FromLight the sample for a share of light
// (IEC 61966-2-1).
func ToLight(v float64) float64 {
	if v <= 0.04045 {
		return v / 12.92
	}
	return math.Pow((v+0.055)/1.055, 2.4)
}

// FromLight is the inverse of ToLight.
func FromLight(v float64) float64 {
	if v <= 0.0031308 {
		return 12.92 * v
	}
	return 1.055*math.Pow(v, 1/2.4) - 0.055
}

// tables are the light of each stored sample in sixteen bits, and the stored
// sample of each light. They are made when the first picture needs them, for no
// start of the program to wait.
var tables = sync.OnceValue(func() *table {
	t := new(table)
	for i := range t.lights {
		t.lights[i] = uint16(math.Round(65535 * ToLight(float64(i)/255)))
	}
	for i := range t.samples {
		t.samples[i] = uint8(math.Round(255 * FromLight(float64(i)/65535)))
	}
	return t
})

type table struct {
	lights  [256]uint16
	samples [65536]uint8
}

// linear returns a picture in light, premultiplied by its alpha.
func linear(img *image.NRGBA) *image.RGBA64 {
	size, lights := img.Rect.Size(), &tables().lights
	out := image.NewRGBA64(image.Rectangle{Max: size})
	for y := range size.Y {
		row, to := img.Pix[y*img.Stride:][:4*size.X], out.Pix[y*out.Stride:][:8*size.X]
		for ; len(row) >= 4; row, to = row[4:], to[8:] {
			a := uint32(row[3])
			for c := range 3 {
				put(to[2*c:], (uint32(lights[row[c]])*a+127)/255)
			}
			put(to[6:], a*257)
		}
	}
	return out
}

func put(to []uint8, v uint32) { to[0], to[1] = uint8(v>>8), uint8(v) }

// stored returns a picture in light as it is stored.
func stored(img *image.RGBA64) *image.NRGBA {
	out, samples := image.NewNRGBA(img.Rect), &tables().samples
	from := img.Pix
	for px := out.Pix; len(px) >= 4; px, from = px[4:], from[8:] {
		a := get(from[6:])
		if a == 0 {
			continue
		}
		for c := range 3 {
			px[c] = samples[min((get(from[2*c:])*65535+a/2)/a, 65535)]
		}
		px[3] = uint8((a + 128) / 257)
	}
	return out
}

func get(from []uint8) uint32 { return uint32(from[0])<<8 | uint32(from[1]) }
