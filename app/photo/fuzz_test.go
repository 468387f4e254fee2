package photo_test

import (
	"context"
	"errors"
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
		r, err := photo.Render(context.Background(), src, preset)
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
