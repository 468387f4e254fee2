package grid

import "fyne.io/fyne/v2"

// Reload follows a change of the list: other rows, or the same in another
// order. Cursor and selection stay with their rows; selected rows that are no
// longer in the list stay selected, see KeepShown.
func (g *Grid) Reload() {
	clear(g.pending)
	g.recount()
	g.edit.relocate()
	g.arrange()
}

// RowsChanged follows a change of what rows first to end-1 hold, such as their
// coming in from disk. The list itself must be the same.
func (g *Grid) RowsChanged(first, end int) {
	g.readBack(first, end)
	seenFirst, seenEnd := g.view.seen()
	for row := max(first, seenFirst); row < min(end, seenEnd); row++ {
		g.body.drawRow(row)
	}
	g.body.drawMarks()
	g.tip.follow()
	g.repaint()
}

// readBack forgets what rows first to end-1 showed ahead of the owner.
func (g *Grid) readBack(first, end int) {
	n := g.source.Count()
	if first <= 0 && end >= n {
		clear(g.pending)
	}
	for row := max(0, first); row < min(end, n) && len(g.pending) > 0; row++ {
		for column := range g.options.Columns {
			delete(g.pending, cellName{g.source.Key(row), column})
		}
	}
}

// Refuse marks a cell because an edit handed to OnEdit cannot stand. The cell
// shows the edit's text and, as a tip, the reason in words for the user, until
// it is edited anew or the user presses Esc on it.
func (g *Grid) Refuse(e Edit, reason string) {
	name := cellName{e.Key, g.columns.index(e.Column)}
	delete(g.pending, name)
	g.refusals[name] = refusal{e.Text, reason}
	g.draw()
}

// Refused is the number of cells that show a refused edit.
func (g *Grid) Refused() int { return len(g.refusals) }

// ClearRefusals takes the marks of all refused edits away.
func (g *Grid) ClearRefusals() {
	clear(g.refusals)
	g.draw()
}

// Selected is the keys of the selected rows, in the list or filtered out of it.
func (g *Grid) Selected() Keys { return g.selection.keys }

// Select replaces the selected rows. It does not call OnSelect.
func (g *Grid) Select(keys Keys) {
	g.selection.set(keys)
	g.selected = nil
	g.draw()
}

// SelectAll adds all rows of the list to the selected ones, as Ctrl+A does.
func (g *Grid) SelectAll() { g.selectAll() }

// AllSelected reports whether every row of the list is selected.
func (g *Grid) AllSelected() bool { return g.extent() == allRows }

// KeepShown takes the rows that are not in the list out of the selection, for
// owners that do not let the user act on rows a filter hides.
func (g *Grid) KeepShown() {
	shown := keysOf(g.source, 0, g.source.Count(), g.options.Tickable)
	hidden := g.selection.keys.Without(shown)
	if hidden.Len() > 0 {
		g.selection.set(g.selection.keys.Without(hidden))
		g.selectionChanged()
	}
}

// CursorKey is the key of the cursor's row, or false in an empty list.
func (g *Grid) CursorKey() (key int64, ok bool) { return g.cursorKey, g.hasCells() }

// MoveToKey moves the cursor into the row with the key, into the column it is
// in, and scrolls it into sight. It reports whether the row is in the list.
func (g *Grid) MoveToKey(key int64) bool {
	row, ok := g.rowOf(key)
	if ok {
		g.moveTo(place{row, g.cursor.at.column}, false)
	}
	return ok
}

// Editing reports whether a cell is being edited.
func (g *Grid) Editing() bool { return g.edit.open }

// Commit ends an edit as going elsewhere does: a good text goes to OnEdit, one
// that cannot stand stays on its cell as refused. Owners call it before they
// act on the rows without the keyboard having moved, as menus do.
func (g *Grid) Commit() {
	g.edit.leave()
	g.edit.giveBack()
}

// Layout is how the columns are arranged now.
func (g *Grid) Layout() Layout { return g.columns.layout() }

// SetLayout arranges the columns. It does not call OnLayout.
func (g *Grid) SetLayout(l Layout) {
	g.columns.apply(l)
	g.relane()
	g.edit.relocate()
	g.arrange()
}

// Sort is the order the head shows.
func (g *Grid) Sort() Sort { return g.sort }

// SetSort shows another order in the head. It does not call OnSort.
func (g *Grid) SetSort(s Sort) {
	g.sort = s
	g.head.draw()
	g.repaint()
}

// SetRowHeight changes the height of all rows, in device-independent pixels:
// look.RowHeight, look.CompactRowHeight or look.TallRowHeight.
func (g *Grid) SetRowHeight(height float32) {
	first := g.view.offset / g.view.row
	g.view.row = float64(height)
	g.view.offset = first * g.view.row
	g.arrange()
}

// SetFoot leaves space below the last row, in device-independent pixels, for a
// bar that lies over the grid.
func (g *Grid) SetFoot(height float32) {
	g.view.foot = float64(height)
	g.arrange()
}

// Copy puts the cells held on the clipboard, as Ctrl+C does.
func (g *Grid) Copy() {
	if g.hasCells() {
		g.copy(fyne.CurrentApp().Clipboard())
	}
}

// Paste writes the clipboard's text from the cursor on, as Ctrl+V does.
func (g *Grid) Paste() {
	if g.hasCells() {
		g.paste(fyne.CurrentApp().Clipboard().Content())
	}
}
