package subject_test

import (
	"context"
	"image"
	"image/color"
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"

	"storehand/app/alttext/colour"
	"storehand/app/photo"
	"storehand/app/photo/phototest"
	"storehand/app/photo/subject"
)

// scene paints a picture pixel by pixel, in places of 0 to 1.
func scene(paint func(x, y float64) color.NRGBA) *image.NRGBA {
	img := image.NewNRGBA(image.Rect(0, 0, 240, 180))
	for y := range 180 {
		for x := range 240 {
			img.SetNRGBA(x, y, paint((float64(x)+.5)/240, (float64(y)+.5)/180))
		}
	}
	return img
}

func disc(x, y, size float64) bool { return math.Hypot((x-.5)*4/3, y-.5) < size }

var (
	red   = color.NRGBA{204, 34, 41, 255}
	black = color.NRGBA{20, 20, 20, 255}
	navy  = color.NRGBA{0x22, 0x2E, 0x50, 255}
)

func lit(c color.NRGBA, by float64) color.NRGBA {
	scale := func(v uint8) uint8 { return uint8(math.Min(float64(v)*by, 255)) }
	return color.NRGBA{scale(c.R), scale(c.G), scale(c.B), c.A}
}

func TestTheBackdropDoesNotCount(t *testing.T) {
	for name, c := range map[string]struct {
		img  image.Image
		want []colour.Name
	}{
		"on white": {scene(func(x, y float64) color.NRGBA {
			if disc(x, y, .3) {
				return red
			}
			return color.NRGBA{255, 255, 255, 255}
		}), []colour.Name{"red"}},
		"on a studio backdrop that darkens, with a shadow": {scene(func(x, y float64) color.NRGBA {
			if disc(x, y, .25) {
				return lit(red, 1.2-.4*y)
			}
			shade := 1 - .25*y - .25*math.Exp(-30*(math.Pow(x-.5, 2)+math.Pow(y-.8, 2)))
			return lit(color.NRGBA{216, 211, 200, 255}, shade)
		}), []colour.Name{"red"}},
		"cut out": {scene(func(x, y float64) color.NRGBA {
			if disc(x, y, .3) {
				return navy
			}
			return color.NRGBA{}
		}), []colour.Name{"navy blue"}},
		"two colours, touching the lower edge": {scene(func(x, y float64) color.NRGBA {
			switch {
			case math.Abs(x-.5) < .2 && y > .7:
				return black
			case math.Abs(x-.5) < .2 && y > .2:
				return red
			}
			return color.NRGBA{240, 240, 238, 255}
		}), []colour.Name{"red", "black"}},
		"a close-up": {scene(func(x, y float64) color.NRGBA { return lit(navy, 1+.1*math.Sin(90*x)*math.Sin(70*y)) }), []colour.Name{"navy blue"}},
		"white on white": {scene(func(x, y float64) color.NRGBA {
			if disc(x, y, .3) {
				return color.NRGBA{252, 252, 252, 255}
			}
			return color.NRGBA{255, 255, 255, 255}
		}), []colour.Name{"white"}},
		"nothing to see": {scene(func(x, y float64) color.NRGBA { return color.NRGBA{} }), nil},
	} {
		if diff := cmp.Diff(c.want, colour.Main(subject.Colours(c.img))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

func TestSharesAreOfTheSubject(t *testing.T) {
	found := subject.Colours(scene(func(x, y float64) color.NRGBA {
		switch {
		case !disc(x, y, .35):
			return color.NRGBA{255, 255, 255, 255}
		case x < .4:
			return black
		}
		return red
	}))
	if len(found) != 2 || found[0].R < 190 || found[1].R > 30 {
		t.Fatalf("%v", found)
	}
	// The smaller segment of a disc whose chord lies .133 from the middle of a
	// radius of .35.
	if sum := found[0].Share + found[1].Share; math.Abs(sum-1) > .02 || math.Abs(found[1].Share-.26) > .03 {
		t.Errorf("shares %v and %v", found[0].Share, found[1].Share)
	}
}

func TestRealProductsOnAnyBackdrop(t *testing.T) {
	dir := phototest.Corpus(t)
	for file, want := range map[string]colour.Name{
		"solidus_cap_red_1.png": "red", "solidus_cap_black_1.png": "charcoal", "solidus_hoodie_red_1.png": "red",
		"solidus_hat.png": "black", "solidus_long_sleeve_tee.png": "red", "solidus_tshirt.png": "charcoal",
	} {
		src := photo.FromBytes(file, phototest.Read(t, dir, "solidus-products", file))
		for _, backdrop := range []string{photo.Transparent, "#FFFFFF", "#D8D3C8"} {
			preset := photo.Preset{Name: "test", Fit: photo.FitInside, Width: 600, Height: 600, Background: backdrop, Format: photo.PNG}
			made, err := photo.Render(context.Background(), src, photo.Recipe{Preset: preset})
			if err != nil {
				t.Fatal(err)
			}
			p, err := photo.Decode(context.Background(), photo.FromBytes(file, made.Data))
			if err != nil {
				t.Fatal(err)
			}
			if got := colour.Main(subject.Colours(p.Image)); len(got) == 0 || got[0] != want {
				t.Errorf("%s on %s is %v, want %s", file, backdrop, got, want)
			}
		}
	}
}

func TestNoPixelsNoColours(t *testing.T) {
	if got := subject.Colours(image.NewNRGBA(image.Rectangle{})); got != nil {
		t.Errorf("%v", got)
	}
	if got := subject.Colours(phototest.Photo(1, 1)); len(got) != 1 {
		t.Errorf("one pixel has the colours %v", got)
	}
}

func BenchmarkColours(b *testing.B) {
	img := phototest.Photo(512, 384)
	for b.Loop() {
		subject.Colours(img)
	}
}
