package measure_test

import (
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/disintegration/imaging"
	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"
	"pgregory.net/rapid"

	"storehand/app/photo/measure"
)

// still is a picture without noise that has sharp edges in all directions:
// patches of many shades.
func still(width, height int) *image.NRGBA {
	img := filled(width, height, color.NRGBA{120, 130, 140, 255})
	chance := rand.New(rand.NewPCG(1, 2))
	for range 260 {
		w, h := 20+chance.IntN(width/6), 20+chance.IntN(height/6)
		x, y := chance.IntN(width), chance.IntN(height)
		shade := color.NRGBA{uint8(30 + chance.IntN(180)), uint8(30 + chance.IntN(180)), uint8(30 + chance.IntN(180)), 255}
		draw.Draw(img, image.Rect(x, y, x+w, y+h), image.NewUniform(shade), image.Point{}, draw.Src)
	}
	return img
}

func filled(width, height int, c color.Color) *image.NRGBA {
	img := image.NewNRGBA(image.Rect(0, 0, width, height))
	draw.Draw(img, img.Rect, image.NewUniform(c), image.Point{}, draw.Src)
	return img
}

// onWhite is a thing of the given size in the middle of a white picture.
func onWhite(side, width, height int) *image.NRGBA {
	img := filled(side, side, color.White)
	thing := imaging.Blur(still(width, height), 1)
	at := image.Pt((side-width)/2, (side-height)/2)
	draw.Draw(img, image.Rectangle{at, at.Add(thing.Rect.Size())}, thing, image.Point{}, draw.Src)
	return img
}

// grainy adds noise of a standard deviation in levels, the same to all colours.
func grainy(img *image.NRGBA, sigma float64) *image.NRGBA {
	out := imaging.Clone(img)
	chance := rand.New(rand.NewPCG(3, 4))
	for i := 0; i < len(out.Pix); i += 4 {
		grain := sigma * chance.NormFloat64()
		for c := range 3 {
			out.Pix[i+c] = uint8(min(max(float64(out.Pix[i+c])+grain+0.5, 0), 255))
		}
	}
	return out
}

func near(t *testing.T, what string, got, want, tolerance float64) {
	t.Helper()
	if got < want-tolerance || got > want+tolerance {
		t.Errorf("%s is %.2f, want %.2f ± %.2f", what, got, want, tolerance)
	}
}

// A picture blurred by a Gaussian of a known width has edges of that width.
func TestBlurIsTheWidthOfTheGaussian(t *testing.T) {
	img := still(1000, 800)
	for _, sigma := range []float64{1, 1.5, 2, 3, 4} {
		near(t, fmt.Sprintf("blur by %.1f px", sigma), measure.Of(imaging.Blur(img, sigma)).Blur.Value, sigma, 0.25*sigma)
	}
	if sharp := measure.Of(img).Blur; !sharp.Told || sharp.Value > 0.9 {
		t.Errorf("the sharp picture has %+v", sharp)
	}
}

// Blur is told as it looks, whatever the number of pixels.
func TestBlurRefersToOneSize(t *testing.T) {
	small := imaging.Blur(still(1000, 800), 2)
	large := imaging.Resize(small, 3000, 0, imaging.CatmullRom)
	near(t, "blur of the same picture in three times the pixels", measure.Of(large).Blur.Value, measure.Of(small).Blur.Value, 0.4)
}

func TestBlurGrowsWithTheWidth(t *testing.T) {
	img, last := still(500, 400), 0.0
	for sigma := 0.8; sigma <= 4; sigma += 0.4 {
		got := measure.Preview(imaging.Blur(img, sigma)).Blur
		if !got.Told || got.Value <= last {
			t.Errorf("σ %.1f gives %+v after %.2f", sigma, got, last)
		}
		last = got.Value
	}
}

// A photo whose backdrop is blurred is sharp.
func TestASharpSubjectIsEnough(t *testing.T) {
	img := still(1000, 800)
	blurred := imaging.Blur(img, 5)
	middle := image.Rect(300, 200, 750, 650)
	draw.Draw(blurred, middle, img, middle.Min, draw.Src)
	if got := measure.Of(blurred).Blur; !got.Told || got.Value > 1 {
		t.Errorf("blur %+v", got)
	}
}

// Of an enlarged picture no detail is left at its own size.
func TestEnlargingSoftens(t *testing.T) {
	img := grainy(imaging.Blur(still(700, 500), 0.4), 2)
	if got := measure.Of(img).Softness; !got.Told || got.Value > 14 {
		t.Errorf("softness of the picture itself: %+v", got)
	}
	for _, filter := range []imaging.ResampleFilter{imaging.Linear, imaging.CatmullRom, imaging.Lanczos} {
		for _, factor := range []float64{2, 3, 4} {
			if got := measure.Of(imaging.Resize(img, int(700*factor), 0, filter)).Softness; !got.Told || got.Value < 15.5 {
				t.Errorf("enlarged %.0f times: %+v", factor, got)
			}
		}
	}
	if got := measure.Of(imaging.Resize(imaging.Resize(img, 1400, 0, imaging.CatmullRom), 600, 0, imaging.Lanczos)).Softness; got.Value > 14 {
		t.Errorf("enlarged and made small again: %+v", got)
	}
}

func TestNoiseIsItsStandardDeviation(t *testing.T) {
	img := imaging.Blur(still(900, 700), 2)
	for _, sigma := range []float64{2, 4, 8, 16} {
		near(t, fmt.Sprintf("noise of σ %.0f", sigma), measure.Of(grainy(img, sigma)).Noise.Value, sigma, 0.12*sigma)
	}
	near(t, "noise of a clean picture", measure.Of(img).Noise.Value, 0, 0.6)
}

func TestNoiseGrows(t *testing.T) {
	img, last := imaging.Blur(still(400, 300), 2), 0.0
	for sigma := 1.0; sigma <= 24; sigma += 1.5 {
		got := measure.Of(grainy(img, sigma)).Noise
		if !got.Told || got.Value <= last {
			t.Errorf("σ %.1f gives %+v after %.2f", sigma, got, last)
		}
		last = got.Value
	}
}

// The white share of the margin, counted here in the plainest way.
func TestEdgesOfAnyPicture(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w, h := rapid.IntRange(1, 250).Draw(t, "width"), rapid.IntRange(1, 250).Draw(t, "height")
		img := filled(w, h, color.White)
		r := image.Rect(rapid.IntRange(0, w).Draw(t, "x"), rapid.IntRange(0, h).Draw(t, "y"), rapid.IntRange(0, w).Draw(t, "x2"), rapid.IntRange(0, h).Draw(t, "y2"))
		draw.Draw(img, r, image.Black, image.Point{}, draw.Src)
		depth, white, all := max(1, min(w, h)/100), 0, 0
		for y := range h {
			for x := range w {
				if x >= depth && y >= depth && x < w-depth && y < h-depth {
					continue
				}
				all++
				if !image.Pt(x, y).In(r) {
					white++
				}
			}
		}
		if got, want := measure.Preview(img).WhiteEdge, 100*float64(white)/float64(all); math.Abs(got-want) > 1e-9 {
			t.Fatalf("%.3f %%, want %.3f %%", got, want)
		}
	})
}

// A margin of which a known part is white.
func TestEdges(t *testing.T) {
	img := filled(400, 400, color.White)
	draw.Draw(img, image.Rect(0, 0, 100, 400), image.NewUniform(color.NRGBA{200, 60, 40, 255}), image.Point{}, draw.Src)
	m := measure.Of(img)
	// The ring of 4 pixels: 400 + 2 · 100 of its 4 · 400 are red, less the corners.
	near(t, "white edge", m.WhiteEdge, 62.4, 0.6)
	near(t, "pure edge", m.PureEdge, m.WhiteEdge, 0)

	grey := measure.Of(filled(300, 200, color.NRGBA{251, 252, 250, 255}))
	if grey.WhiteEdge != 100 || grey.PureEdge != 0 {
		t.Errorf("almost white: %.1f %% white, %.1f %% pure", grey.WhiteEdge, grey.PureEdge)
	}
	none := measure.Of(image.NewNRGBA(image.Rect(0, 0, 30, 20)))
	if none.ClearEdge != 100 || none.Clear != 100 || none.WhiteEdge != 0 {
		t.Errorf("transparent: %+v", none)
	}
}

// The share of black and white pixels of what is not the white backdrop.
func TestExposure(t *testing.T) {
	img := onWhite(800, 400, 400)
	if m := measure.Of(img); m.Dark > 1 || m.Bright > 1 || m.Peak != 255 {
		t.Errorf("well exposed: dark %.1f %%, bright %.1f %%, peak %.0f", m.Dark, m.Bright, m.Peak)
	}
	spot := func(c color.Color) measure.Measures {
		burnt := imaging.Clone(img)
		draw.Draw(burnt, image.Rect(250, 250, 450, 450), image.NewUniform(c), image.Point{}, draw.Src)
		return measure.Of(burnt)
	}
	near(t, "a quarter of the subject black", spot(color.Black).Dark, 25, 2)
	near(t, "a quarter of the subject white", spot(color.White).Bright, 25, 2)
	if m := measure.Of(imaging.AdjustBrightness(still(600, 400), -60)); m.Peak > 120 {
		t.Errorf("the peak of a dark picture is %.0f", m.Peak)
	}
}

// A thing of a known extent on white, or on nothing.
func TestFill(t *testing.T) {
	for _, extent := range []int{200, 400, 680, 790} {
		near(t, "fill", measure.Of(onWhite(800, extent, extent/2)).Fill.Value, float64(extent)/8, 1)
		near(t, "fill of an upright thing", measure.Of(onWhite(800, extent/2, extent)).Fill.Value, float64(extent)/8, 1)
	}
	cut := image.NewNRGBA(image.Rect(0, 0, 600, 400))
	draw.Draw(cut, image.Rect(100, 100, 250, 300), image.NewUniform(color.NRGBA{30, 40, 60, 255}), image.Point{}, draw.Src)
	near(t, "fill of a cut-out", measure.Of(cut).Fill.Value, 50, 1)
	for name, img := range map[string]*image.NRGBA{"a scene": still(600, 400), "nothing": filled(300, 300, color.White)} {
		if got := measure.Of(img).Fill; got.Told {
			t.Errorf("fill of %s: %.0f %%", name, got.Value)
		}
	}
}

func TestFrames(t *testing.T) {
	photo := imaging.Blur(still(900, 600), 1)
	framed := func(c color.Color, inset image.Rectangle) *image.NRGBA {
		img := filled(900, 600, c)
		draw.Draw(img, inset, photo, inset.Min, draw.Src)
		return img
	}
	lined := onWhite(700, 300, 350)
	outline(lined, image.Rect(25, 25, 675, 675), 5, color.Black)
	none := map[string]*image.NRGBA{
		"a photo": photo, "a product on white": onWhite(800, 500, 600), "padded with white": framed(color.White, image.Rect(0, 60, 900, 540)),
		"a product on grey":    framed(color.NRGBA{128, 128, 128, 255}, image.Rect(250, 120, 700, 500)),
		"a wide thing on grey": framed(color.NRGBA{128, 128, 128, 255}, image.Rect(30, 130, 870, 470)),
		"one dark side":        framed(color.Black, image.Rect(40, 0, 900, 600)),
	}
	for name, img := range none {
		if got := measure.Of(img).Frame; got != 0 {
			t.Errorf("%s has a frame of %.1f %%", name, got)
		}
	}
	navy := color.NRGBA{10, 20, 60, 255}
	for name, test := range map[string]struct {
		img  *image.NRGBA
		want float64
	}{
		"navy all around": {framed(navy, image.Rect(30, 30, 870, 570)), 5},
		"thin and black":  {framed(color.Black, image.Rect(12, 12, 888, 588)), 2},
		"bars":            {framed(color.Black, image.Rect(0, 60, 900, 540)), 10},
		"a drawn line":    {lined, 3.6},
	} {
		near(t, name, measure.Of(test.img).Frame, test.want, 0.8)
	}
}

func outline(img *image.NRGBA, r image.Rectangle, breadth int, c color.Color) {
	for _, side := range []image.Rectangle{
		{r.Min, image.Pt(r.Max.X, r.Min.Y+breadth)}, {image.Pt(r.Min.X, r.Max.Y-breadth), r.Max},
		{r.Min, image.Pt(r.Min.X+breadth, r.Max.Y)}, {image.Pt(r.Max.X-breadth, r.Min.Y), r.Max},
	} {
		draw.Draw(img, side, image.NewUniform(c), image.Point{}, draw.Src)
	}
}

// write puts text on a picture in letters of a height in pixels.
func write(t *testing.T, img *image.NRGBA, text string, size float64, at image.Point, c color.Color) {
	t.Helper()
	parsed, err := opentype.Parse(gobold.TTF)
	if err != nil {
		t.Fatal(err)
	}
	face, err := opentype.NewFace(parsed, &opentype.FaceOptions{Size: size, DPI: 72, Hinting: font.HintingNone})
	if err != nil {
		t.Fatal(err)
	}
	d := font.Drawer{Dst: img, Src: image.NewUniform(c), Face: face, Dot: fixed.P(at.X, at.Y)}
	d.DrawString(text)
}

func TestLetters(t *testing.T) {
	product := onWhite(1200, 700, 700)
	photo := grainy(imaging.Blur(still(1200, 900), 1.5), 3)
	if m, n := measure.Of(product).Letters, measure.Of(photo).Letters; m != 0 || n != 0 {
		t.Errorf("%d and %d letters where there are none", m, n)
	}
	for _, test := range []struct {
		text  string
		on    *image.NRGBA
		size  float64
		at    image.Point
		c     color.Color
		least int
	}{
		{"FREE SHIPPING", product, 60, image.Pt(60, 120), color.NRGBA{200, 20, 20, 255}, 10},
		{"www.example.com", product, 36, image.Pt(80, 1150), color.Gray{90}, 10},
		{"Best seller", photo, 70, image.Pt(60, 120), color.White, 7},
		{"Best seller", photo, 70, image.Pt(500, 860), color.Black, 7},
	} {
		img := imaging.Clone(test.on)
		write(t, img, test.text, test.size, test.at, test.c)
		if got := measure.Of(img).Letters; got < test.least || got > 2*len(test.text) {
			t.Errorf("%s: %d letters", test.text, got)
		}
	}
	printed := imaging.Clone(product)
	write(t, printed, "SOLIDUS", 90, image.Pt(400, 640), color.White)
	if got := measure.Of(printed).Letters; got != 0 {
		t.Errorf("%d letters that are printed on the product", got)
	}
}

func TestWhatCannotBeToldIsNotGuessed(t *testing.T) {
	plain := measure.Of(filled(600, 400, color.NRGBA{90, 90, 90, 255}))
	if plain.Blur.Told || plain.Softness.Told || plain.Frame != 0 || plain.Letters != 0 {
		t.Errorf("an even picture: %+v", plain)
	}
	if white := measure.Of(filled(600, 400, color.White)); white.Noise.Told {
		t.Errorf("noise of a white picture: %+v", white.Noise)
	}
	for _, size := range []image.Point{{1, 1}, {2, 900}, {900, 2}, {17, 17}} {
		measure.Of(still(max(size.X, 12), max(size.Y, 12)).SubImage(image.Rectangle{Max: size}).(*image.NRGBA))
	}
	if none := measure.Of(&image.NRGBA{}); none != (measure.Measures{}) {
		t.Errorf("no pixels: %+v", none)
	}
}

// A picture looks the same upside down and on its side.
func TestTurningChangesNothing(t *testing.T) {
	img := grainy(imaging.Blur(still(900, 700), 1.2), 3)
	a, b := measure.Of(img), measure.Of(imaging.Rotate90(img))
	near(t, "blur", b.Blur.Value, a.Blur.Value, 0.05)
	near(t, "noise", b.Noise.Value, a.Noise.Value, 0.2)
	near(t, "dark", b.Dark, a.Dark, 0.1)
	near(t, "white edge", b.WhiteEdge, a.WhiteEdge, 0.1)
}

func BenchmarkOf12MP(b *testing.B) {
	img := grainy(imaging.Resize(still(1000, 750), 4000, 0, imaging.Linear), 4)
	for b.Loop() {
		measure.Of(img)
	}
}

func BenchmarkPreview1024(b *testing.B) {
	img := grainy(still(1024, 768), 4)
	for b.Loop() {
		measure.Preview(img)
	}
}
