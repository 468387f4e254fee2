package parts

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"storehand/ui/look"
)

// shield lies between a page and a panel over it: it darkens the page and
// takes every pointer event meant for it.
type shield struct {
	widget.BaseWidget
	onTap  func(at fyne.Position)
	ground *canvas.Rectangle
}

var (
	_ fyne.Tappable          = (*shield)(nil)
	_ fyne.SecondaryTappable = (*shield)(nil)
	_ fyne.Draggable         = (*shield)(nil)
	_ fyne.Scrollable        = (*shield)(nil)
	_ desktop.Hoverable      = (*shield)(nil)
	_ desktop.Cursorable     = (*shield)(nil)
)

func newShield(onTap func(at fyne.Position)) *shield {
	s := &shield{onTap: onTap, ground: canvas.NewRectangle(color.Transparent)}
	s.ExtendBaseWidget(s)
	return s
}

// Tapped is called by Fyne.
func (s *shield) Tapped(e *fyne.PointEvent) { s.onTap(e.Position) }

// TappedSecondary is called by Fyne.
func (s *shield) TappedSecondary(*fyne.PointEvent) {}

// Dragged is called by Fyne.
func (s *shield) Dragged(*fyne.DragEvent) {}

// DragEnd is called by Fyne.
func (s *shield) DragEnd() {}

// Scrolled is called by Fyne.
func (s *shield) Scrolled(*fyne.ScrollEvent) {}

// MouseIn is called by Fyne.
func (s *shield) MouseIn(*desktop.MouseEvent) {}

// MouseMoved is called by Fyne.
func (s *shield) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is called by Fyne.
func (s *shield) MouseOut() {}

// Cursor is called by Fyne.
func (s *shield) Cursor() desktop.Cursor { return desktop.DefaultCursor }

// CreateRenderer is called by Fyne.
func (s *shield) CreateRenderer() fyne.WidgetRenderer {
	return newFace(face{
		objects: []fyne.CanvasObject{s.ground},
		min:     func() fyne.Size { return fyne.Size{} },
		layout:  func(size fyne.Size) { s.ground.Resize(size) },
		paint:   func() { s.ground.FillColor = look.Color(look.Scrim) },
	})
}
