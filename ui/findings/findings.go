// Package findings shows what came of looking through many items: a list of any
// length, and below it the row under the cursor in full.
package findings

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"storehand/ui/desk"
	"storehand/ui/grid"
	"storehand/ui/look"
	"storehand/ui/parts"
)

// List is what there is to show.
type List struct {
	Columns []grid.Column
	Count   int
	// Row gives the texts of row i, one for each column.
	Row func(i int) []string
	// Detail gives row i in full, for what the columns cut off; nil where they
	// cut nothing off that matters.
	Detail func(i int) string
	// Staged is the index of the column whose cells are staged edits; 0 is none.
	Staged int
}

// detailHeight is that of the row in full, in pixels.
const detailHeight float32 = 84

// New shows a list, from edge to edge. A rule above it is the owner's to draw.
func New(d *desk.Desk, l List) fyne.CanvasObject {
	detail := parts.NewParagraph("", look.SizeSmall, look.Ink2)
	show := func(key int64) {
		if l.Detail != nil {
			detail.SetText(Shortened(l.Detail(int(key)-1), maxDetail))
		}
	}
	rows := grid.New(source{l}, grid.Options{
		Columns: l.Columns, OnCursor: show,
		OnKey: func(key *fyne.KeyEvent) {
			if handle := d.Window.Canvas().OnTypedKey(); handle != nil {
				handle(key)
			}
		},
	})
	rows.SetRowHeight(look.CompactRowHeight)
	if l.Detail == nil {
		return rows
	}
	if l.Count > 0 {
		show(1)
	}
	scroll := container.NewVScroll(container.New(layout.NewCustomPaddedLayout(8, 8, look.PageMargin, look.PageMargin), detail))
	scroll.SetMinSize(fyne.NewSize(0, detailHeight))
	foot := container.NewStack(parts.NewBox(look.Raised, "", 0), parts.NewTight(parts.NewDivider(), nil, scroll))
	return parts.NewTight(nil, foot, rows)
}

// source is a list as a grid asks for it.
type source struct{ list List }

var _ grid.Source = source{}

// Count implements grid.Source.
func (s source) Count() int { return s.list.Count }

// Key implements grid.Source: rows have no identity but their place.
func (s source) Key(i int) int64 { return int64(i) + 1 }

// Row implements grid.Source.
func (s source) Row(i int) (grid.Row, bool) {
	texts := s.list.Row(i)
	cells := make([]grid.Cell, len(texts))
	for at, text := range texts {
		cells[at] = grid.Cell{Value: text, Text: OneLine(text)}
		if at > 0 && at == s.list.Staged {
			cells[at].State = grid.Staged
		}
	}
	return grid.Row{Cells: cells}, true
}

// Visible implements grid.Source. All rows are in memory.
func (s source) Visible(int, int) {}

// Fetch implements grid.Source.
func (s source) Fetch(first, end int, done func([]grid.Row, error)) {
	var rows []grid.Row
	for i := first; i < end; i++ {
		row, _ := s.Row(i)
		rows = append(rows, row)
	}
	done(rows, nil)
}

// Limits of what is drawn of a text; product descriptions are long.
const (
	maxCell   = 200
	maxDetail = 1500
)

// OneLine is a text as a cell shows it: its white space as single blanks, and
// not endless.
func OneLine(text string) string {
	return Shortened(strings.Join(strings.Fields(text), " "), maxCell)
}

// Shortened cuts a text after so many characters and says so by an ellipsis.
func Shortened(text string, most int) string {
	if runes := []rune(text); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return text
}
