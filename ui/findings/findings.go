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
	// Tone colours the chips of row i; nil leaves them neutral.
	Tone func(i int) parts.Tone
	// Pictures fill the columns of thumbnails; without a source there are none.
	Pictures Pictures
	// OnOpen follows a double click or Enter on row i; it may be nil.
	OnOpen func(i int)
	// OnRow follows the cursor into row i, the first one too; it may be nil.
	OnRow func(i int)
	// OnSelect follows the selection of rows, for lists with a column of boxes;
	// it may be nil. Shown.Selected tells them.
	OnSelect func()
	// Menu is what can be done with row i; it may be nil.
	Menu func(i int) []parts.MenuItem
}

// detailHeight is that of the row in full, in pixels.
const detailHeight float32 = 84

// New shows a list, from edge to edge. A rule above it is the owner's to draw.
func New(d *desk.Desk, l List) fyne.CanvasObject { return Show(d, l).Content }

// Shown is a list on the screen.
type Shown struct {
	Content fyne.CanvasObject
	desk    *desk.Desk
	rows    *grid.Grid
}

// Show is New for owners that go on to deal with the list.
func Show(d *desk.Desk, l List) *Shown {
	s := &Shown{desk: d}
	detail := parts.NewParagraph("", look.SizeSmall, look.Ink2)
	follow := func(key int64) {
		if l.Detail != nil {
			detail.SetText(Shortened(l.Detail(int(key)-1), maxDetail))
		}
		if l.OnRow != nil {
			l.OnRow(int(key) - 1)
		}
	}
	from := &source{list: l}
	options := grid.Options{
		Columns: l.Columns, OnCursor: follow,
		OnKey: func(key *fyne.KeyEvent) {
			if handle := d.Window.Canvas().OnTypedKey(); handle != nil {
				handle(key)
			}
		},
	}
	if l.OnOpen != nil {
		options.OnOpen = func(key int64, _ string) { l.OnOpen(int(key) - 1) }
	}
	options.OnSelect = l.OnSelect
	if l.Menu != nil {
		options.Menu = func(key int64, _ string) []parts.MenuItem { return l.Menu(int(key) - 1) }
	}
	if l.Pictures.Source != nil {
		from.wall = newWall(d, l)
	}
	s.rows = grid.New(from, options)
	s.rows.SetRowHeight(look.CompactRowHeight)
	if from.wall != nil {
		from.wall.onCome = func(i int) { s.rows.RowsChanged(i, i+1) }
		s.rows.SetRowHeight(look.RowHeight)
	}
	if l.Count > 0 {
		follow(1)
	}
	s.Content = s.rows
	if l.Detail != nil {
		s.Content = parts.NewTight(nil, footOf(detail), s.rows)
	}
	return s
}

// Focus leads the keyboard into the list, once it is on the window.
func (s *Shown) Focus() { s.desk.Window.Canvas().Focus(s.rows) }

// Selected are the selected rows in their order.
func (s *Shown) Selected() []int {
	var rows []int
	for key := range s.rows.Selected().All() {
		rows = append(rows, int(key)-1)
	}
	return rows
}

// footOf is the room for the row in full.
func footOf(detail fyne.CanvasObject) fyne.CanvasObject {
	scroll := container.NewVScroll(container.New(layout.NewCustomPaddedLayout(8, 8, look.PageMargin, look.PageMargin), detail))
	scroll.SetMinSize(fyne.NewSize(0, detailHeight))
	return container.NewStack(parts.NewBox(look.Raised, "", 0), parts.NewTight(parts.NewDivider(), nil, scroll))
}

// source is a list as a grid asks for it.
type source struct {
	list List
	wall *wall // nil without pictures
}

var _ grid.Source = (*source)(nil)

// Count implements grid.Source.
func (s *source) Count() int { return s.list.Count }

// Key implements grid.Source: rows have no identity but their place.
func (s *source) Key(i int) int64 { return int64(i) + 1 }

// Row implements grid.Source.
func (s *source) Row(i int) (grid.Row, bool) {
	texts := s.list.Row(i)
	cells := make([]grid.Cell, len(texts))
	for at, text := range texts {
		cells[at] = grid.Cell{Value: text, Text: OneLine(text)}
		if at > 0 && at == s.list.Staged {
			cells[at].State = grid.Staged
		}
		if s.list.Tone != nil && s.list.Columns[at].Kind == grid.Chip {
			cells[at].Tone = s.list.Tone(i)
		}
		if s.wall != nil && s.list.Columns[at].Kind == grid.Thumbnail {
			cells[at].Image = s.wall.picture(i)
		}
	}
	return grid.Row{Cells: cells}, true
}

// Visible implements grid.Source. All rows are in memory, but their pictures.
func (s *source) Visible(first, end int) {
	if s.wall != nil {
		s.wall.want(first, end)
	}
}

// Fetch implements grid.Source.
func (s *source) Fetch(first, end int, done func([]grid.Row, error)) {
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
