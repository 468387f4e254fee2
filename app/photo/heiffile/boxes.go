package heiffile

import (
	"encoding/binary"
	"io"
)

// fields reads big-endian fields one after the other. Behind the end they are
// zero, and short tells.
type fields struct {
	rest  []byte
	short bool
}

// uint reads a number of so many bytes, 0 to 8.
func (f *fields) uint(bytes int) uint64 {
	v := uint64(0)
	for _, b := range f.bytes(bytes) {
		v = v<<8 | uint64(b)
	}
	return v
}

func (f *fields) int(bytes int) int { return int(f.uint(bytes)) }

// bytes reads so many bytes, or none when there are not as many.
func (f *fields) bytes(n int) []byte {
	if n < 0 || n > len(f.rest) {
		f.short, f.rest = true, nil
		return nil
	}
	b := f.rest[:n]
	f.rest = f.rest[n:]
	return b
}

// full reads the version and flags that many boxes begin with.
func (f *fields) full() (version int, flags uint64) { return f.int(1), f.uint(3) }

// text reads up to a zero byte.
func (f *fields) text() string {
	for i, b := range f.rest {
		if b == 0 {
			return string(f.bytes(i + 1)[:i])
		}
	}
	f.short, f.rest = true, nil
	return ""
}

// box is one box of those inside another: its kind and what it holds.
type box struct {
	kind string
	body []byte
}

// next reads the next box; ok is false at the end, and where one is cut off.
func (f *fields) next() (b box, ok bool) {
	if len(f.rest) < 8 {
		return box{}, false
	}
	size := f.uint(4)
	b.kind = string(f.bytes(4))
	head := uint64(8)
	switch size {
	case 0: // to the end
		b.body, f.rest = f.rest, nil
		return b, true
	case 1:
		size, head = f.uint(8), 16
	}
	if size < head || size-head > uint64(len(f.rest)) {
		f.short, f.rest = true, nil
		return box{}, false
	}
	b.body = f.bytes(int(size - head))
	return b, true
}

const (
	// maxMeta bounds the box that describes a file: that of a phone's panorama, of
	// a thousand tiles, has some ten kilobytes.
	maxMeta = 1 << 20
	// maxBoxes bounds the walk through a file that consists of empty boxes.
	maxBoxes = 1024
)

// findMeta returns the body of the file's meta box, whose first box has been
// found to be an ftyp.
func findMeta(r io.ReaderAt, size int64) ([]byte, error) {
	pos := int64(0)
	for range maxBoxes {
		var head [16]byte
		n, err := r.ReadAt(head[:min(16, max(size-pos, 0))], pos)
		if n < 8 {
			return nil, cutOff(err)
		}
		length, start := int64(binary.BigEndian.Uint32(head[:])), int64(8)
		if length == 1 && n == 16 {
			length, start = int64(binary.BigEndian.Uint64(head[8:])), 16
		}
		if length == 0 {
			length = size - pos
		}
		if length < start {
			return nil, FormatError("a box has no possible size")
		}
		switch kind := string(head[4:8]); {
		case kind == "meta" && length <= maxMeta:
			body := make([]byte, min(length-start, size-pos-start))
			if _, err := r.ReadAt(body, pos+start); err != nil || int64(len(body)) < length-start {
				return nil, cutOff(err)
			}
			return body, nil
		case kind == "moov":
			return nil, Unsupported("a sequence without a picture of its own")
		}
		if length > size-pos {
			return nil, io.ErrUnexpectedEOF
		}
		pos += length
	}
	return nil, FormatError("the description of its pictures is missing")
}

// cutOff is the error for a file that ends too early, or that of its disk.
func cutOff(err error) error {
	if err == nil || err == io.EOF {
		return io.ErrUnexpectedEOF
	}
	return err
}
