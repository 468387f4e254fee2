package parts

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"storehand/ui/look"
)

// Monogram is a client's square: initials in white on the client's colour. It
// is the one place client colours are used.
type Monogram struct {
	widget.BaseWidget
	initials string
	colour   color.Color
	side     float32
	box      frame
	text     *canvas.Text
}

// NewMonogram returns a square of side pixels. The colour must carry white
// text at 4.5:1 or better.
func NewMonogram(initials string, colour color.Color, side float32) *Monogram {
	m := &Monogram{
		initials: initials, colour: colour, side: side,
		box:  newFrame(monogramRadius(side), 0),
		text: look.Text(initials, monogramText(side), look.OnInverse, look.Semi),
	}
	m.ExtendBaseWidget(m)
	return m
}

// Set changes the client shown.
func (m *Monogram) Set(initials string, colour color.Color) {
	m.initials, m.colour = initials, colour
	m.Refresh()
}

// CreateRenderer is called by Fyne.
func (m *Monogram) CreateRenderer() fyne.WidgetRenderer {
	return newFace(face{
		objects: append(m.box.objects(), m.text),
		min:     func() fyne.Size { return fyne.NewSquareSize(m.side) },
		layout: func(s fyne.Size) {
			m.box.place(0, (s.Height-m.side)/2, m.side, m.side)
			placeText(m.text, (m.side-m.text.MinSize().Width)/2, s.Height)
		},
		paint: func() {
			look.SetText(m.text, m.initials)
			m.text.Color = color.White
			m.box.paint(m.colour, m.colour)
		},
	})
}

func monogramRadius(side float32) float32 {
	if side < 24 {
		return look.RadiusChip
	}
	return look.RadiusControl
}

func monogramText(side float32) float32 {
	if side < 24 {
		return look.SizeCaption
	}
	return look.SizeSmall
}
