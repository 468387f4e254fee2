package parts

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Wheel is an invisible layer that takes the mouse wheel, and nothing else, from
// what lies below it. Fyne gives the wheel to the innermost thing that scrolls,
// whether or not it has anywhere to scroll to.
type Wheel struct {
	widget.BaseWidget
	turn func(*fyne.ScrollEvent)
}

// NewWheel returns a layer that calls turn whenever the wheel is turned over it.
func NewWheel(turn func(*fyne.ScrollEvent)) *Wheel {
	w := &Wheel{turn: turn}
	w.ExtendBaseWidget(w)
	return w
}

// Scrolled is called by Fyne.
func (w *Wheel) Scrolled(e *fyne.ScrollEvent) { w.turn(e) }

// CreateRenderer is called by Fyne.
func (w *Wheel) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(canvas.NewRectangle(color.Transparent))
}
