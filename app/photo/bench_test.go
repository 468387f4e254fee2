package photo_test

import (
	"bytes"
	"context"
	"image/jpeg"
	"testing"

	"github.com/disintegration/imaging"

	"storehand/app/photo"
	"storehand/app/photo/phototest"
)

// BenchmarkRender12MP makes the files of the bench's usual presets from a photo
// of twelve megapixels.
func BenchmarkRender12MP(b *testing.B) {
	src := photo.FromBytes("photo.jpg", phototest.JPEG(b, phototest.Photo(4000, 3000), 92))
	for _, slug := range []string{"web", "square", "thumb", "webp"} {
		preset, ok := photo.Find(photo.Presets(), slug)
		if !ok {
			b.Fatalf("no preset %s", slug)
		}
		b.Run(slug, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := photo.Render(context.Background(), src, photo.Recipe{Preset: preset}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkPlainGo12MP is the floor: the same work with image/jpeg and imaging,
// as one would write it down.
func BenchmarkPlainGo12MP(b *testing.B) {
	file := phototest.JPEG(b, phototest.Photo(4000, 3000), 92)
	for name, side := range map[string]int{"web": 2048, "thumb": 256} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				img, err := jpeg.Decode(bytes.NewReader(file))
				if err != nil {
					b.Fatal(err)
				}
				var out bytes.Buffer
				if err := jpeg.Encode(&out, imaging.Fit(img, side, side, imaging.Lanczos), &jpeg.Options{Quality: 82}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkThumbnail12MP is what a row of the bench's list waits for.
func BenchmarkThumbnail12MP(b *testing.B) {
	src := photo.FromBytes("photo.jpg", phototest.JPEG(b, phototest.Photo(4000, 3000), 92))
	for b.Loop() {
		if _, err := photo.Thumbnail(context.Background(), src, 256); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkProbe is what every file of a dropped folder costs first.
func BenchmarkProbe(b *testing.B) {
	src := photo.FromBytes("photo.jpg", phototest.JPEG(b, phototest.Photo(640, 480), 92))
	for b.Loop() {
		if _, err := photo.Probe(src); err != nil {
			b.Fatal(err)
		}
	}
}
