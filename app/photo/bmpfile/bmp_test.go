package bmpfile

import (
	"bytes"
	"encoding/binary"
	"errors"
	"image"
	"image/color"
	"io"
	"testing"

	"golang.org/x/image/bmp"

	"storehand/app/photo/phototest"
)

func readHeader(data []byte) (Header, error) {
	return ReadHeader(bytes.NewReader(data), int64(len(data)))
}

func encode(t testing.TB, img image.Image) []byte {
	t.Helper()
	var file bytes.Buffer
	if err := bmp.Encode(&file, img); err != nil {
		t.Fatal(err)
	}
	return file.Bytes()
}

// deep is a bitmap of 32 bits a pixel with the given header length, one pixel
// wide and two high.
func deep(header uint32, lower, upper [4]byte) []byte {
	file := make([]byte, 14+header)
	copy(file, "BM")
	binary.LittleEndian.PutUint32(file[10:], uint32(len(file)))
	binary.LittleEndian.PutUint32(file[14:], header)
	file[18], file[22], file[26], file[28] = 1, 2, 1, 32
	return append(append(file, lower[:]...), upper[:]...)
}

func TestHeaders(t *testing.T) {
	for name, c := range map[string]struct {
		data []byte
		want Header
	}{
		"24 bits":         {encode(t, phototest.Photo(9, 7)), Header{9, 7, 24, false}},
		"palette":         {encode(t, image.NewPaletted(image.Rect(0, 0, 9, 7), color.Palette{color.Black, color.White})), Header{9, 7, 8, false}},
		"32 bits":         {deep(40, [4]byte{}, [4]byte{}), Header{1, 2, 32, false}},
		"32 bits, alpha":  {deep(124, [4]byte{}, [4]byte{}), Header{1, 2, 32, true}},
		"libvips' sample": {phototest.Read(t, phototest.Corpus(t), "libvips/small.bmp"), Header{16, 12, 32, false}},
	} {
		h, err := readHeader(c.data)
		if err != nil || h != c.want {
			t.Errorf("%s: %+v, %v", name, h, err)
		}
	}
}

func TestAnAlphaOfNothingIsNone(t *testing.T) {
	for _, c := range []struct {
		lower byte
		want  uint8
	}{{0, 255}, {10, 0}} {
		img, err := Decode(deep(124, [4]byte{1, 2, 3, c.lower}, [4]byte{4, 5, 6, 0}))
		if err != nil {
			t.Fatal(err)
		}
		if got := img.(*image.NRGBA).NRGBAAt(0, 0); got != (color.NRGBA{6, 5, 4, c.want}) {
			t.Errorf("with %d below, the upper pixel is %v", c.lower, got)
		}
	}
}

func TestRefusals(t *testing.T) {
	if _, err := readHeader([]byte("BMW 320d, price list\n")); !errors.Is(err, ErrNotBMP) {
		t.Errorf("a text: %v", err)
	}
	if _, err := readHeader(encode(t, phototest.Photo(9, 7))[:40]); !errors.Is(err, io.ErrUnexpectedEOF) {
		t.Errorf("cut off: %v", err)
	}
	packed := deep(40, [4]byte{}, [4]byte{})
	packed[30] = 1
	var kind Unsupported
	if _, err := readHeader(packed); !errors.As(err, &kind) {
		t.Errorf("compressed: %v", err)
	}
}

func FuzzReadHeader(f *testing.F) {
	f.Add(encode(f, phototest.Photo(9, 7)))
	f.Add(deep(124, [4]byte{}, [4]byte{}))
	f.Fuzz(func(t *testing.T, data []byte) {
		h, err := readHeader(data)
		if err == nil && (h.Width <= 0 || h.Height <= 0) {
			t.Errorf("%+v", h)
		}
	})
}
