package table

import (
	"bufio"
	"errors"
	"fmt"
	"io"
)

// line reads up to the next line break and remembers that break. The bytes are
// good until the next call.
func (r *Reader) line() ([]byte, error) {
	text, err := r.source.ReadSlice(r.lineEnd)
	if errors.Is(err, bufio.ErrBufferFull) {
		text, err = r.longLine(text)
	}
	if err != nil && !(errors.Is(err, io.EOF) && len(text) > 0) {
		return nil, err
	}
	r.open = err != nil
	r.lines++
	r.rowBytes += len(text)
	if r.rowBytes > MaxRow {
		return nil, r.tooLarge(fmt.Sprintf("more than %d MB", MaxRow>>20))
	}
	return text[:len(text)-r.findBreak(text)], nil
}

// findBreak remembers which line break ends the line and returns its length.
func (r *Reader) findBreak(line []byte) int {
	switch {
	case r.open:
		r.lineBreak = ""
	case r.lineEnd == '\r':
		r.lineBreak = "\r"
	case len(line) > 1 && line[len(line)-2] == '\r':
		r.lineBreak = "\r\n"
	default:
		r.lineBreak = "\n"
	}
	return len(r.lineBreak)
}

// longLine gathers a line longer than the buffer, up to the limit of a row.
func (r *Reader) longLine(part []byte) ([]byte, error) {
	r.spare = append(r.spare[:0], part...)
	for len(r.spare) <= MaxRow {
		part, err := r.source.ReadSlice(r.lineEnd)
		r.spare = append(r.spare, part...)
		if !errors.Is(err, bufio.ErrBufferFull) {
			return r.spare, err
		}
	}
	return nil, r.tooLarge(fmt.Sprintf("more than %d MB", MaxRow>>20))
}
