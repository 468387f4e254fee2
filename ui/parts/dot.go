package parts

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"storehand/ui/look"
)

const dotSide float32 = 8

// Dot is a small round mark beside words that say the same.
type Dot struct {
	widget.BaseWidget
	tone   Tone
	circle *canvas.Circle
}

// NewDot returns a dot in a tone.
func NewDot(tone Tone) *Dot {
	d := &Dot{tone: tone, circle: canvas.NewCircle(color.Transparent)}
	d.ExtendBaseWidget(d)
	return d
}

// SetTone changes the tone.
func (d *Dot) SetTone(tone Tone) {
	d.tone = tone
	d.Refresh()
}

// CreateRenderer is called by Fyne.
func (d *Dot) CreateRenderer() fyne.WidgetRenderer {
	return newFace(face{
		objects: []fyne.CanvasObject{d.circle},
		min:     func() fyne.Size { return fyne.NewSquareSize(dotSide) },
		layout: func(s fyne.Size) {
			place(d.circle, (s.Width-dotSide)/2, (s.Height-dotSide)/2, dotSide, dotSide)
		},
		paint: func() { d.circle.FillColor = look.Color(tones[d.tone].dot) },
	})
}
