package photo

import (
	"cmp"
	"context"
	"image"
	"image/color"
	"math"
	"testing"

	"github.com/disintegration/imaging"

	"storehand/app/photo/exif"
	"storehand/app/photo/kernel"
	"storehand/app/photo/phototest"
	"storehand/app/photo/plane"
)

// planned opens a picture and plans a recipe for it, into JPEG where the preset
// says nothing.
func planned(t *testing.T, file []byte, r Recipe) (*opened, plan) {
	t.Helper()
	o, err := open(FromBytes("photo.jpg", file))
	if err != nil {
		t.Fatal(err)
	}
	r.Preset.Format = cmp.Or(r.Preset.Format, JPEG)
	pl, err := o.plan(t.Context(), r)
	if err != nil {
		t.Fatal(err)
	}
	return o, pl
}

// bothWays makes a picture on the short way and on the way for everything.
func bothWays(t *testing.T, file []byte, r Recipe) (short, long *image.NRGBA) {
	t.Helper()
	o, pl := planned(t, file, r)
	if !o.staysInPlanes(pl) {
		t.Fatal("the short way does not take the picture")
	}
	pictures := make([]*image.NRGBA, 2)
	for i, way := range []func(context.Context, plan) (*finished, error){o.finishPlanes, o.finishPixels} {
		f, err := way(t.Context(), pl)
		if err != nil {
			t.Fatal(err)
		}
		made, err := o.write(t.Context(), pl, f)
		if err != nil {
			t.Fatal(err)
		}
		back, err := Decode(t.Context(), FromBytes("made.jpg", made.data))
		if err != nil {
			t.Fatal(err)
		}
		if size := back.Image.Rect.Size(); size != pl.layout.canvas {
			t.Fatalf("%v instead of %v", size, pl.layout.canvas)
		}
		pictures[i] = back.Image
	}
	return pictures[0], pictures[1]
}

// noise is the peak signal-to-noise ratio of a picture's luminance against what
// it should be, in decibels.
func noise(got, want *image.NRGBA) float64 {
	sum := 0.0
	for i := 0; i < len(want.Pix); i += 4 {
		d := luminance(want.Pix[i:]) - luminance(got.Pix[i:])
		sum += d * d
	}
	return 10 * math.Log10(255*255*float64(len(want.Pix)/4)/sum)
}

func luminance(px []uint8) float64 {
	return 0.299*float64(px[0]) + 0.587*float64(px[1]) + 0.114*float64(px[2])
}

func TestBothWaysGiveTheSamePicture(t *testing.T) {
	upright := phototest.Photo(403, 305)
	for name, p := range map[string]Preset{
		"inside":            {Fit: FitInside, Width: 200, Height: 200},
		"pad, even":         {Fit: FitPad, Width: 200, Height: 200},
		"pad, odd":          {Fit: FitPad, Width: 161, Height: 200},
		"crop, odd":         {Fit: FitCrop, Width: 151, Height: 151},
		"exact":             {Fit: FitExact, Width: 99, Height: 170},
		"pad, small":        {Fit: FitPad, Width: 500, Height: 501},
		"inside, unchanged": {Fit: FitInside},
	} {
		p.Background, p.Quality = "#3060C0", 92
		for o := exif.Orientation(1); o <= 8; o++ {
			note := append([]byte("Exif\x00\x00"), phototest.Exif(phototest.Entry{Tag: 0x0112, Short: uint16(o)})...)
			file := phototest.WithSegment(phototest.JPEG(t, laid(upright, o), 95), 0xE1, note)
			short, long := bothWays(t, file, Recipe{Preset: p})
			if d := phototest.MeanDifference(short, long); d > 3 {
				t.Errorf("%s, orientation %d: a mean difference of %.1f", name, o, d)
			}
			_, pl := planned(t, file, Recipe{Preset: p})
			want := imaging.New(pl.layout.canvas.X, pl.layout.canvas.Y, pl.background)
			want = imaging.Paste(want, imaging.Resize(upright, pl.layout.scaled.X, pl.layout.scaled.Y, imaging.Lanczos), pl.layout.at)
			if a, b := noise(short, want), noise(long, want); a < b-1 {
				t.Errorf("%s, orientation %d: %.1f dB, and %.1f on the long way", name, o, a, b)
			}
		}
	}
}

// What is framed by hand is the same on either way, also where the canvas begins
// on an odd pixel.
func TestBothWaysFrameAlike(t *testing.T) {
	upright := phototest.Photo(403, 305)
	note := append([]byte("Exif\x00\x00"), phototest.Exif(phototest.Entry{Tag: 0x0112, Short: 6})...)
	file := phototest.WithSegment(phototest.JPEG(t, laid(upright, 6), 95), 0xE1, note)
	for _, f := range []Framing{
		{Turn: 1}, {Flip: true}, {Crop: Crop{X: 0.1, Y: 0.3, Width: 0.6, Height: 0.5}},
		{Turn: 3, Flip: true, Crop: Crop{X: 0.31, Y: 0.07, Width: 0.52, Height: 0.8}},
	} {
		for name, p := range map[string]Preset{
			"inside": {Fit: FitInside, Width: 150, Height: 150}, "pad, odd": {Fit: FitPad, Width: 161, Height: 170}, "crop": {Fit: FitCrop, Width: 99, Height: 120},
			"unchanged": {Fit: FitInside}, "tone": {Fit: FitPad, Width: 161, Height: 170, Tone: Tone{Contrast: 20}},
			"sharpened": {Fit: FitInside, Width: 150, Height: 150, Sharpen: 50},
		} {
			p.Background, p.Quality = "#3060C0", 95
			short, long := bothWays(t, file, Recipe{Preset: p, Framing: f})
			if db := noise(short, long); db < 33 {
				t.Errorf("%s, %+v: %.1f dB", name, f, db)
			}
		}
	}
}

// laid is an upright picture as it is stored for an orientation.
func laid(upright *image.NRGBA, o exif.Orientation) *image.NRGBA {
	back := map[exif.Orientation]func(image.Image) *image.NRGBA{
		2: imaging.FlipH, 3: imaging.Rotate180, 4: imaging.FlipV, 5: imaging.Transpose,
		6: imaging.Rotate90, 7: imaging.Transverse, 8: imaging.Rotate270,
	}[o]
	if back == nil {
		return upright
	}
	return back(upright)
}

func TestBothWaysMakeWebP(t *testing.T) {
	file := phototest.JPEG(t, phototest.Photo(403, 305), 95)
	for _, p := range []Preset{
		{Fit: FitInside, Width: 200, Height: 200, Background: Transparent}, {Fit: FitPad, Width: 161, Height: 201, Background: "#3060C0"},
	} {
		p.Format, p.Quality = WebP, 90
		short, long := bothWays(t, file, Recipe{Preset: p})
		if d := phototest.MeanDifference(short, long); d > 3 {
			t.Errorf("%s: a mean difference of %.1f", p.Fit, d)
		}
	}
}

func TestGreyPhotosOnAColouredBackground(t *testing.T) {
	grey := image.NewGray(image.Rect(0, 0, 60, 30))
	for i := range grey.Pix {
		grey.Pix[i] = uint8(i)
	}
	short, long := bothWays(t, phototest.JPEG(t, grey, 95), Recipe{Preset: Preset{Fit: FitPad, Width: 40, Height: 40, Background: "#C02020", Quality: 95}})
	// The coloured edge is much of so small a picture.
	if d := phototest.MeanDifference(short, long); d > 5 {
		t.Errorf("a mean difference of %.1f", d)
	}
	if got := short.NRGBAAt(20, 2); got.R < 180 || got.G > 50 {
		t.Errorf("the background is %v", got)
	}
	if got := short.NRGBAAt(20, 20); max(got.R, got.G, got.B)-min(got.R, got.G, got.B) > 6 {
		t.Errorf("the picture is %v", got)
	}
}

func TestWhichWayIsTaken(t *testing.T) {
	dir := phototest.Corpus(t)
	for name, short := range map[string]bool{
		"exif-orientation/Landscape_6.jpg": true, "libvips/cd1.1.jpg": true, "libvips/truncated.gif": false, "libvips/sample.png": false,
		"libvips/rotation_5.jpg": true, // with a profile that is sRGB
		"libvips/sample.jpg":     true, // Adobe RGB
		"libvips/sample-xyb.jpg": false,
	} {
		o, err := open(FromBytes(name, phototest.Read(t, dir, name)))
		if err != nil {
			t.Fatal(err)
		}
		stays := func(format Format, lossless bool) bool {
			p := Preset{Fit: FitInside, Width: 100, Height: 100, Background: Transparent, Format: format, Lossless: lossless}
			pl, err := o.plan(t.Context(), Recipe{Preset: p})
			if err != nil {
				t.Fatal(err)
			}
			return o.staysInPlanes(pl)
		}
		intoJPEG, intoWebP, intoPNG := stays(JPEG, false), stays(WebP, false), stays(PNG, false)
		if lossless := stays(WebP, true); intoJPEG != short || intoWebP != short || intoPNG || lossless {
			t.Errorf("%s: into JPEG %v, WebP %v, lossless WebP %v, PNG %v", name, intoJPEG, intoWebP, lossless, intoPNG)
		}
	}
}

func TestSplittingAveragesColour(t *testing.T) {
	img := image.NewNRGBA(image.Rect(0, 0, 3, 3))
	for i := range 9 {
		img.SetNRGBA(i%3, i/3, color.NRGBA{uint8(28 * i), 100, uint8(255 - 28*i), 255})
	}
	luma, colours := planesOf(img)
	if luma.Width != 3 || colours[0].Width != 2 || colours[1].Height != 2 {
		t.Fatalf("%d, %d, %d", luma.Width, colours[0].Width, colours[1].Height)
	}
	_, corner, _ := color.RGBToYCbCr(28*8, 100, 255-28*8)
	if got := colours[0].Row(1)[1]; got != corner {
		t.Errorf("the last colour is %d, want %d", got, corner)
	}
	sum := 0
	for _, i := range []int{0, 1, 3, 4} {
		_, cb, _ := color.RGBToYCbCr(uint8(28*i), 100, uint8(255-28*i))
		sum += int(cb)
	}
	if got := int(colours[0].Row(0)[0]); got != (sum+2)/4 {
		t.Errorf("the first colour is %d, want %d", got, (sum+2)/4)
	}
}

// Colours that are converted are so on both ways, also where the first colour
// sample stands for a single column or row.
func TestBothWaysConvertColours(t *testing.T) {
	file := phototest.Read(t, phototest.Corpus(t), "libvips/sample.jpg")
	for name, p := range map[string]Preset{
		"inside":    {Fit: FitInside, Width: 200, Height: 200},
		"pad, odd":  {Fit: FitPad, Width: 201, Height: 203},
		"crop, odd": {Fit: FitCrop, Width: 151, Height: 153},
	} {
		p.Background, p.Quality = "#FFFFFF", 95
		short, long := bothWays(t, file, Recipe{Preset: p})
		if d := phototest.MeanDifference(short, long); d > 2 {
			t.Errorf("%s: a mean difference of %.1f", name, d)
		}
		if n := noise(short, long); n < 38 {
			t.Errorf("%s: %.1f dB between the two", name, n)
		}
	}
}

func TestRecolouringWithoutChangeChangesNothing(t *testing.T) {
	for odd := range 2 {
		luma := plane.Filled(5, 1, 90)
		colours := []plane.Plane{plane.Filled(3, 1, 118), plane.Filled(3, 1, 140)}
		sums := newColourSums(5, 3)
		pix := make([]uint8, 4*luma.Width)
		kernel.Join(pix, luma.Row(0), colours[0].Row(0), colours[1].Row(0), odd)
		sums.split(luma.Row(0), pix, odd)
		sums.means(colours[0].Row(0), colours[1].Row(0))
		for x, v := range luma.Row(0) {
			if v != 90 {
				t.Errorf("odd %d: luminance %d is %d", odd, x, v)
			}
		}
		for x := range 3 {
			if cb, cr := colours[0].Row(0)[x], colours[1].Row(0)[x]; cb != 118 || cr != 140 {
				t.Errorf("odd %d: colour %d is %d, %d", odd, x, cb, cr)
			}
		}
	}
}

func TestBothWaysTakePNG(t *testing.T) {
	opaque := phototest.Photo(403, 305)
	clear := phototest.Photo(403, 305)
	for i := 3; i < len(clear.Pix); i += 4 {
		clear.Pix[i] = uint8(i / 4 % 403 / 2)
	}
	for name, img := range map[string]*image.NRGBA{"opaque": opaque, "transparent": clear} {
		for _, p := range []Preset{
			{Fit: FitInside, Width: 200, Height: 200}, {Fit: FitPad, Width: 161, Height: 203}, {Fit: FitCrop, Width: 151, Height: 151},
			{Fit: FitPad, Width: 500, Height: 501}, {Fit: FitInside, Width: 20, Height: 20},
		} {
			p.Background, p.Quality = "#3060C0", 95
			short, long := bothWays(t, phototest.PNG(t, img), Recipe{Preset: p})
			// Of a handful of pixels half the colour is little.
			if d := phototest.MeanDifference(short, long); d > 3 && p.Width > 20 || d > 8 {
				t.Errorf("%s, %s %d: a mean difference of %.1f", name, p.Fit, p.Width, d)
			}
		}
	}
}

func TestDamagedPNGInPlanes(t *testing.T) {
	file := phototest.PNG(t, phototest.Photo(300, 200))
	file = file[:len(file)*6/10]
	o, pl := planned(t, file, Recipe{Preset: Preset{Fit: FitInside, Width: 150, Height: 150, Background: "#FFFFFF", Quality: 95}})
	f, err := o.finishPlanes(t.Context(), pl)
	if err != nil || !f.damaged || len(o.warnings(f.damaged, f.missing)) == 0 {
		t.Fatalf("damaged %v, %v", f, err)
	}
	if got := f.pixels().NRGBAAt(75, 95); far(got.R, 128) || far(got.G, 128) || far(got.B, 128) {
		t.Errorf("the missing part is %v instead of grey", got)
	}
}

func far(a uint8, b int) bool { return int(a)-b > 3 || b-int(a) > 3 }
