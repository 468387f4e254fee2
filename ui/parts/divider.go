package parts

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"storehand/ui/look"
)

// Divider is a hairline between two things a gap would not part clearly.
type Divider struct {
	widget.BaseWidget
	upright bool
	length  float32
	line    *canvas.Rectangle
}

// NewDivider returns a level hairline as wide as its place.
func NewDivider() *Divider {
	d := &Divider{line: canvas.NewRectangle(color.Transparent)}
	d.ExtendBaseWidget(d)
	return d
}

// NewUprightDivider returns an upright hairline of length pixels, centred in
// its place. Zero is the full height.
func NewUprightDivider(length float32) *Divider {
	d := NewDivider()
	d.upright, d.length = true, length
	return d
}

// CreateRenderer is called by Fyne.
func (d *Divider) CreateRenderer() fyne.WidgetRenderer {
	return newFace(face{
		objects: []fyne.CanvasObject{d.line},
		min: func() fyne.Size {
			if d.upright {
				return fyne.NewSize(look.Hairline, d.length)
			}
			return fyne.NewSize(0, look.Hairline)
		},
		layout: d.layout,
		paint:  func() { d.line.FillColor = look.Color(look.Line) },
	})
}

func (d *Divider) layout(size fyne.Size) {
	if !d.upright {
		place(d.line, 0, 0, size.Width, look.Hairline)
		return
	}
	length := d.length
	if length == 0 {
		length = size.Height
	}
	place(d.line, 0, (size.Height-length)/2, look.Hairline, length)
}
