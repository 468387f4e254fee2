package subject_test

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"math"
	"math/rand/v2"
	"testing"

	"storehand/app/photo/phototest"
	"storehand/app/photo/subject"
)

// stage paints a red box on a backdrop, with grain.
func stage(size image.Point, box image.Rectangle, behind func(x, y float64) [3]float64) *image.NRGBA {
	noise := rand.New(rand.NewPCG(3, 4))
	img := image.NewNRGBA(image.Rectangle{Max: size})
	for y := range size.Y {
		for x := range size.X {
			c := behind(float64(x)/float64(size.X), float64(y)/float64(size.Y))
			if image.Pt(x, y).In(box) {
				c = [3]float64{170, 40, 40}
			}
			to := img.Pix[img.PixOffset(x, y):][:4]
			for i, v := range c {
				to[i] = uint8(min(max(v+noise.NormFloat64(), 0), 255))
			}
			to[3] = 255
		}
	}
	return img
}

func lamp(x, y float64) [3]float64 {
	light := 238 - 50*((x-.4)*(x-.4)+(y-.3)*(y-.3))
	return [3]float64{light, light - 2, light - 6}
}

func TestBounds(t *testing.T) {
	size, box := image.Pt(1500, 1100), image.Rect(310, 250, 1060, 830)
	shaded := func(x, y float64) [3]float64 {
		c := lamp(x, y)
		by := 1 - .4*math.Exp(-math.Pow((x-.46)/.35, 2)-math.Pow((y-.755)/.06, 2))
		return [3]float64{c[0] * by, c[1] * by, c[2] * by}
	}
	dusty := stage(size, box, lamp)
	for _, speck := range []image.Point{{100, 100}, {1400, 900}, {1300, 90}} {
		for i := range 9 {
			dusty.SetNRGBA(speck.X+i%3, speck.Y+i/3, color.NRGBA{90, 90, 90, 255})
		}
	}
	cutOut := image.NewNRGBA(image.Rectangle{Max: size})
	for y := box.Min.Y; y < box.Max.Y; y++ {
		for x := box.Min.X; x < box.Max.X; x++ {
			cutOut.SetNRGBA(x, y, color.NRGBA{250, 250, 250, 255})
		}
	}
	offset := image.Pt(40, 70)
	moved := &image.NRGBA{Pix: dusty.Pix, Stride: dusty.Stride, Rect: dusty.Rect.Add(offset)}
	plainWhite := stage(size, box, func(x, y float64) [3]float64 { return [3]float64{255, 255, 255} })
	for name, c := range map[string]struct {
		img  image.Image
		want image.Rectangle
	}{
		"on a gradient":           {stage(size, box, lamp), box},
		"with a shadow":           {stage(size, box, shaded), box},
		"with dust":               {dusty, box},
		"on white":                {plainWhite, box},
		"white, cut out":          {cutOut, box},
		"not at 0, 0":             {moved, box.Add(offset)},
		"another kind of picture": {stored(t, plainWhite), box},
		"small":                   {stage(image.Pt(150, 110), image.Rect(31, 25, 106, 83), lamp), image.Rect(31, 25, 106, 83)},
		"at the lower edge":       {stage(size, image.Rect(500, 400, 900, 1100), lamp), image.Rect(500, 400, 900, 1100)},
	} {
		got, ok := subject.Bounds(c.img)
		near := float64(max(c.img.Bounds().Dx(), c.img.Bounds().Dy())) / 100
		for _, off := range []int{got.Min.X - c.want.Min.X, got.Min.Y - c.want.Min.Y, got.Max.X - c.want.Max.X, got.Max.Y - c.want.Max.Y} {
			if !ok || math.Abs(float64(off)) > near {
				t.Errorf("%s: got %v, %v; want %v", name, got, ok, c.want)
				break
			}
		}
		if !got.In(c.img.Bounds()) {
			t.Errorf("%s: %v is not in the picture", name, got)
		}
	}
}

// stored is the picture as it comes out of a JPEG file.
func stored(t *testing.T, img image.Image) image.Image {
	t.Helper()
	back, err := jpeg.Decode(bytes.NewReader(phototest.JPEG(t, img, 85)))
	if err != nil {
		t.Fatal(err)
	}
	return back
}

func TestNoBoundsWhereNothingTells(t *testing.T) {
	for name, img := range map[string]image.Image{
		"a busy picture": phototest.Photo(600, 400),
		"one colour":     stage(image.Pt(300, 200), image.Rectangle{}, lamp),
		"one pixel":      phototest.Photo(1, 1),
		"no pixels":      image.NewNRGBA(image.Rectangle{}),
		"all clear":      image.NewNRGBA(image.Rect(0, 0, 200, 200)),
	} {
		if got, ok := subject.Bounds(img); ok {
			t.Errorf("%s: %v", name, got)
		}
		if _, ok := subject.Fill(img); ok {
			t.Errorf("%s has a fill share", name)
		}
	}
}

func TestFillIsOfTheLongerExtent(t *testing.T) {
	got, ok := subject.Fill(stage(image.Pt(1000, 1000), image.Rect(400, 100, 600, 950), lamp))
	if !ok || math.Abs(got-.85) > .01 {
		t.Errorf("got %v, %v", got, ok)
	}
}

func BenchmarkBounds(b *testing.B) {
	img := stage(image.Pt(2000, 2000), image.Rect(500, 500, 1500, 1700), lamp)
	for b.Loop() {
		subject.Bounds(img)
	}
}
