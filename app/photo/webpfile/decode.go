package webpfile

import (
	"bytes"
	"image"
	"image/draw"
	"io"

	"github.com/chai2010/webp"
)

// Decode reads the pixels of the WebP file in data, whose header is h; of an
// animated one the first frame on its canvas, transparent where the frame
// leaves it free. The error is FormatError or io.ErrUnexpectedEOF.
func Decode(data []byte, h Header) (*image.NRGBA, error) {
	if !h.inFrames {
		return pixels(data)
	}
	f, err := firstFrame(data)
	if err != nil {
		return nil, err
	}
	canvas := image.NewNRGBA(image.Rect(0, 0, h.Width, h.Height))
	if !f.bounds.In(canvas.Rect) {
		return nil, FormatError("the first frame lies outside the canvas")
	}
	img, err := pixels(f.file)
	if err != nil {
		return nil, err
	}
	draw.Draw(canvas, f.bounds, img, image.Point{}, draw.Src)
	return canvas, nil
}

// pixels decodes a still picture. The library calls the result premultiplied,
// which libwebp's RGBA is not.
func pixels(data []byte) (*image.NRGBA, error) {
	m, err := webp.DecodeRGBA(data)
	if err != nil {
		return nil, FormatError("its data are damaged or cut off")
	}
	return &image.NRGBA{Pix: m.Pix, Stride: m.Stride, Rect: m.Rect}, nil
}

// frame is an animation's frame, made into a still picture of its own.
type frame struct {
	bounds image.Rectangle // on the canvas
	file   []byte
}

const frameHead = 16 // bytes before the chunks inside an ANMF chunk (RFC 9649 section 2.7.1.2)

func firstFrame(data []byte) (frame, error) {
	c, err := openChunks(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return frame{}, err
	}
	for c.name != "ANMF" {
		if err := c.next(); err != nil {
			return frame{}, io.ErrUnexpectedEOF
		}
	}
	head := c.body(frameHead)
	if head == nil {
		return frame{}, io.ErrUnexpectedEOF
	}
	corner := image.Pt(2*uint24(head), 2*uint24(head[3:]))
	size := image.Pt(1+uint24(head[6:]), 1+uint24(head[9:]))
	file, err := stillOf(data, c.inside(frameHead), size)
	return frame{bounds: image.Rectangle{Min: corner, Max: corner.Add(size)}, file: file}, err
}

// stillOf wraps the chunks of a frame as a still picture. The size that the
// coded picture claims must be the frame's, or libwebp would make room for
// another one than was checked.
func stillOf(data []byte, inner *chunks, size image.Point) ([]byte, error) {
	var alpha []byte
	for {
		if err := inner.next(); err != nil {
			return nil, io.ErrUnexpectedEOF
		}
		body := data[inner.start : inner.start+inner.length]
		switch inner.name {
		case "ALPH":
			alpha = writeChunk(extended(flagAlpha, size.X, size.Y), "ALPH", body)
		case "VP8 ", "VP8L":
			s, err := bitstream(inner)
			if err != nil {
				return nil, err
			}
			if s.width != size.X || s.height != size.Y {
				return nil, FormatError("the first frame is not of the size that the file says")
			}
			return wrap(writeChunk(alpha, inner.name, body)), nil
		}
	}
}
