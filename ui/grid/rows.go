package grid

// recount takes over a change of the list: its length and the order of its
// keys. Cursor and selection stay with their rows.
func (g *Grid) recount() {
	g.view.rows = g.source.Count()
	g.told = [2]int{}
	g.selected = nil
	g.selection.reordered()
	at := g.field().clamp(g.cursor.at)
	if g.keyed {
		if row, ok := g.rowOf(g.cursorKey); ok {
			at.row = row
		}
	}
	g.cursor.move(at, false)
	if g.keyed = g.hasCells(); g.keyed {
		g.cursorKey = g.source.Key(at.row)
	}
}

// rowOf looks a key up. The row the cursor was in is likely to be the same, so
// it is tried first.
func (g *Grid) rowOf(key int64) (row int, ok bool) {
	n := g.source.Count()
	if row = g.cursor.at.row; row < n && g.source.Key(row) == key {
		return row, true
	}
	for row = range n {
		if g.source.Key(row) == key {
			return row, true
		}
	}
	return 0, false
}

// overlaid is a cell of a row with what the user did to it since it was read.
func (g *Grid) overlaid(key int64, column int, content Row) Cell {
	var cell Cell
	if column < len(content.Cells) {
		cell = content.Cells[column]
	}
	name := cellName{key, column}
	if text, ok := g.pending[name]; ok {
		cell = cell.rewritten(text)
	}
	if r, ok := g.refusals[name]; ok {
		cell = cell.refused(r)
	}
	return cell
}

// cellAt is the cell at a place, or false while its row is not loaded.
func (g *Grid) cellAt(p place) (Cell, bool) {
	content, ok := g.source.Row(p.row)
	if !ok {
		return Cell{}, false
	}
	return g.overlaid(g.source.Key(p.row), g.columnAt(p.column), content), true
}

func (g *Grid) nameAt(p place) cellName {
	return cellName{g.source.Key(p.row), g.columnAt(p.column)}
}

// extent is how much of the list is selected.
func (g *Grid) extent() extent {
	if g.selected == nil {
		e := g.selection.of(g.source, g.options.Tickable)
		g.selected = &e
	}
	return *g.selected
}

// selectionChanged redraws after a change of the selected rows and tells the
// owner.
func (g *Grid) selectionChanged() {
	g.selected = nil
	g.draw()
	if g.options.OnSelect != nil {
		g.options.OnSelect()
	}
}

// toggleAll selects all rows of the list, or none if all are.
func (g *Grid) toggleAll() {
	all := keysOf(g.source, 0, g.source.Count(), g.options.Tickable)
	if g.extent() == allRows {
		g.selection.set(g.selection.keys.Without(all))
	} else {
		g.selection.set(g.selection.keys.With(all))
	}
	g.selectionChanged()
}

// toggleRow selects a row or takes it out.
func (g *Grid) toggleRow(row int) {
	key := g.source.Key(row)
	if !g.tickable(key) {
		return
	}
	g.selection.tick(row, key, !g.selection.keys.Has(key))
	g.selectionChanged()
}

// extendRows carries the last toggle on to a row.
func (g *Grid) extendRows(row int) {
	from := g.selection.anchor
	if from < 0 || from >= g.source.Count() {
		g.toggleRow(row)
		return
	}
	g.selection.extend(keysOf(g.source, min(from, row), max(from, row)+1, g.options.Tickable))
	g.selectionChanged()
}

// toggleHeldRows selects the rows of the range held, or takes them out if all
// of them are selected.
func (g *Grid) toggleHeldRows() {
	b := g.cursor.block()
	if b.rows() == 1 {
		g.toggleRow(b.top)
		return
	}
	held := keysOf(g.source, b.top, b.bottom+1, g.options.Tickable)
	keys := g.selection.keys.With(held)
	if keys.Len() == g.selection.keys.Len() {
		keys = keys.Without(held)
	}
	g.selection.set(keys)
	g.selectionChanged()
}

// moveTo moves the cursor to a cell, or with extend the range up to it.
func (g *Grid) moveTo(p place, extend bool) {
	g.cursor.move(p, extend)
	g.reveal(p)
	if key := g.source.Key(p.row); key != g.cursorKey {
		g.cursorKey = key
		if g.options.OnCursor != nil {
			g.options.OnCursor(key)
		}
	}
}
