package grid

import "storehand/ui/look"

// minScrolled is the width the frozen columns leave to the others.
const minScrolled float32 = 160

// relane takes over a change of the columns. The cursor stays on its column.
func (g *Grid) relane() {
	at, anchor := g.columnAt(g.cursor.at.column), g.columnAt(g.cursor.anchor.column)
	g.frozen, g.scrolled = g.columns.lanes()
	for _, panes := range [][2]*pane{g.body.panes, g.head.panes} {
		panes[frozenPane].lane, panes[scrolledPane].lane = g.frozen, g.scrolled
	}
	f := g.field()
	g.cursor.at = f.clamp(place{g.cursor.at.row, g.positionOf(at)})
	g.cursor.anchor = f.clamp(place{g.cursor.anchor.row, g.positionOf(anchor)})
}

// columnsMoved redraws after the user changed the columns and tells the owner.
func (g *Grid) columnsMoved() {
	g.relane()
	g.edit.relocate()
	g.arrange()
	if g.options.OnLayout != nil {
		g.options.OnLayout(g.columns.layout())
	}
}

// columnAt is the column at a position among those in sight, or -1.
func (g *Grid) columnAt(position int) int {
	n := len(g.frozen.columns)
	switch {
	case position < 0 || position >= n+len(g.scrolled.columns):
		return -1
	case position < n:
		return g.frozen.columns[position]
	default:
		return g.scrolled.columns[position-n]
	}
}

// positionOf is where a column stands among those in sight, or -1.
func (g *Grid) positionOf(column int) int {
	for i := range len(g.frozen.columns) + len(g.scrolled.columns) {
		if g.columnAt(i) == column {
			return i
		}
	}
	return -1
}

// column is the definition of the column at a position.
func (g *Grid) column(position int) Column { return g.options.Columns[g.columnAt(position)] }

func (g *Grid) firstTextColumn() int {
	for i := range g.field().columns {
		if g.column(i).Kind.holdsText() {
			return i
		}
	}
	return 0
}

// field is the cells the cursor may go to.
func (g *Grid) field() field {
	return field{g.source.Count(), len(g.frozen.columns) + len(g.scrolled.columns)}
}

func (g *Grid) hasCells() bool { return g.source.Count() > 0 }

// frozenWidth is the width of the frozen columns, as far as the grid is wide
// enough to leave something to the others.
func (g *Grid) frozenWidth() float32 {
	if len(g.scrolled.columns) == 0 {
		return g.Size().Width
	}
	return max(0, min(g.frozen.width(), g.Size().Width-minScrolled))
}

// fitColumn makes a column as wide as its head and the cells in sight need.
func (g *Grid) fitColumn(column int) {
	col := g.options.Columns[column]
	if !col.Kind.resizable() {
		return
	}
	ruler := newCellView(&g.pen)
	width := ruler.wants(headFace(col, Sort{Column: col.ID}, noRows, false))
	first, end := g.view.seen()
	for row := first; row < end; row++ {
		if content, ok := g.source.Row(row); ok {
			cell := g.overlaid(g.source.Key(row), column, content)
			width = max(width, ruler.wants(faceOf(col, cell, rowLook{})))
		}
	}
	if g.columns.resize(column, width+2*look.CellPadding) {
		g.columnsMoved()
	}
}
