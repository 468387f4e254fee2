package table

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// Encoding is how the characters of a file are stored.
type Encoding string

// The encodings that can be read. Only the first five are ever detected; the
// other code pages cannot be told from Windows-1252 by their bytes and have to
// be asked for.
const (
	UTF8        Encoding = "utf-8"
	UTF8Mixed   Encoding = "utf-8-mixed" // UTF-8 with stray Windows-1252 bytes
	UTF16LE     Encoding = "utf-16le"
	UTF16BE     Encoding = "utf-16be"
	Windows1252 Encoding = "windows-1252" // Western Europe
	Windows1250 Encoding = "windows-1250" // Central Europe
	Windows1251 Encoding = "windows-1251" // Cyrillic
	Windows1253 Encoding = "windows-1253" // Greek
	Windows1254 Encoding = "windows-1254" // Turkish
	Windows1257 Encoding = "windows-1257" // Baltic
)

// Encodings lists what can be asked for in place of the detected encoding.
var Encodings = []Encoding{UTF8, Windows1252, Windows1250, Windows1251, Windows1253, Windows1254, Windows1257, UTF16LE, UTF16BE}

var codePages = map[Encoding]*charmap.Charmap{
	Windows1252: charmap.Windows1252,
	Windows1250: charmap.Windows1250,
	Windows1251: charmap.Windows1251,
	Windows1253: charmap.Windows1253,
	Windows1254: charmap.Windows1254,
	Windows1257: charmap.Windows1257,
}

var byteOrderMarks = []struct {
	mark     []byte
	encoding Encoding
}{
	{[]byte{0xEF, 0xBB, 0xBF}, UTF8},
	{[]byte{0xFF, 0xFE}, UTF16LE},
	{[]byte{0xFE, 0xFF}, UTF16BE},
}

// markOf finds the byte order mark at the start of a file.
func markOf(head []byte) (Encoding, int) {
	for _, known := range byteOrderMarks {
		if bytes.HasPrefix(head, known.mark) {
			return known.encoding, len(known.mark)
		}
	}
	return "", 0
}

// decode gives the file's text as UTF-8, without its byte order mark. The
// error names an encoding that is not known.
func decode(r io.Reader, encoding Encoding) (io.Reader, error) {
	switch encoding {
	case UTF8, "":
		return withoutMark(r)
	case UTF8Mixed:
		bare, err := withoutMark(r)
		if err != nil {
			return nil, err
		}
		return transform.NewReader(bare, strayBytes{}), nil
	case UTF16LE:
		return transform.NewReader(r, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder()), nil
	case UTF16BE:
		return transform.NewReader(r, unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewDecoder()), nil
	}
	page, known := codePages[encoding]
	if !known {
		return nil, fmt.Errorf("the encoding %q is not known", encoding)
	}
	return transform.NewReader(r, page.NewDecoder()), nil
}

// withoutMark leaves out the UTF-8 byte order mark where there is one.
func withoutMark(r io.Reader) (io.Reader, error) {
	buffered := bufio.NewReaderSize(r, 64<<10)
	mark := byteOrderMarks[0].mark
	head, err := buffered.Peek(len(mark))
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	if bytes.Equal(head, mark) {
		_, err = buffered.Discard(len(mark))
		return buffered, err
	}
	return buffered, nil
}

// strayBytes reads each byte that is no part of valid UTF-8 as Windows-1252:
// the usual outcome of pasting old text into a newer file.
type strayBytes struct{ transform.NopResetter }

func (strayBytes) Transform(dst, src []byte, atEOF bool) (written, read int, err error) {
	for read < len(src) {
		r, size := utf8.DecodeRune(src[read:])
		if r == utf8.RuneError && size <= 1 {
			if !atEOF && !utf8.FullRune(src[read:]) {
				return written, read, transform.ErrShortSrc
			}
			r, size = charmap.Windows1252.DecodeByte(src[read]), 1
		}
		if written+utf8.RuneLen(r) > len(dst) {
			return written, read, transform.ErrShortDst
		}
		written += utf8.EncodeRune(dst[written:], r)
		read += size
	}
	return written, read, nil
}
