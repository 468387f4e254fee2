package jpegfile

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"image/jpeg"
	"io"
	"path/filepath"
	"testing"

	"github.com/disintegration/imaging"

	"storehand/app/photo/phototest"
	"storehand/app/photo/plane"
)

// decode is Decode at the picture's own size, in a test that expects it to
// work.
func decode(t *testing.T, data []byte) *Picture {
	t.Helper()
	h, err := readHeader(data)
	if err != nil {
		t.Fatal(err)
	}
	return decodeAt(t, data, Full(h.Width, h.Height, plane.Linear))
}

func decodeAt(t *testing.T, data []byte, want Request) *Picture {
	t.Helper()
	p, err := Decode(context.Background(), data, want)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// rawPlanes decodes without resampling: every component at its own resolution,
// scaled to so many eighths.
func rawPlanes(t *testing.T, data []byte, eighths int) *Picture {
	t.Helper()
	var planes []plane.Plane
	d := &decoder{ctx: context.Background(), data: data, conditioning: usualConditioning}
	d.scale = func(*frame, int) int { return eighths }
	d.open = func(i int, size plane.Size) func([]uint8, int, int) {
		p, y := plane.New(size.X.Count, size.Y.Count), 0
		planes = append(planes, p)
		return func(rows []uint8, stride, count int) {
			for ; count > 0; count-- {
				copy(p.Row(y), rows)
				rows = rows[min(stride, len(rows)):]
				y++
			}
		}
	}
	p, err := d.run()
	if err != nil {
		t.Fatal(err)
	}
	p.Planes = planes
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
			got := rawPlanes(t, data, 8)
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
	switch want := want.(type) {
	case *image.Gray:
		compareSamples(t, got.Planes[0], want.Pix, want.Stride)
	case *image.YCbCr:
		compareSamples(t, got.Planes[0], want.Y, want.YStride)
		compareSamples(t, got.Planes[1], want.Cb, want.CStride)
		compareSamples(t, got.Planes[2], want.Cr, want.CStride)
	case *image.CMYK:
		// Not told apart here, as image/jpeg gives mixed pixels only.
		if size := want.Rect.Size(); got.Planes[3].Width != size.X || got.Planes[3].Height != size.Y {
			t.Errorf("black has %d × %d samples", got.Planes[3].Width, got.Planes[3].Height)
		}
	}
}

func compareSamples(t *testing.T, got plane.Plane, want []uint8, stride int) {
	t.Helper()
	worst := 0
	for y := range got.Height {
		for x, v := range got.Row(y) {
			d := int(v) - int(want[y*stride+x])
			worst = max(worst, d, -d)
		}
	}
	if worst > 2 {
		t.Errorf("a sample differs by %d", worst)
	}
}

// Put together, the pictures are those of the standard library, which repeats
// the samples of coarser components where here they are interpolated.
func TestPicturesAreThoseOfTheStandardLibrary(t *testing.T) {
	dir := phototest.GoPictures(t)
	for _, name := range []string{
		"video-001.jpeg", "video-001.q50.444.jpeg", "video-001.q50.410.jpeg", "video-001.rgb.jpeg", "video-001.cmyk.jpeg", "video-005.gray.q50.2x2.jpeg",
	} {
		data := phototest.Read(t, dir, name)
		want, err := jpeg.Decode(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		if d := phototest.MeanDifference(decode(t, data).Image(), want); d > 4 {
			t.Errorf("%s: mean difference %.2f", name, d)
		}
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

// A scaled component is the full one averaged down: within what rounding and
// the frequencies left out account for.
func TestScaledPicturesAreTheFullOneAveraged(t *testing.T) {
	data := encode(t, phototest.Photo(640, 480), 95)
	full := rawPlanes(t, data, 8)
	for eighths := 1; eighths < 8; eighths++ {
		for i, p := range rawPlanes(t, data, eighths).Planes {
			whole := full.Planes[i]
			if p.Width != whole.Width*eighths/8 || p.Height != whole.Height*eighths/8 {
				t.Errorf("%d eighths: plane %d has %d × %d samples", eighths, i, p.Width, p.Height)
			}
			if d := phototest.MeanDifference(grey(p), phototest.Shrink(grey(whole), p.Width, p.Height)); d > 2 {
				t.Errorf("%d eighths: plane %d has a mean difference of %.2f", eighths, i, d)
			}
		}
	}
}

func grey(p plane.Plane) *image.Gray {
	return &image.Gray{Pix: p.Pix, Stride: p.Stride, Rect: image.Rect(0, 0, p.Width, p.Height)}
}

// Whatever scale the decoder picks on the way, the picture has the asked size
// and is the full one resampled.
func TestPicturesOfAnySize(t *testing.T) {
	photo := phototest.Smooth(317, 211)
	data := encode(t, photo, 95)
	for _, size := range []image.Point{{300, 200}, {150, 100}, {40, 27}, {7, 5}, {1, 1}, {400, 266}} {
		for _, half := range []bool{false, true} {
			want := Full(size.X, size.Y, plane.Lanczos)
			if half {
				want.Colour = plane.Half(size.X, size.Y, false, false)
			}
			p := decodeAt(t, data, want)
			if half {
				if c := p.Planes[1]; c.Width != (size.X+1)/2 || c.Height != (size.Y+1)/2 {
					t.Errorf("%v: colour of %d × %d", size, c.Width, c.Height)
				}
				p.Planes[1], p.Planes[2] = plane.Resize(p.Planes[1], size.X, size.Y, plane.Linear), plane.Resize(p.Planes[2], size.X, size.Y, plane.Linear)
			}
			oracle := imaging.Resize(photo, size.X, size.Y, imaging.Lanczos)
			// Of a handful of pixels half the colour is little.
			if d := phototest.MeanDifference(p.Image(), oracle); d > 1.5 && (!half || size.X > 20) {
				t.Errorf("%v, half %v: mean difference %.2f", size, half, d)
			}
		}
	}
}

func TestOddSizesAtEveryScale(t *testing.T) {
	for _, size := range []image.Point{{1, 1}, {7, 9}, {17, 33}, {31, 16}} {
		data := encode(t, phototest.Photo(size.X, size.Y), 90)
		for eighths := 1; eighths <= 8; eighths++ {
			p := rawPlanes(t, data, eighths).Planes[0]
			if want := image.Pt((size.X*eighths+7)/8, (size.Y*eighths+7)/8); p.Width != want.X || p.Height != want.Y {
				t.Errorf("%v at %d eighths: %d × %d, want %v", size, eighths, p.Width, p.Height, want)
			}
		}
	}
}

func TestTruncatedPicturesShowWhatTheyHave(t *testing.T) {
	whole := encode(t, phototest.Photo(400, 300), 90)
	want := decode(t, whole)
	got := decode(t, whole[:len(whole)*6/10])
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
	if p := decode(t, data[:len(data)-2]); p.Damaged {
		t.Error("a picture that lacks only its last marker is called damaged")
	}
}

var small = Full(8, 8, plane.Lanczos)

func TestNothingToShowIsAnError(t *testing.T) {
	data := encode(t, phototest.Photo(64, 48), 90)
	start := bytes.Index(data, []byte{0xFF, markerSOS})
	_, err := Decode(context.Background(), data[:start], small)
	if !errors.Is(err, io.ErrUnexpectedEOF) {
		t.Errorf("a file cut off before its pixels: %v", err)
	}
}

// Damage inside a picture with restart markers costs the intervals it hits and
// no more.
func TestRestartMarkersLimitDamage(t *testing.T) {
	whole := phototest.Read(t, phototest.GoPictures(t), "video-001.restart2.jpeg")
	want := decode(t, whole)
	if want.Damaged {
		t.Fatal("the picture with restart markers is called damaged")
	}
	broken := bytes.Clone(whole)
	middle := len(broken) / 2
	copy(broken[middle:], bytes.Repeat([]byte{0x55}, 12))
	got := decode(t, broken)
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
	_, err := Decode(ctx, encode(t, phototest.Photo(64, 48), 90), small)
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

func BenchmarkDecode12MP(b *testing.B) {
	var buf bytes.Buffer
	if err := jpeg.Encode(&buf, phototest.Photo(4000, 3000), &jpeg.Options{Quality: 92}); err != nil {
		b.Fatal(err)
	}
	for _, width := range []int{4000, 2048, 1200, 256} {
		b.Run(fmt.Sprintf("to %d pixels", width), func(b *testing.B) {
			b.ReportAllocs()
			want := Full(width, width*3/4, plane.Lanczos)
			want.Colour = plane.Half(width, width*3/4, false, false)
			for b.Loop() {
				if _, err := Decode(context.Background(), buf.Bytes(), want); err != nil {
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
