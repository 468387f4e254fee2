package grid

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"storehand/ui/grid/tsv"
)

// mostPending is up to how many cells of one batch show their new text before
// the owner has stored it. More would cost more than the moment is worth.
const mostPending = 1000

// editable is the definition of the column of a cell that can be written, and
// whether it can. A cell that is not loaded yet counts as writable: its owner
// has the last word anyhow.
func (g *Grid) editable(p place) (Column, bool) {
	col := g.column(p.column)
	if !col.Editable || !col.Kind.holdsText() {
		return col, false
	}
	cell, ok := g.cellAt(p)
	return col, !ok || cell.State != Locked && cell.State != Absent
}

// accept is the text as it would be stored, or why it cannot be.
func accept(col Column, key int64, text string) (string, error) {
	if col.Choices != nil && text != "" {
		choice, ok := choiceOf(col.Choices(key), text)
		if !ok {
			return text, fmt.Errorf("%q is not in the list of choices", text)
		}
		text = choice
	}
	if col.Validate != nil {
		return text, col.Validate(key, text)
	}
	return text, nil
}

// choiceOf is the choice meant by a text, whatever its upper and lower case.
func choiceOf(choices []string, text string) (string, bool) {
	for _, c := range choices {
		if strings.EqualFold(c, strings.TrimSpace(text)) {
			return c, true
		}
	}
	return "", false
}

// write hands texts to the owner as one batch, sorting out those that cannot
// stand.
func (g *Grid) write(cells []written, beyond int) {
	outcome := Outcome{Beyond: beyond}
	edits := make([]Edit, 0, len(cells))
	for _, c := range cells {
		col, ok := g.editable(c.place)
		if !ok {
			outcome.Locked++
			continue
		}
		name := g.nameAt(c.place)
		text, err := accept(col, name.key, c.text)
		if err != nil {
			g.refusals[name] = refusal{c.text, err.Error()}
			outcome.Refused++
			continue
		}
		delete(g.refusals, name)
		edits = append(edits, Edit{name.key, col.ID, text})
	}
	outcome.Written = len(edits)
	g.hand(edits)
	if g.options.OnOutcome != nil {
		g.options.OnOutcome(outcome)
	}
}

// hand gives the owner a batch of edits.
func (g *Grid) hand(edits []Edit) {
	if len(edits) <= mostPending {
		for _, e := range edits {
			g.pending[cellName{e.Key, g.columns.index(e.Column)}] = e.Text
		}
	}
	g.draw()
	if len(edits) > 0 && g.options.OnEdit != nil {
		g.options.OnEdit(edits)
	}
}

// clear empties the cells held.
func (g *Grid) clear() {
	b := g.cursor.block()
	cells := make([]written, 0, b.rows()*b.columns())
	for row := b.top; row <= b.bottom; row++ {
		for column := b.left; column <= b.right; column++ {
			cells = append(cells, written{place{row, column}, ""})
		}
	}
	g.write(cells, 0)
}

// paste writes clipboard text into the cells from the upper left corner of the
// range held, and holds what it wrote.
func (g *Grid) paste(text string) {
	rows := tsv.Parse(text)
	if len(rows) == 0 {
		return
	}
	held, f := g.cursor.block(), g.field()
	cells, beyond := spread(rows, held, f)
	g.cursor.at, g.cursor.anchor = place{held.top, held.left}, place{held.top, held.left}
	for _, c := range cells {
		g.cursor.anchor.row = max(g.cursor.anchor.row, c.row)
		g.cursor.anchor.column = max(g.cursor.anchor.column, c.column)
	}
	g.write(cells, beyond)
}

// copy puts the cells held on the clipboard. Rows that are not loaded are
// fetched first; a clipboard with holes would be worse than a late one.
func (g *Grid) copy(clipboard fyne.Clipboard) {
	b := g.cursor.block()
	var columns []int
	for i := b.left; i <= b.right; i++ {
		if g.column(i).Kind.holdsText() {
			columns = append(columns, g.columnAt(i))
		}
	}
	if len(columns) == 0 {
		return
	}
	g.source.Fetch(b.top, b.bottom+1, func(rows []Row, err error) {
		if err != nil {
			if g.options.OnError != nil {
				g.options.OnError(fmt.Errorf("copy rows %d to %d: %w", b.top+1, b.bottom+1, err))
			}
			return
		}
		clipboard.SetContent(tsv.Format(valuesOf(rows, columns)))
	})
}

func valuesOf(rows []Row, columns []int) [][]string {
	values := make([][]string, len(rows))
	for i, row := range rows {
		values[i] = make([]string, len(columns))
		for j, column := range columns {
			if column < len(row.Cells) {
				values[i][j] = row.Cells[column].Value
			}
		}
	}
	return values
}
