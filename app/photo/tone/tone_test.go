package tone_test

import (
	"image"
	"image/color"
	"image/draw"
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"storehand/app/photo/phototest"
	"storehand/app/photo/tone"
)

func curves(t *testing.T, s tone.Settings, img *image.NRGBA) *tone.Curves {
	t.Helper()
	if err := s.Validate(); err != nil {
		t.Fatal(err)
	}
	c, _ := s.Curves(img)
	return c
}

func TestNothingChangesNothing(t *testing.T) {
	if _, changes := (tone.Settings{}).Curves(nil); changes {
		t.Error("settings of zero change the picture")
	}
	img := phototest.Photo(40, 30)
	for _, s := range []tone.Settings{{Brightness: 1}, {Contrast: -30}, {Warmth: 10}, {Tint: -10}, {Black: 5}, {White: 200}, {Gamma: 1.2}} {
		if c, changes := s.Curves(img); !changes || c == nil {
			t.Errorf("%+v changes nothing", s)
		}
	}
}

func TestCurvesNeverFall(t *testing.T) {
	hand := rapid.IntRange(-100, 100)
	rapid.Check(t, func(t *rapid.T) {
		s := tone.Settings{
			Brightness: hand.Draw(t, "brightness"), Contrast: hand.Draw(t, "contrast"), Warmth: hand.Draw(t, "warmth"), Tint: hand.Draw(t, "tint"),
			Black: rapid.IntRange(0, 120).Draw(t, "black"), White: rapid.IntRange(130, 255).Draw(t, "white"),
			Gamma: rapid.Float64Range(0.2, 5).Draw(t, "gamma"), AutoLevels: rapid.Bool().Draw(t, "levels"),
		}
		c, _ := s.Curves(phototest.Photo(20, 20))
		for channel, curve := range c {
			for i := range 255 {
				if curve[i+1] < curve[i] {
					t.Fatalf("channel %d falls from %d to %d at %d", channel, curve[i], curve[i+1], i)
				}
			}
		}
	})
}

func TestByHand(t *testing.T) {
	grey := func(s tone.Settings, v uint8) [3]uint8 {
		c := curves(t, s, nil)
		return [3]uint8{c[0][v], c[1][v], c[2][v]}
	}
	if got := grey(tone.Settings{Black: 50, White: 200}, 50); got != [3]uint8{} {
		t.Errorf("the black point becomes %v", got)
	}
	if got := grey(tone.Settings{Black: 50, White: 200}, 200); got != [3]uint8{255, 255, 255} {
		t.Errorf("the white point becomes %v", got)
	}
	if got := grey(tone.Settings{Black: 50, White: 200}, 125)[0]; got < 126 || got > 129 {
		t.Errorf("the middle of the levels becomes %d", got)
	}
	for _, s := range []tone.Settings{{Brightness: 40}, {Gamma: 1.5}} {
		if got := grey(s, 100)[1]; got < 115 || grey(s, 0)[0] != 0 || grey(s, 255)[0] != 255 {
			t.Errorf("%+v: 100 becomes %d", s, got)
		}
	}
	if dark, bright := grey(tone.Settings{Contrast: 50}, 64)[0], grey(tone.Settings{Contrast: 50}, 192)[0]; dark > 54 || bright < 202 {
		t.Errorf("more contrast: %d and %d", dark, bright)
	}
	if dark, bright := grey(tone.Settings{Contrast: -100}, 0)[0], grey(tone.Settings{Contrast: -100}, 255)[0]; dark != 64 || bright != 191 {
		t.Errorf("no contrast: %d and %d", dark, bright)
	}
	if got := grey(tone.Settings{Warmth: 60}, 128); got[0] <= 130 || got[2] >= 126 {
		t.Errorf("warmer: %v", got)
	}
	if got := grey(tone.Settings{Tint: 60}, 128); got[0] <= got[1] || got[2] <= got[1] {
		t.Errorf("more magenta: %v", got)
	}
}

func TestAutomaticLevelsSpreadWhatIsThere(t *testing.T) {
	img := image.NewNRGBA(image.Rect(0, 0, 256, 100))
	for y := range 100 {
		for x := range 256 {
			v := uint8(40 + x*160/255)
			img.SetNRGBA(x, y, color.NRGBA{v, v, v, 255})
		}
	}
	c := curves(t, tone.Settings{AutoLevels: true}, img)
	if c[0][40] > 1 || c[0][200] < 254 || c[0][120] < 124 || c[0][120] > 132 {
		t.Errorf("40, 120 and 200 become %d, %d and %d", c[0][40], c[0][120], c[0][200])
	}
	// A pale picture is not made black, nor one that is fine changed.
	pale := image.NewNRGBA(image.Rect(0, 0, 20, 20))
	draw.Draw(pale, pale.Rect, image.NewUniform(color.NRGBA{200, 200, 200, 255}), image.Point{}, draw.Src)
	if c := curves(t, tone.Settings{AutoLevels: true}, pale); c[0][200] < 180 {
		t.Errorf("plain light grey becomes %d", c[0][200])
	}
}

// scene is a grey thing of many shades with a few colours before a backdrop, in
// a light of the given colour.
func scene(backdrop color.NRGBA, gain [3]float64) *image.NRGBA {
	img := image.NewNRGBA(image.Rect(0, 0, 200, 200))
	draw.Draw(img, img.Rect, image.NewUniform(backdrop), image.Point{}, draw.Src)
	for y := 50; y < 150; y++ {
		for x := 50; x < 150; x++ {
			v := uint8(50 + x)
			c := color.NRGBA{v, v, v, 255}
			if y > 120 {
				c = color.NRGBA{180, 40, 30, 255}
			}
			img.SetNRGBA(x, y, c)
		}
	}
	for px := img.Pix; len(px) >= 4; px = px[4:] {
		for i, g := range gain {
			px[i] = uint8(min(math.Round(255*math.Pow(math.Pow(float64(px[i])/255, 2.2)*g, 1/2.2)), 255))
		}
	}
	return img
}

// tinge is how far grey that was lit is from grey.
func tinge(img *image.NRGBA, x, y int) int {
	c := img.NRGBAAt(x, y)
	return int(max(c.R, c.G, c.B)) - int(min(c.R, c.G, c.B))
}

func TestCastsOfLightAreTakenAway(t *testing.T) {
	for name, gain := range map[string][3]float64{"warm": {1, 0.9, 0.76}, "cold": {0.82, 0.92, 1}, "green": {0.88, 1, 0.88}} {
		img := scene(color.NRGBA{225, 225, 225, 255}, gain)
		before := tinge(img, 100, 80)
		curves(t, tone.Settings{AutoBalance: true}, img).Apply(img)
		if after := tinge(img, 100, 80); after > before/3 {
			t.Errorf("%s: grey is off by %d, and was by %d", name, after, before)
		}
	}
}

// What looks like a cast and is a colour stays.
func TestColoursAreNoCast(t *testing.T) {
	allRed := image.NewNRGBA(image.Rect(0, 0, 100, 100))
	draw.Draw(allRed, allRed.Rect, image.NewUniform(color.NRGBA{200, 30, 40, 255}), image.Point{}, draw.Src)
	for name, img := range map[string]*image.NRGBA{
		"a grey thing on pink": scene(color.NRGBA{240, 205, 210, 255}, [3]float64{1, 1, 1}),
		"a grey thing on blue": scene(color.NRGBA{60, 90, 200, 255}, [3]float64{1, 1, 1}),
		"nothing but red":      allRed,
	} {
		if c, changes := (tone.Settings{AutoBalance: true}).Curves(img); changes {
			t.Errorf("%s: white becomes %d, %d, %d", name, c[0][255], c[1][255], c[2][255])
		}
	}
}

func TestSettingsThatCannotBe(t *testing.T) {
	for want, s := range map[string]tone.Settings{
		"brightness is 101": {Brightness: 101}, "contrast is -101": {Contrast: -101}, "warmth is 200": {Warmth: 200}, "tint is -200": {Tint: -200},
		"black point is 255": {Black: 255}, "white point is 256": {White: 256}, "not below the white point": {Black: 200, White: 100},
		"gamma is 9": {Gamma: 9}, "gamma is NaN": {Gamma: math.NaN()},
	} {
		if err := s.Validate(); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%+v: %v, want %q", s, err, want)
		}
	}
}
