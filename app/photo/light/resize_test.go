package light_test

import (
	"image"
	"image/color"
	"image/draw"
	"math"
	"testing"

	"storehand/app/photo/light"
	"storehand/app/photo/phototest"
)

func TestSamplesSurviveTheWayThroughLight(t *testing.T) {
	for i := range 256 {
		v := float64(i) / 255
		if back := light.FromLight(light.ToLight(v)); math.Abs(back-v) > 1e-6 {
			t.Errorf("%d becomes %g", i, 255*back)
		}
	}
	// Half the light is a sample of 188 (IEC 61966-2-1).
	if got := 255 * light.FromLight(0.5); math.Abs(got-187.5) > 0.5 {
		t.Errorf("half the light is %.1f", got)
	}
}

func TestEvenPicturesAndCutsStayWhatTheyAre(t *testing.T) {
	for _, c := range []color.NRGBA{{1, 90, 250, 255}, {255, 255, 255, 255}, {0, 0, 0, 255}, {200, 100, 50, 128}, {}} {
		img := image.NewNRGBA(image.Rect(0, 0, 30, 20))
		draw.Draw(img, img.Rect, image.NewUniform(c), image.Point{}, draw.Src)
		got := light.Resize(img, image.Pt(17, 11), image.Rect(3, 2, 13, 9))
		if got.Rect != image.Rect(0, 0, 10, 7) {
			t.Fatalf("%v instead of 10 × 7", got.Rect)
		}
		for y := range 7 {
			for x := range 10 {
				at := got.NRGBAAt(x, y)
				for i, v := range [][2]uint8{{at.R, c.R}, {at.G, c.G}, {at.B, c.B}, {at.A, c.A}} {
					if d := int(v[0]) - int(v[1]); d > 1 || d < -1 {
						t.Fatalf("%v became %v, channel %d", c, at, i)
					}
				}
			}
		}
	}
	img := phototest.Photo(60, 40)
	whole := light.Resize(img, image.Pt(30, 20), image.Rect(0, 0, 30, 20))
	part := light.Resize(img, image.Pt(30, 20), image.Rect(5, 6, 25, 16))
	if d := phototest.MeanDifference(part, phototest.Part(whole, image.Rect(5, 6, 25, 16))); d > 0 {
		t.Errorf("a cut differs from the whole by %.2f", d)
	}
}

func TestLightIsMixed(t *testing.T) {
	img := image.NewNRGBA(image.Rect(0, 0, 64, 64))
	for i := range 64 * 64 {
		v := uint8(255 * ((i + i/64) % 2))
		copy(img.Pix[4*i:], []uint8{v, v, v, 255})
	}
	if got := light.Resize(img, image.Pt(8, 8), image.Rect(0, 0, 8, 8)).NRGBAAt(4, 4); got.R < 185 || got.R > 190 {
		t.Errorf("half black and half white is %v", got)
	}
}
