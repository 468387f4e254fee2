// Package tifffile reads the directories of a TIFF file: the tables of tags
// that say how a TIFF picture is stored, and the same tables inside EXIF data,
// which is a TIFF file without pixels. Pixels are left to
// golang.org/x/image/tiff.
//
// The layout is that of TIFF 6.0 (Adobe, 1992), section 2. Every offset and
// count is checked against the size of the file before it is followed, and no
// table is read into memory beyond the limits named here.
package tifffile

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"strings"
)

// Tags of a picture's own directory that this package's users ask for (TIFF 6.0
// section 8, EXIF 2.32 section 4.6).
const (
	TagWidth         = 256
	TagHeight        = 257
	TagBitsPerSample = 258
	TagCompression   = 259
	TagPhotometric   = 262
	TagOrientation   = 274
	TagArtist        = 315
	TagExtraSamples  = 338
	TagCopyright     = 33432
	TagExifDirectory = 34665
	TagICCProfile    = 34675
	TagDNGVersion    = 50706
)

const (
	headerSize = 8
	entrySize  = 12
	// maxEntries is far above the hundred-odd tags a camera writes; a table
	// claiming more is not a table.
	maxEntries = 4096
)

// ErrNotTIFF is returned when the first bytes are not a TIFF header.
var ErrNotTIFF = errors.New("no TIFF header")

// File is a TIFF file whose header has been read.
type File struct {
	r     io.ReaderAt
	size  int64
	order binary.ByteOrder
	first uint32
}

// Open reads the header of the TIFF file in r, which is size bytes long. The
// error is ErrNotTIFF when there is none.
func Open(r io.ReaderAt, size int64) (*File, error) {
	var head [headerSize]byte
	if _, err := r.ReadAt(head[:], 0); err != nil {
		return nil, ErrNotTIFF
	}
	f := &File{r: r, size: size}
	switch string(head[:4]) {
	case "II*\x00":
		f.order = binary.LittleEndian
	case "MM\x00*":
		f.order = binary.BigEndian
	default:
		return nil, ErrNotTIFF
	}
	f.first = f.order.Uint32(head[4:])
	return f, nil
}

// First returns the first directory, that of the (first) picture.
func (f *File) First() (Directory, error) { return f.Directory(f.first) }

// Directory reads the directory at the given offset from the start of the file.
// A directory that the file cuts off keeps the entries that are there, because
// a camera's damaged maker notes should not cost a photo its orientation.
func (f *File) Directory(offset uint32) (Directory, error) {
	var n [2]byte
	if int64(offset) < headerSize || int64(offset)+2 > f.size {
		return Directory{}, fmt.Errorf("TIFF directory at byte %d lies outside the file of %d bytes", offset, f.size)
	}
	if _, err := f.r.ReadAt(n[:], int64(offset)); err != nil {
		return Directory{}, fmt.Errorf("reading TIFF directory at byte %d: %w", offset, err)
	}
	count := int64(f.order.Uint16(n[:]))
	if count == 0 || count > maxEntries {
		return Directory{}, fmt.Errorf("TIFF directory at byte %d claims %d entries", offset, count)
	}
	start := int64(offset) + 2
	count = min(count, (f.size-start)/entrySize)
	table := make([]byte, count*entrySize)
	if _, err := f.r.ReadAt(table, start); err != nil && !errors.Is(err, io.EOF) {
		return Directory{}, fmt.Errorf("reading TIFF directory at byte %d: %w", offset, err)
	}
	return Directory{file: f, table: table}, nil
}

// Directory is one table of tags.
type Directory struct {
	file  *File
	table []byte
}

// Has reports whether the directory holds the tag.
func (d Directory) Has(tag uint16) bool { return d.find(tag) != nil }

// Uint returns the first value of an integer tag; ok is false when the tag is
// missing or of another type.
func (d Directory) Uint(tag uint16) (value uint32, ok bool) {
	values := d.Uints(tag, 1)
	if len(values) == 0 {
		return 0, false
	}
	return values[0], true
}

// Uints returns up to limit values of an integer tag (BYTE, SHORT or LONG), or
// nil when there are none.
func (d Directory) Uints(tag uint16, limit int) []uint32 {
	kind, raw := d.value(tag, limit)
	width := typeSize(kind)
	values := make([]uint32, 0, len(raw)/max(width, 1))
	for ; width > 0 && len(raw) >= width; raw = raw[width:] {
		switch kind {
		case typeByte:
			values = append(values, uint32(raw[0]))
		case typeShort:
			values = append(values, uint32(d.file.order.Uint16(raw)))
		case typeLong:
			values = append(values, d.file.order.Uint32(raw))
		default:
			return nil
		}
	}
	return values
}

// Follow reads the directory that a tag of this one points to; ok is false when
// there is none.
func (d Directory) Follow(tag uint16) (to Directory, ok bool) {
	offset, ok := d.Uint(tag)
	if !ok {
		return Directory{}, false
	}
	to, err := d.file.Directory(offset)
	return to, err == nil
}

// Text returns the text of an ASCII tag up to its first zero byte, at most
// limit bytes, without blanks around it.
func (d Directory) Text(tag uint16, limit int) string {
	kind, raw := d.value(tag, limit)
	if kind != typeASCII {
		return ""
	}
	text, _, _ := strings.Cut(string(raw), "\x00")
	return strings.TrimSpace(text)
}

// Bytes returns the bytes of a tag of type BYTE or UNDEFINED, at most limit of
// them, or nil when there are none.
func (d Directory) Bytes(tag uint16, limit int) []byte {
	kind, raw := d.value(tag, limit)
	if kind != typeByte && kind != typeUndefined {
		return nil
	}
	return raw
}

// Types of a tag's values (TIFF 6.0 section 2).
const (
	typeByte      = 1
	typeASCII     = 2
	typeShort     = 3
	typeLong      = 4
	typeUndefined = 7
)

func typeSize(kind uint16) int {
	switch kind {
	case typeByte, typeASCII, typeUndefined:
		return 1
	case typeShort:
		return 2
	case typeLong:
		return 4
	}
	return 0
}

func (d Directory) find(tag uint16) []byte {
	for entry := d.table; len(entry) >= entrySize; entry = entry[entrySize:] {
		if d.file.order.Uint16(entry) == tag {
			return entry[:entrySize]
		}
	}
	return nil
}

// value returns the type of a tag and the bytes of at most limit of its values,
// from inside the entry when they fit its four bytes and from where its offset
// points otherwise.
func (d Directory) value(tag uint16, limit int) (kind uint16, raw []byte) {
	entry := d.find(tag)
	if entry == nil {
		return 0, nil
	}
	kind = d.file.order.Uint16(entry[2:])
	width := int64(typeSize(kind))
	stored := int64(d.file.order.Uint32(entry[4:])) * width
	wanted := min(stored, int64(limit)*width)
	if stored <= 4 {
		return kind, entry[8 : 8+wanted]
	}
	offset := int64(d.file.order.Uint32(entry[8:]))
	if offset+wanted > d.file.size {
		return kind, nil
	}
	raw = make([]byte, wanted)
	if _, err := d.file.r.ReadAt(raw, offset); err != nil && !errors.Is(err, io.EOF) {
		return kind, nil
	}
	return kind, raw
}
