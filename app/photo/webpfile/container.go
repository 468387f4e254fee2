// Package webpfile reads and writes WebP files. Their container is read here;
// the pixels go through libwebp, which github.com/chai2010/webp carries along
// and the world fuzzes.
//
// Source of the format: Google's “WebP Container Specification” and RFC 9649.
package webpfile

import (
	"encoding/binary"
	"errors"
	"io"
)

// MaxSide is the largest width and height of a WebP picture in pixels (RFC 9649
// section 2.7: 14 bits).
const MaxSide = 16383

// ErrNotWebP is returned when the first bytes are not those of a WebP file.
var ErrNotWebP = errors.New("no WebP container")

// FormatError says what in the file contradicts the format.
type FormatError string

// Error says what is wrong.
func (e FormatError) Error() string { return string(e) }

// Header is what a WebP file says about itself.
type Header struct {
	// Width and Height are the canvas in pixels, as stored.
	Width, Height int
	// Alpha is true when the picture may be transparent, Lossless when the
	// first frame is coded without loss.
	Alpha, Lossless bool
	// Frames is 1, or the number of frames of an animated picture, as far as
	// the file goes.
	Frames int
	// Exif, ICC and XMP are the embedded notes, nil where there is none.
	Exif, ICC, XMP []byte
	// inFrames is true when the picture is kept in animation frames, be it a
	// single one.
	inFrames bool
}

// Flags of the extended header (RFC 9649 section 2.7.1).
const (
	flagICC   = 0x20
	flagAlpha = 0x10
	flagExif  = 0x08
	flagXMP   = 0x04
)

const (
	// maxNote bounds a note that is read into memory; the largest profiles of
	// printing presses have 4 MB.
	maxNote = 16 << 20
	// maxChunks bounds the walk through a file that consists of empty chunks.
	maxChunks = 1 << 16
)

// chunks walks through the chunks of a container, or of a frame inside it.
type chunks struct {
	r      io.ReaderAt
	pos    int64 // of the chunk that follows
	end    int64
	name   string
	start  int64 // of the current chunk's body
	length int64
}

func openChunks(r io.ReaderAt, size int64) (*chunks, error) {
	var head [12]byte
	if _, err := r.ReadAt(head[:], 0); err != nil || string(head[:4]) != "RIFF" || string(head[8:]) != "WEBP" {
		return nil, ErrNotWebP
	}
	return &chunks{r: r, pos: 12, end: size}, nil
}

// next moves to the next chunk. The error is io.EOF at the end;
// io.ErrUnexpectedEOF for a chunk that is cut off.
func (c *chunks) next() error {
	var head [8]byte
	if c.pos+8 > c.end {
		return io.EOF
	}
	if _, err := c.r.ReadAt(head[:], c.pos); err != nil {
		return io.ErrUnexpectedEOF
	}
	c.name, c.start, c.length = string(head[:4]), c.pos+8, int64(binary.LittleEndian.Uint32(head[4:]))
	c.pos = c.start + c.length + c.length&1
	if c.start+c.length > c.end {
		c.length = c.end - c.start
		return io.ErrUnexpectedEOF
	}
	return nil
}

// inside returns a walk through the chunks within the current one, behind the
// given number of bytes.
func (c *chunks) inside(skip int64) *chunks {
	return &chunks{r: c.r, pos: c.start + skip, end: c.start + c.length}
}

// body reads the first n bytes of the current chunk, or nil when it has fewer.
func (c *chunks) body(n int64) []byte {
	if c.length < n {
		return nil
	}
	body := make([]byte, n)
	if read, _ := c.r.ReadAt(body, c.start); int64(read) < n {
		return nil
	}
	return body
}

func (c *chunks) note() []byte {
	if c.length > maxNote {
		return nil
	}
	return c.body(c.length)
}

// ReadHeader reads the header of the WebP file in r, which is size bytes long.
// The error is ErrNotWebP, FormatError or io.ErrUnexpectedEOF when the file
// ends before its first frame.
func ReadHeader(r io.ReaderAt, size int64) (Header, error) {
	c, err := openChunks(r, size)
	if err != nil {
		return Header{}, err
	}
	var h Header
	for range maxChunks {
		// A chunk that is cut off can still hold the size of its picture.
		cut := c.next()
		if errors.Is(cut, io.EOF) {
			break
		}
		if err := h.take(c); err != nil {
			return Header{}, err
		}
		if cut != nil {
			break
		}
	}
	if h.Frames == 0 {
		return Header{}, io.ErrUnexpectedEOF
	}
	if h.Width == 0 || h.Height == 0 {
		return Header{}, FormatError("the picture's size is not possible")
	}
	return h, nil
}

func (h *Header) take(c *chunks) error {
	switch c.name {
	case "VP8X":
		// Only as the first chunk does it count; libwebp goes by the picture
		// otherwise.
		if b := c.body(10); b != nil && c.start == 12+8 {
			h.Alpha = b[0]&flagAlpha != 0
			h.Width, h.Height = 1+uint24(b[4:]), 1+uint24(b[7:])
		}
	case "VP8 ", "VP8L":
		return h.takeStill(c)
	case "ANMF":
		h.Frames++
		h.inFrames = true
	case "ICCP":
		h.ICC = c.note()
	case "EXIF":
		h.Exif = c.note()
	case "XMP ":
		h.XMP = c.note()
	}
	return nil
}

// takeStill takes the size of a picture without extended header from the
// picture itself.
func (h *Header) takeStill(c *chunks) error {
	b, err := bitstream(c)
	if err != nil {
		return err
	}
	if h.Width == 0 {
		h.Width, h.Height, h.Alpha = b.width, b.height, b.alpha
	}
	h.Lossless = b.lossless
	h.Frames = max(h.Frames, 1)
	return nil
}

// stream is what the first bytes of a coded picture say.
type stream struct {
	width, height   int
	alpha, lossless bool
}

// bitstream reads the head of a VP8 (RFC 6386 section 9.1) or VP8L (RFC 9649
// section 3.4) picture.
func bitstream(c *chunks) (stream, error) {
	if c.name == "VP8L" {
		b := c.body(5)
		if b == nil {
			return stream{}, io.ErrUnexpectedEOF
		}
		if b[0] != 0x2F {
			return stream{}, FormatError("the lossless picture has no signature")
		}
		bits := binary.LittleEndian.Uint32(b[1:])
		return stream{int(bits&0x3FFF) + 1, int(bits>>14&0x3FFF) + 1, bits>>28&1 != 0, true}, nil
	}
	b := c.body(10)
	if b == nil {
		return stream{}, io.ErrUnexpectedEOF
	}
	if b[0]&1 != 0 || string(b[3:6]) != "\x9D\x01\x2A" {
		return stream{}, FormatError("the lossy picture has no signature")
	}
	return stream{
		width:  int(binary.LittleEndian.Uint16(b[6:]) & 0x3FFF),
		height: int(binary.LittleEndian.Uint16(b[8:]) & 0x3FFF),
	}, nil
}

func uint24(b []byte) int { return int(b[0]) | int(b[1])<<8 | int(b[2])<<16 }

func putUint24(b []byte, v int) { b[0], b[1], b[2] = byte(v), byte(v>>8), byte(v>>16) }

// writeChunk appends a chunk with its padding.
func writeChunk(file []byte, name string, body []byte) []byte {
	file = append(file, name...)
	file = binary.LittleEndian.AppendUint32(file, uint32(len(body)))
	file = append(file, body...)
	if len(body)&1 != 0 {
		file = append(file, 0)
	}
	return file
}

// wrap puts chunks into a container.
func wrap(content []byte) []byte {
	file := append([]byte("RIFF"), 0, 0, 0, 0)
	binary.LittleEndian.PutUint32(file[4:], uint32(4+len(content)))
	file = append(file, "WEBP"...)
	return append(file, content...)
}

// extended returns the chunk that opens an extended container.
func extended(flags byte, width, height int) []byte {
	var b [10]byte
	b[0] = flags
	putUint24(b[4:], width-1)
	putUint24(b[7:], height-1)
	return writeChunk(nil, "VP8X", b[:])
}
