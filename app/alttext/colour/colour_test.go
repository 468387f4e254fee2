package colour_test

import (
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"storehand/app/alttext/colour"
)

// The supplementary test data of Sharma, Wu, Dalal (2005), table 1.
var sharma = []struct {
	p, q colour.Lab
	want float64
}{
	{colour.Lab{L: 50, A: 2.6772, B: -79.7751}, colour.Lab{L: 50, A: 0, B: -82.7485}, 2.0425},
	{colour.Lab{L: 50, A: 3.1571, B: -77.2803}, colour.Lab{L: 50, A: 0, B: -82.7485}, 2.8615},
	{colour.Lab{L: 50, A: 2.8361, B: -74.0200}, colour.Lab{L: 50, A: 0, B: -82.7485}, 3.4412},
	{colour.Lab{L: 50, A: -1.3802, B: -84.2814}, colour.Lab{L: 50, A: 0, B: -82.7485}, 1.0000},
	{colour.Lab{L: 50, A: -1.1848, B: -84.8006}, colour.Lab{L: 50, A: 0, B: -82.7485}, 1.0000},
	{colour.Lab{L: 50, A: -0.9009, B: -85.5211}, colour.Lab{L: 50, A: 0, B: -82.7485}, 1.0000},
	{colour.Lab{L: 50, A: 0, B: 0}, colour.Lab{L: 50, A: -1, B: 2}, 2.3669},
	{colour.Lab{L: 50, A: -1, B: 2}, colour.Lab{L: 50, A: 0, B: 0}, 2.3669},
	{colour.Lab{L: 50, A: 2.4900, B: -0.0010}, colour.Lab{L: 50, A: -2.4900, B: 0.0009}, 7.1792},
	{colour.Lab{L: 50, A: 2.4900, B: -0.0010}, colour.Lab{L: 50, A: -2.4900, B: 0.0010}, 7.1792},
	{colour.Lab{L: 50, A: 2.4900, B: -0.0010}, colour.Lab{L: 50, A: -2.4900, B: 0.0011}, 7.2195},
	{colour.Lab{L: 50, A: 2.4900, B: -0.0010}, colour.Lab{L: 50, A: -2.4900, B: 0.0012}, 7.2195},
	{colour.Lab{L: 50, A: -0.0010, B: 2.4900}, colour.Lab{L: 50, A: 0.0009, B: -2.4900}, 4.8045},
	{colour.Lab{L: 50, A: -0.0010, B: 2.4900}, colour.Lab{L: 50, A: 0.0010, B: -2.4900}, 4.8045},
	{colour.Lab{L: 50, A: -0.0010, B: 2.4900}, colour.Lab{L: 50, A: 0.0011, B: -2.4900}, 4.7461},
	{colour.Lab{L: 50, A: 2.5, B: 0}, colour.Lab{L: 50, A: 0, B: -2.5}, 4.3065},
	{colour.Lab{L: 50, A: 2.5, B: 0}, colour.Lab{L: 73, A: 25, B: -18}, 27.1492},
	{colour.Lab{L: 50, A: 2.5, B: 0}, colour.Lab{L: 61, A: -5, B: 29}, 22.8977},
	{colour.Lab{L: 50, A: 2.5, B: 0}, colour.Lab{L: 56, A: -27, B: -3}, 31.9030},
	{colour.Lab{L: 50, A: 2.5, B: 0}, colour.Lab{L: 58, A: 24, B: 15}, 19.4535},
	{colour.Lab{L: 50, A: 2.5, B: 0}, colour.Lab{L: 50, A: 3.1736, B: 0.5854}, 1.0000},
	{colour.Lab{L: 50, A: 2.5, B: 0}, colour.Lab{L: 50, A: 3.2972, B: 0}, 1.0000},
	{colour.Lab{L: 50, A: 2.5, B: 0}, colour.Lab{L: 50, A: 1.8634, B: 0.5757}, 1.0000},
	{colour.Lab{L: 50, A: 2.5, B: 0}, colour.Lab{L: 50, A: 3.2592, B: 0.3350}, 1.0000},
	{colour.Lab{L: 60.2574, A: -34.0099, B: 36.2677}, colour.Lab{L: 60.4626, A: -34.1751, B: 39.4387}, 1.2644},
	{colour.Lab{L: 63.0109, A: -31.0961, B: -5.8663}, colour.Lab{L: 62.8187, A: -29.7946, B: -4.0864}, 1.2630},
	{colour.Lab{L: 61.2901, A: 3.7196, B: -5.3901}, colour.Lab{L: 61.4292, A: 2.2480, B: -4.9620}, 1.8731},
	{colour.Lab{L: 35.0831, A: -44.1164, B: 3.7933}, colour.Lab{L: 35.0232, A: -40.0716, B: 1.5901}, 1.8645},
	{colour.Lab{L: 22.7233, A: 20.0904, B: -46.6940}, colour.Lab{L: 23.0331, A: 14.9730, B: -42.5619}, 2.0373},
	{colour.Lab{L: 36.4612, A: 47.8580, B: 18.3852}, colour.Lab{L: 36.2715, A: 50.5065, B: 21.2231}, 1.4146},
	{colour.Lab{L: 90.8027, A: -2.0831, B: 1.4410}, colour.Lab{L: 91.1528, A: -1.6435, B: 0.0447}, 1.4441},
	{colour.Lab{L: 90.9257, A: -0.5406, B: -0.9208}, colour.Lab{L: 88.6381, A: -0.8985, B: -0.7239}, 1.5381},
	{colour.Lab{L: 6.7747, A: -0.2908, B: -2.4247}, colour.Lab{L: 5.8714, A: -0.0985, B: -2.2286}, 0.6377},
	{colour.Lab{L: 2.0776, A: 0.0795, B: -1.1350}, colour.Lab{L: 0.9033, A: -0.0636, B: -0.5514}, 0.9082},
}

func TestDifferencesAreThoseOfTheReference(t *testing.T) {
	for _, pair := range sharma {
		for _, got := range []float64{colour.Difference(pair.p, pair.q), colour.Difference(pair.q, pair.p)} {
			if math.Abs(got-pair.want) > 0.00005 {
				t.Errorf("%v to %v: got %.4f, want %.4f", pair.p, pair.q, got, pair.want)
			}
		}
	}
}

func TestLabOfKnownColours(t *testing.T) {
	// Lindbloom's calculator, sRGB, D65, no adaptation.
	for rgb, want := range map[[3]uint8]colour.Lab{
		{0, 0, 0}:       {},
		{255, 255, 255}: {L: 100},
		{255, 0, 0}:     {L: 53.24, A: 80.09, B: 67.20},
		{0, 255, 0}:     {L: 87.73, A: -86.18, B: 83.18},
		{0, 0, 255}:     {L: 32.30, A: 79.19, B: -107.86},
		{128, 128, 128}: {L: 53.59},
	} {
		got := colour.LabOf(rgb[0], rgb[1], rgb[2])
		if math.Abs(got.L-want.L) > 0.05 || math.Abs(got.A-want.A) > 0.05 || math.Abs(got.B-want.B) > 0.05 {
			t.Errorf("%v: got %+v, want %+v", rgb, got, want)
		}
	}
}

func TestNearest(t *testing.T) {
	for rgb, want := range map[[3]uint8]colour.Name{
		{255, 255, 255}:    "white",
		{2, 2, 3}:          "black",
		{0x9A, 0x9C, 0x9E}: "grey",
		{0x3F, 0x6B, 0x5A}: "pine green",
		{0xB5, 0x52, 0x3B}: "rust",
		{0xB8, 0x69, 0x4A}: "terracotta",
		{0x9D, 0xB3, 0xA0}: "sage green",
		{0xD9, 0xCF, 0xBE}: "beige",
		{0x4A, 0x5F, 0x78}: "denim blue",
		{0x6F, 0x87, 0x91}: "slate blue",
		{0x8A, 0x7B, 0xA8}: "mauve",
		{0x7A, 0x3F, 0x35}: "brick red",
		{0xC9, 0xA2, 0x5A}: "mustard",
		{0xFF, 0x00, 0x00}: "red",
		{0x00, 0x00, 0x80}: "royal blue",
		{0x10, 0x1C, 0x3C}: "navy blue",
		{0x59, 0x61, 0x6A}: "dark grey",
		{0xFF, 0xC0, 0xCB}: "light pink",
	} {
		if got := colour.Nearest(rgb[0], rgb[1], rgb[2]); got != want {
			t.Errorf("#%02X%02X%02X is called %q, want %q", rgb[0], rgb[1], rgb[2], got, want)
		}
	}
}

func TestMainColours(t *testing.T) {
	tests := []struct {
		name     string
		swatches []colour.Swatch
		want     []colour.Name
	}{
		{"nothing measured", nil, nil},
		{"light and shaded side of a pack", []colour.Swatch{{0x3F, 0x6B, 0x5A, .3}, {0x73, 0x8F, 0x84, .2}, {0x2C, 0x4B, 0x3F, .3}, {0xD0, 0xC0, 0x20, .05}}, []colour.Name{"pine green"}},
		{"two colours", []colour.Swatch{{0x14, 0x14, 0x14, .35}, {0xCC, 0x22, 0x29, .6}}, []colour.Name{"red", "black"}},
		{"three colours", []colour.Swatch{{0x14, 0x14, 0x14, .33}, {0xCC, 0x22, 0x29, .34}, {0x2D, 0x66, 0xC4, .33}}, []colour.Name{"red", "black"}},
		{"shares that are not normalised", []colour.Swatch{{0xCC, 0x22, 0x29, 6}, {0x14, 0x14, 0x14, 3.5}}, []colour.Name{"red", "black"}},
	}
	for _, test := range tests {
		if diff := cmp.Diff(test.want, colour.Main(test.swatches)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.name, diff)
		}
	}
}

func TestDifferenceBehavesLikeADistance(t *testing.T) {
	lab := rapid.Custom(func(t *rapid.T) colour.Lab {
		return colour.LabOf(rapid.Uint8().Draw(t, "r"), rapid.Uint8().Draw(t, "g"), rapid.Uint8().Draw(t, "b"))
	})
	rapid.Check(t, func(t *rapid.T) {
		p, q := lab.Draw(t, "p"), lab.Draw(t, "q")
		there, back := colour.Difference(p, q), colour.Difference(q, p)
		if math.IsNaN(there) || there < 0 || math.Abs(there-back) > 1e-9 || colour.Difference(p, p) != 0 {
			t.Fatalf("%+v and %+v: %v there, %v back", p, q, there, back)
		}
	})
}
