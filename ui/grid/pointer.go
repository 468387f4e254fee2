package grid

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// hover is what the pointer rests on.
type hover struct {
	row  int   // -1 for none
	at   place // the cell, noCell for none
	head int   // column whose head it is, -1 for none
	edge int   // column whose edge it is, -1 for none
	bar  axis
}

var nowhere = hover{row: -1, at: noCell, head: -1, edge: -1}

// find looks up what lies at a position.
func (g *Grid) find(pos fyne.Position) hover {
	h := nowhere
	if h.bar, _ = g.bars.at(pos); h.bar != noAxis {
		return h
	}
	if pos.Y < g.head.height {
		h.edge = g.edgeAt(pos.X)
		if i := g.columnPositionAt(pos.X); i >= 0 && h.edge < 0 {
			h.head = g.columnAt(i)
		}
		return h
	}
	h.row = g.view.at(float64(pos.Y - g.head.height))
	if column := g.columnPositionAt(pos.X); h.row >= 0 && column >= 0 {
		h.at = place{h.row, column}
	}
	return h
}

// columnPositionAt is the position of the column at x, or -1.
func (g *Grid) columnPositionAt(x float32) int {
	if x < g.frozenWidth() {
		return g.frozen.at(x)
	}
	if i := g.scrolled.at(x - g.frozenWidth() + g.sideways); i >= 0 {
		return len(g.frozen.columns) + i
	}
	return -1
}

// edgeAt is the resizable column whose right edge lies near x, or -1.
func (g *Grid) edgeAt(x float32) int {
	for i := g.field().columns - 1; i >= 0; i-- {
		if !g.column(i).Kind.resizable() {
			continue
		}
		left, width := g.columnSpan(i)
		edge := left + width
		hidden := i >= len(g.frozen.columns) && edge < g.frozenWidth()
		if !hidden && x >= edge-edgeReach && x <= edge+edgeReach {
			return g.columnAt(i)
		}
	}
	return -1
}

// columnSpan is where a column in sight lies, from the grid's left edge.
func (g *Grid) columnSpan(position int) (left, width float32) {
	if n := len(g.frozen.columns); position >= n {
		left, width = g.scrolled.span(position - n)
		return left + g.frozenWidth() - g.sideways, width
	}
	return g.frozen.span(position)
}

// MouseIn implements desktop.Hoverable.
func (g *Grid) MouseIn(e *desktop.MouseEvent) { g.pointAt(e.Position) }

// MouseMoved implements desktop.Hoverable.
func (g *Grid) MouseMoved(e *desktop.MouseEvent) {
	g.tip.byKeys = false
	g.pointAt(e.Position)
}

// MouseOut implements desktop.Hoverable.
func (g *Grid) MouseOut() {
	g.pointed = false
	g.setHover(nowhere)
}

func (g *Grid) pointAt(pos fyne.Position) {
	g.pointed, g.pointer = true, pos
	g.setHover(g.find(pos))
}

func (g *Grid) setHover(h hover) {
	before := g.hover
	if h == before {
		return
	}
	g.hover, g.bars.thick = h, h.bar
	if h.row != before.row {
		g.body.drawRow(before.row)
		g.body.drawRow(h.row)
	}
	if h.head != before.head {
		g.head.draw()
	}
	g.bars.draw()
	g.tip.follow()
	g.repaint()
}

// Cursor implements desktop.Cursorable.
func (g *Grid) Cursor() desktop.Cursor {
	if g.hover.edge >= 0 {
		return desktop.HResizeCursor
	}
	return desktop.DefaultCursor
}

// MouseDown implements desktop.Mouseable.
func (g *Grid) MouseDown(e *desktop.MouseEvent) {
	g.edit.leave()
	g.takeFocus()
	defer g.repaint()
	h := g.find(e.Position)
	g.tip.forget(h.at)
	g.setHover(h)
	switch e.Button {
	case desktop.MouseButtonSecondary:
		g.aim(h)
		return
	case desktop.MouseButtonPrimary:
	default:
		return
	}
	g.clicks = [2]place{g.clicks[1], h.at}
	switch {
	case h.bar != noAxis:
		g.gesture = g.grabBar(h.bar, e.Position)
	case h.edge >= 0:
		g.gesture = g.grabEdge(h.edge, e.Position)
	case h.head >= 0:
		g.gesture = g.grabHead(h.head, e.Position)
	case g.onFoldMark(h.at, e.Position.X):
		g.moveTo(h.at, false)
		g.fold(h.at.row)
	case h.at != noCell:
		g.gesture = g.press(h.at, e.Modifier)
	}
}

// aim moves the cursor under a right click, unless the click falls into the
// range held.
func (g *Grid) aim(h hover) {
	b := g.cursor.block()
	inside := b.top <= h.row && h.row <= b.bottom && b.left <= h.at.column && h.at.column <= b.right
	if h.at != noCell && !inside {
		g.moveTo(h.at, false)
	}
}

// MouseUp implements desktop.Mouseable.
func (g *Grid) MouseUp(*desktop.MouseEvent) { g.release() }

// Dragged implements fyne.Draggable.
func (g *Grid) Dragged(e *fyne.DragEvent) {
	if g.gesture != nil {
		g.gesture.drag(e.Position)
	}
}

// DragEnd implements fyne.Draggable. A release beside the grid has taken the
// keyboard away from it.
func (g *Grid) DragEnd() {
	g.release()
	g.takeFocus()
}

func (g *Grid) release() {
	if done := g.gesture; done != nil {
		g.gesture = nil
		done.end()
	}
}

// DoubleTapped implements fyne.DoubleTappable. Two quick clicks on different
// cells are two clicks.
func (g *Grid) DoubleTapped(e *fyne.PointEvent) {
	h := g.find(e.Position)
	switch {
	case h.edge >= 0:
		g.fitColumn(h.edge)
	case h.at == noCell || h.at != g.clicks[0] || h.at != g.clicks[1] || g.column(h.at.column).Kind == Check:
	case g.onFoldMark(h.at, e.Position.X):
	case g.column(h.at.column).Opens && g.options.OnOpen != nil:
		g.options.OnOpen(g.source.Key(h.at.row), g.column(h.at.column).ID)
	default:
		g.enter(h.at)
	}
}

// TappedSecondary implements fyne.SecondaryTappable.
func (g *Grid) TappedSecondary(e *fyne.PointEvent) {
	if e.Position.Y < g.head.height {
		g.showMenu(g.headMenu(g.find(e.Position).head), e.AbsolutePosition)
	} else if g.find(e.Position).at != noCell {
		g.showMenu(g.cellMenu(), e.AbsolutePosition)
	}
}
