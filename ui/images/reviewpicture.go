package images

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"storehand/ui/look"
	"storehand/ui/paint"
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
		paper: canvas.NewRectangle(nil), picture: paint.NewPicture(look.RadiusCard),
		words: parts.NewLabel("In the shop only", look.SizeCaption, look.Ink3),
	}
	v.paper.CornerRadius = look.RadiusCard
	v.ExtendBaseWidget(v)
	return v
}

// set shows a picture; nil is one that is not here.
func (v *reviewPictureView) set(picture *image.RGBA) {
	v.there = picture != nil
	paint.Exchange(v.picture, picture)
	v.Refresh()
}

// CreateRenderer is called by Fyne.
func (v *reviewPictureView) CreateRenderer() fyne.WidgetRenderer {
	objects := []fyne.CanvasObject{v.paper, v.picture, v.words}
	d := &paint.Drawing{
		Of:  func() []fyne.CanvasObject { return objects },
		Min: func() fyne.Size { return fyne.NewSize(reviewPicture, reviewPicture) },
		Place: func(size fyne.Size) {
			paint.Put(v.paper, 0, 0, reviewPicture, reviewPicture)
			paint.Put(v.picture, 0, 0, reviewPicture, reviewPicture)
			own := v.words.MinSize()
			paint.Put(v.words, (reviewPicture-own.Width)/2, (reviewPicture-own.Height)/2, own.Width, own.Height)
		},
		Paint: func() {
			v.paper.FillColor = look.Color(look.Sunken)
			if v.there {
				v.paper.FillColor = look.Color(look.Paper)
			}
			paint.SetVisible(v.words, !v.there)
		},
	}
	d.Paint()
	return d
}
