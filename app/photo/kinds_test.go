package photo_test

import (
	"bytes"
	"context"
	"image/png"
	"path/filepath"
	"strings"
	"testing"

	"storehand/app/photo"
	"storehand/app/photo/phototest"
)

// Every kind of PNG there is, grey with alpha, of one to sixteen bits and
// interlaced ones among them, is what the standard library makes of it.
func TestEveryKindOfPNG(t *testing.T) {
	suite, err := filepath.Glob(filepath.Join(phototest.GoPictures(t), "..", "png", "testdata", "pngsuite", "*.png"))
	if err != nil || len(suite) < 20 {
		t.Fatalf("%d files, %v", len(suite), err)
	}
	greyWithAlpha := 0
	for _, path := range suite {
		name, data := filepath.Base(path), phototest.Read(t, path)
		if strings.HasPrefix(name, "x") {
			continue // broken on purpose
		}
		want, err := png.Decode(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		p := decode(t, name, data)
		if d := phototest.MeanDifference(p.Image, want); d > 0.5 || p.Damaged {
			t.Errorf("%s: a mean difference of %.2f, damaged %v", name, d, p.Damaged)
		}
		if p.Facts.Model == photo.ModelGrey && p.Facts.Alpha {
			greyWithAlpha++
		}
	}
	if greyWithAlpha == 0 {
		t.Error("none was grey with alpha")
	}
}

func TestOfAnimationsTheFirstFrameIsUsedAndSaidSo(t *testing.T) {
	dir := phototest.Corpus(t)
	for name, said := range map[string]string{
		"cogs.gif": "The picture has 5 frames; only the first is used.", "dispose-previous.gif": "The picture has 3 frames; only the first is used.", "cramps.gif": "",
	} {
		p := decode(t, name, phototest.Read(t, dir, "libvips", name))
		if len(p.Warnings) == 0 && said == "" {
			continue
		}
		if len(p.Warnings) != 1 || p.Warnings[0].Kind != photo.WarnAnimated || p.Warnings[0].Text != said {
			t.Errorf("%s: %v, want %q", name, p.Warnings, said)
		}
	}
}

// Ways of coding that few readers know become the same picture as the usual
// one, on the short way and on the long.
func TestArithmeticCodingBecomesTheSamePicture(t *testing.T) {
	for _, format := range []photo.Format{photo.JPEG, photo.PNG} {
		preset := photo.Preset{Fit: photo.FitInside, Width: 30, Height: 30, Format: format}
		want := render(t, phototest.Read(t, "jpegfile", "testdata", "huffman.jpg"), preset)
		for _, name := range []string{"arithmetic.jpg", "arithmetic-progressive.jpg", "arithmetic-restart.jpg"} {
			if got := render(t, phototest.Read(t, "jpegfile", "testdata", name), preset); !bytes.Equal(got.Data, want.Data) || got.Damaged {
				t.Errorf("%s as %s is another picture", name, format.Name())
			}
		}
	}
}

// A HEIC is fitted and laid on its canvas like any photo.
func TestHEICBecomesWhatThePresetAsksFor(t *testing.T) {
	data := phototest.Read(t, "heiffile", "testdata", "photo.heic")
	for _, format := range []photo.Format{photo.JPEG, photo.PNG, photo.WebP} {
		r := render(t, data, photo.Preset{Fit: photo.FitPad, Width: 40, Height: 32, Format: format})
		img := decode(t, "made", r.Data).Image
		if r.Source.Format != photo.HEIC || r.Width != 40 || r.Height != 32 || len(r.Warnings) > 0 {
			t.Errorf("%s: %+v, %v", format, r.Source, r.Warnings)
		}
		// It has a black corner at the lower left.
		if got := img.NRGBAAt(7, 29); max(got.R, got.G, got.B) > 24 {
			t.Errorf("%s: the black corner is %v", format, got)
		}
		if got := img.NRGBAAt(1, 1); min(got.R, got.G, got.B) < 250 {
			t.Errorf("%s: the canvas is %v", format, got)
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := photo.Decode(ctx, photo.FromBytes("a.heic", data)); err != context.Canceled {
		t.Errorf("cancelled: %v", err)
	}
}
