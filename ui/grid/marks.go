package grid

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"storehand/ui/look"
)

// marks are what lies over the cells of a pane: the range of cells held and
// the ring of the cursor.
type marks struct {
	box        *fyne.Container
	pen        *pen
	held, ring *canvas.Rectangle
}

func newMarks(p *pen) *marks {
	m := &marks{pen: p, held: canvas.NewRectangle(nil), ring: canvas.NewRectangle(nil)}
	m.box = newBox(m.held, m.ring)
	return m
}

// area is a rectangle within a pane.
type area struct{ x, y, width, height float32 }

// show marks the range, if it is more than the cursor, and the cursor. Without
// the keyboard's attention the ring stays, pale: one must find one's place.
func (m *marks) show(held, at *area, focused bool) {
	m.held.Hide()
	m.ring.Hide()
	if held != nil {
		m.held.FillColor = m.pen.veil(look.Accent)
		m.held.StrokeColor, m.held.StrokeWidth = m.pen.colour(look.AccentLine), look.Hairline
		m.draw(m.held, *held)
	}
	if at != nil {
		m.ring.StrokeColor, m.ring.StrokeWidth = m.pen.colour(look.LineCtl), look.Hairline
		if focused {
			m.ring.StrokeColor, m.ring.StrokeWidth = m.pen.colour(look.Accent), look.FocusRing
		}
		m.draw(m.ring, *at)
	}
}

func (m *marks) draw(r *canvas.Rectangle, a area) {
	put(r, m.pen.even(a.x), a.y, a.width, a.height)
	r.Refresh()
}
