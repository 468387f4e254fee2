package grid

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"storehand/ui/look"
)

// edgeReach is how near to the edge of a column's head the pointer takes hold
// of it to change the width.
const edgeReach float32 = 4

// head draws the titles of the columns.
type head struct {
	grid         *Grid
	height       float32
	ground, rule *canvas.Rectangle
	panes        [2]*pane
	strips       [2]*strip
	// fence parts the frozen columns from the others while these are scrolled.
	fence *canvas.Rectangle
	// drop is where a column being moved or resized would end.
	drop *canvas.Rectangle
}

func newHead(g *Grid) *head {
	h := &head{
		grid: g, height: look.HeadHeight,
		ground: canvas.NewRectangle(nil), rule: canvas.NewRectangle(nil),
		fence: canvas.NewRectangle(nil), drop: canvas.NewRectangle(nil),
	}
	h.drop.Hide()
	for i := range h.panes {
		h.panes[i], h.strips[i] = newPane(&g.pen, g.columns.columns), newStrip()
		h.panes[i].rows.Objects = []fyne.CanvasObject{h.strips[i].box}
	}
	return h
}

func (h *head) place() {
	g := h.grid
	h.height = g.pen.y(look.HeadHeight)
	width := g.Size().Width
	put(h.ground, 0, 0, width, h.height)
	put(h.rule, 0, h.height-g.pen.hair(), width, g.pen.hair())
	frozen := g.frozenWidth()
	h.panes[frozenPane].place(0, 0, frozen, h.height)
	h.panes[scrolledPane].place(frozen, 0, max(0, width-frozen), h.height)
}

func (h *head) draw() {
	g := h.grid
	h.ground.FillColor = g.pen.colour(look.Raised)
	h.rule.FillColor = g.pen.colour(look.Line2)
	selected := g.extent()
	for i, p := range h.panes {
		h.strips[i].show(p, 0, h.height, func(column int) face {
			return headFace(p.columns[column], g.sort, selected, g.hover.head == column)
		})
	}
	h.fence.Hide()
	if g.sideways > 0 {
		h.fence.FillColor = g.pen.colour(look.Line2)
		put(h.fence, g.frozenWidth()-g.pen.hair(), 0, g.pen.hair(), g.Size().Height)
	}
}

// showDrop draws the line at x where a column would end.
func (h *head) showDrop(x float32) {
	h.drop.FillColor = h.grid.pen.colour(look.Accent)
	put(h.drop, h.grid.pen.x(x-1), 0, 2, h.grid.Size().Height)
	h.grid.repaint()
}

func (h *head) hideDrop() {
	h.drop.Hide()
	h.grid.repaint()
}

func (h *head) stale() {
	for _, s := range h.strips {
		s.stale()
	}
}

// objects are the head's parts, lowest first.
func (h *head) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{h.ground, h.panes[scrolledPane].clip, h.panes[frozenPane].clip, h.rule, h.fence, h.drop}
}
