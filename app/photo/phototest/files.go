package phototest

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/jpeg"
	"image/png"
	"testing"
)

// JPEG returns a picture as a JPEG file.
func JPEG(tb testing.TB, img image.Image, quality int) []byte {
	tb.Helper()
	var file bytes.Buffer
	if err := jpeg.Encode(&file, img, &jpeg.Options{Quality: quality}); err != nil {
		tb.Fatal(err)
	}
	return file.Bytes()
}

// PNG returns a picture as a PNG file.
func PNG(tb testing.TB, img image.Image) []byte {
	tb.Helper()
	var file bytes.Buffer
	if err := png.Encode(&file, img); err != nil {
		tb.Fatal(err)
	}
	return file.Bytes()
}

// Chunk returns a PNG chunk.
func Chunk(name string, body []byte) []byte {
	chunk := binary.BigEndian.AppendUint32(nil, uint32(len(body)))
	chunk = append(append(chunk, name...), body...)
	return binary.BigEndian.AppendUint32(chunk, crc32.ChecksumIEEE(chunk[4:]))
}

// afterHead is where a PNG file's chunks behind IHDR begin.
const afterHead = 8 + 8 + 13 + 4

// WithChunk returns a PNG file with a chunk put before its pixels.
func WithChunk(file []byte, name string, body []byte) []byte {
	return bytes.Join([][]byte{file[:afterHead], Chunk(name, body), file[afterHead:]}, nil)
}

// WithSegment returns a JPEG file with a segment put before everything else.
func WithSegment(file []byte, marker byte, body []byte) []byte {
	head := []byte{0xFF, 0xD8, 0xFF, marker, byte((len(body) + 2) >> 8), byte(len(body) + 2)}
	return bytes.Join([][]byte{head, body, file[2:]}, nil)
}

// Entry is a tag of EXIF data: a SHORT when Text is empty, else ASCII.
type Entry struct {
	Tag   uint16
	Short uint16
	Text  string
	// Directory holds the entries of a directory that the tag points to.
	Directory []Entry
}

// Exif returns EXIF data, in the byte order that Canon, Nikon and Sony write,
// without the mark that JPEG puts before it.
func Exif(entries ...Entry) []byte {
	return directory([]byte("II*\x00\x08\x00\x00\x00"), entries)
}

func directory(data []byte, entries []Entry) []byte {
	start := len(data)
	data = append(data, make([]byte, 2+12*len(entries)+4)...)
	binary.LittleEndian.PutUint16(data[start:], uint16(len(entries)))
	for i, e := range entries {
		at := start + 2 + 12*i
		field := data[at : at+12]
		binary.LittleEndian.PutUint16(field, e.Tag)
		switch {
		case e.Directory != nil:
			binary.LittleEndian.PutUint16(field[2:], 4)
			binary.LittleEndian.PutUint32(field[4:], 1)
			binary.LittleEndian.PutUint32(field[8:], uint32(len(data)))
			data = directory(data, e.Directory)
		case e.Text != "":
			binary.LittleEndian.PutUint16(field[2:], 2)
			binary.LittleEndian.PutUint32(field[4:], uint32(len(e.Text)+1))
			if len(e.Text) < 4 {
				copy(field[8:], e.Text)
				break
			}
			binary.LittleEndian.PutUint32(field[8:], uint32(len(data)))
			data = append(append(data, e.Text...), 0)
		default:
			binary.LittleEndian.PutUint16(field[2:], 3)
			binary.LittleEndian.PutUint32(field[4:], 1)
			binary.LittleEndian.PutUint16(field[8:], e.Short)
		}
	}
	return data
}
