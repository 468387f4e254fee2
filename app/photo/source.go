package photo

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// MaxPixels is how many pixels a picture may have unless its Source says
// otherwise: twice what the largest cameras in use take. Rendering needs up to
// about ten bytes a pixel for a moment.
const MaxPixels = 200_000_000

// maxFileSize is how many bytes a file may have; 200 megapixels of 16 bits
// uncompressed stay below it.
const maxFileSize = 2 << 30

// Source is a picture file to be read.
type Source struct {
	// Name is what messages call the file, usually its name without the folder.
	Name string
	// Data is the file's bytes, and Size how many there are.
	Data io.ReaderAt
	Size int64
	// MaxPixels is how many pixels the picture may have before it is refused; 0
	// stands for the package's MaxPixels.
	MaxPixels int64
}

// FromBytes returns the source for a file that is in memory.
func FromBytes(name string, data []byte) Source {
	return Source{Name: name, Data: bytes.NewReader(data), Size: int64(len(data))}
}

// FromFile returns the source for an open file, which must stay open while the
// source is used.
func FromFile(f *os.File) (Source, error) {
	info, err := f.Stat()
	if err != nil {
		return Source{}, fmt.Errorf("reading %s: %w", filepath.Base(f.Name()), err)
	}
	return Source{Name: filepath.Base(f.Name()), Data: f, Size: info.Size()}, nil
}

func (s Source) maxPixels() int64 {
	if s.MaxPixels > 0 {
		return s.MaxPixels
	}
	return MaxPixels
}

// head returns the first bytes of the file, at most n.
func (s Source) head(n int64) ([]byte, error) {
	head := make([]byte, min(n, s.Size))
	read, err := s.Data.ReadAt(head, 0)
	if read == len(head) {
		return head, nil
	}
	return nil, err
}

// watched is a file that remembers when its disk or network failed, which those
// who read headers take for damage.
type watched struct {
	file io.ReaderAt
	size int64
	err  error
}

var errShortened = fmt.Errorf("the file became shorter while it was read: %w", io.ErrUnexpectedEOF)

// ReadAt reads from the file.
func (w *watched) ReadAt(p []byte, at int64) (int, error) {
	n, err := w.file.ReadAt(p, at)
	switch {
	case err == nil || n == len(p):
	case !errors.Is(err, io.EOF):
		w.err = err
	case at+int64(n) < w.size:
		w.err = errShortened
		return n, errShortened
	}
	return n, err
}
