package pngfile

import (
	"bytes"
	"compress/flate"
	"compress/zlib"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"image"
	"image/png"
	"io"
)

// Decode reads the pixels of the PNG file in data, whose header is h; of an
// animated one the picture that viewers without animation show. Of a damaged
// file, missing is the share (0 to 1) of rows that could not be read; the image
// then has fewer rows than the header says.
func Decode(data []byte, h Header) (img image.Image, missing float64, err error) {
	if h.InRows() {
		return decodeRows(data, h)
	}
	if img, err = png.Decode(bytes.NewReader(data)); err == nil {
		return img, 0, nil
	}
	part, rows, partErr := readableRows(data, h)
	if partErr != nil {
		return nil, 1, err // what image/png found says more than what could not be saved
	}
	return part, 1 - float64(rows)/float64(h.Height), nil
}

// decodeRows decodes a picture that comes in rows.
func decodeRows(data []byte, h Header) (img *image.NRGBA, missing float64, err error) {
	img = image.NewNRGBA(image.Rect(0, 0, h.Width, h.Height))
	at := 0
	rows, err := ReadRows(data, h, func(rows []byte, stride, count int) bool {
		for y := range count {
			at += opaque(img.Pix[at:at+img.Stride], rows[y*stride:], h.PixelBytes())
		}
		return true
	})
	if rows == 0 {
		return nil, 1, err
	}
	img.Rect.Max.Y = rows
	img.Pix = img.Pix[:rows*img.Stride]
	return img, 1 - float64(rows)/float64(h.Height), nil
}

// opaque copies pixels, and adds an alpha where they have none.
func opaque(to, from []byte, size int) int {
	if size == 4 {
		return copy(to, from)
	}
	for x := 0; x+4 <= len(to); x += 4 {
		px := from[x/4*3:][:3]
		to[x], to[x+1], to[x+2], to[x+3] = px[0], px[1], px[2], 255
	}
	return len(to)
}

// readableRows decodes the rows before the damage by writing them into a file
// of their own that is whole.
func readableRows(data []byte, h Header) (img image.Image, rows int, err error) {
	if h.Interlaced {
		return nil, 0, FormatError("an interlaced picture that is damaged cannot be shown in part")
	}
	found, err := collect(data)
	if err != nil {
		return nil, 0, err
	}
	raw := inflateUpTo(found["IDAT"], h.RawBytes())
	rows = soundRows(raw, h)
	if rows == 0 || len(found["IHDR"]) < 13 {
		return nil, 0, io.ErrUnexpectedEOF
	}
	var file bytes.Buffer
	file.WriteString(signature)
	binary.BigEndian.PutUint32(found["IHDR"][4:], uint32(rows))
	for _, name := range []string{"IHDR", "PLTE", "tRNS"} {
		if body := found[name]; body != nil {
			writeChunk(&file, name, body)
		}
	}
	packed, err := store(raw[:int64(rows)*h.rowBytes()])
	if err != nil {
		return nil, 0, err
	}
	writeChunk(&file, "IDAT", packed)
	writeChunk(&file, "IEND", nil)
	img, err = png.Decode(&file)
	return img, rows, err
}

// collect gathers the bodies of the chunks that make the picture, those of the
// same name joined.
func collect(data []byte) (map[string][]byte, error) {
	c, err := openChunks(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, err
	}
	found := map[string][]byte{}
	for range maxChunks {
		if c.next() != nil {
			break
		}
		switch c.name {
		case "IHDR", "PLTE", "tRNS", "IDAT":
			found[c.name] = append(found[c.name], data[c.start:c.start+c.length]...)
		}
	}
	return found, nil
}

// inflateUpTo unpacks as much as is sound, at most limit bytes. The check sum
// at the end of a zlib stream is left out of account, because behind damage it
// cannot be right.
func inflateUpTo(packed []byte, limit int64) []byte {
	if len(packed) < 2 {
		return nil
	}
	var raw bytes.Buffer
	// The error says where the damage is, which the number of bytes says too.
	_, _ = io.Copy(&raw, io.LimitReader(flate.NewReader(bytes.NewReader(packed[2:])), limit))
	return raw.Bytes()
}

// soundRows counts the rows up to the first that is cut off or names a filter
// that does not exist.
func soundRows(raw []byte, h Header) int {
	row := h.rowBytes()
	rows := 0
	for rows < h.Height && int64(len(raw)) >= row && raw[0] <= 4 {
		raw = raw[row:]
		rows++
	}
	return rows
}

// store packs bytes as a zlib stream without compressing them.
func store(raw []byte) ([]byte, error) {
	var packed bytes.Buffer
	z, err := zlib.NewWriterLevel(&packed, zlib.NoCompression)
	if err != nil {
		return nil, fmt.Errorf("packing the readable rows of a PNG: %w", err)
	}
	if _, err := z.Write(raw); err != nil {
		return nil, fmt.Errorf("packing the readable rows of a PNG: %w", err)
	}
	if err := z.Close(); err != nil {
		return nil, fmt.Errorf("packing the readable rows of a PNG: %w", err)
	}
	return packed.Bytes(), nil
}

func writeChunk(file *bytes.Buffer, name string, body []byte) {
	var word [4]byte
	binary.BigEndian.PutUint32(word[:], uint32(len(body)))
	file.Write(word[:])
	named := append([]byte(name), body...)
	file.Write(named)
	binary.BigEndian.PutUint32(word[:], crc32.ChecksumIEEE(named))
	file.Write(word[:])
}

// WithXMP returns the PNG file with an XMP packet put before its pixels. The
// file must be a whole one, as an encoder writes it.
func WithXMP(file, xmp []byte) []byte {
	const head = len(signature) + 8 + 13 + 4 // IHDR is always first and of this length
	var out bytes.Buffer
	out.Write(file[:head])
	// Not compressed, no language, no translated keyword.
	writeChunk(&out, "iTXt", append([]byte(xmpWord+"\x00\x00\x00\x00"), xmp...))
	out.Write(file[head:])
	return out.Bytes()
}
