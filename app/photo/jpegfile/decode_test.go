package jpegfile

import (
	"bytes"
	"context"
	"errors"
	"image"
	"image/color"
	"image/jpeg"
	"io"
	"math"
	"path/filepath"
	"testing"

	"storehand/app/photo/phototest"
)

// decode is Decode at a scale, in a test that expects it to work.
func decode(t *testing.T, data []byte, eighths int) *Picture {
	t.Helper()
	p, err := Decode(context.Background(), data, eighths)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func encode(t *testing.T, img image.Image, quality int) []byte {
	t.Helper()
	var buf bytes.Buffer
	if err := jpeg.Encode(&buf, img, &jpeg.Options{Quality: quality}); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

// The standard library's decoder is the oracle: another reading of the same
// standard. Its arithmetic rounds differently, so samples may differ by one
// step or, after two roundings, two.
func TestPlanesAreThoseOfTheStandardLibrary(t *testing.T) {
	for _, path := range corpus(t) {
		t.Run(filepath.Base(path), func(t *testing.T) {
			data := phototest.Read(t, path)
			got := decode(t, data, Eighths)
			want, err := jpeg.Decode(bytes.NewReader(data))
			if got.Damaged != (err != nil) {
				t.Errorf("damaged is %v, and image/jpeg says %v", got.Damaged, err)
			}
			if err == nil {
				comparePlanes(t, got, want)
			}
		})
	}
}

func comparePlanes(t *testing.T, got *Picture, want image.Image) {
	t.Helper()
	if size := want.Bounds().Size(); got.Width != size.X || got.Height != size.Y {
		t.Fatalf("size %d×%d, want %v", got.Width, got.Height, size)
	}
	switch want := want.(type) {
	case *image.Gray:
		compareSamples(t, got.Planes[0], want.Pix, want.Stride)
	case *image.YCbCr:
		compareSamples(t, got.Planes[0], want.Y, want.YStride)
		compareSamples(t, got.Planes[1], want.Cb, want.CStride)
		compareSamples(t, got.Planes[2], want.Cr, want.CStride)
	default:
		// Subsampled RGB is upsampled by repetition there and linearly here.
		if d := phototest.MeanDifference(got.Image(), want); d > 4 {
			t.Errorf("%T: mean difference %.2f", want, d)
		}
	}
}

func compareSamples(t *testing.T, got Plane, want []uint8, stride int) {
	t.Helper()
	worst := 0
	for y := range got.Height {
		for x := range got.Width {
			d := int(got.Pix[y*got.Stride+x]) - int(want[y*stride+x])
			worst = max(worst, d, -d)
		}
	}
	if worst > 2 {
		t.Errorf("a sample differs by %d", worst)
	}
}

func corpus(t *testing.T) []string {
	t.Helper()
	dir, ofGo := phototest.Corpus(t), phototest.GoPictures(t)
	var all []string
	for _, pattern := range []string{
		dir + "/exif-orientation/*.jpg", dir + "/libvips/*.jpg", dir + "/../../bench/photos/P*.jpg", ofGo + "/*.jpeg",
	} {
		found, err := filepath.Glob(pattern)
		if err != nil || len(found) == 0 {
			t.Fatalf("no files for %s: %v", pattern, err)
		}
		all = append(all, found...)
	}
	return all
}

// A scaled picture is the full one averaged down: within what rounding and the
// frequencies left out account for.
func TestScaledPicturesAreTheFullOneAveraged(t *testing.T) {
	data := encode(t, phototest.Photo(640, 480), 95)
	full := decode(t, data, 8).Image()
	for eighths := 1; eighths < 8; eighths++ {
		p := decode(t, data, eighths)
		if p.Width != 640*eighths/8 || p.Height != 480*eighths/8 {
			t.Errorf("%d eighths: %d×%d", eighths, p.Width, p.Height)
		}
		want := phototest.Shrink(full, p.Width, p.Height)
		if d := phototest.MeanDifference(p.Image(), want); d > 2 {
			t.Errorf("%d eighths: mean difference %.2f", eighths, d)
		}
	}
}

func TestOddSizesAtEveryScale(t *testing.T) {
	for _, size := range []image.Point{{1, 1}, {7, 9}, {17, 33}, {31, 16}} {
		data := encode(t, phototest.Photo(size.X, size.Y), 90)
		for eighths := 1; eighths <= 8; eighths++ {
			p := decode(t, data, eighths)
			want := image.Pt((size.X*eighths+7)/8, (size.Y*eighths+7)/8)
			if got := p.Image().Bounds().Size(); got != want {
				t.Errorf("%v at %d eighths: %v, want %v", size, eighths, got, want)
			}
		}
	}
}

func TestTruncatedPicturesShowWhatTheyHave(t *testing.T) {
	whole := encode(t, phototest.Photo(400, 300), 90)
	want := decode(t, whole, 8)
	got := decode(t, whole[:len(whole)*6/10], 8)
	if !got.Damaged || got.Missing < 0.3 || got.Missing > 0.5 {
		t.Fatalf("damaged %v, missing %.2f; 40 %% of the file was cut off", got.Damaged, got.Missing)
	}
	rows := int(float64(want.Height)*(1-got.Missing)) - 16
	upper := image.Rect(0, 0, want.Width, rows)
	if d := phototest.MeanDifference(phototest.Part(got.Image(), upper), phototest.Part(want.Image(), upper)); d != 0 {
		t.Errorf("the rows before the cut differ by %.2f", d)
	}
	r, g, b, _ := got.Image().At(200, 299).RGBA()
	if r>>8 != 128 || g>>8 != 128 || b>>8 != 128 {
		t.Errorf("the missing part is %d, %d, %d instead of grey", r>>8, g>>8, b>>8)
	}
}

func TestAFileWithoutItsLastMarkerIsWhole(t *testing.T) {
	data := encode(t, phototest.Photo(64, 48), 90)
	if p := decode(t, data[:len(data)-2], 8); p.Damaged {
		t.Error("a picture that lacks only its last marker is called damaged")
	}
}

func TestNothingToShowIsAnError(t *testing.T) {
	data := encode(t, phototest.Photo(64, 48), 90)
	start := bytes.Index(data, []byte{0xFF, markerSOS})
	_, err := Decode(context.Background(), data[:start], 8)
	if !errors.Is(err, io.ErrUnexpectedEOF) {
		t.Errorf("a file cut off before its pixels: %v", err)
	}
}

// Damage inside a picture with restart markers costs the intervals it hits and
// no more.
func TestRestartMarkersLimitDamage(t *testing.T) {
	whole := phototest.Read(t, phototest.GoPictures(t), "video-001.restart2.jpeg")
	want := decode(t, whole, 8)
	if want.Damaged {
		t.Fatal("the picture with restart markers is called damaged")
	}
	broken := bytes.Clone(whole)
	middle := len(broken) / 2
	copy(broken[middle:], bytes.Repeat([]byte{0x55}, 12))
	got := decode(t, broken, 8)
	if got.Missing > 0.1 {
		t.Errorf("missing %.2f after twelve bad bytes", got.Missing)
	}
	lower := image.Rect(0, want.Height-24, want.Width, want.Height)
	if d := phototest.MeanDifference(phototest.Part(got.Image(), lower), phototest.Part(want.Image(), lower)); d != 0 {
		t.Errorf("the rows long after the damage differ by %.2f", d)
	}
}

func TestCancelledDecodingStops(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	_, err := Decode(ctx, encode(t, phototest.Photo(64, 48), 90), 8)
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

// The colours of a picture that is subsampled in each usual way come out as
// those of the full one.
func TestSamplingRatios(t *testing.T) {
	photo := phototest.Smooth(97, 61)
	for _, ratio := range []image.YCbCrSubsampleRatio{
		image.YCbCrSubsampleRatio444, image.YCbCrSubsampleRatio422, image.YCbCrSubsampleRatio420,
		image.YCbCrSubsampleRatio440, image.YCbCrSubsampleRatio411, image.YCbCrSubsampleRatio410,
	} {
		p := planesOf(photo, ratio)
		if d := phototest.MeanDifference(p.Image(), photo); d > 2 {
			t.Errorf("%v: mean difference %.2f", ratio, d)
		}
	}
}

// planesOf samples an image down by a ratio, each sample the mean of those it
// stands for.
func planesOf(img image.Image, ratio image.YCbCrSubsampleRatio) *Picture {
	b := img.Bounds()
	grid := image.NewYCbCr(b, ratio)
	p := &Picture{Width: b.Dx(), Height: b.Dy(), Model: YCbCr}
	whole := make([]Plane, 3)
	for i := range whole {
		whole[i] = Plane{Pix: make([]uint8, b.Dx()*b.Dy()), Stride: b.Dx(), Width: b.Dx(), Height: b.Dy()}
	}
	for y := range b.Dy() {
		for x := range b.Dx() {
			c := color.YCbCrModel.Convert(img.At(x, y)).(color.YCbCr)
			whole[0].Pix[y*b.Dx()+x], whole[1].Pix[y*b.Dx()+x], whole[2].Pix[y*b.Dx()+x] = c.Y, c.Cb, c.Cr
		}
	}
	p.Planes = []Plane{whole[0], average(whole[1], grid), average(whole[2], grid)}
	return p
}

func average(from Plane, grid *image.YCbCr) Plane {
	rows := len(grid.Cb) / grid.CStride
	sums, counts := make([]float64, len(grid.Cb)), make([]float64, len(grid.Cb))
	for y := range from.Height {
		for x := range from.Width {
			at := grid.COffset(x, y)
			sums[at] += float64(from.Pix[y*from.Stride+x])
			counts[at]++
		}
	}
	to := Plane{Pix: make([]uint8, len(sums)), Stride: grid.CStride, Width: grid.CStride, Height: rows}
	for i := range sums {
		to.Pix[i] = uint8(math.Round(sums[i] / counts[i]))
	}
	return to
}

func BenchmarkDecode12MP(b *testing.B) {
	var buf bytes.Buffer
	if err := jpeg.Encode(&buf, phototest.Photo(4000, 3000), &jpeg.Options{Quality: 92}); err != nil {
		b.Fatal(err)
	}
	for _, eighths := range []int{8, 5, 4, 2, 1} {
		b.Run(string(rune('0'+eighths))+" eighths", func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Decode(context.Background(), buf.Bytes(), eighths); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	b.Run("image/jpeg", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if _, err := jpeg.Decode(bytes.NewReader(buf.Bytes())); err != nil {
				b.Fatal(err)
			}
		}
	})
}
