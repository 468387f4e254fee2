package photo_test

import (
	"context"
	"errors"
	"image"
	"image/draw"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"storehand/app/photo"
	"storehand/app/photo/phototest"
)

// fuzzPixels is the limit under which files are tried, and fuzzMemory more than
// decoding a picture of that size may take: sixteen bits a sample, a copy of
// eight, what decoders keep on the way, and notes unpacked to their own bounds.
const fuzzPixels, fuzzMemory = 1 << 16, 96 << 20

func FuzzRender(f *testing.F) {
	for _, pattern := range []string{phototest.GoPictures(f) + "/*", phototest.Corpus(f) + "/libvips/*"} {
		files, err := filepath.Glob(pattern)
		if err != nil {
			f.Fatal(err)
		}
		for _, path := range files {
			data, err := os.ReadFile(path)
			if err != nil {
				f.Fatal(err)
			}
			if len(data) < 60_000 {
				f.Add(data)
				f.Add(data[:len(data)*2/3])
			}
		}
	}
	for _, data := range bombs() {
		f.Add(data)
	}
	preset := photo.Preset{
		Name: "fuzz", Fit: photo.FitPad, Width: 40, Height: 30, Background: "#FFFFFF", Format: photo.PNG, KeepRights: true,
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		src := photo.FromBytes("fuzz", data)
		src.MaxPixels = fuzzPixels
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		r, err := photo.Render(context.Background(), src, photo.Recipe{Preset: preset})
		runtime.ReadMemStats(&after)
		if took := after.TotalAlloc - before.TotalAlloc; took > fuzzMemory {
			t.Errorf("%d bytes were taken for a file of %d", took, len(data))
		}
		var refusal *photo.Refusal
		if err != nil && !errors.As(err, &refusal) {
			t.Errorf("the error is no refusal: %v", err)
		}
		if err == nil && (r.Width != 40 || r.Height != 30 || len(r.Data) == 0) {
			t.Errorf("%d × %d, %d bytes", r.Width, r.Height, len(r.Data))
		}
	})
}

// FuzzRecipe holds that every recipe that counts as sound can be carried out,
// or is refused for its picture: recipes and presets come from other people.
func FuzzRecipe(f *testing.F) {
	for _, framing := range []string{
		`{"turn":1,"flip":true}`, `{"straighten":45,"crop":{"x":0.9,"y":0,"width":0.1,"height":1e-9}}`, `{"crop":{"x":1,"y":1,"width":1e-7,"height":1e-7}}`,
	} {
		for _, preset := range []string{
			`"fit":"pad","width":30,"height":40,"fill":85,"whiten":true,"trim":true,"enlarge":true`,
			`"fit":"crop","width":64,"height":9,"focus":"detail","tone":{"auto_levels":true,"auto_balance":true,"gamma":5}`,
			`"fit":"inside","width":0,"height":0,"sharpen":100,"linear_light":true,"max_bytes":1000,"may_shrink":true,"colours":2`,
		} {
			f.Add([]byte(`{"preset":{"name":"a","slug":"","background":"#FFFFFF","format":"keep","quality":80,` + preset + `},"framing":` + framing + `}`))
		}
	}
	var files [][]byte
	for _, size := range []image.Point{{40, 30}, {1, 50}} {
		img := phototest.Smooth(size.X, size.Y)
		draw.Draw(img, image.Rect(10, 10, 30, 20), image.Black, image.Point{}, draw.Src)
		files = append(files, phototest.JPEG(f, img, 90), phototest.PNG(f, img))
	}
	f.Fuzz(func(t *testing.T, kept []byte) {
		r, err := photo.ParseRecipe(kept)
		if err != nil || r.Preset.Width > 300 || r.Preset.Height > 300 {
			return
		}
		for _, file := range files {
			src := photo.FromBytes("fuzz", file)
			facts, err := photo.Probe(src)
			if err != nil {
				t.Fatal(err)
			}
			foreseen := r.Forecast(facts)
			made, err := photo.Render(context.Background(), src, r)
			var refusal *photo.Refusal
			switch {
			case err != nil && !errors.As(err, &refusal):
				t.Errorf("the error is no refusal: %v", err)
			case err == nil && !foreseen.SizeUnsure && (made.Width != foreseen.Width || made.Height != foreseen.Height):
				t.Errorf("%d × %d pixels instead of %d × %d", made.Width, made.Height, foreseen.Width, foreseen.Height)
			}
		}
	})
}
