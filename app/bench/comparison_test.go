package bench_test

import (
	"image"
	"image/color"
	"path/filepath"
	"testing"

	"storehand/app/bench"
	"storehand/app/photo"
	"storehand/app/photo/phototest"
)

// halves is a picture that is black on the left and white on the right.
func halves(width, height int) *image.NRGBA {
	img := image.NewNRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			shade := color.NRGBA{0, 0, 0, 255}
			if x >= width/2 {
				shade = color.NRGBA{255, 255, 255, 255}
			}
			img.SetNRGBA(x, y, shade)
		}
	}
	return img
}

func TestBeforeAndAfterShowTheSameAtTheSameSpot(t *testing.T) {
	p := put(t, filepath.Join(t.TempDir(), "halves.png"), phototest.PNG(t, halves(600, 300)))
	tests := []struct {
		fit     photo.Fit
		box     image.Point
		size    image.Point
		outside image.Point // a spot beyond the photo
	}{
		{photo.FitPad, image.Pt(100, 80), image.Pt(80, 80), image.Pt(40, 5)},
		{photo.FitPad, image.Point{}, image.Pt(200, 200), image.Pt(40, 5)},
		{photo.FitCrop, image.Pt(100, 100), image.Pt(100, 100), image.Pt(-1, -1)},
		{photo.FitInside, image.Pt(100, 100), image.Pt(100, 50), image.Pt(-1, -1)},
		{photo.FitExact, image.Pt(900, 900), image.Pt(200, 200), image.Pt(-1, -1)},
	}
	for _, test := range tests {
		preset := small
		preset.Fit, preset.Width, preset.Height, preset.Format = test.fit, 200, 200, photo.PNG
		c, err := bench.Compare(t.Context(), p, photo.Recipe{Preset: preset}, test.box)
		if err != nil {
			t.Fatal(err)
		}
		if c.Before.Rect.Size() != test.size || c.After.Rect.Size() != test.size {
			t.Errorf("%s: before %v, after %v, want %v", test.fit, c.Before.Rect, c.After.Rect, test.size)
		}
		middle := test.size.Div(2)
		for _, side := range []int{-4, 4} {
			spot := middle.Add(image.Pt(side, 0))
			was, is := c.Before.RGBAAt(spot.X, spot.Y), c.After.RGBAAt(spot.X, spot.Y)
			if near := int(was.R) - int(is.R); near < -8 || near > 8 || (was.R > 128) != (side > 0) {
				t.Errorf("%s: at %v %v became %v", test.fit, spot, was, is)
			}
		}
		if (test.outside != image.Pt(-1, -1)) && c.Before.RGBAAt(test.outside.X, test.outside.Y).A != 0 {
			t.Errorf("%s: beyond the photo there is something", test.fit)
		}
		if c.Bytes == 0 || c.Made.Data != nil || c.Made.Width == 0 {
			t.Errorf("%s: made %+v, %d bytes", test.fit, c.Made, c.Bytes)
		}
	}
}

func TestCompareSaysWhatIsWrong(t *testing.T) {
	p := put(t, filepath.Join(t.TempDir(), "empty.jpg"), nil)
	if _, err := bench.Compare(t.Context(), p, photo.Recipe{Preset: small}, image.Pt(100, 100)); err == nil {
		t.Error("an empty file is compared")
	}
}
