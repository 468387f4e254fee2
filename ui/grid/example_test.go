package grid_test

import (
	"errors"
	"strings"

	"fyne.io/fyne/v2"

	"storehand/ui/grid"
)

// mugs is a list that is wholly in memory. One from a database answers Row
// from what it has loaded, begins loading in Visible and calls RowsChanged
// when the rows are there.
type mugs struct{ names, prices []string }

func (m *mugs) Count() int       { return len(m.names) }
func (m *mugs) Key(i int) int64  { return int64(i) }
func (m *mugs) Visible(int, int) {}

func (m *mugs) Row(i int) (grid.Row, bool) {
	return grid.Row{Cells: []grid.Cell{{}, {Value: m.names[i]}, {Value: m.prices[i]}}}, true
}

func (m *mugs) Fetch(first, end int, done func([]grid.Row, error)) {
	var rows []grid.Row
	for i := first; i < end; i++ {
		row, _ := m.Row(i)
		rows = append(rows, row)
	}
	done(rows, nil)
}

func notNegative(_ int64, text string) error {
	if strings.HasPrefix(text, "-") {
		return errors.New("a price cannot be below zero")
	}
	return nil
}

func Example() {
	list := &mugs{names: []string{"Mug, oat", "Mug, ink"}, prices: []string{"24.00", "26.00"}}
	var table *grid.Grid
	table = grid.New(list, grid.Options{
		Columns: []grid.Column{
			{ID: "check", Kind: grid.Check, Width: 38, Frozen: true},
			{ID: "title", Title: "Title", Width: 286, Frozen: true, Sortable: true},
			{ID: "price", Title: "Price €", Kind: grid.Money, Width: 104, Sortable: true, Editable: true, Validate: notNegative},
		},
		Dispatch: fyne.Do,
		OnEdit: func(edits []grid.Edit) { // one undo step
			for _, e := range edits {
				if e.Text == "" {
					table.Refuse(e, "a mug needs a price")
					continue
				}
				list.prices[e.Key] = e.Text
			}
			table.RowsChanged(0, list.Count())
		},
		OnSort: func(grid.Sort) { // put the list into the order, then:
			table.Reload()
		},
	})
	fyne.CurrentApp().NewWindow("Mugs").SetContent(table)
}
