package photo_test

import (
	"bytes"
	"errors"
	"image"
	"image/color"
	"image/draw"
	"math"
	"runtime"
	"strings"
	"testing"

	"github.com/disintegration/imaging"

	"storehand/app/photo"
	"storehand/app/photo/phototest"
	"storehand/app/photo/subject"
)

// cook renders a recipe, filling in what every preset has.
func cook(t *testing.T, file []byte, r photo.Recipe) *photo.Result {
	t.Helper()
	made, err := tryCook(t, file, r)
	if err != nil {
		t.Fatal(err)
	}
	return made
}

func tryCook(t *testing.T, file []byte, r photo.Recipe) (*photo.Result, error) {
	t.Helper()
	r.Preset.Name = "test"
	if r.Preset.Fit == "" {
		r.Preset.Fit = photo.FitInside
	}
	if r.Preset.Background == "" {
		r.Preset.Background = "#FFFFFF"
	}
	if r.Preset.Quality == 0 {
		r.Preset.Quality = 90
	}
	return photo.Render(t.Context(), photo.FromBytes("test", file), r)
}

// product is a brown box with some texture on light grey paper with soft light.
func product(width, height int, box image.Rectangle) *image.NRGBA {
	img := image.NewNRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			light := 226 + 10*float64(x)/float64(width) - 6*float64(y)/float64(height)
			c := color.NRGBA{uint8(light), uint8(light), uint8(light - 3), 255}
			if image.Pt(x, y).In(box) {
				v := uint8((x*7 + y*3) % 40)
				c = color.NRGBA{120 + v, 70 + v, 40 + v/2, 255}
			}
			img.SetNRGBA(x, y, c)
		}
	}
	return img
}

func TestTurnsFlipsAndCropsArePixelExact(t *testing.T) {
	img := phototest.Photo(60, 40)
	file := phototest.PNG(t, img)
	turn := map[int]func(image.Image) *image.NRGBA{0: imaging.Clone, 1: imaging.Rotate270, 2: imaging.Rotate180, 3: imaging.Rotate90}
	for quarters, with := range turn {
		for _, flip := range []bool{false, true} {
			f := photo.Framing{Turn: quarters, Flip: flip, Crop: photo.Crop{X: 0.25, Y: 0.1, Width: 0.5, Height: 0.4}}
			want := with(img)
			if flip {
				want = imaging.FlipH(want)
			}
			size := want.Rect.Size()
			want = imaging.Crop(want, image.Rect(size.X/4, size.Y/10, size.X*3/4, size.Y/2))
			r := cook(t, file, photo.Recipe{Preset: photo.Preset{Format: photo.PNG}, Framing: f})
			got := decode(t, "made", r.Data).Image
			if got.Rect != want.Rect || !bytes.Equal(got.Pix, want.Pix) || r.Width != want.Rect.Dx() {
				t.Errorf("%+v: another picture of %v", f, got.Rect)
			}
			small, err := photo.Framed(t.Context(), photo.FromBytes("a", file), f, 0)
			if err != nil || !bytes.Equal(small.Image.Pix, want.Pix) {
				t.Errorf("%+v: Framed shows another picture, %v", f, err)
			}
		}
	}
}

func TestStraightenedPhotosHaveNoEmptyCorners(t *testing.T) {
	for _, format := range []photo.Format{photo.JPEG, photo.PNG} {
		file := phototest.JPEG(t, phototest.Smooth(600, 400), 95)
		for _, angle := range []float64{-20, 3, 45} {
			r := photo.Recipe{Preset: photo.Preset{Fit: photo.FitInside, Width: 300, Height: 300, Background: "#FF00FF", Format: format}, Framing: photo.Framing{Straighten: angle}}
			made := cook(t, file, r)
			img := decode(t, "made", made.Data).Image
			for _, at := range []image.Point{{}, {img.Rect.Dx() - 1, 0}, {0, img.Rect.Dy() - 1}, img.Rect.Max.Sub(image.Pt(1, 1))} {
				if c := img.NRGBAAt(at.X, at.Y); c.R > 230 && c.G < 40 {
					t.Errorf("%g°: the corner %v is %v", angle, at, c)
				}
			}
			facts, err := photo.Probe(photo.FromBytes("a", file))
			if err != nil {
				t.Fatal(err)
			}
			if f := r.Forecast(facts); f.Width != made.Width || f.Height != made.Height || f.Unsure {
				t.Errorf("%g°: forecast %d × %d, made %d × %d", angle, f.Width, f.Height, made.Width, made.Height)
			}
		}
	}
}

func TestTrimmingLeavesTheSubject(t *testing.T) {
	img := product(2000, 1600, image.Rect(600, 400, 1400, 1000))
	for name, file := range map[string][]byte{"jpeg": phototest.JPEG(t, img, 95), "png": phototest.PNG(t, img)} {
		r := cook(t, file, photo.Recipe{Preset: photo.Preset{Trim: true, Format: photo.JPEG}})
		if far(r.Width, 800, 20) || far(r.Height, 600, 20) {
			t.Errorf("%s: %d × %d are left of a subject of 800 × 600", name, r.Width, r.Height)
		}
		if r.Shown.Dx() != 2000 || r.Shown.Dy() != 1600 || far(r.Shown.Min.X, -600, 10) || far(r.Shown.Min.Y, -400, 10) {
			t.Errorf("%s: the photo lies on %v", name, r.Shown)
		}
	}
	r := cook(t, phototest.PNG(t, phototest.Photo(300, 200)), photo.Recipe{Preset: photo.Preset{Trim: true, Format: photo.JPEG}})
	if r.Width != 300 || len(r.Warnings) != 1 || r.Warnings[0].Kind != photo.WarnNoSubject {
		t.Errorf("nothing to trim: %d × %d, %v", r.Width, r.Height, r.Warnings)
	}
}

func far(a, b, most int) bool { return a-b > most || b-a > most }

func TestSubjectsFillTheirShare(t *testing.T) {
	file := phototest.JPEG(t, product(2400, 1800, image.Rect(300, 900, 1100, 1500)), 95)
	for name, p := range map[string]photo.Preset{
		"as it is":          {Fill: 85},
		"whitened":          {Fill: 85, Whiten: true},
		"trimmed":           {Fill: 70, Trim: true},
		"trimmed, whitened": {Fill: 70, Trim: true, Whiten: true},
	} {
		p.Fit, p.Width, p.Height, p.Format = photo.FitPad, 700, 700, photo.PNG // a JPEG's edges are not sharp
		if p.Trim {
			p.Background = "#E0E0DE" // for the subject to be told in what is made
		}
		if p.Whiten {
			p.Background = "#FFFFFF"
		}
		r := cook(t, file, photo.Recipe{Preset: p})
		img := decode(t, "made", r.Data).Image
		got, ok := subject.Bounds(img)
		if !ok || len(r.Warnings) > 0 || r.Whitened != p.Whiten {
			t.Errorf("%s: %v, %v", name, ok, r.Warnings)
			continue
		}
		if share := float64(max(got.Dx(), got.Dy())) / 7; math.Abs(share-float64(p.Fill)) > 1 {
			t.Errorf("%s: the subject takes %.1f %%", name, share)
		}
		if middle := got.Min.Add(got.Max).Div(2); far(middle.X, 350, 5) || far(middle.Y, 350, 5) {
			t.Errorf("%s: the subject's middle is %v", name, middle)
		}
		if c := img.NRGBAAt(3, 3); p.Whiten && c != (color.NRGBA{255, 255, 255, 255}) {
			t.Errorf("%s: the corner is %v", name, c)
		}
	}
	small := cook(t, phototest.JPEG(t, product(400, 300, image.Rect(100, 100, 200, 200)), 95),
		photo.Recipe{Preset: photo.Preset{Fit: photo.FitPad, Width: 1000, Height: 1000, Fill: 85, Format: photo.JPEG}})
	if len(small.Warnings) != 1 || small.Warnings[0].Kind != photo.WarnSmall || !strings.Contains(small.Warnings[0].Text, "% of the picture instead of 85 %") {
		t.Errorf("%v", small.Warnings)
	}
}

// A small thing that is enlarged, with its backdrop made white, takes
// no more memory than what is shown.
func TestWhitenedSurroundingsTakeLittleMemory(t *testing.T) {
	file := phototest.JPEG(t, product(3000, 2000, image.Rect(1500, 1000, 1700, 1140)), 95)
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	r := cook(t, file, photo.Recipe{Preset: photo.Preset{
		Fit: photo.FitPad, Width: 1600, Height: 1600, Enlarge: true, Trim: true, Fill: 100, Whiten: true, Format: photo.JPEG,
	}})
	runtime.ReadMemStats(&after)
	if took := after.TotalAlloc - before.TotalAlloc; took > 600<<20 || !r.Whitened {
		t.Errorf("%d MB were taken; whitened %v, %v", took>>20, r.Whitened, r.Warnings)
	}
	img := decode(t, "made", r.Data).Image
	if c := img.NRGBAAt(800, 800); c.R < c.B+40 {
		t.Errorf("the middle is %v", c)
	}
}

func TestBusyBackdropsOnlyWarn(t *testing.T) {
	amazon, _ := photo.Find(photo.Presets(), "amazon")
	r, err := photo.Render(t.Context(), photo.FromBytes("busy", phototest.JPEG(t, phototest.Photo(900, 600), 90)), photo.Recipe{Preset: amazon})
	if err != nil || r.Whitened || r.Width != 2000 {
		t.Fatalf("%+v, %v", r, err)
	}
	kinds := map[photo.WarningKind]bool{}
	for _, w := range r.Warnings {
		kinds[w.Kind] = true
	}
	if !kinds[photo.WarnBusy] || !kinds[photo.WarnNoSubject] {
		t.Errorf("%v", r.Warnings)
	}
}

func TestSmartCropsKeepWhatThereIsToSee(t *testing.T) {
	file := phototest.JPEG(t, product(1200, 400, image.Rect(900, 60, 1140, 340)), 92)
	p := photo.Preset{Fit: photo.FitCrop, Width: 200, Height: 200, Format: photo.JPEG}
	middle := decode(t, "a", cook(t, file, photo.Recipe{Preset: p}).Data).Image
	p.Focus = photo.FocusDetail
	smart := decode(t, "b", cook(t, file, photo.Recipe{Preset: p}).Data).Image
	brown := func(img *image.NRGBA) (n int) {
		for px := img.Pix; len(px) >= 4; px = px[4:] {
			if int(px[0]) > int(px[2])+40 {
				n++
			}
		}
		return n
	}
	if whole := 240 / 2 * 280 / 2; brown(middle) > whole/10 || brown(smart) < whole*9/10 {
		t.Errorf("the middle shows %d of it, the smart crop %d", brown(middle), brown(smart))
	}
}

func TestTargetSizesHold(t *testing.T) {
	file := phototest.JPEG(t, phototest.Photo(900, 600), 95)
	for _, format := range []photo.Format{photo.JPEG, photo.WebP} {
		bytesAt := func(quality int) int {
			return len(cook(t, file, photo.Recipe{Preset: photo.Preset{Format: format, Quality: quality}}).Data)
		}
		for _, limit := range []int{bytesAt(88) + 1, bytesAt(71), bytesAt(45), bytesAt(20) + 100} {
			r := cook(t, file, photo.Recipe{Preset: photo.Preset{Format: format, Quality: 88, MaxBytes: limit}})
			if len(r.Data) > limit {
				t.Errorf("%s: %d bytes, and the limit is %d", format, len(r.Data), limit)
			}
			if r.Quality < 88 && bytesAt(min(r.Quality+3, 88)) <= limit {
				t.Errorf("%s: quality %d was taken, and %d fits %d bytes", format, r.Quality, r.Quality+3, limit)
			}
			if r.Width != 900 || len(r.Warnings) != 0 {
				t.Errorf("%s: %d pixels, %v", format, r.Width, r.Warnings)
			}
		}
	}
}

func TestTargetSizesCostPixelsWhereTheyMay(t *testing.T) {
	img := phototest.Photo(900, 600)
	for name, file := range map[string][]byte{"jpeg": phototest.JPEG(t, img, 95), "png": phototest.PNG(t, img)} {
		for _, format := range []photo.Format{photo.JPEG, photo.PNG, photo.WebP} {
			p := photo.Preset{Format: format, Quality: 88, MaxBytes: 100_000}
			if format != photo.PNG {
				p.MaxBytes = 20_000
			}
			_, err := tryCook(t, file, photo.Recipe{Preset: photo.Preset{Format: format, MaxBytes: 2500}})
			var refusal *photo.Refusal
			if !errors.As(err, &refusal) || refusal.Reason != photo.ReasonTarget || !strings.Contains(err.Error(), "the smallest file has") {
				t.Errorf("%s: %v", format, err)
			}
			p.MayShrink = true
			r := cook(t, file, photo.Recipe{Preset: p})
			if len(r.Data) > p.MaxBytes || len(r.Data) < p.MaxBytes*6/10 {
				t.Errorf("%s to %s: %d bytes of %d", name, format, len(r.Data), p.MaxBytes)
			}
			if r.Width >= 900 || r.Width < 225 || len(r.Warnings) != 1 || r.Warnings[0].Kind != photo.WarnTarget {
				t.Errorf("%s to %s: %d pixels, %v", name, format, r.Width, r.Warnings)
			}
			back, err := photo.Probe(photo.FromBytes("a", r.Data))
			if err != nil || back.Width != r.Width || back.Height != r.Height {
				t.Errorf("%s to %s: %+v, %v", name, format, back, err)
			}
			p.MaxBytes = 1000
			if _, err := tryCook(t, file, photo.Recipe{Preset: p}); !errors.As(err, &refusal) || refusal.Reason != photo.ReasonTarget {
				t.Errorf("%s to %s in 1000 bytes: %v", name, format, err)
			}
		}
	}
}

func TestPalettesMakeSmallPNGs(t *testing.T) {
	file := phototest.PNG(t, phototest.Photo(300, 200))
	full := cook(t, file, photo.Recipe{Preset: photo.Preset{Format: photo.PNG}})
	few := cook(t, file, photo.Recipe{Preset: photo.Preset{Format: photo.PNG, Colours: 64}})
	facts, err := photo.Probe(photo.FromBytes("few.png", few.Data))
	if err != nil || facts.Model != photo.ModelPalette {
		t.Fatalf("%+v, %v", facts, err)
	}
	if len(few.Data) > len(full.Data)/2 {
		t.Errorf("%d bytes instead of %d", len(few.Data), len(full.Data))
	}
	if db := psnr(decode(t, "few", few.Data).Image, decode(t, "full", full.Data).Image); db < 24 {
		t.Errorf("%.1f dB", db)
	}
}

// Fine white lines on black hold a quarter of the light when they are a quarter
// of the picture.
func TestLinearLightKeepsBrightness(t *testing.T) {
	img := imaging.New(400, 400, color.NRGBA{A: 255})
	for x := 0; x < 400; x += 4 {
		draw.Draw(img, image.Rect(x, 0, x+1, 400), image.White, image.Point{}, draw.Src)
	}
	for name, file := range map[string][]byte{"png": phototest.PNG(t, img), "jpeg": phototest.JPEG(t, img, 100)} {
		for linear, want := range map[bool]int{false: 64, true: 137} {
			p := photo.Preset{Width: 50, Height: 50, Format: photo.PNG, LinearLight: linear}
			got := decode(t, "a", cook(t, file, photo.Recipe{Preset: p}).Data).Image.NRGBAAt(25, 25)
			if far(int(got.R), want, 5) {
				t.Errorf("%s, linear light %v: %v, want %d", name, linear, got, want)
			}
		}
	}
}

func TestToneAndSharpnessReachTheFile(t *testing.T) {
	img := phototest.Smooth(300, 200)
	for name, file := range map[string][]byte{"jpeg": phototest.JPEG(t, img, 95), "png": phototest.PNG(t, img)} {
		mean := func(p photo.Preset) (sum float64) {
			p.Format, p.Width, p.Height = photo.JPEG, 200, 200
			made := decode(t, "a", cook(t, file, photo.Recipe{Preset: p}).Data).Image
			for px := made.Pix; len(px) >= 4; px = px[4:] {
				sum += float64(px[1])
			}
			return sum / float64(len(made.Pix)/4)
		}
		plain, bright := mean(photo.Preset{}), mean(photo.Preset{Tone: photo.Tone{Brightness: 60}})
		if bright < plain+15 {
			t.Errorf("%s: a brightness of %.0f became %.0f", name, plain, bright)
		}
	}
	edge := phototest.JPEG(t, product(400, 400, image.Rect(100, 100, 300, 300)), 95)
	steepest := func(sharpen int, tone photo.Tone) (most int) {
		made := decode(t, "a", cook(t, edge, photo.Recipe{Preset: photo.Preset{Format: photo.JPEG, Quality: 98, Width: 133, Height: 133, Sharpen: sharpen, Tone: tone}}).Data).Image
		for x := range 131 {
			most = max(most, int(made.NRGBAAt(x, 66).G)-int(made.NRGBAAt(x+2, 66).G))
		}
		return most
	}
	for _, tone := range []photo.Tone{{}, {Brightness: 1}} { // in planes and in pixels
		soft, sharp, most := steepest(0, tone), steepest(60, tone), steepest(100, tone)
		if sharp <= soft+3 || most < sharp {
			t.Errorf("edges of %d, %d and %d", soft, sharp, most)
		}
	}
}

func TestWatermarksReachTheFile(t *testing.T) {
	logo := phototest.PNG(t, imaging.New(40, 20, color.NRGBA{255, 0, 0, 255}))
	mark := &photo.Watermark{Logo: logo, Place: photo.PlaceBottomRight, Share: 20, Opacity: 100, Margin: 5}
	for _, format := range []photo.Format{photo.JPEG, photo.PNG, photo.WebP} {
		p := photo.Preset{Fit: photo.FitPad, Width: 200, Height: 200, Format: format, Quality: 95, Watermark: mark}
		made := decode(t, "a", cook(t, phototest.JPEG(t, phototest.Smooth(400, 300), 95), photo.Recipe{Preset: p}).Data).Image
		// 40 × 20 pixels, 10 from the edges of the finished picture.
		for at, red := range map[image.Point]bool{{155, 175}: true, {185, 185}: true, {145, 180}: false, {195, 180}: false, {170, 165}: false, {170, 195}: false} {
			if c := made.NRGBAAt(at.X, at.Y); (c.R > 220 && c.G < 60) != red {
				t.Errorf("%s: %v is %v", format, at, c)
			}
		}
	}
}

func TestTheSameRecipeMakesTheSameFile(t *testing.T) {
	file := phototest.JPEG(t, product(900, 700, image.Rect(200, 200, 600, 500)), 92)
	logo := phototest.PNG(t, imaging.New(40, 20, color.NRGBA{255, 0, 0, 255}))
	r := photo.Recipe{
		Framing: photo.Framing{Turn: 1, Straighten: 2.5, Crop: photo.Crop{X: 0.05, Y: 0.05, Width: 0.9, Height: 0.9}},
		Preset: photo.Preset{
			Fit: photo.FitPad, Width: 300, Height: 300, Format: photo.PNG, Colours: 128, Fill: 80, Whiten: true, Sharpen: 40, MaxBytes: 200_000,
			Tone: photo.Tone{AutoLevels: true, AutoBalance: true, Contrast: 10}, Watermark: &photo.Watermark{Logo: logo, Place: photo.PlaceTile, Share: 10, Opacity: 20},
		},
	}
	once, twice := cook(t, file, r), cook(t, file, r)
	if !bytes.Equal(once.Data, twice.Data) {
		t.Error("two files of one recipe differ")
	}
}
