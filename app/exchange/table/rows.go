package table

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"strings"
)

// Rows reads a file from its start, headings first.
type Rows struct {
	source   io.ReadCloser
	counted  *counter
	reader   *Reader
	headings int // cells of the first row; zero before it is read
}

// counter counts and hashes the bytes that go by.
type counter struct {
	from  io.Reader
	bytes int64
	hash  hash.Hash
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.from.Read(p)
	c.bytes += int64(n)
	c.hash.Write(p[:n])
	return n, err
}

// Open begins to read a file of that form. Close it when done.
func Open(file File, form Form) (*Rows, error) {
	source, err := file.Open()
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", file.Name, err)
	}
	counted := &counter{from: source, hash: sha256.New()}
	text, err := decode(counted, form.Encoding)
	if err != nil {
		source.Close()
		return nil, fmt.Errorf("open %s: %w", file.Name, err)
	}
	return &Rows{source: source, counted: counted, reader: NewReader(text, form)}, nil
}

// Read gives the headings first and then row after row; io.EOF follows the
// last. Besides the errors of Reader.Read it returns a *TruncatedError for a
// last row that has fewer cells than there are headings and no line break.
func (r *Rows) Read() (Row, error) {
	row, err := r.reader.Read()
	if err != nil {
		return Row{}, err
	}
	if r.headings == 0 {
		if isHint(row) {
			return r.Read()
		}
		r.headings = len(row.Cells)
		return row, nil
	}
	if row.Open && len(row.Cells) < r.headings {
		why := fmt.Sprintf("%d of %d cells", len(row.Cells), r.headings)
		return Row{}, &TruncatedError{Line: row.Line, Why: why}
	}
	return row, nil
}

// isHint recognises the first line "sep=;": its separator makes it two cells.
func isHint(row Row) bool {
	return row.Line == 1 && len(row.Cells) == 2 && strings.EqualFold(row.Cells[0], hintPrefix) && row.Cells[1] == ""
}

// BytesRead is how far into the file the reading is.
func (r *Rows) BytesRead() int64 { return r.counted.bytes }

// SHA256 reads what remains of the file and gives the hash of all its bytes, in
// hexadecimal.
func (r *Rows) SHA256() (string, error) {
	if _, err := io.Copy(io.Discard, r.counted); err != nil && !errors.Is(err, io.EOF) {
		return "", err
	}
	return hex.EncodeToString(r.counted.hash.Sum(nil)), nil
}

// Close ends the reading.
func (r *Rows) Close() error { return r.source.Close() }
