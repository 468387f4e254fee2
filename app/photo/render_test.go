package photo_test

import (
	"bytes"
	"context"
	"errors"
	"image"
	"image/color"
	"strings"
	"testing"

	"storehand/app/photo"
	"storehand/app/photo/exif"
	"storehand/app/photo/jpegfile"
	"storehand/app/photo/phototest"
	"storehand/app/photo/pngfile"
	"storehand/app/photo/rights"
	"storehand/app/photo/webpfile"
)

func TestPaddingIsTheBackground(t *testing.T) {
	file := phototest.JPEG(t, phototest.Smooth(80, 40), 95)
	for _, format := range []photo.Format{photo.JPEG, photo.PNG, photo.WebP} {
		r := render(t, file, photo.Preset{Fit: photo.FitPad, Width: 60, Height: 60, Background: "#204060", Format: format, Lossless: true, Quality: 100})
		img := decode(t, "made", r.Data).Image
		if r.Width != 60 || r.Height != 60 || img.Bounds().Size() != image.Pt(60, 60) {
			t.Errorf("%s: %d × %d", format, r.Width, r.Height)
		}
		for _, at := range []image.Point{{0, 0}, {59, 6}, {30, 54}, {59, 59}} {
			got := img.NRGBAAt(at.X, at.Y)
			if distance(got, color.NRGBA{0x20, 0x40, 0x60, 255}) > 4 {
				t.Errorf("%s: the padding at %v is %v", format, at, got)
			}
		}
		inside := phototest.Part(img, image.Rect(0, 15, 60, 45))
		if d := phototest.MeanDifference(inside, phototest.Shrink(phototest.Smooth(80, 40), 60, 30)); d > 3 {
			t.Errorf("%s: the picture differs by %.2f", format, d)
		}
	}
}

func distance(a, b color.NRGBA) int {
	most := 0
	for _, d := range []int{int(a.R) - int(b.R), int(a.G) - int(b.G), int(a.B) - int(b.B), int(a.A) - int(b.A)} {
		most = max(most, d, -d)
	}
	return most
}

func TestCroppingKeepsTheMiddle(t *testing.T) {
	img := image.NewNRGBA(image.Rect(0, 0, 90, 30))
	for y := range 30 {
		for x := range 90 {
			img.SetNRGBA(x, y, []color.NRGBA{{255, 0, 0, 255}, {0, 255, 0, 255}, {0, 0, 255, 255}}[x/30])
		}
	}
	r := render(t, phototest.PNG(t, img), photo.Preset{Fit: photo.FitCrop, Width: 20, Height: 20, Format: photo.PNG})
	made := decode(t, "made", r.Data).Image
	if r.Width != 20 || r.Height != 20 {
		t.Fatalf("%d × %d", r.Width, r.Height)
	}
	for _, at := range []image.Point{{3, 3}, {10, 10}, {16, 16}} {
		if got := made.NRGBAAt(at.X, at.Y); got != (color.NRGBA{0, 255, 0, 255}) {
			t.Errorf("%v is %v", at, got)
		}
	}
}

// Half transparent red on white is pink; on black it is dark red.
func TestFlatteningMixesByAlpha(t *testing.T) {
	img := image.NewNRGBA(image.Rect(0, 0, 8, 8))
	for i := 0; i < len(img.Pix); i += 4 {
		copy(img.Pix[i:], []uint8{200, 0, 0, 128})
	}
	for background, want := range map[string]color.NRGBA{
		"#FFFFFF": {227, 127, 127, 255}, "#000000": {100, 0, 0, 255}, photo.Transparent: {200, 0, 0, 128},
	} {
		r := render(t, phototest.PNG(t, img), photo.Preset{Fit: photo.FitInside, Background: background, Format: photo.PNG})
		if got := decode(t, "made", r.Data).Image.NRGBAAt(4, 4); got != want {
			t.Errorf("on %s: %v, want %v", background, got, want)
		}
	}
	r := render(t, phototest.PNG(t, img), photo.Preset{Fit: photo.FitInside, Background: photo.Transparent, Format: photo.JPEG, Quality: 100})
	if got := decode(t, "made", r.Data).Image.NRGBAAt(4, 4); distance(got, color.NRGBA{227, 127, 127, 255}) > 2 {
		t.Errorf("a JPEG, which is flattened on white: %v", got)
	}
}

// The colour that editors leave in fully transparent pixels must not seep into
// the edges when a cut-out is scaled.
func TestScaledCutOutsHaveNoFringe(t *testing.T) {
	img := image.NewNRGBA(image.Rect(0, 0, 97, 97))
	for y := range 97 {
		for x := range 97 {
			if (x-48)*(x-48)+(y-48)*(y-48) < 1600 {
				img.SetNRGBA(x, y, color.NRGBA{255, 255, 255, 255})
			} // else black, and transparent
		}
	}
	r := render(t, phototest.PNG(t, img), photo.Preset{Fit: photo.FitPad, Width: 40, Height: 40, Background: "#FFFFFF", Format: photo.PNG})
	made := decode(t, "made", r.Data).Image
	for i, v := range made.Pix {
		if v != 255 {
			t.Fatalf("white on white has a sample of %d at %d, %d", v, i/4%40, i/4/40)
		}
	}
}

func TestKeptFormats(t *testing.T) {
	keep := photo.Preset{Fit: photo.FitInside, Background: photo.Transparent, Format: photo.FormatKeep}
	lossless, err := webpfile.Encode(phototest.Photo(20, 20), 80, true)
	if err != nil {
		t.Fatal(err)
	}
	dir := phototest.Corpus(t)
	for name, c := range map[string]struct {
		data []byte
		want photo.Format
	}{
		"jpeg": {phototest.JPEG(t, phototest.Photo(20, 20), 90), photo.JPEG}, "png": {phototest.PNG(t, phototest.Photo(20, 20)), photo.PNG},
		"webp": {lossless, photo.WebP}, "gif": {phototest.Read(t, dir, "libvips/cogs.gif"), photo.PNG},
		"tiff": {phototest.Read(t, dir, "libvips/sample.tif"), photo.JPEG}, "bmp": {phototest.Read(t, dir, "libvips/small.bmp"), photo.PNG},
	} {
		r := render(t, c.data, keep)
		if r.Format != c.want {
			t.Errorf("%s becomes %s", name, r.Format)
		}
		if name == "webp" && !bytes.Contains(r.Data[:16], []byte("VP8L")) {
			t.Error("a WebP without loss was written with loss")
		}
	}
}

const packet = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description
 xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:GPSLatitude="47,4.2N"
 Iptc4xmpExt:DigitalSourceType="http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"/></rdf:RDF></x:xmpmeta>`

func TestRightsAreKeptWhenAskedFor(t *testing.T) {
	camera := append([]byte("Exif\x00\x00"), phototest.Exif(phototest.Entry{Tag: 0x010F, Text: "Canon"}, phototest.Entry{Tag: 0x8298, Text: "© Ann"})...)
	file := phototest.WithSegment(phototest.JPEG(t, phototest.Photo(40, 40), 90), 0xE1, camera)
	file = phototest.WithSegment(file, 0xE1, []byte("http://ns.adobe.com/xap/1.0/\x00"+packet))
	want := rights.Marks{Copyright: "© Ann", SourceType: "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"}
	for _, format := range []photo.Format{photo.JPEG, photo.PNG, photo.WebP} {
		for _, keep := range []bool{true, false} {
			r := render(t, file, photo.Preset{Fit: photo.FitInside, Width: 20, Height: 20, Format: format, KeepRights: keep})
			xmp := xmpOf(t, r)
			if got := (rights.Read(xmp, nil, exif.Facts{})); keep && got != want || !keep && xmp != nil {
				t.Errorf("%s, kept %v: %+v", format, keep, got)
			}
			if bytes.Contains(r.Data, []byte("GPS")) || bytes.Contains(r.Data, []byte("Canon")) {
				t.Errorf("%s carries more than the rights", format)
			}
			if _, err := photo.Decode(context.Background(), photo.FromBytes("made", r.Data)); err != nil {
				t.Error(err)
			}
		}
	}
}

func xmpOf(t *testing.T, r *photo.Result) []byte {
	t.Helper()
	file, size := bytes.NewReader(r.Data), int64(len(r.Data))
	var xmp []byte
	var err error
	switch r.Format {
	case photo.JPEG:
		var h jpegfile.Header
		h, err = jpegfile.ReadHeader(file, size)
		xmp = h.XMP
	case photo.PNG:
		var h pngfile.Header
		h, err = pngfile.ReadHeader(file, size)
		xmp = h.XMP
	case photo.WebP:
		var h webpfile.Header
		h, err = webpfile.ReadHeader(file, size)
		xmp = h.XMP
	}
	if err != nil {
		t.Fatal(err)
	}
	return xmp
}

func TestWarningsAboutSize(t *testing.T) {
	file := phototest.PNG(t, phototest.Photo(30, 20))
	for want, preset := range map[photo.WarningKind]photo.Preset{
		photo.WarnSmall:    {Fit: photo.FitPad, Width: 50, Height: 50, Format: photo.PNG},
		photo.WarnEnlarged: {Fit: photo.FitPad, Width: 50, Height: 50, Format: photo.PNG, Enlarge: true},
		"":                 {Fit: photo.FitInside, Width: 50, Height: 50, Format: photo.PNG},
	} {
		r := render(t, file, preset)
		if want == "" && len(r.Warnings) > 0 || want != "" && (len(r.Warnings) != 1 || r.Warnings[0].Kind != want) {
			t.Errorf("%v, want %q", r.Warnings, want)
		}
	}
}

func TestWhatTheOutputCannotHold(t *testing.T) {
	wide := image.NewNRGBA(image.Rect(0, 0, 16400, 2))
	tall := image.NewGray(image.Rect(0, 0, 1, 3000))
	for want, c := range map[string]struct {
		img    image.Image
		preset photo.Preset
	}{
		"WebP pictures have at most 16383 on a side": {wide, photo.Preset{Fit: photo.FitInside, Format: photo.WebP}},
		"enlarged to 2048 × 6144000 pixels":          {tall, photo.Preset{Fit: photo.FitCrop, Width: 2048, Height: 2048, Enlarge: true, Format: photo.JPEG}},
	} {
		c.preset.Name, c.preset.Quality, c.preset.Background = "test", 80, "#FFFFFF"
		_, err := photo.Render(context.Background(), photo.FromBytes("a.png", phototest.PNG(t, c.img)), photo.Recipe{Preset: c.preset})
		var r *photo.Refusal
		if !errors.As(err, &r) || r.Reason != photo.ReasonOutput || !strings.Contains(r.Error(), want) {
			t.Errorf("%v, want %q", err, want)
		}
	}
	_, err := photo.Render(context.Background(), photo.FromBytes("a.png", phototest.PNG(t, tall)), photo.Recipe{Preset: photo.Preset{Name: "Odd", Fit: "x"}})
	var r *photo.Refusal
	if err == nil || errors.As(err, &r) || !strings.Contains(err.Error(), `preset "Odd"`) {
		t.Errorf("a faulty preset is not the picture's fault: %v", err)
	}
}
