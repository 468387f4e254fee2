package framing_test

import (
	"image"
	"image/color"
	"math"
	"strings"
	"testing"

	"github.com/disintegration/imaging"
	"pgregory.net/rapid"

	"storehand/app/photo/framing"
	"storehand/app/photo/phototest"
)

// turned applies an EXIF orientation with imaging.
func turned(img *image.NRGBA, orientation int) *image.NRGBA {
	return map[int]func(image.Image) *image.NRGBA{
		1: imaging.Clone, 2: imaging.FlipH, 3: imaging.Rotate180, 4: imaging.FlipV, 5: imaging.Transpose,
		6: imaging.Rotate270, 7: imaging.Transverse, 8: imaging.Rotate90,
	}[orientation](img)
}

// One orientation does what the file's own, the turns and the mirror do one
// after the other.
func TestTurnsJoinTheFilesOwn(t *testing.T) {
	img := phototest.Photo(7, 5)
	for own := 1; own <= 8; own++ {
		for turn := range 4 {
			for _, flip := range []bool{false, true} {
				want := turned(img, own)
				for range turn {
					want = imaging.Rotate270(want) // imaging counts anticlockwise
				}
				if flip {
					want = imaging.FlipH(want)
				}
				got := turned(img, framing.Framing{Turn: turn, Flip: flip}.Orientation(own))
				if got.Rect != want.Rect || string(got.Pix) != string(want.Pix) {
					t.Errorf("orientation %d, %d turns, mirrored %v", own, turn, flip)
				}
			}
		}
	}
}

// The level picture keeps the ratio, lies within the turned one, and nothing
// larger does.
func TestLevelPicturesAreTheLargest(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		size := image.Pt(rapid.IntRange(200, 6000).Draw(t, "width"), rapid.IntRange(200, 6000).Draw(t, "height"))
		angle := rapid.Float64Range(-45, 45).Draw(t, "angle")
		v := framing.Framing{Straighten: angle}.View(size)
		// room is how far beyond the picture's sides the farthest corner of a
		// rectangle lies when it is turned back; negative is within.
		room := func(w, h float64) float64 {
			sin, cos := math.Sincos(math.Abs(angle) * math.Pi / 180)
			return max((w*cos+h*sin)-float64(size.X), (w*sin+h*cos)-float64(size.Y)) / 2
		}
		w, h := float64(v.Level.X), float64(v.Level.Y)
		if room(w, h) > 1e-9 {
			t.Fatalf("%v of %v at %g° reaches beyond by %g", v.Level, size, angle, room(w, h))
		}
		if room(w*1.01+2, h*1.01+2) < 0 {
			t.Fatalf("%v of %v at %g° could be larger", v.Level, size, angle)
		}
		if math.Abs(w/float64(size.X)*float64(size.Y)-h) > 1+float64(size.Y)/float64(size.X) {
			t.Fatalf("%v of %v has another ratio", v.Level, size)
		}
	})
}

func TestCropsAreWholePixels(t *testing.T) {
	for crop, want := range map[framing.Crop]image.Rectangle{
		{}:                      image.Rect(0, 0, 300, 200),
		{0.1, 0.25, 0.5, 0.5}:   image.Rect(30, 50, 180, 150),
		{0.999, 0.999, 1e-9, 1}: image.Rect(299, 199, 300, 200),
		{0, 0, 1, 1}:            image.Rect(0, 0, 300, 200),
	} {
		v := framing.Framing{Crop: crop}.View(image.Pt(300, 200))
		if v.Part != want || v.Level != image.Pt(300, 200) {
			t.Errorf("%v: %v of %v", crop, v.Part, v.Level)
		}
	}
	v := framing.Framing{Turn: 1, Crop: framing.Crop{0, 0, 0.5, 1}}.View(image.Pt(300, 200))
	if v.Part != image.Rect(0, 0, 100, 300) {
		t.Errorf("a crop of the turned picture is %v", v.Part)
	}
	if got := v.Trimmed(image.Rect(10, 20, 30, 40)).Part; got != image.Rect(10, 20, 30, 40) {
		t.Errorf("trimmed to %v", got)
	}
	if got := v.Trimmed(image.Rect(500, 500, 600, 600)).Part; got != v.Part {
		t.Errorf("trimmed to what is not there: %v", got)
	}
}

func TestFramingsThatCannotBe(t *testing.T) {
	for want, f := range map[string]framing.Framing{
		"4 quarters":             {Turn: 4},
		"-1 quarters":            {Turn: -1},
		"46 degrees":             {Straighten: 46},
		"NaN degrees":            {Straighten: math.NaN()},
		"does not lie on":        {Crop: framing.Crop{0.5, 0, 0.6, 1}},
		"does not lie on the":    {Crop: framing.Crop{0, 0, 1, 0}},
		"does not lie on the ph": {Crop: framing.Crop{math.NaN(), 0, 1, 1}},
	} {
		if err := f.Validate(); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%+v: %v, want %q", f, err, want)
		}
	}
	if err := (framing.Framing{Turn: 3, Flip: true, Straighten: -45, Crop: framing.Crop{0.1, 0.2, 0.9, 0.8}}).Validate(); err != nil {
		t.Error(err)
	}
}

// A picture of stripes that was turned comes back upright and without a corner
// that is empty.
func TestStraighteningUndoesATilt(t *testing.T) {
	const side, stripe = 400, 40
	for _, angle := range []float64{-30, -3.5, 7, 45} {
		tilted := image.NewNRGBA(image.Rect(0, 0, side, side*3/4))
		sin, cos := math.Sincos(angle * math.Pi / 180)
		for y := range tilted.Rect.Dy() {
			for x := range tilted.Rect.Dx() {
				// Where the pixel is when the picture is straightened: only then
				// its stripes are level.
				dx, dy := float64(x)+0.5-side/2, float64(y)+0.5-side*3/8
				level := sin*dx + cos*dy
				shade := uint8(30)
				if int(math.Floor(level/stripe))%2 == 0 {
					shade = 220
				}
				tilted.SetNRGBA(x, y, color.NRGBA{shade, shade, shade, 255})
			}
		}
		v := framing.Framing{Straighten: angle}.View(tilted.Rect.Size())
		got := v.Draw(tilted, v.Size(), image.Rectangle{Max: v.Size()})
		for y := range got.Rect.Dy() {
			at := float64(y) + 0.5 - float64(got.Rect.Dy())/2
			near := math.Mod(math.Mod(at, stripe)+stripe, stripe)
			for x := range got.Rect.Dx() {
				c := got.RGBAAt(x, y)
				if c.A != 255 {
					t.Fatalf("%g°: nothing at %d, %d", angle, x, y)
				}
				want := 30.0
				if int(math.Floor(at/stripe))%2 == 0 {
					want = 220
				}
				if near > 3 && near < stripe-3 && math.Abs(float64(c.R)-want) > 12 {
					t.Fatalf("%g°: %d at %d, %d, want %.0f", angle, c.R, x, y, want)
				}
			}
		}
	}
}
