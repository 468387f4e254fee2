package images

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"storehand/ui/look"
	"storehand/ui/parts"
)

// reviewPictureView is the picture at hand in the review, on its paper.
type reviewPictureView struct {
	widget.BaseWidget
	there   bool
	paper   *canvas.Rectangle
	picture *canvas.Image
	words   *parts.Label // where the picture is not on this computer
}

func newReviewPictureView() *reviewPictureView {
	v := &reviewPictureView{
		paper: canvas.NewRectangle(nil), picture: newPicture(look.RadiusCard),
		words: parts.NewLabel("In the shop only", look.SizeCaption, look.Ink3),
	}
	v.paper.CornerRadius = look.RadiusCard
	v.ExtendBaseWidget(v)
	return v
}

// set shows a picture; nil is one that is not here.
func (v *reviewPictureView) set(picture *image.RGBA) {
	v.there = picture != nil
	exchange(v.picture, picture)
	v.Refresh()
}

// CreateRenderer is called by Fyne.
func (v *reviewPictureView) CreateRenderer() fyne.WidgetRenderer {
	objects := []fyne.CanvasObject{v.paper, v.picture, v.words}
	d := &drawing{
		objects: func() []fyne.CanvasObject { return objects },
		min:     func() fyne.Size { return fyne.NewSize(reviewPicture, reviewPicture) },
		layout: func(size fyne.Size) {
			put(v.paper, 0, 0, reviewPicture, reviewPicture)
			put(v.picture, 0, 0, reviewPicture, reviewPicture)
			own := v.words.MinSize()
			put(v.words, (reviewPicture-own.Width)/2, (reviewPicture-own.Height)/2, own.Width, own.Height)
		},
		paint: func() {
			v.paper.FillColor = look.Color(look.Sunken)
			if v.there {
				v.paper.FillColor = look.Color(look.Paper)
			}
			setVisible(v.words, !v.there)
		},
	}
	d.paint()
	return d
}
