package table

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// Writer writes rows of cells as UTF-8, whatever the form's encoding says: it
// is the one encoding that every shop's importer takes. Cells are quoted where
// they have to be (RFC 4180).
type Writer struct {
	to        *bufio.Writer
	separator string
	lineEnd   string
	special   string // characters that make a cell need quotes
	begun     bool
	bom       bool
}

// NewWriter writes in the form's separator and line ending, with a byte order
// mark where the form has one.
func NewWriter(w io.Writer, form Form) *Writer {
	lineEnd := form.LineEnd
	if lineEnd == "" {
		lineEnd = "\n"
	}
	separator := string(form.separator())
	return &Writer{to: bufio.NewWriterSize(w, 64<<10), separator: separator, lineEnd: lineEnd, special: separator + "\"\r\n", bom: form.BOM}
}

// Write adds a row.
func (w *Writer) Write(cells []string) error {
	if !w.begun {
		w.begun = true
		if w.bom {
			w.to.Write(byteOrderMarks[0].mark)
		}
	}
	for i, cell := range cells {
		if i > 0 {
			w.to.WriteString(w.separator)
		}
		w.cell(cell, len(cells) == 1)
	}
	if _, err := w.to.WriteString(w.lineEnd); err != nil {
		return fmt.Errorf("write the table: %w", err)
	}
	return nil
}

// cell leaves errors to the next Write or Flush: a bufio.Writer keeps its
// first. An only cell that is empty is quoted, or it would be a blank line.
func (w *Writer) cell(text string, alone bool) {
	if !w.needsQuotes(text) && !(alone && text == "") {
		w.to.WriteString(text)
		return
	}
	w.to.WriteByte('"')
	w.to.WriteString(strings.ReplaceAll(text, `"`, `""`))
	w.to.WriteByte('"')
}

// needsQuotes also quotes blanks at the ends, which some programs strip.
func (w *Writer) needsQuotes(text string) bool {
	if text == "" {
		return false
	}
	return strings.ContainsAny(text, w.special) || text[0] == ' ' || text[len(text)-1] == ' '
}

// Flush writes what is buffered. Call it after the last row.
func (w *Writer) Flush() error {
	if err := w.to.Flush(); err != nil {
		return fmt.Errorf("write the table: %w", err)
	}
	return nil
}
