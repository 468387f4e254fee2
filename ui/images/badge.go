package images

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"storehand/ui/look"
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
	d := &drawing{
		objects: func() []fyne.CanvasObject { return objects },
		min:     func() fyne.Size { return fyne.NewSize(b.text.MinSize().Width+2*badgePad, badgeLine) },
		layout: func(size fyne.Size) {
			put(b.ground, 0, 0, size.Width, size.Height)
			putCentred(b.text, badgePad, 0, size.Height)
		},
		paint: func() {
			b.ground.FillColor = look.Color(look.Inverse)
			b.text.Color = look.Color(look.OnInverse)
		},
	}
	d.paint()
	return d
}
