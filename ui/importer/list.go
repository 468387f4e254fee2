package importer

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"storehand/ui/desk"
	"storehand/ui/grid"
	"storehand/ui/look"
	"storehand/ui/parts"
	"storehand/ui/words"
)

// rows shows the rows of a view in a grid.
type rows view

var _ grid.Source = rows{}

// Count implements grid.Source.
func (r rows) Count() int { return r.listed }

// Key implements grid.Source: rows have no identity but their place.
func (r rows) Key(i int) int64 { return int64(i) + 1 }

// Row implements grid.Source.
func (r rows) Row(i int) (grid.Row, bool) {
	texts := r.row(i)
	cells := make([]grid.Cell, len(texts))
	for at, text := range texts {
		cells[at] = grid.Cell{Value: text, Text: oneLine(text)}
		if at > 0 && at == r.staged {
			cells[at].State = grid.Staged
		}
	}
	return grid.Row{Cells: cells}, true
}

// Visible implements grid.Source. All rows are in memory.
func (r rows) Visible(int, int) {}

// Fetch implements grid.Source.
func (r rows) Fetch(first, end int, done func([]grid.Row, error)) {
	var fetched []grid.Row
	for i := first; i < end; i++ {
		row, _ := r.Row(i)
		fetched = append(fetched, row)
	}
	done(fetched, nil)
}

// Limits of what is drawn of a text; product descriptions are long.
const (
	maxCell   = 200
	maxDetail = 1500
)

// oneLine is a text as a cell shows it.
func oneLine(text string) string {
	return shortened(strings.Join(strings.Fields(text), " "), maxCell)
}

func shortened(text string, most int) string {
	if runes := []rune(text); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return text
}

// detailHeight is that of the row in full below a list, in pixels.
const detailHeight float32 = 84

// newList shows a view: its rows, and below them the one under the cursor in
// full.
func newList(d *desk.Desk, v view) fyne.CanvasObject {
	detail := parts.NewParagraph("", look.SizeSmall, look.Ink2)
	show := func(key int64) { detail.SetText(shortened(v.detail(int(key)-1), maxDetail)) }
	list := grid.New(rows(v), grid.Options{
		Columns: v.columns, OnCursor: show,
		OnKey: func(key *fyne.KeyEvent) {
			if handle := d.Window.Canvas().OnTypedKey(); handle != nil {
				handle(key)
			}
		},
	})
	list.SetRowHeight(look.CompactRowHeight)
	if v.listed > 0 {
		show(1)
	}
	scroll := container.NewVScroll(container.New(layout.NewCustomPaddedLayout(8, 8, look.PageMargin, look.PageMargin), detail))
	scroll.SetMinSize(fyne.NewSize(0, detailHeight))
	foot := container.NewStack(parts.NewBox(look.Raised, "", 0), parts.NewTight(parts.NewDivider(), nil, scroll))
	return parts.NewTight(parts.NewDivider(), foot, list)
}

// caption says that a list is not complete, or nothing.
func (v view) caption() string {
	if v.listed == v.total {
		return ""
	}
	return fmt.Sprintf("The first %s of %s are listed.", words.Number(v.listed), words.Number(v.total))
}
