package webpfile

import (
	"bytes"
	"fmt"
	"image"

	"github.com/chai2010/webp"
)

// Encode writes a picture as a WebP file: with the given quality (1 to 100,
// libwebp's scale) or, where lossless is true, without loss. The picture must
// be packed (its stride four times its width) and at most MaxSide pixels on a
// side.
func Encode(img *image.NRGBA, quality int, lossless bool) ([]byte, error) {
	size := img.Rect.Size()
	if size.X > MaxSide || size.Y > MaxSide {
		return nil, fmt.Errorf("a WebP picture has at most %d pixels on a side, and this one has %d × %d", MaxSide, size.X, size.Y)
	}
	// libwebp takes plain RGBA, which the library asks for under the name of
	// the premultiplied type and hands on as it is.
	plain := &image.RGBA{Pix: img.Pix, Stride: img.Stride, Rect: img.Rect}
	var file bytes.Buffer
	if err := webp.Encode(&file, plain, &webp.Options{Lossless: lossless, Quality: float32(quality)}); err != nil {
		return nil, fmt.Errorf("encoding a WebP picture of %d × %d pixels: %w", size.X, size.Y, err)
	}
	return file.Bytes(), nil
}

// WithXMP returns the WebP file with an XMP packet. The file must be a whole
// one, as Encode writes it.
func WithXMP(file, xmp []byte) ([]byte, error) {
	h, err := ReadHeader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		return nil, fmt.Errorf("adding XMP to a WebP picture: %w", err)
	}
	content := bytes.Clone(file[12:])
	if string(content[:4]) == "VP8X" {
		content[8] |= flagXMP
	} else {
		flags := byte(flagXMP)
		if h.Alpha {
			flags |= flagAlpha
		}
		content = append(extended(flags, h.Width, h.Height), content...)
	}
	return wrap(writeChunk(content, "XMP ", xmp)), nil
}
