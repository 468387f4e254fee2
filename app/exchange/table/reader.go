package table

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
)

// Row is one row of a table.
type Row struct {
	Line  int // where the row begins, from 1
	Cells []string
	// Open marks the last row of a file that ends without a line break, as a
	// file does that was cut off.
	Open bool
}

// Blank reports whether no cell of the row holds anything.
func (r Row) Blank() bool {
	for _, cell := range r.Cells {
		if cell != "" {
			return false
		}
	}
	return true
}

// Reader splits UTF-8 text into rows of cells (RFC 4180, with the leniency
// below). Cells keep their bytes: line breaks inside quotes stay as they are.
//
// Lenient where real files need it: a quote inside a cell without quotes is
// text, as in 5" pipe; a quote inside a quoted cell that is followed by neither
// a separator, a line break nor another quote is text; blanks between a closing
// quote and the separator are dropped. Lines without content are skipped.
type Reader struct {
	source    *bufio.Reader
	separator byte
	lineEnd   byte // '\n', or '\r' for files of old Macs
	lines     int  // lines read so far
	rowLine   int  // where the present row begins
	rowBytes  int
	open      bool   // the line read last has no end
	lineBreak string // what ended the line read last
	spare     []byte // a line longer than the source's buffer
	text      []byte // the present row's cells one after the other
	ends      []int  // where each cell ends in text
}

// NewReader reads rows from UTF-8 text.
func NewReader(r io.Reader, form Form) *Reader {
	return &Reader{source: bufio.NewReaderSize(r, 64<<10), separator: form.separator(), lineEnd: form.lineEnd()}
}

// Read gives the next row that has content, or io.EOF after the last. The other
// errors are *TruncatedError, *TooLargeError and those of the source.
func (r *Reader) Read() (Row, error) {
	for {
		row, err := r.record()
		if err != nil || !(len(row.Cells) == 1 && row.Cells[0] == "") {
			return row, err
		}
	}
}

func (r *Reader) record() (Row, error) {
	r.text, r.ends, r.rowBytes = r.text[:0], r.ends[:0], 0
	r.rowLine = r.lines + 1
	line, err := r.line()
	if err != nil {
		return Row{}, err
	}
	for more := true; more; {
		if len(line) > 0 && line[0] == '"' {
			line, more, err = r.quoted(line[1:])
		} else {
			line, more = r.bare(line)
		}
		if err == nil {
			err = r.endCell()
		}
		if err != nil {
			return Row{}, err
		}
	}
	return Row{Line: r.rowLine, Cells: r.cells(), Open: r.open}, nil
}

// bare takes a cell without quotes and reports whether another cell follows.
func (r *Reader) bare(line []byte) (rest []byte, more bool) {
	end := bytes.IndexByte(line, r.separator)
	if end < 0 {
		r.text = append(r.text, line...)
		return nil, false
	}
	r.text = append(r.text, line[:end]...)
	return line[end+1:], true
}

// quoted takes a cell whose opening quote is read already.
func (r *Reader) quoted(line []byte) (rest []byte, more bool, err error) {
	opened := r.lines
	for {
		quote := bytes.IndexByte(line, '"')
		if quote < 0 {
			r.text = append(append(r.text, line...), r.lineBreak...)
			if err := r.cellSize(); err != nil {
				return nil, false, err
			}
			line, err = r.line()
			if errors.Is(err, io.EOF) {
				return nil, false, &TruncatedError{Line: r.rowLine, Why: fmt.Sprintf("the quote opened on line %d is never closed", opened)}
			}
			if err != nil {
				return nil, false, err
			}
			continue
		}
		r.text = append(r.text, line[:quote]...)
		line = line[quote+1:]
		if len(line) > 0 && line[0] == '"' {
			r.text = append(r.text, '"')
			line = line[1:]
			continue
		}
		after := bytes.TrimLeft(line, " ")
		switch {
		case len(after) == 0:
			return nil, false, nil
		case after[0] == r.separator:
			return after[1:], true, nil
		}
		r.text = append(r.text, '"')
	}
}

func (r *Reader) endCell() error {
	if err := r.cellSize(); err != nil {
		return err
	}
	if len(r.ends) == MaxColumns {
		return r.tooLarge(fmt.Sprintf("more than %d cells", MaxColumns))
	}
	r.ends = append(r.ends, len(r.text))
	return nil
}

func (r *Reader) cellSize() error {
	begin := 0
	if len(r.ends) > 0 {
		begin = r.ends[len(r.ends)-1]
	}
	if len(r.text)-begin > MaxCell {
		return r.tooLarge(fmt.Sprintf("a cell of more than %d MB", MaxCell>>20))
	}
	return nil
}

// cells cuts one string into the row's cells, so that a row costs two
// allocations however many cells it has.
func (r *Reader) cells() []string {
	whole := string(r.text)
	cells := make([]string, len(r.ends))
	begin := 0
	for i, end := range r.ends {
		cells[i] = whole[begin:end]
		begin = end
	}
	return cells
}

func (r *Reader) tooLarge(what string) error {
	return &TooLargeError{Line: r.rowLine, What: what}
}
