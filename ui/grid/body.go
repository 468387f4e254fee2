package grid

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"storehand/ui/look"
)

// The panes, in the order of their columns.
const (
	frozenPane = iota
	scrolledPane
)

// body draws the rows in sight and nothing else. Rows are drawn at their
// distance from the upper edge, never at their place in the list: that is
// millions of pixels away, where float32 loses whole pixels.
type body struct {
	grid    *Grid
	ground  *canvas.Rectangle // where there are no rows
	clip    *container.Clip   // of tints and rules, which lie under both panes
	grounds *fyne.Container
	panes   [2]*pane
	marks   [2]*marks // of the panes

	shown map[int]*rowView // by row
	spare []*rowView
}

func newBody(g *Grid) *body {
	grounds := newBox()
	b := &body{
		grid: g, ground: canvas.NewRectangle(nil), clip: newClip(grounds), grounds: grounds,
		shown: map[int]*rowView{},
	}
	for i := range b.panes {
		b.marks[i] = newMarks(&g.pen)
		b.panes[i] = newPane(&g.pen, g.columns.columns, b.marks[i].box)
	}
	return b
}

// draw brings all rows in sight up to date.
func (b *body) draw() {
	first, end := b.grid.view.seen()
	for row, v := range b.shown {
		if row < first || row >= end {
			v.hide()
			b.spare = append(b.spare, v)
			delete(b.shown, row)
		}
	}
	for row := first; row < end; row++ {
		b.drawRow(row)
	}
	b.drawMarks()
}

// drawRow brings one row up to date if it is in sight.
func (b *body) drawRow(row int) {
	first, end := b.grid.view.seen()
	if row < first || row >= end {
		return
	}
	g, v := b.grid, b.viewOf(row)
	y, height := b.span(row)
	key := g.source.Key(row)
	content, loaded := g.source.Row(row)
	state := rowLook{
		selected: g.selection.keys.Has(key),
		hovered:  g.hover.row == row,
		staged:   loaded && content.Staged,
		fixed:    !g.tickable(key),
		part:     content.Part,
		fold:     content.Fold,
	}
	b.drawGround(v, y, height, state)
	for i, p := range b.panes {
		v.strips[i].show(p, y, height, func(column int) face {
			if !loaded {
				return ghostFace(p.columns[column], state)
			}
			return faceOf(p.columns[column], g.overlaid(key, column, content), state)
		})
	}
}

// span is where a row begins, seen from the body's upper edge, and how high it
// is. Rows end where the next begins, on whole device pixels.
func (b *body) span(row int) (y, height float32) {
	edge := func(row int) float32 {
		return b.grid.pen.y(b.grid.head.height+float32(b.grid.view.top(row))) - b.grid.head.height
	}
	y = edge(row)
	return y, edge(row+1) - y
}

func (b *body) drawGround(v *rowView, y, height float32, state rowLook) {
	pen := &b.grid.pen
	width, hair := b.grid.Size().Width, pen.hair()
	switch {
	case state.selected:
		v.tint.FillColor = pen.colour(look.AccentSoft)
	case state.hovered:
		v.tint.FillColor = pen.colour(look.Hover)
	default:
		v.tint.FillColor = pen.colour(look.Surface)
	}
	put(v.tint, 0, y, width, height)
	v.rule.FillColor = pen.colour(look.Line)
	put(v.rule, 0, y+height-hair, width, hair)
}

// viewOf is the view of a row: the one that showed it before, if any.
func (b *body) viewOf(row int) *rowView {
	if v := b.shown[row]; v != nil {
		return v
	}
	var v *rowView
	if n := len(b.spare); n > 0 {
		v, b.spare = b.spare[n-1], b.spare[:n-1]
	} else {
		v = newRowView()
		b.grounds.Objects = append(b.grounds.Objects, v.tint, v.rule)
		for i, p := range b.panes {
			p.rows.Objects = append(p.rows.Objects, v.strips[i].box)
		}
	}
	b.shown[row] = v
	return v
}

// drawMarks draws cursor and range where they are in sight.
func (b *body) drawMarks() {
	for i, m := range b.marks {
		var held, at *area
		if b.grid.hasCells() {
			if r := b.grid.cursor.block(); !r.single() && b.grid.focused {
				held = b.area(i, r)
			}
			if !b.grid.edit.open {
				c := b.grid.cursor.at
				at = b.area(i, block{c.row, c.column, c.row, c.column})
			}
		}
		m.show(held, at, b.grid.focused)
	}
}

// area is where a range of cells lies in a pane, or nil if it does not. A
// range that reaches out of sight is cut near the edge, as its true end may be
// millions of pixels off.
func (b *body) area(i int, r block) *area {
	p := b.panes[i]
	left, right := r.left, r.right
	if i == scrolledPane {
		left, right = left-len(b.panes[frozenPane].lane.columns), right-len(b.panes[frozenPane].lane.columns)
	}
	left, right = max(left, 0), min(right, len(p.lane.columns)-1)
	first, end := b.grid.view.seen()
	top, bottom := max(r.top, first-1), min(r.bottom, end)
	if left > right || top > bottom {
		return nil
	}
	x, _ := p.lane.span(left)
	y, _ := b.span(top)
	lastX, lastWidth := p.lane.span(right)
	lastY, lastHeight := b.span(bottom)
	return &area{b.grid.pen.even(p.x + x), y, lastX + lastWidth - x, lastY + lastHeight - y - b.grid.pen.hair()}
}

// place lays the panes out below the head.
func (b *body) place(y, height float32) {
	g := b.grid
	b.ground.FillColor = g.pen.colour(look.Surface)
	put(b.ground, 0, 0, g.Size().Width, g.Size().Height)
	put(b.clip, 0, y, g.Size().Width, height)
	b.grounds.Resize(fyne.NewSize(g.Size().Width, height))
	frozen := g.frozenWidth()
	b.panes[frozenPane].place(0, y, frozen, height)
	b.panes[scrolledPane].place(frozen, y, max(0, g.Size().Width-frozen), height)
}

// stale makes the next draw begin anew, for another theme or scale.
func (b *body) stale() {
	for _, v := range b.shown {
		v.stale()
	}
	for _, v := range b.spare {
		v.stale()
	}
}

// objects are the body's parts, lowest first.
func (b *body) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{b.ground, b.clip, b.panes[scrolledPane].clip, b.panes[frozenPane].clip}
}
