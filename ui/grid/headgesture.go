package grid

import "fyne.io/fyne/v2"

// edgeDrag changes the width of a column.
type edgeDrag struct {
	grid   *Grid
	column int
	from   float32 // where the pointer took hold
	width  float32 // of the column then
	moved  bool
}

func (g *Grid) grabEdge(column int, pos fyne.Position) gesture {
	return &edgeDrag{grid: g, column: column, from: pos.X, width: g.columns.width(column)}
}

func (d *edgeDrag) drag(to fyne.Position) {
	g := d.grid
	width := d.width + to.X - d.from
	if g.options.Columns[d.column].Frozen && len(g.scrolled.columns) > 0 {
		// Wider, its edge would go out of reach.
		width = min(width, g.columns.width(d.column)+g.Size().Width-minScrolled-g.frozen.width())
	}
	if !g.columns.resize(d.column, width) {
		return
	}
	d.moved = true
	g.relane()
	g.arrange()
	left, now := g.columnSpan(g.positionOf(d.column))
	g.head.showDrop(left + now)
}

func (d *edgeDrag) end() {
	d.grid.head.hideDrop()
	if d.moved {
		d.grid.columnsMoved()
	}
}

// headDrag moves a column, or without a move sorts by it.
type headDrag struct {
	grid   *Grid
	column int
	from   float32
	moving bool
	before int // the column it would stand before, -1 for the end of its side
}

// moveThreshold is how far a head must be dragged to be moved, lest a shaky
// click does it.
const moveThreshold float32 = 6

func (g *Grid) grabHead(column int, pos fyne.Position) gesture {
	return &headDrag{grid: g, column: column, from: pos.X}
}

func (d *headDrag) drag(to fyne.Position) {
	if !d.moving && abs(to.X-d.from) < moveThreshold {
		return
	}
	d.moving = true
	d.before, to.X = d.target(to.X)
	d.grid.head.showDrop(to.X)
}

// target is the column before which a head dropped at x would stand, and where
// that is.
func (d *headDrag) target(x float32) (before int, edge float32) {
	g := d.grid
	first, end := 0, len(g.frozen.columns)
	if !g.options.Columns[d.column].Frozen {
		first, end = end, g.field().columns
	}
	for i := first; i < end; i++ {
		left, width := g.columnSpan(i)
		if x < left+width/2 {
			return g.columnAt(i), left
		}
		edge = left + width
	}
	return -1, edge
}

func (d *headDrag) end() {
	g := d.grid
	g.head.hideDrop()
	switch col := g.options.Columns[d.column]; {
	case d.moving:
		if g.columns.move(d.column, d.before) {
			g.columnsMoved()
		}
	case col.Kind == Check:
		g.toggleAll()
	case col.Sortable:
		g.sortBy(g.sort.next(col.ID))
	}
}

// sortBy asks the owner for an order and shows the beginning of the list,
// which is what one sorts for.
func (g *Grid) sortBy(s Sort) {
	g.sort = s
	g.scrollTo(g.sideways, 0)
	if g.options.OnSort != nil {
		g.options.OnSort(s)
	}
}

func abs(v float32) float32 { return max(v, -v) }
