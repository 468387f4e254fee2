package paint

import (
	"image"

	"fyne.io/fyne/v2/canvas"
)

// NewPicture returns an image with rounded corners (pixels) that is shown as it
// is given: scaled to its place by the one who made it.
func NewPicture(radius float32) *canvas.Image {
	picture := canvas.NewImageFromImage(nil)
	picture.FillMode = canvas.ImageFillContain
	picture.ScaleMode = canvas.ImageScaleFastest
	picture.CornerRadius = radius
	return picture
}

// Exchange shows another picture in an image, or none for nil.
func Exchange(at *canvas.Image, picture *image.RGBA) {
	var next image.Image
	if picture != nil {
		next = picture // an interface around nil is not nil
	}
	if at.Image != next {
		at.Image = next
		at.Refresh()
	}
}
