package measure_test

import (
	"bytes"
	"image"
	"testing"

	"storehand/app/photo/measure"
	"storehand/app/photo/phototest"
)

// The standard library writes by libjpeg's scale.
func TestJPEGQuality(t *testing.T) {
	img := phototest.Photo(64, 48)
	for _, quality := range []int{20, 30, 40, 50, 60, 75, 82, 90, 95, 100} {
		file := phototest.JPEG(t, img, quality)
		got := measure.JPEGQuality(bytes.NewReader(file), int64(len(file)))
		if !got.Told {
			t.Fatalf("quality %d is not told", quality)
		}
		near(t, "quality", got.Value, float64(quality), 2)
	}
	if got := measure.JPEGQuality(bytes.NewReader(phototest.PNG(t, image.NewNRGBA(image.Rect(0, 0, 2, 2)))), 70); got.Told {
		t.Errorf("a PNG has %+v", got)
	}
}

func FuzzJPEGQuality(f *testing.F) {
	img := phototest.Photo(16, 16)
	f.Add(phototest.JPEG(f, img, 60))
	f.Add(phototest.WithSegment(phototest.JPEG(f, img, 90), 0xE1, []byte("note")))
	f.Add([]byte("\xFF\xD8\xFF\xDB\x00\x02\xFF\xDA"))
	f.Fuzz(func(t *testing.T, file []byte) {
		got := measure.JPEGQuality(bytes.NewReader(file), int64(len(file)))
		if got.Told && (got.Value < 1 || got.Value > 100) {
			t.Errorf("%+v", got)
		}
	})
}
