package images

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"storehand/ui/look"
	"storehand/ui/paint"
)

// badge names a picture, in the dark of tooltips.
type badge struct {
	widget.BaseWidget
	ground *canvas.Rectangle
	text   *canvas.Text
}

func newBadge(words string) *badge {
	b := &badge{ground: canvas.NewRectangle(nil), text: look.Text(words, look.SizeSmall, look.OnInverse)}
	b.ground.CornerRadius = look.RadiusChip
	b.ExtendBaseWidget(b)
	return b
}

// CreateRenderer is called by Fyne.
func (b *badge) CreateRenderer() fyne.WidgetRenderer {
	objects := []fyne.CanvasObject{b.ground, b.text}
	d := &paint.Drawing{
		Of:  func() []fyne.CanvasObject { return objects },
		Min: func() fyne.Size { return fyne.NewSize(b.text.MinSize().Width+2*badgePad, badgeLine) },
		Place: func(size fyne.Size) {
			paint.Put(b.ground, 0, 0, size.Width, size.Height)
			paint.PutCentred(b.text, badgePad, 0, size.Height)
		},
		Paint: func() {
			b.ground.FillColor = look.Color(look.Inverse)
			b.text.Color = look.Color(look.OnInverse)
		},
	}
	d.Paint()
	return d
}
