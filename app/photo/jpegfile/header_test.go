package jpegfile

import (
	"bytes"
	"context"
	"errors"
	"image"
	"io"
	"os"
	"path/filepath"
	"testing"

	"storehand/app/photo/phototest"
	"storehand/app/photo/plane"
)

func readHeader(data []byte) (Header, error) {
	return ReadHeader(bytes.NewReader(data), int64(len(data)))
}

func TestHeadersOfRealFiles(t *testing.T) {
	dir := phototest.Corpus(t)
	type facts struct {
		width, height  int
		model          Model
		progressive    bool
		exif, icc, xmp bool
	}
	for name, want := range map[string]facts{
		"exif-orientation/Landscape_6.jpg": {width: 1200, height: 1800, model: YCbCr, exif: true},
		"libvips/cd1.1.jpg":                {width: 531, height: 373, model: Grey},
		"libvips/rotation_5.jpg":           {width: 308, height: 231, model: YCbCr, progressive: true, exif: true, icc: true},
		"libvips/sample-xyb.jpg":           {width: 290, height: 442, model: RGB, icc: true},
		"libvips/ultra-hdr.jpg":            {width: 3840, height: 2160, model: YCbCr, icc: true, xmp: true},
	} {
		h, err := readHeader(phototest.Read(t, dir, name))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		got := facts{width: h.Width, height: h.Height, model: h.Model, progressive: h.Progressive,
			exif: h.Exif != nil, icc: h.ICC != nil, xmp: h.XMP != nil}
		if got != want {
			t.Errorf("%s: %+v, want %+v", name, got, want)
		}
	}
}

func TestRefusals(t *testing.T) {
	frame := func(marker byte, body ...byte) []byte {
		data := append([]byte{0xFF, markerSOI, 0xFF, marker, 0, byte(len(body) + 2)}, body...)
		return append(data, 0xFF, markerSOS, 0, 2)
	}
	grey := []byte{8, 0, 16, 0, 16, 1, 1, 0x11, 0}
	for name, c := range map[string]struct {
		data []byte
		want error
	}{
		"empty":          {nil, ErrNotJPEG},
		"other":          {[]byte("GIF89a"), ErrNotJPEG},
		"only a start":   {[]byte{0xFF, markerSOI}, io.ErrUnexpectedEOF},
		"lossless":       {frame(0xC3, grey...), Unsupported("lossless JPEG coding")},
		"lossless too":   {frame(0xCB, grey...), Unsupported("lossless JPEG coding")},
		"hierarchical":   {frame(0xC5, grey...), Unsupported("hierarchical coding")},
		"twelve bits":    {frame(0xC1, 12, 0, 16, 0, 16, 1, 1, 0x11, 0), Unsupported("a depth of 12 bits")},
		"no width":       {frame(0xC0, 8, 0, 16, 0, 0, 1, 1, 0x11, 0), FormatError("the picture is 0 pixels wide")},
		"two components": {frame(0xC0, 8, 0, 16, 0, 16, 2, 1, 0x11, 0, 2, 0x11, 0), Unsupported("a picture of 2 components")},
		"bad sampling":   {frame(0xC0, 8, 0, 16, 0, 16, 3, 1, 0x51, 0, 2, 0x11, 0, 3, 0x11, 0), FormatError("component 1 has sampling factors 5×1")},
		"no frame":       {[]byte{0xFF, markerSOI, 0xFF, markerSOS, 0, 2}, FormatError("the picture's size is missing")},
		"two frames":     {append(frame(0xC0, grey...)[:15], frame(0xC0, grey...)[2:]...), errTwoFrames},
	} {
		if _, err := readHeader(c.data); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
		if _, err := Decode(context.Background(), c.data, small); err == nil {
			t.Errorf("%s: decoded", name)
		}
	}
}

// A profile longer than a segment comes in numbered parts, in any order; with
// one missing there is no profile.
func TestProfilePartsAreJoinedInOrder(t *testing.T) {
	var p profileParts
	p.take([]byte("\x02\x02world"))
	if p.join() != nil {
		t.Error("half a profile was given out as a profile")
	}
	p.take([]byte("\x01\x02hello "))
	if got := string(p.join()); got != "hello world" {
		t.Errorf("joined to %q", got)
	}
}

func FuzzDecode(f *testing.F) {
	files, err := filepath.Glob(filepath.Join(phototest.GoPictures(f), "*.jpeg"))
	if err != nil {
		f.Fatal(err)
	}
	own, err := filepath.Glob("testdata/*.jpg")
	if err != nil {
		f.Fatal(err)
	}
	for _, path := range append(files, own...) {
		data, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data, 100)
		f.Add(data[:len(data)/2], 13)
	}
	f.Fuzz(func(t *testing.T, data []byte, width int) {
		h, err := readHeader(data)
		if err != nil || h.Width*h.Height > 1<<20 || width > 1000 {
			return
		}
		p, err := Decode(context.Background(), data, Full(width, 50, plane.Lanczos))
		if err != nil {
			return
		}
		if got := p.Image().Bounds().Size(); got != image.Pt(width, 50) {
			t.Errorf("%d × 50 became %v", width, got)
		}
		if p.Missing < 0 || p.Missing > 1 || p.Missing > 0 && !p.Damaged {
			t.Errorf("missing %v, damaged %v", p.Missing, p.Damaged)
		}
	})
}
