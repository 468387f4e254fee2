package tifffile

import (
	"bytes"
	"encoding/binary"
	"errors"
	"image"
	"image/color"
	"testing"

	"golang.org/x/image/tiff"

	"storehand/app/photo/phototest"
)

func readHeader(data []byte) (Header, error) {
	return ReadHeader(bytes.NewReader(data), int64(len(data)))
}

func encode(t testing.TB, img image.Image) []byte {
	t.Helper()
	var file bytes.Buffer
	if err := tiff.Encode(&file, img, &tiff.Options{Compression: tiff.Deflate, Predictor: true}); err != nil {
		t.Fatal(err)
	}
	return file.Bytes()
}

func TestHeadersOfEncodedPictures(t *testing.T) {
	bounds := image.Rect(0, 0, 9, 7)
	for name, c := range map[string]struct {
		img   image.Image
		model Model
		depth int
		alpha bool
	}{
		"grey":        {image.NewGray(bounds), Grey, 8, false},
		"deep grey":   {image.NewGray16(bounds), Grey, 16, false},
		"transparent": {image.NewNRGBA(bounds), RGB, 8, true},
		"deep":        {image.NewRGBA64(bounds), RGB, 16, true},
		"palette":     {image.NewPaletted(bounds, color.Palette{color.NRGBA{1, 2, 3, 255}}), Palette, 8, false},
	} {
		data := encode(t, c.img)
		h, err := readHeader(data)
		if err != nil || h.Width != 9 || h.Height != 7 || h.Model != c.model || h.Depth != c.depth || h.Alpha != c.alpha {
			t.Errorf("%s: %+v, %v", name, h, err)
		}
		if img, err := Decode(data, h); err != nil || img.Bounds() != bounds {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// with returns a TIFF file whose first directory has another value for a tag.
func with(t testing.TB, data []byte, tag, value uint16) []byte {
	t.Helper()
	data = bytes.Clone(data)
	at := int(binary.LittleEndian.Uint32(data[4:])) + 2
	for range int(binary.LittleEndian.Uint16(data[at-2:])) {
		if binary.LittleEndian.Uint16(data[at:]) == tag {
			binary.LittleEndian.PutUint16(data[at+8:], value)
			return data
		}
		at += entrySize
	}
	t.Fatalf("the file has no tag %d", tag)
	return nil
}

func TestKindsThatAreNotReadAreNamed(t *testing.T) {
	data := encode(t, image.NewGray(image.Rect(0, 0, 8, 8)))
	for want, file := range map[Unsupported][]byte{
		"a TIFF in CMYK with 1 channels": with(t, data, TagPhotometric, 5),
		"a camera's raw data":            with(t, data, TagPhotometric, 32803),
		"a TIFF of colour model 9":       with(t, data, TagPhotometric, 9),
		"JPEG compression inside a TIFF": with(t, data, TagCompression, 7),
		"TIFF compression 65535":         with(t, data, TagCompression, 65535),
	} {
		if _, err := readHeader(file); !errors.Is(err, want) {
			t.Errorf("%v, want %v", err, want)
		}
	}
	var wrong FormatError
	if _, err := readHeader(with(t, data, TagWidth, 0)); !errors.As(err, &wrong) {
		t.Errorf("no width: %v", err)
	}
	if _, err := readHeader([]byte("II+\x00")); !errors.Is(err, ErrNotTIFF) {
		t.Errorf("no TIFF: %v", err)
	}
}

func TestInksComeAsTheyAre(t *testing.T) {
	inks := image.NewCMYK(image.Rect(0, 0, 5, 3))
	for i := range inks.Pix {
		inks.Pix[i] = uint8(4 * i)
	}
	for _, depth := range []int{8, 16} {
		data := phototest.InksTIFF(inks, depth, nil)
		h, err := readHeader(data)
		if err != nil || h.Model != CMYK || h.Depth != depth {
			t.Fatalf("%+v, %v", h, err)
		}
		img, err := Decode(data, h)
		if got, ok := img.(*image.CMYK); !ok || !bytes.Equal(got.Pix, inks.Pix) {
			t.Errorf("%d bits: %v, %v", depth, img, err)
		}
	}
}

func TestARealFile(t *testing.T) {
	data := phototest.Read(t, phototest.Corpus(t), "libvips/sample.tif")
	h, err := readHeader(data)
	if err != nil || h.Width != 290 || h.Height != 442 || h.Model != RGB || h.Depth != 16 {
		t.Errorf("%+v, %v", h, err)
	}
}

func FuzzReadHeader(f *testing.F) {
	f.Add(encode(f, image.NewNRGBA(image.Rect(0, 0, 9, 7))))
	f.Add(phototest.InksTIFF(image.NewCMYK(image.Rect(0, 0, 9, 7)), 16, nil))
	f.Add([]byte("MM\x00*\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00\x03\x00\x00\x00\x00\x00\x00"))
	f.Fuzz(func(t *testing.T, data []byte) {
		h, err := readHeader(data)
		if err == nil && (h.Width <= 0 || h.Height <= 0) {
			t.Errorf("%+v", h)
		}
		if err != nil || h.Width > 256 || h.Height > 256 {
			return
		}
		if img, err := Decode(data, h); err == nil && img.Bounds().Size() != image.Pt(h.Width, h.Height) {
			t.Errorf("%v for %+v", img.Bounds(), h)
		}
	})
}
