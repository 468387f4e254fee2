package grid

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"storehand/ui/look"
)

// marks are what lies over the cells of a pane: the range of cells held and
// the ring of the cursor.
type marks struct {
	box    *fyne.Container
	pen    *pen
	veil   *canvas.Rectangle // over the range
	border ring              // of the range
	cursor ring
}

func newMarks(p *pen) *marks {
	m := &marks{pen: p, veil: canvas.NewRectangle(nil), border: newRing(), cursor: newRing()}
	m.box = newBox(m.veil)
	m.box.Objects = append(m.box.Objects, m.border.objects()...)
	m.box.Objects = append(m.box.Objects, m.cursor.objects()...)
	return m
}

// area is a rectangle, in device-independent pixels.
type area struct{ x, y, width, height float32 }

// show marks the range, if it is more than the cursor, and the cursor. Without
// the keyboard's attention the ring stays, pale: one must find one's place.
func (m *marks) show(held, at *area, focused bool) {
	m.veil.Hide()
	m.border.hide()
	m.cursor.hide()
	if held != nil {
		m.veil.FillColor = m.pen.veil(look.Accent)
		put(m.veil, held.x, held.y, held.width, held.height)
		m.border.draw(*held, m.pen.hair(), m.pen.colour(look.AccentLine))
	}
	switch {
	case at == nil:
	case focused:
		m.cursor.draw(*at, look.FocusRing, m.pen.colour(look.Accent))
	default:
		m.cursor.draw(*at, m.pen.hair(), m.pen.colour(look.LineCtl))
	}
}
