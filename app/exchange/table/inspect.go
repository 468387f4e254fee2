package table

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"unicode/utf8"
)

// Inspection is what can be said about a file after one look through it.
type Inspection struct {
	Form   Form
	Size   int64  // bytes
	SHA256 string // of the bytes, in hexadecimal
	Head   []Row  // the first rows, headings included; at most 50
	Lead   string // the first characters as text, whatever they are
}

const (
	headRows  = 50
	leadBytes = 4 << 10
	// sampleBytes of the text are enough for the headings and some rows.
	sampleBytes = 512 << 10
)

// Inspect looks through the whole file once and finds its form. ask replaces
// the detected encoding unless it is empty. Errors: ErrEmpty, *ForeignError,
// *TooLargeError, *TruncatedError for a file that ends within its first rows,
// and those of reading.
func Inspect(ctx context.Context, file File, ask Encoding) (Inspection, error) {
	scanned, err := scan(ctx, file)
	if err != nil {
		return Inspection{}, fmt.Errorf("read %s: %w", file.Name, err)
	}
	if scanned.size == 0 {
		return Inspection{}, fmt.Errorf("read %s: %w", file.Name, ErrEmpty)
	}
	if err := foreign(scanned.head); err != nil {
		return Inspection{}, fmt.Errorf("read %s: %w", file.Name, err)
	}
	encoding, err := scanned.encoding()
	if err != nil {
		return Inspection{}, fmt.Errorf("read %s: %w", file.Name, err)
	}
	if ask != "" {
		encoding = ask
	}
	_, mark := markOf(scanned.head)
	found := Inspection{Form: Form{Encoding: encoding, BOM: mark > 0}, Size: scanned.size, SHA256: hex.EncodeToString(scanned.sum)}
	if err := found.sample(file); err != nil {
		return Inspection{}, fmt.Errorf("read %s: %w", file.Name, err)
	}
	return found, nil
}

// sample finds the separator and the line ending and reads the first rows.
func (in *Inspection) sample(file File) error {
	source, err := file.Open()
	if err != nil {
		return err
	}
	defer source.Close()
	decoded, err := decode(source, in.Form.Encoding)
	if err != nil {
		return err
	}
	text, err := readAtMost(decoded, sampleBytes)
	if err != nil {
		return err
	}
	in.Lead = text[:min(len(text), leadBytes)]
	in.Form.LineEnd = guessLineEnd(text)
	in.Form.Separator = guessSeparator(text, in.Form.LineEnd)
	rows, err := Open(file, in.Form)
	if err != nil {
		return err
	}
	defer rows.Close()
	for len(in.Head) < headRows {
		row, err := rows.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return err
		}
		in.Head = append(in.Head, row)
	}
	if len(in.Head) == 0 {
		return ErrEmpty
	}
	return nil
}

// scan holds what the bytes of a file say about their encoding.
type scanResult struct {
	size    int64
	sum     []byte
	head    []byte // the first bytes
	invalid int    // bytes that are no UTF-8
	wide    int    // characters of more than one byte in valid UTF-8
	zeros   int
}

// scan reads every byte: an accent far down the file decides its encoding.
func scan(ctx context.Context, file File) (scanResult, error) {
	source, err := file.Open()
	if err != nil {
		return scanResult{}, err
	}
	defer source.Close()
	var result scanResult
	hash := sha256.New()
	buffer := make([]byte, 128<<10)
	kept := 0 // bytes of a character cut by the end of the last part
	for {
		if err := ctx.Err(); err != nil {
			return scanResult{}, err
		}
		n, err := source.Read(buffer[kept:])
		hash.Write(buffer[kept : kept+n])
		result.size += int64(n)
		if room := leadBytes - len(result.head); room > 0 {
			result.head = append(result.head, buffer[kept:kept+min(n, room)]...)
		}
		kept = result.count(buffer[:kept+n], errors.Is(err, io.EOF))
		if errors.Is(err, io.EOF) {
			result.sum = hash.Sum(nil)
			return result, nil
		}
		if err != nil {
			return scanResult{}, err
		}
	}
}

// count looks at the characters in part and moves one that is cut off by its
// end to its beginning, returning the length of that.
func (s *scanResult) count(part []byte, last bool) int {
	for i := 0; i < len(part); {
		if part[i] < utf8.RuneSelf {
			if part[i] == 0 {
				s.zeros++
			}
			i++
			continue
		}
		r, size := utf8.DecodeRune(part[i:])
		switch {
		case r != utf8.RuneError || size > 1:
			s.wide++
		case !last && !utf8.FullRune(part[i:]):
			return copy(part, part[i:])
		default:
			s.invalid++
		}
		i += size
	}
	return 0
}

// encoding judges the counts. Text that is mostly valid UTF-8 with a few wrong
// bytes is UTF-8 that was pasted into; text with none valid is a code page.
func (s *scanResult) encoding() (Encoding, error) {
	if marked, length := markOf(s.head); length > 0 {
		if marked == UTF8 && s.invalid > 0 {
			return UTF8Mixed, nil
		}
		return marked, nil
	}
	if s.zeros > 0 {
		return s.unmarkedUTF16()
	}
	switch {
	case s.invalid == 0:
		return UTF8, nil
	case s.wide > 4*s.invalid:
		return UTF8Mixed, nil
	default:
		return Windows1252, nil
	}
}

// unmarkedUTF16 tells UTF-16 from binary data by where the zero bytes stand:
// text in Latin letters has one in every other byte.
func (s *scanResult) unmarkedUTF16() (Encoding, error) {
	var even, odd int
	for i, b := range s.head {
		if b == 0 && i%2 == 0 {
			even++
		} else if b == 0 {
			odd++
		}
	}
	quarter := len(s.head) / 4
	switch {
	case odd > quarter && even < quarter/8+1:
		return UTF16LE, nil
	case even > quarter && odd < quarter/8+1:
		return UTF16BE, nil
	default:
		return "", &ForeignError{What: "a binary file", Advice: notAProduct}
	}
}
