package giffile

import (
	"bytes"
	"errors"
	"image"
	"image/color"
	"image/gif"
	"io"
	"os"
	"path/filepath"
	"testing"

	"storehand/app/photo/phototest"
)

// The standard library is the oracle for whole frames.
func TestFramesAreThoseOfTheStandardLibrary(t *testing.T) {
	for _, pattern := range []string{phototest.GoPictures(t) + "/*.gif", phototest.Corpus(t) + "/libvips/*.gif"} {
		files, err := filepath.Glob(pattern)
		if err != nil || len(files) == 0 {
			t.Fatalf("%s: %v", pattern, err)
		}
		for _, path := range files {
			data := phototest.Read(t, path)
			want, wrong := gif.Decode(bytes.NewReader(data))
			got, missing, err := Decode(bytes.NewReader(data))
			switch {
			case err != nil:
				t.Errorf("%s: %v", path, err)
			case wrong != nil && missing == 0:
				t.Errorf("%s is whole, but the standard library says %v", path, wrong)
			case wrong != nil:
			case missing != 0:
				t.Errorf("%s lacks %v", path, missing)
			default:
				frame := want.Bounds()
				if d := phototest.MeanDifference(phototest.Part(got, frame), phototest.Part(want, frame)); d != 0 {
					t.Errorf("%s differs by %.2f", path, d)
				}
			}
		}
	}
}

func animation(t *testing.T) []byte {
	t.Helper()
	palette := color.Palette{color.NRGBA{255, 0, 0, 255}, color.NRGBA{}, color.NRGBA{0, 0, 255, 255}}
	first := image.NewPaletted(image.Rect(2, 1, 6, 4), palette)
	first.SetColorIndex(3, 2, 1)
	second := image.NewPaletted(image.Rect(0, 0, 8, 6), palette)
	var file bytes.Buffer
	err := gif.EncodeAll(&file, &gif.GIF{
		Image: []*image.Paletted{first, second}, Delay: []int{1, 1}, Config: image.Config{ColorModel: palette, Width: 8, Height: 6},
	})
	if err != nil {
		t.Fatal(err)
	}
	return file.Bytes()
}

func TestTheFirstFrameLiesOnItsCanvas(t *testing.T) {
	data := animation(t)
	h, err := ReadHeader(bytes.NewReader(data))
	if err != nil || h != (Header{Width: 8, Height: 6, Frames: 2, Transparent: true}) {
		t.Fatalf("%+v, %v", h, err)
	}
	img, missing, err := Decode(bytes.NewReader(data))
	if err != nil || missing != 0 || img.Bounds() != image.Rect(0, 0, 8, 6) {
		t.Fatalf("%v, missing %v, %v", img.Bounds(), missing, err)
	}
	for at, want := range map[image.Point]color.NRGBA{
		{0, 0}: {}, {2, 1}: {255, 0, 0, 255}, {5, 3}: {255, 0, 0, 255}, {3, 2}: {}, {6, 3}: {},
	} {
		if got := img.NRGBAAt(at.X, at.Y); got != want {
			t.Errorf("%v: %v, want %v", at, got, want)
		}
	}
}

func TestCutOffFramesShowTheirRows(t *testing.T) {
	data := phototest.Read(t, phototest.GoPictures(t), "video-001.gif")
	whole, _, err := Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	part, missing, err := Decode(bytes.NewReader(data[:len(data)/2]))
	if err != nil || missing < 0.3 || missing > 0.7 {
		t.Fatalf("missing %.2f, %v", missing, err)
	}
	size := whole.Bounds().Size()
	upper := image.Rect(0, 0, size.X, int(float64(size.Y)*(1-missing)))
	if d := phototest.MeanDifference(phototest.Part(part, upper), phototest.Part(whole, upper)); d != 0 {
		t.Errorf("the rows that are there differ by %.2f", d)
	}
	if got := part.NRGBAAt(0, size.Y-1); got != (color.NRGBA{128, 128, 128, 255}) {
		t.Errorf("a missing row is %v", got)
	}
}

func TestRefusals(t *testing.T) {
	if _, err := ReadHeader(bytes.NewReader([]byte("GIF"))); !errors.Is(err, ErrNotGIF) {
		t.Errorf("a beginning: %v", err)
	}
	if _, err := ReadHeader(bytes.NewReader(animation(t)[:13+12])); !errors.Is(err, io.ErrUnexpectedEOF) {
		t.Errorf("no frame: %v", err)
	}
	var wrong FormatError
	outside := []byte("GIF89a\x04\x00\x04\x00\x00\x00\x00,\x08\x00\x08\x00\x02\x00\x02\x00\x00\x02")
	if _, _, err := Decode(bytes.NewReader(outside)); !errors.As(err, &wrong) {
		t.Errorf("a frame beside the canvas: %v", err)
	}
	colourless := []byte("GIF89a\x04\x00\x04\x00\x00\x00\x00,\x00\x00\x00\x00\x02\x00\x02\x00\x00\x02")
	if _, _, err := Decode(bytes.NewReader(colourless)); !errors.As(err, &wrong) {
		t.Errorf("a frame without palette: %v", err)
	}
}

func FuzzDecode(f *testing.F) {
	files, err := filepath.Glob(filepath.Join(phototest.GoPictures(f), "*.gif"))
	if err != nil {
		f.Fatal(err)
	}
	for _, path := range files {
		data, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
		f.Add(data[:len(data)/2])
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		h, err := ReadHeader(bytes.NewReader(data))
		if err != nil || h.Width*h.Height > 1<<20 {
			return
		}
		img, missing, err := Decode(bytes.NewReader(data))
		if err != nil {
			return
		}
		if img.Bounds().Size() != image.Pt(h.Width, h.Height) || missing < 0 || missing >= 1 {
			t.Errorf("%v for %+v, missing %v", img.Bounds(), h, missing)
		}
	})
}
