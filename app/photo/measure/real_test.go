package measure_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"storehand/app/photo"
	"storehand/app/photo/measure"
	"storehand/app/photo/phototest"
)

// lettered are the real pictures that do have text on them: in the examples of
// orientation the sides are named in white letters.
var lettered = []string{"exif-orientation/", "libvips/rotation_", "libvips/cramps.gif", "libvips/truncated.gif"}

// Real pictures raise no false alarm: no frame, no text, no blur where there is
// none.
func TestRealPicturesRaiseNoFalseAlarm(t *testing.T) {
	corpus := phototest.Corpus(t)
	shared := filepath.Join(corpus, "..", "..")
	pictures, withText := 0, 0
	for _, pattern := range []string{filepath.Join(corpus, "*", "*"), filepath.Join(shared, "bench", "photos", "*")} {
		paths, err := filepath.Glob(pattern)
		if err != nil || len(paths) == 0 {
			t.Fatalf("no files for %s: %v", pattern, err)
		}
		for _, path := range paths {
			m, ok := measureFile(t, path)
			if !ok {
				continue
			}
			pictures++
			name := filepath.ToSlash(path)
			hasText := false
			for _, part := range lettered {
				hasText = hasText || strings.Contains(name, part)
			}
			if m.Letters > 0 {
				withText++
			}
			if m.Letters > 0 && !hasText {
				t.Errorf("%s: %d letters", name, m.Letters)
			}
			if m.Frame > 0 {
				t.Errorf("%s: a frame of %.1f %%", name, m.Frame)
			}
			if m.Blur.Value > 1.3 {
				t.Errorf("%s: blurred by %.2f px", name, m.Blur.Value)
			}
		}
	}
	if pictures < 80 || withText < 20 {
		t.Errorf("%d pictures, %d with text", pictures, withText)
	}
}

// measureFile measures a picture as it would be checked; false for a file that
// is no picture.
func measureFile(t *testing.T, path string) (measure.Measures, bool) {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	src, err := photo.FromFile(f)
	if err != nil {
		t.Fatal(err)
	}
	p, err := photo.Thumbnail(context.Background(), src, 2560)
	var refusal *photo.Refusal
	if errors.As(err, &refusal) {
		return measure.Measures{}, false
	}
	if err != nil {
		t.Fatal(err)
	}
	return measure.Of(p.Image), true
}
