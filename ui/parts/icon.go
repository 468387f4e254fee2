package parts

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"storehand/ui/look"
)

// Icon is a picture in a token colour that follows the theme.
type Icon struct {
	widget.BaseWidget
	icon   look.Icon
	side   float32
	colour fyne.ThemeColorName
	image  *canvas.Image
}

// NewIcon returns an icon of side pixels.
func NewIcon(icon look.Icon, side float32, colour fyne.ThemeColorName) *Icon {
	i := &Icon{icon: icon, side: side, colour: colour, image: newIconImage()}
	i.ExtendBaseWidget(i)
	return i
}

// Set changes the picture and its colour.
func (i *Icon) Set(icon look.Icon, colour fyne.ThemeColorName) {
	i.icon, i.colour = icon, colour
	i.Refresh()
}

// CreateRenderer is called by Fyne.
func (i *Icon) CreateRenderer() fyne.WidgetRenderer {
	return newFace(face{
		objects: []fyne.CanvasObject{i.image},
		min:     func() fyne.Size { return fyne.NewSquareSize(i.side) },
		layout: func(s fyne.Size) {
			placeIcon(i.image, (s.Width-i.side)/2, s.Height, i.side)
		},
		paint: func() { paintIcon(i.image, i.icon, i.side, i.colour) },
	})
}

func newIconImage() *canvas.Image {
	image := canvas.NewImageFromResource(nil)
	image.FillMode = canvas.ImageFillContain
	return image
}

// paintIcon draws an icon at a size: the small ones need the heavier stroke.
// No icon hides the image.
func paintIcon(image *canvas.Image, icon look.Icon, side float32, colour fyne.ThemeColorName) {
	show(image, icon != "")
	switch {
	case icon == "":
		image.Resource = nil
	case side <= look.ChipIconSize:
		image.Resource = icon.ChipResource(colour)
	default:
		image.Resource = icon.Resource(colour)
	}
}
