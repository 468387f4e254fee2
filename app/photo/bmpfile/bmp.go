// Package bmpfile reads Windows bitmaps: their headers before any pixel is
// touched, and their pixels through golang.org/x/image/bmp.
//
// Source of the format: Microsoft's “Bitmap Storage” and BITMAPINFOHEADER to
// BITMAPV5HEADER reference pages.
package bmpfile

import (
	"bytes"
	"encoding/binary"
	"errors"
	"image"
	"io"

	"golang.org/x/image/bmp"
)

// ErrNotBMP is returned when the first bytes are not those of a bitmap file.
var ErrNotBMP = errors.New("no bitmap header")

// Unsupported names a way of storing that bitmaps allow and that is not read.
type Unsupported string

// Error names the way of storing.
func (u Unsupported) Error() string { return string(u) + " is not supported" }

// Header is what a bitmap file says about itself.
type Header struct {
	// Width and Height are in pixels.
	Width, Height int
	// Depth is the bits of a pixel: 1, 2, 4 or 8 (palette), 24 or 32.
	Depth int
	// Alpha is true when pixels carry a transparency.
	Alpha bool
}

const (
	infoSize = 40 // BITMAPINFOHEADER, which has no alpha; later headers are longer
	// fileHead is the file header and the fields of BITMAPINFOHEADER that are
	// read here.
	fileHead = 14 + 20
)

// ReadHeader reads the header of the bitmap file in r, which is size bytes
// long. The error is ErrNotBMP, io.ErrUnexpectedEOF or Unsupported.
func ReadHeader(r io.ReaderAt, size int64) (Header, error) {
	var b [fileHead]byte
	if _, err := r.ReadAt(b[:], 0); err != nil || string(b[:2]) != "BM" {
		return Header{}, ErrNotBMP
	}
	config, err := bmp.DecodeConfig(io.NewSectionReader(r, 0, size))
	if errors.Is(err, io.ErrUnexpectedEOF) {
		return Header{}, err
	}
	if err != nil || config.Width == 0 {
		return Header{}, Unsupported("a compressed bitmap or one of an old kind")
	}
	depth := int(binary.LittleEndian.Uint16(b[28:]))
	return Header{
		Width: config.Width, Height: config.Height, Depth: depth,
		Alpha: depth == 32 && binary.LittleEndian.Uint32(b[14:]) > infoSize,
	}, nil
}

// Decode reads the pixels of a bitmap file. A picture whose every pixel is
// fully transparent is taken as opaque: programs that know no alpha leave the
// byte for it zero.
func Decode(data []byte) (image.Image, error) {
	img, err := bmp.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	if alpha, ok := img.(*image.NRGBA); ok && invisible(alpha) {
		for i := 3; i < len(alpha.Pix); i += 4 {
			alpha.Pix[i] = 255
		}
	}
	return img, nil
}

func invisible(img *image.NRGBA) bool {
	for i := 3; i < len(img.Pix); i += 4 {
		if img.Pix[i] != 0 {
			return false
		}
	}
	return true
}
