package photo_test

import (
	"bytes"
	"context"
	"image"
	"image/color"
	"testing"

	"storehand/app/photo"
	"storehand/app/photo/phototest"
)

func decode(t *testing.T, name string, data []byte) *photo.Picture {
	t.Helper()
	p, err := photo.Decode(context.Background(), photo.FromBytes(name, data))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func render(t *testing.T, data []byte, preset photo.Preset) *photo.Result {
	t.Helper()
	preset.Name = "test"
	if preset.Background == "" {
		preset.Background = "#FFFFFF"
	}
	if preset.Quality == 0 {
		preset.Quality = 90
	}
	r, err := photo.Render(context.Background(), photo.FromBytes("test", data), photo.Recipe{Preset: preset})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// place gives, for a stored pixel of a picture of the given stored size, where
// it is shown, by the table in EXIF 2.32 4.6.4: it says where the stored
// picture's first row and first column are seen.
var place = map[uint16]func(x, y int, size image.Point) image.Point{
	1: func(x, y int, s image.Point) image.Point { return image.Pt(x, y) },             // top, left
	2: func(x, y int, s image.Point) image.Point { return image.Pt(s.X-1-x, y) },       // top, right
	3: func(x, y int, s image.Point) image.Point { return image.Pt(s.X-1-x, s.Y-1-y) }, // bottom, right
	4: func(x, y int, s image.Point) image.Point { return image.Pt(x, s.Y-1-y) },       // bottom, left
	5: func(x, y int, s image.Point) image.Point { return image.Pt(y, x) },             // left, top
	6: func(x, y int, s image.Point) image.Point { return image.Pt(s.Y-1-y, x) },       // right, top
	7: func(x, y int, s image.Point) image.Point { return image.Pt(s.Y-1-y, s.X-1-x) }, // right, bottom
	8: func(x, y int, s image.Point) image.Point { return image.Pt(y, s.X-1-x) },       // left, bottom
}

func TestEveryOrientationIsTurnedPixelByPixel(t *testing.T) {
	stored := phototest.Photo(23, 14)
	for o, shown := range place {
		file := phototest.WithChunk(phototest.PNG(t, stored), "eXIf", phototest.Exif(phototest.Entry{Tag: 0x0112, Short: o}))
		p := decode(t, "turned.png", file)
		want := image.Pt(23, 14)
		if o > 4 {
			want = image.Pt(14, 23)
		}
		if got := p.Image.Bounds().Size(); got != want || image.Pt(p.Facts.Width, p.Facts.Height) != want || int(p.Facts.Orientation) != int(o) {
			t.Errorf("%d: size %v, facts %+v", o, got, p.Facts)
			continue
		}
		for y := range 14 {
			for x := range 23 {
				at := shown(x, y, image.Pt(23, 14))
				if p.Image.NRGBAAt(at.X, at.Y) != stored.NRGBAAt(x, y) {
					t.Fatalf("%d: the pixel stored at %d, %d is not shown at %v", o, x, y, at)
				}
			}
		}
	}
}

// A JPEG that is scaled while it is decoded, and turned afterwards, is the one
// that is turned first.
func TestTurnedPhotosAreScaledAlike(t *testing.T) {
	upright := phototest.Smooth(640, 480)
	preset := photo.Preset{Fit: photo.FitInside, Width: 200, Height: 200, Format: photo.PNG}
	want := decode(t, "", render(t, phototest.JPEG(t, upright, 95), preset).Data)
	for o, shown := range place {
		size := image.Pt(640, 480)
		if o > 4 {
			size = image.Pt(480, 640)
		}
		stored := image.NewNRGBA(image.Rectangle{Max: size})
		for y := range size.Y {
			for x := range size.X {
				at := shown(x, y, size)
				stored.SetNRGBA(x, y, upright.NRGBAAt(at.X, at.Y))
			}
		}
		exif := append([]byte("Exif\x00\x00"), phototest.Exif(phototest.Entry{Tag: 0x0112, Short: o})...)
		r := render(t, phototest.WithSegment(phototest.JPEG(t, stored, 95), 0xE1, exif), preset)
		if d := phototest.MeanDifference(decode(t, "", r.Data).Image, want.Image); d > 0.5 {
			t.Errorf("orientation %d: mean difference %.2f", o, d)
		}
	}
}

// The same picture as real files in other colour spaces looks the same.
func TestProfilesOfRealFiles(t *testing.T) {
	dir := phototest.Corpus(t)
	want := decode(t, "sample.png", phototest.Read(t, dir, "libvips/sample.png")).Image
	for name, most := range map[string]float64{"sample.jpg": 6, "sample-xyb.jpg": 6, "sample.tif": 0} {
		p := decode(t, name, phototest.Read(t, dir, "libvips", name))
		if d := phototest.MeanDifference(p.Image, want); d > most {
			t.Errorf("%s: mean difference %.2f", name, d)
		}
	}
}

func TestCamerasAdobeRGBIsConverted(t *testing.T) {
	img := image.NewNRGBA(image.Rect(0, 0, 16, 16))
	for i := 0; i < len(img.Pix); i += 4 {
		copy(img.Pix[i:], []uint8{180, 60, 60, 255})
	}
	exif := phototest.Exif(phototest.Entry{Tag: 0x8769, Directory: []phototest.Entry{
		{Tag: 0xA001, Short: 0xFFFF}, {Tag: 0xA005, Directory: []phototest.Entry{{Tag: 1, Text: "R03"}}},
	}})
	p := decode(t, "camera.png", phototest.WithChunk(phototest.PNG(t, img), "eXIf", exif))
	// Little CMS converts the colour from Adobe's profile to 208, 57, 57.
	if got := p.Image.NRGBAAt(8, 8); got.R < 207 || got.R > 209 || got.G < 56 || got.G > 58 || got.B < 56 || got.B > 58 {
		t.Errorf("%v", got)
	}
}

func TestEveryKindOfPixelsBecomesEightBitColour(t *testing.T) {
	bounds := image.Rect(0, 0, 4, 1)
	grey := func(v uint8) color.NRGBA { return color.NRGBA{v, v, v, 255} }
	grey16 := image.NewGray16(bounds)
	rgba64, nrgba64 := image.NewRGBA64(bounds), image.NewNRGBA64(bounds)
	plain := image.NewGray(bounds)
	palette := image.NewPaletted(bounds, color.Palette{color.NRGBA{1, 2, 3, 255}, color.NRGBA{200, 100, 50, 128}, color.NRGBA{}, color.White})
	for x, v := range []uint16{0, 0x7F7F, 0x8080, 0xFFFF} {
		grey16.SetGray16(x, 0, color.Gray16{v})
		plain.SetGray(x, 0, color.Gray{uint8(v >> 8)})
		rgba64.SetRGBA64(x, 0, color.RGBA64{v, v, v, 0xFFFF})
		nrgba64.SetNRGBA64(x, 0, color.NRGBA64{v, v, v, 0x8080})
		palette.SetColorIndex(x, 0, uint8(x))
	}
	greys := []color.NRGBA{grey(0), grey(0x7F), grey(0x80), grey(255)}
	half := []color.NRGBA{{0, 0, 0, 0x80}, {0x7F, 0x7F, 0x7F, 0x80}, {0x80, 0x80, 0x80, 0x80}, {255, 255, 255, 0x80}}
	for name, c := range map[string]struct {
		img  image.Image
		want []color.NRGBA
	}{
		"16-bit grey": {grey16, greys}, "grey": {plain, greys}, "16-bit colour": {rgba64, greys}, "16-bit with alpha": {nrgba64, half},
		"palette": {palette, []color.NRGBA{{1, 2, 3, 255}, {200, 100, 50, 128}, {}, {255, 255, 255, 255}}},
	} {
		p := decode(t, name, phototest.PNG(t, c.img))
		for x, want := range c.want {
			if got := p.Image.NRGBAAt(x, 0); got != want {
				t.Errorf("%s: pixel %d is %v, want %v", name, x, got, want)
			}
		}
	}
}

// Adobe's inverted CMYK without a profile is taken by the plain rule, and said
// to be approximate.
func TestCMYKWithoutProfile(t *testing.T) {
	dir := phototest.GoPictures(t)
	p := decode(t, "cmyk.jpeg", phototest.Read(t, dir, "video-001.cmyk.jpeg"))
	want := decode(t, "cmyk.png", phototest.Read(t, dir, "video-001.cmyk.png"))
	if d := phototest.MeanDifference(p.Image, want.Image); d > 3 {
		t.Errorf("mean difference %.2f", d)
	}
	if p.Facts.Model != photo.ModelCMYK || len(p.Warnings) != 1 || p.Warnings[0].Kind != photo.WarnColour {
		t.Errorf("%+v, %v", p.Facts, p.Warnings)
	}
}

func TestThumbnails(t *testing.T) {
	file := phototest.JPEG(t, phototest.Smooth(1000, 600), 92)
	p, err := photo.Thumbnail(context.Background(), photo.FromBytes("a.jpg", file), 200)
	if err != nil {
		t.Fatal(err)
	}
	if got := p.Image.Bounds().Size(); got != image.Pt(200, 120) || p.Facts.Width != 1000 {
		t.Errorf("%v of %+v", got, p.Facts)
	}
	if d := phototest.MeanDifference(p.Image, phototest.Shrink(phototest.Smooth(1000, 600), 200, 120)); d > 2 {
		t.Errorf("mean difference %.2f", d)
	}
	small, err := photo.Thumbnail(context.Background(), photo.FromBytes("b.png", phototest.PNG(t, phototest.Photo(30, 20))), 200)
	if err != nil || small.Image.Bounds().Size() != image.Pt(30, 20) {
		t.Errorf("a small picture: %v, %v", small, err)
	}
}

func TestNamesThatPromiseAnotherFormat(t *testing.T) {
	file := phototest.PNG(t, phototest.Photo(8, 8))
	for name, warned := range map[string]bool{"a.jpg": true, "a.PNG": false, "a": false, "a.bak": false, "a.webp": true} {
		p := decode(t, name, file)
		if got := len(p.Warnings) == 1 && p.Warnings[0].Kind == photo.WarnMislabelled; got != warned || !warned && len(p.Warnings) > 0 {
			t.Errorf("%s: %v", name, p.Warnings)
		}
	}
}

func TestCancelledWorkStops(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	src := photo.FromBytes("a.jpg", phototest.JPEG(t, phototest.Photo(64, 64), 90))
	preset, _ := photo.Find(photo.Presets(), "web")
	if _, err := photo.Render(ctx, src, photo.Recipe{Preset: preset}); err != context.Canceled {
		t.Errorf("rendering: %v", err)
	}
	if _, err := photo.Decode(ctx, src); err != context.Canceled {
		t.Errorf("decoding: %v", err)
	}
}

func TestManyAtOnce(t *testing.T) {
	file := phototest.JPEG(t, phototest.Photo(300, 200), 90)
	preset, _ := photo.Find(photo.Presets(), "thumb")
	want := render(t, file, preset).Data
	results := make(chan []byte)
	for range 8 {
		go func() {
			r, err := photo.Render(context.Background(), photo.FromBytes("test", file), photo.Recipe{Preset: preset})
			if err != nil {
				results <- nil
				return
			}
			results <- r.Data
		}()
	}
	for range 8 {
		if got := <-results; !bytes.Equal(got, want) {
			t.Error("the same photo gives another file when others are made beside it")
		}
	}
}
