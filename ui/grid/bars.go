package grid

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"storehand/ui/look"
)

// Thickness of the scroll bars, in device-independent pixels.
const (
	barReach float32 = 10 // in which the pointer takes hold of a thumb
	barThin  float32 = 3
	barThick float32 = 6 // under the pointer
	barInset float32 = 2
)

// axis is one of the two directions of scrolling.
type axis int

const (
	noAxis axis = iota
	downwards
	sidewards
)

// bars draws the thumbs of both directions, over the content.
type bars struct {
	grid           *Grid
	down, side     *canvas.Rectangle
	thick, grabbed axis
}

func newBars(g *Grid) *bars {
	return &bars{grid: g, down: canvas.NewRectangle(nil), side: canvas.NewRectangle(nil)}
}

func (b *bars) draw() {
	size, pen := b.grid.Size(), &b.grid.pen
	start, length := b.slide(downwards).thumb()
	thickness := b.style(b.down, downwards)
	b.down.Hide()
	if length > 0 {
		put(b.down, size.Width-thickness-barInset, pen.y(b.grid.head.height+float32(start)), thickness, float32(length))
	}
	start, length = b.slide(sidewards).thumb()
	thickness = b.style(b.side, sidewards)
	b.side.Hide()
	if length > 0 {
		put(b.side, pen.x(b.grid.frozenWidth()+float32(start)), size.Height-thickness-barInset, float32(length), thickness)
	}
}

func (b *bars) style(r *canvas.Rectangle, a axis) (thickness float32) {
	thickness, colour := barThin, look.Line2
	if b.thick == a || b.grabbed == a {
		thickness, colour = barThick, look.LineCtl
	}
	r.FillColor, r.CornerRadius = b.grid.pen.colour(colour), thickness/2
	return thickness
}

// slide is the arithmetic of one direction.
func (b *bars) slide(a axis) slide {
	g := b.grid
	if a == downwards {
		return slide{track: g.view.height, window: g.view.height, content: g.view.content(), offset: g.view.offset}
	}
	window := float64(g.Size().Width - g.frozenWidth())
	return slide{track: window, window: window, content: float64(g.scrolled.width()), offset: float64(g.sideways)}
}

// at is the bar at a position and how far along its track that is.
func (b *bars) at(pos fyne.Position) (a axis, along float64) {
	size := b.grid.Size()
	if _, length := b.slide(downwards).thumb(); length > 0 && pos.X >= size.Width-barReach && pos.Y >= b.grid.head.height {
		return downwards, b.along(downwards, pos)
	}
	if _, length := b.slide(sidewards).thumb(); length > 0 && pos.Y >= size.Height-barReach && pos.X >= b.grid.frozenWidth() {
		return sidewards, b.along(sidewards, pos)
	}
	return noAxis, 0
}

func (b *bars) along(a axis, pos fyne.Position) float64 {
	if a == downwards {
		return float64(pos.Y - b.grid.head.height)
	}
	return float64(pos.X - b.grid.frozenWidth())
}

// scrollTo scrolls one direction to an offset.
func (b *bars) scrollTo(a axis, offset float64) {
	if a == downwards {
		b.grid.scrollTo(b.grid.sideways, offset)
	} else {
		b.grid.scrollTo(float32(offset), b.grid.view.offset)
	}
}

func (b *bars) objects() []fyne.CanvasObject { return []fyne.CanvasObject{b.down, b.side} }

// barDrag moves a thumb.
type barDrag struct {
	bars *bars
	axis axis
	held float64 // where on the thumb the pointer holds it
}

// grabBar takes hold of a thumb. Beside it the content jumps so that the thumb
// is under the pointer.
func (g *Grid) grabBar(a axis, pos fyne.Position) gesture {
	_, along := g.bars.at(pos)
	start, length := g.bars.slide(a).thumb()
	d := &barDrag{g.bars, a, along - start}
	g.bars.grabbed = a
	if d.held < 0 || d.held > length {
		d.held = length / 2
		d.drag(pos)
	}
	return d
}

func (d *barDrag) drag(to fyne.Position) {
	d.bars.scrollTo(d.axis, d.bars.slide(d.axis).offsetAt(d.bars.along(d.axis, to)-d.held))
}

func (d *barDrag) end() {
	d.bars.grabbed = noAxis
	d.bars.draw()
	d.bars.grid.repaint()
}
