package palette_test

import (
	"bytes"
	"image"
	"image/color"
	"image/draw"
	"math"
	"testing"

	"github.com/disintegration/imaging"

	"storehand/app/photo/palette"
	"storehand/app/photo/phototest"
)

// psnr is the peak signal-to-noise ratio of two pictures in decibels, as the eye
// mixes dithered dots: at a third of the size.
func psnr(got, want image.Image) float64 {
	size := got.Bounds().Size().Div(3)
	a, b := imaging.Resize(got, size.X, size.Y, imaging.Box), imaging.Resize(want, size.X, size.Y, imaging.Box)
	sum := 0.0
	for i, v := range a.Pix {
		d := float64(v) - float64(b.Pix[i])
		sum += d * d
	}
	return 10 * math.Log10(255*255*float64(len(a.Pix))/sum)
}

func TestPalettesAreSmallAndNear(t *testing.T) {
	img := phototest.Photo(300, 200)
	for colours, least := range map[int]float64{2: 14, 16: 27, 64: 31, 256: 34} {
		got := palette.Reduce(img, colours)
		if len(got.Palette) > colours {
			t.Errorf("%d colours instead of %d", len(got.Palette), colours)
		}
		if db := psnr(got, img); db < least {
			t.Errorf("%d colours: %.1f dB, want %.0f", colours, db, least)
		}
		if again := palette.Reduce(img, colours); !bytes.Equal(again.Pix, got.Pix) {
			t.Errorf("%d colours: the same picture came out another way", colours)
		}
	}
}

func TestFewColoursStayExact(t *testing.T) {
	img := image.NewNRGBA(image.Rect(0, 0, 16, 16))
	for i := range 256 {
		img.SetNRGBA(i%16, i/16, color.NRGBA{uint8(i), uint8(255 - i), 7, uint8(max(i, 1))})
	}
	got := palette.Reduce(img, 256)
	for i := range 256 {
		if back := color.NRGBAModel.Convert(got.At(i%16, i/16)); back != img.NRGBAAt(i%16, i/16) {
			t.Fatalf("%v became %v", img.NRGBAAt(i%16, i/16), back)
		}
	}
	if fewer := palette.Reduce(img, 255); len(fewer.Palette) > 255 {
		t.Errorf("%d colours instead of 255", len(fewer.Palette))
	}
}

// A cut-out on white, and one on nothing: neither backdrop is touched.
func TestBackdropsStayPure(t *testing.T) {
	for name, backdrop := range map[string]color.NRGBA{"white": {255, 255, 255, 255}, "transparent": {}} {
		img := image.NewNRGBA(image.Rect(0, 0, 200, 200))
		draw.Draw(img, img.Rect, image.NewUniform(backdrop), image.Point{}, draw.Src)
		inner := image.Rect(50, 50, 150, 150)
		draw.Draw(img, inner, phototest.Photo(100, 100), image.Point{}, draw.Src)
		got := palette.Reduce(img, 32)
		for y := range 200 {
			for x := range 200 {
				at := image.Pt(x, y)
				if c := color.NRGBAModel.Convert(got.At(x, y)); !at.In(inner) && c != backdrop {
					t.Fatalf("%s: %v is %v", name, at, c)
				}
			}
		}
		if db := psnr(got.SubImage(inner), img.SubImage(inner)); db < 28 {
			t.Errorf("%s: %.1f dB", name, db)
		}
	}
}
