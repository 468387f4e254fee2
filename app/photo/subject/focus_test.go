package subject_test

import (
	"image"
	"math"
	"testing"

	"pgregory.net/rapid"

	"storehand/app/photo/phototest"
	"storehand/app/photo/subject"
)

func TestFocusFollowsTheDetail(t *testing.T) {
	for name, c := range map[string]struct {
		size image.Point
		box  image.Rectangle
		want image.Point
	}{
		"to the right":         {image.Pt(1600, 800), image.Rect(1200, 300, 1500, 600), image.Pt(1, 1)},
		"to the left":          {image.Pt(1600, 800), image.Rect(60, 200, 500, 700), image.Pt(4, 5)},
		"to the top":           {image.Pt(800, 1600), image.Rect(200, 80, 700, 500), image.Pt(1, 1)},
		"to the bottom, small": {image.Pt(400, 1000), image.Rect(100, 800, 300, 960), image.Pt(2, 1)},
	} {
		img := stage(c.size, c.box, lamp)
		got := subject.Focus(img, c.want)
		if !c.box.In(got) || !got.In(img.Rect) {
			t.Errorf("%s: %v cuts %v", name, got, c.box)
		}
		if ratio, want := float64(got.Dx())/float64(got.Dy()), float64(c.want.X)/float64(c.want.Y); math.Abs(ratio/want-1) > .01 {
			t.Errorf("%s: %v has a ratio of %.3f", name, got, ratio)
		}
		// The thing stands in the middle of the window, as far as the picture allows.
		middle := got.Min.Add(got.Max).Div(2)
		best := c.box.Min.Add(c.box.Max).Div(2)
		dx, dy := got.Dx()/2, got.Dy()/2
		best.X, best.Y = min(max(best.X, dx), c.size.X-dx), min(max(best.Y, dy), c.size.Y-dy)
		if off := middle.Sub(best); math.Hypot(float64(off.X), float64(off.Y)) > .12*float64(max(got.Dx(), got.Dy())) {
			t.Errorf("%s: the middle is %v from where it should be", name, off)
		}
	}
}

func TestFocusIsTheMiddleWhereNothingStandsOut(t *testing.T) {
	for name, img := range map[string]image.Image{
		"one colour":        stage(image.Pt(800, 400), image.Rectangle{}, func(x, y float64) [3]float64 { return [3]float64{200, 200, 200} }),
		"transparent":       image.NewNRGBA(image.Rect(0, 0, 800, 400)),
		"fine even pattern": stage(image.Pt(800, 400), image.Rectangle{}, func(x, y float64) [3]float64 { c := 128 + 60*math.Sin(800*x); return [3]float64{c, c, c} }),
	} {
		if got := subject.Focus(img, image.Pt(10, 10)); got != image.Rect(200, 0, 600, 400) {
			t.Errorf("%s: %v", name, got)
		}
	}
}

func TestFocusOfAnySize(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		img := phototest.Photo(rapid.IntRange(0, 300).Draw(t, "width"), rapid.IntRange(0, 300).Draw(t, "height"))
		img.Rect = img.Rect.Add(image.Pt(rapid.IntRange(-9, 9).Draw(t, "x"), rapid.IntRange(-9, 9).Draw(t, "y")))
		ratio := image.Pt(rapid.IntRange(0, 4000).Draw(t, "to width"), rapid.IntRange(0, 4000).Draw(t, "to height"))
		got := subject.Focus(img, ratio)
		if !got.In(img.Rect) || got.Empty() != img.Rect.Empty() {
			t.Fatalf("%v of %v", got, img.Rect)
		}
		if got.Dx() != img.Rect.Dx() && got.Dy() != img.Rect.Dy() {
			t.Fatalf("%v could be larger in %v", got, img.Rect)
		}
		if again := subject.Focus(img, ratio); again != got {
			t.Fatalf("%v the first time, %v the second", got, again)
		}
	})
}
