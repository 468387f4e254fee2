package fingerprint

import (
	"image"
	"math"
	"slices"

	"github.com/disintegration/imaging"
)

const (
	samples = 32 // along each side, of which the frequencies are taken
	lowest  = 8  // frequencies along each side that count
	// faintest is the mean strength of the frequencies, in steps of 255, below
	// which noise would decide.
	faintest = 0.5
)

// cosines are those of the discrete cosine transform of type II.
var cosines = func() (table [lowest][samples]float64) {
	for k := range table {
		for x := range table[k] {
			table[k][x] = math.Cos(math.Pi * float64(k) * (float64(x) + 0.5) / samples)
		}
	}
	return table
}()

// formOf tells which of the lowest frequencies of the brightness are above
// their median. telling is false where they are too faint to tell anything.
func formOf(img *image.NRGBA) (form uint64, telling bool) {
	found := frequencies(imaging.Resize(img, samples, samples, imaging.Box))
	middle := median(found)
	strength := 0.0
	for i, frequency := range found {
		strength += math.Abs(frequency)
		if frequency > middle {
			form |= 1 << i
		}
	}
	return form, strength/float64(len(found)) > faintest
}

// frequencies are the lowest ones of a picture of samples × samples pixels. The
// mean brightness, which is the first, counts as nothing.
func frequencies(img *image.NRGBA) (found [lowest * lowest]float64) {
	var across [samples][lowest]float64
	for y := range samples {
		for x := range samples {
			px := img.Pix[y*img.Stride+4*x:][:3]
			luma := 0.299*float64(px[0]) + 0.587*float64(px[1]) + 0.114*float64(px[2]) // ITU-R BT.601
			for k := range lowest {
				across[y][k] += luma * cosines[k][x]
			}
		}
	}
	for v := range lowest {
		for u := range lowest {
			for y := range samples {
				found[v*lowest+u] += across[y][u] * cosines[v][y] / (samples * samples / 2)
			}
		}
	}
	found[0] = 0
	return found
}

func median(values [lowest * lowest]float64) float64 {
	slices.Sort(values[:])
	return (values[len(values)/2-1] + values[len(values)/2]) / 2
}
