// Package pngfile reads PNG files: what their chunks say before any pixel is
// touched, and their pixels, of cut-off files the rows that are there. Photos
// are read by the package itself, which takes half the time; what else there is
// by the standard library's image/png.
//
// Source of the format: W3C Portable Network Graphics, third edition (2025);
// the keyword for XMP is that of Adobe XMP part 3.
package pngfile

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"errors"
	"io"
)

// ErrNotPNG is returned when the first bytes are not those of a PNG file.
var ErrNotPNG = errors.New("no PNG signature")

// FormatError says what in the file contradicts the format.
type FormatError string

// Error says what is wrong.
func (e FormatError) Error() string { return string(e) }

// Kind is a PNG file's colour type, as IHDR numbers it.
type Kind byte

// The colour types of PNG files.
const (
	Grey      Kind = 0
	RGB       Kind = 2
	Palette   Kind = 3
	GreyAlpha Kind = 4
	RGBAlpha  Kind = 6
)

// Header is what a PNG file says about itself.
type Header struct {
	// Width and Height are in pixels, as stored.
	Width, Height int
	// Kind is the colour type, Depth the bits of a sample or palette index: 1,
	// 2, 4, 8 or 16.
	Kind  Kind
	Depth int
	// Transparent is true when single colours are declared transparent (tRNS),
	// beside any alpha channel of Kind.
	Transparent bool
	// Interlaced is true for Adam7, in which rows come in seven passes.
	Interlaced bool
	// Frames is 1, or the number of frames of an animated PNG.
	Frames int
	// Exif, ICC and XMP are the embedded notes, nil where there is none.
	Exif, ICC, XMP []byte
	// Coded is the number of bytes of compressed pixels.
	Coded int64
}

const (
	signature = "\x89PNG\r\n\x1a\n"
	xmpWord   = "XML:com.adobe.xmp\x00"
	// maxChunks bounds the walk through a file that consists of empty chunks;
	// 200 megapixels in the smallest pieces an encoder writes are far below it.
	maxChunks = 1 << 20
	// maxNote bounds what is read of one note, compressed and not: the largest
	// profiles of printing presses have 4 MB.
	maxNote = 16 << 20
)

// ReadHeader reads the header of the PNG file in r, which is size bytes long.
// The error is ErrNotPNG, FormatError or io.ErrUnexpectedEOF where the file
// ends before the picture's size is known.
func ReadHeader(r io.ReaderAt, size int64) (Header, error) {
	c, err := openChunks(r, size)
	if err != nil {
		return Header{}, err
	}
	h := Header{Frames: 1}
	for range maxChunks {
		err := c.next()
		if h.Width == 0 && (err != nil || c.name != "IHDR") {
			return Header{}, io.ErrUnexpectedEOF
		}
		if err != nil {
			return h, nil // cut off; what is there can be shown
		}
		if err := h.take(c); err != nil {
			return Header{}, err
		}
		if c.name == "IEND" {
			return h, nil
		}
	}
	return h, nil
}

func (h *Header) take(c *chunks) error {
	switch c.name {
	case "IHDR":
		if h.Width > 0 {
			return FormatError("the file gives the picture's size twice")
		}
		return h.takeSize(c.body(13))
	case "IDAT":
		h.Coded += c.length
	case "tRNS":
		h.Transparent = true
	case "acTL":
		if body := c.body(8); len(body) == 8 {
			h.Frames = max(1, int(binary.BigEndian.Uint32(body)))
		}
	case "eXIf":
		h.Exif = c.body(maxNote)
	case "iCCP":
		h.ICC = profile(c.body(maxNote))
	case "iTXt":
		if xmp := xmpOf(c.body(maxNote)); xmp != nil {
			h.XMP = xmp
		}
	}
	return nil
}

func (h *Header) takeSize(body []byte) error {
	if len(body) < 13 {
		return io.ErrUnexpectedEOF
	}
	width, height := binary.BigEndian.Uint32(body), binary.BigEndian.Uint32(body[4:])
	if width == 0 || height == 0 || width > 1<<31-1 || height > 1<<31-1 {
		return FormatError("the picture's size is not possible")
	}
	if body[8] > 16 {
		return FormatError("the picture's depth is not possible")
	}
	h.Width, h.Height = int(width), int(height)
	h.Depth, h.Kind, h.Interlaced = int(body[8]), Kind(body[9]), body[12] != 0
	return nil
}

// samples returns how many samples make a pixel.
func (h *Header) samples() int {
	switch h.Kind {
	case RGB:
		return 3
	case GreyAlpha:
		return 2
	case RGBAlpha:
		return 4
	}
	return 1
}

// RawBytes is the size of the pixels before compression, each row with its
// filter byte, as it would be without interlacing.
func (h *Header) RawBytes() int64 { return int64(h.Height) * h.rowBytes() }

func (h *Header) rowBytes() int64 { return 1 + (int64(h.Width)*int64(h.samples()*h.Depth)+7)/8 }

// profile unpacks an iCCP chunk: a name, a zero, the method, and the compressed
// profile.
func profile(body []byte) []byte {
	_, rest, ok := bytes.Cut(body, []byte{0})
	if !ok || len(rest) < 1 {
		return nil
	}
	return unpack(rest[1:])
}

// xmpOf returns the XMP packet of an iTXt chunk, or nil when the chunk holds
// something else.
func xmpOf(body []byte) []byte {
	rest, ok := bytes.CutPrefix(body, []byte(xmpWord))
	if !ok || len(rest) < 2 {
		return nil
	}
	compressed := rest[0] != 0
	_, rest, _ = bytes.Cut(rest[2:], []byte{0}) // language
	_, text, ok := bytes.Cut(rest, []byte{0})   // translated keyword
	if !ok {
		return nil
	}
	if compressed {
		return unpack(text)
	}
	return text
}

// unpack inflates a note, which a hostile file could make endless; a note over
// the bound counts as none.
func unpack(packed []byte) []byte {
	z, err := zlib.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil
	}
	plain, err := io.ReadAll(io.LimitReader(z, maxNote+1))
	if err != nil || len(plain) > maxNote {
		return nil
	}
	return plain
}
