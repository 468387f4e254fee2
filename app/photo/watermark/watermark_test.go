package watermark_test

import (
	"image"
	"image/color"
	"image/draw"
	"strings"
	"testing"

	"storehand/app/photo/watermark"
)

func filled(width, height int, c color.NRGBA) *image.NRGBA {
	img := image.NewNRGBA(image.Rect(0, 0, width, height))
	draw.Draw(img, img.Rect, image.NewUniform(c), image.Point{}, draw.Src)
	return img
}

var white, red = color.NRGBA{255, 255, 255, 255}, color.NRGBA{200, 0, 0, 255}

// touched is the smallest rectangle of what is not white.
func touched(img *image.NRGBA) (r image.Rectangle) {
	for y := range img.Rect.Dy() {
		for x := range img.Rect.Dx() {
			if img.NRGBAAt(x, y) != white {
				r = r.Union(image.Rect(x, y, x+1, y+1))
			}
		}
	}
	return r
}

// A logo of 2:1 that takes a fifth of 200 × 100 pixels, ten of a hundred from
// the edges.
func TestLogosLieWhereTheyAreToBe(t *testing.T) {
	for place, at := range map[watermark.Place]image.Point{
		watermark.TopLeft: {10, 10}, watermark.Top: {80, 10}, watermark.TopRight: {150, 10}, watermark.Left: {10, 40}, watermark.Centre: {80, 40},
		watermark.Right: {150, 40}, watermark.BottomLeft: {10, 70}, watermark.Bottom: {80, 70}, watermark.BottomRight: {150, 70},
	} {
		img := filled(200, 100, white)
		watermark.Mark{Place: place, Share: 20, Opacity: 100, Margin: 10}.Draw(img, filled(80, 40, red))
		want := image.Rectangle{at, at.Add(image.Pt(40, 20))}
		if got := touched(img); got != want || img.NRGBAAt(at.X+5, at.Y+5) != red {
			t.Errorf("%s: the logo lies on %v, want %v", place, got, want)
		}
	}
}

func TestLogosDoNotLeaveThePicture(t *testing.T) {
	img := filled(200, 100, white)
	watermark.Mark{Place: watermark.Centre, Share: 100, Opacity: 100, Margin: 10}.Draw(img, filled(30, 60, red))
	if got := touched(img); got != image.Rect(80, 10, 120, 90) {
		t.Errorf("a high logo lies on %v", got)
	}
}

func TestOpacity(t *testing.T) {
	img := filled(10, 10, white)
	half := color.NRGBA{0, 0, 0, 128}
	watermark.Mark{Place: watermark.Centre, Share: 100, Opacity: 50}.Draw(img, filled(10, 10, half))
	if got := img.NRGBAAt(5, 5); got.R < 190 || got.R > 192 || got.A != 255 {
		t.Errorf("a quarter of black on white is %v", got)
	}
	img = filled(10, 10, color.NRGBA{})
	watermark.Mark{Place: watermark.Centre, Share: 100, Opacity: 50}.Draw(img, filled(10, 10, red))
	if got := img.NRGBAAt(5, 5); got != (color.NRGBA{200, 0, 0, 128}) {
		t.Errorf("half of red on nothing is %v", got)
	}
	img = filled(10, 10, color.NRGBA{0, 200, 0, 128})
	watermark.Mark{Place: watermark.Centre, Share: 100, Opacity: 50}.Draw(img, filled(10, 10, red))
	if got := img.NRGBAAt(5, 5); got.A < 190 || got.A > 192 || got.R < 131 || got.R > 135 || got.G < 65 || got.G > 69 {
		t.Errorf("half of red on half of green is %v", got)
	}
}

func TestTilesCoverThePicture(t *testing.T) {
	img := filled(300, 200, white)
	watermark.Mark{Place: watermark.Tile, Share: 10, Opacity: 100, Margin: 10}.Draw(img, filled(30, 30, red))
	// Of 30 pixels, 20 apart: from 10 in the first row, from −15 in the second.
	for at, want := range map[image.Point]color.NRGBA{
		{12, 12}: red, {45, 12}: white, {62, 12}: red, {262, 12}: red, {5, 62}: red, {20, 62}: white, {37, 62}: red, {290, 62}: red, {12, 112}: red,
	} {
		if got := img.NRGBAAt(at.X, at.Y); got != want {
			t.Errorf("%v is %v, want %v", at, got, want)
		}
	}
}

func TestMarksThatCannotBe(t *testing.T) {
	sound := watermark.Mark{Logo: []byte{1}, Place: watermark.Tile, Share: 10, Opacity: 50}
	if err := sound.Validate(); err != nil {
		t.Error(err)
	}
	for want, change := range map[string]func(*watermark.Mark){
		"no logo": func(m *watermark.Mark) { m.Logo = nil }, "1024 KB": func(m *watermark.Mark) { m.Logo = make([]byte, 1<<20+1) },
		`place "corner"`: func(m *watermark.Mark) { m.Place = "corner" }, "takes 0 %": func(m *watermark.Mark) { m.Share = 0 },
		"opacity is 101": func(m *watermark.Mark) { m.Opacity = 101 }, "margin is 41": func(m *watermark.Mark) { m.Margin = 41 },
	} {
		m := sound
		change(&m)
		if err := m.Validate(); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %q", err, want)
		}
	}
}

func TestMarksAreEqualByWhatIsSeen(t *testing.T) {
	a := &watermark.Mark{Logo: []byte{1, 2}, Place: watermark.Top, Share: 3, Opacity: 4}
	b := &watermark.Mark{Logo: []byte{1, 2}, Place: watermark.Top, Share: 3, Opacity: 4}
	if !a.Equal(b) || a.Equal(nil) || (*watermark.Mark)(nil).Equal(a) || !(*watermark.Mark)(nil).Equal(nil) {
		t.Error("equal marks differ, or others do not")
	}
	b.Logo[1] = 3
	if a.Equal(b) {
		t.Error("marks of other logos are equal")
	}
}
