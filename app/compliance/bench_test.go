package compliance_test

import (
	"context"
	"testing"

	"storehand/app/compliance"
	"storehand/app/photo"
	"storehand/app/photo/phototest"
)

// What a check costs: a finished picture, a photo, and a quick look at a photo.
func BenchmarkMeasure(b *testing.B) {
	finished := phototest.JPEG(b, product(2000, 0.9), 85)
	shot := phototest.JPEG(b, phototest.Photo(4000, 3000), 92)
	for name, one := range map[string]struct {
		file    []byte
		measure func(context.Context, photo.Source) (compliance.Picture, error)
	}{
		"finished 4 MP": {finished, compliance.Measure}, "photo 12 MP": {shot, compliance.Measure}, "preview 12 MP": {shot, compliance.Preview},
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := one.measure(context.Background(), photo.FromBytes("a.jpg", one.file)); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
