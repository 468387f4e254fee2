package photo_test

import (
	"bytes"
	"context"
	"errors"
	"image"
	"math"
	"os"
	"testing"

	"storehand/app/photo"
	"storehand/app/photo/phototest"
)

// psnr is the peak signal-to-noise ratio of two pictures in decibels.
func psnr(got, want *image.NRGBA) float64 {
	if got.Rect != want.Rect {
		return 0
	}
	sum := 0.0
	for i, v := range got.Pix {
		d := float64(v) - float64(want.Pix[i])
		sum += d * d
	}
	return 10 * math.Log10(255*255*float64(len(got.Pix))/max(sum, 1e-9))
}

// channels are recipes for several shops, as one photo is prepared for, with a
// part of each side's pixels.
func channels(side int, by photo.Framing, slugs ...string) (all []photo.Recipe) {
	for _, slug := range slugs {
		preset, _ := photo.Find(photo.Presets(), slug)
		preset.Width, preset.Height = preset.Width/side, preset.Height/side
		all = append(all, photo.Recipe{Preset: preset, Framing: by})
	}
	return all
}

func TestRenderAllMakesWhatRenderMakes(t *testing.T) {
	for name, c := range map[string]struct {
		file    []byte
		framing photo.Framing
	}{
		"jpeg":         {phototest.JPEG(t, phototest.Photo(1500, 1000), 92), photo.Framing{}},
		"jpeg, framed": {phototest.JPEG(t, phototest.Photo(1500, 1000), 92), photo.Framing{Turn: 1, Crop: photo.Crop{X: 0.1, Y: 0.2, Width: 0.7, Height: 0.6}}},
		"png":          {phototest.PNG(t, phototest.Photo(1100, 800)), photo.Framing{Flip: true}},
	} {
		recipes := channels(2, c.framing, "web", "square", "thumb", "webp", "ebay")
		recipes[1].Preset.Background = "#3060C0"
		kept := recipes[0]
		kept.Preset.Format, kept.Preset.Width, kept.Preset.Tone.AutoLevels = photo.PNG, 300, true
		recipes = append(recipes, kept)
		results, errs := photo.RenderAll(t.Context(), photo.FromBytes("a", c.file), recipes)
		for i, r := range recipes {
			single, err := photo.Render(t.Context(), photo.FromBytes("a", c.file), r)
			if err != nil || errs[i] != nil {
				t.Fatalf("%s: %v, %v", name, err, errs[i])
			}
			got, want := decode(t, "a", results[i].Data).Image, decode(t, "b", single.Data).Image
			if db := psnr(got, want); db < 29 {
				t.Errorf("%s, %s: %.1f dB", name, r.Preset.Name, db)
			}
			if results[i].Quality != single.Quality || results[i].Format != single.Format || len(results[i].Warnings) != len(single.Warnings) {
				t.Errorf("%s, %s: %+v", name, r.Preset.Name, results[i].Warnings)
			}
		}
		again, _ := photo.RenderAll(t.Context(), photo.FromBytes("a", c.file), recipes)
		for i := range again {
			if !bytes.Equal(again[i].Data, results[i].Data) {
				t.Errorf("%s: number %d came out another way", name, i)
			}
		}
	}
}

// One that cannot be made does not stop the others, and a file that is none
// stops all.
func TestRenderAllTellsErrorsApart(t *testing.T) {
	recipes := channels(2, photo.Framing{}, "web", "thumb", "square")
	recipes[1].Preset.Quality = 0
	recipes[2].Preset.MaxBytes = 1000
	results, errs := photo.RenderAll(t.Context(), photo.FromBytes("a", phototest.JPEG(t, phototest.Photo(900, 600), 92)), recipes)
	var refusal *photo.Refusal
	if results[0] == nil || errs[0] != nil || results[1] != nil || errs[1] == nil || !errors.As(errs[2], &refusal) || refusal.Reason != photo.ReasonTarget {
		t.Errorf("%v", errs)
	}
	_, errs = photo.RenderAll(t.Context(), photo.FromBytes("a", []byte("no picture")), recipes)
	for i, err := range errs {
		if err == nil {
			t.Errorf("number %d was made of no picture", i)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, errs = photo.RenderAll(ctx, photo.FromBytes("a", phototest.JPEG(t, phototest.Photo(90, 60), 92)), channels(2, photo.Framing{}, "web", "square"))
	if errs[0] != context.Canceled || errs[1] != context.Canceled {
		t.Errorf("%v", errs)
	}
}

// The reference for either way is the picture scaled without loss: what is made
// of the shared picture is as close to it within a decibel.
func TestSharedDecodingCostsNoQuality(t *testing.T) {
	original := phototest.Photo(1500, 1000)
	file := phototest.JPEG(t, original, 97)
	recipes := channels(2, photo.Framing{}, "web", "ebay", "square", "thumb")
	for i := range recipes {
		recipes[i].Preset.Quality = 95
	}
	results, errs := photo.RenderAll(t.Context(), photo.FromBytes("a", file), recipes)
	for i, r := range recipes {
		single, err := photo.Render(t.Context(), photo.FromBytes("a", file), r)
		if err != nil || errs[i] != nil {
			t.Fatal(err, errs[i])
		}
		lossless := r
		lossless.Preset.Format = photo.PNG
		reference, err := photo.Render(t.Context(), photo.FromBytes("a", phototest.PNG(t, original)), lossless)
		if err != nil {
			t.Fatal(err)
		}
		want := decode(t, "want", reference.Data).Image
		a, b := psnr(decode(t, "all", results[i].Data).Image, want), psnr(decode(t, "one", single.Data).Image, want)
		if a < b-1 {
			t.Errorf("%s: %.2f dB, and %.2f by itself", r.Preset.Name, a, b)
		}
	}
}

func BenchmarkChannelSet12MP(b *testing.B) {
	file := phototest.JPEG(b, phototest.Photo(4000, 3000), 92)
	if path := os.Getenv("STOREHAND_PHOTO"); path != "" {
		var err error
		if file, err = os.ReadFile(path); err != nil {
			b.Fatal(err)
		}
	}
	src, recipes := photo.FromBytes("photo.jpg", file), channels(1, photo.Framing{}, "web", "square", "ebay", "thumb")
	b.Run("one by one", func(b *testing.B) {
		for b.Loop() {
			for _, r := range recipes {
				if _, err := photo.Render(context.Background(), src, r); err != nil {
					b.Fatal(err)
				}
			}
		}
	})
	b.Run("together", func(b *testing.B) {
		for b.Loop() {
			if _, errs := photo.RenderAll(context.Background(), src, recipes); errors.Join(errs...) != nil {
				b.Fatal(errs)
			}
		}
	})
}
