package images

import (
	"fmt"
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"storehand/app/bench"
	"storehand/ui/look"
	"storehand/ui/paint"
	"storehand/ui/parts"
)

// Measures of a row with a picture, in pixels.
const (
	rowMargin   float32 = 16
	rowThumb    float32 = 36
	rowTextGap  float32 = 12
	rowNameTop  float32 = 7
	rowMoreTop  float32 = 26
	rowNameLine float32 = 18
	rowMoreLine float32 = 16
)

// rowFace is what a row with a picture shows.
type rowFace struct {
	picture    *image.RGBA // nil while it is not there
	name, more string
	moreColour fyne.ThemeColorName
	icon       look.Icon
	iconColour fyne.ThemeColorName
	chosen     bool
	faded      bool // it takes no part
}

// photoRow is a row of a list of pictures: thumbnail, two lines, a mark.
type photoRow struct {
	widget.BaseWidget
	face rowFace

	paper   *canvas.Rectangle
	picture *canvas.Image
	name    *parts.Label
	chosen  *parts.Label // the name while the row is chosen
	more    *parts.Label
	icon    *parts.Icon
}

func newPhotoRow() *photoRow {
	r := &photoRow{
		paper: canvas.NewRectangle(nil), picture: paint.NewPicture(look.RadiusChip),
		name:   parts.NewLabel("", look.SizeBody, look.Ink).Shortened(),
		chosen: parts.NewLabel("", look.SizeBody, look.Ink, look.Semi).Shortened(),
		more:   parts.NewLabel("", look.SizeCaption, look.Ink2).Shortened(),
		icon:   parts.NewIcon(look.IconCircleDashed, look.IconSize, look.Ink3),
	}
	r.paper.CornerRadius = look.RadiusChip
	r.ExtendBaseWidget(r)
	return r
}

// set shows something else.
func (r *photoRow) set(face rowFace) {
	if r.face == face {
		return
	}
	before := r.face
	r.face = face
	if face.icon != "" && (face.icon != before.icon || face.iconColour != before.iconColour) {
		r.icon.Set(face.icon, face.iconColour)
	}
	if face.faded != before.faded {
		r.picture.Image = nil // to have it drawn anew
	}
	r.Refresh()
}

// CreateRenderer is called by Fyne.
func (r *photoRow) CreateRenderer() fyne.WidgetRenderer {
	objects := []fyne.CanvasObject{r.paper, r.picture, r.name, r.chosen, r.more, r.icon}
	return &paint.Drawing{
		Of:    func() []fyne.CanvasObject { return objects },
		Min:   func() fyne.Size { return fyne.NewSize(0, look.TallRowHeight) },
		Place: r.layout, Paint: r.paint,
	}
}

func (r *photoRow) layout(size fyne.Size) {
	top := float32(int((size.Height - rowThumb) / 2))
	paint.Put(r.paper, rowMargin, top, rowThumb, rowThumb)
	paint.Put(r.picture, rowMargin, top, rowThumb, rowThumb)
	x := rowMargin + rowThumb + rowTextGap
	end := size.Width - rowMargin - look.IconSize - rowTextGap/2
	paint.Put(r.name, x, rowNameTop, end-x, rowNameLine)
	paint.Put(r.chosen, x, rowNameTop, end-x, rowNameLine)
	paint.Put(r.more, x, rowMoreTop, end-x, rowMoreLine)
	paint.Put(r.icon, size.Width-rowMargin-look.IconSize, (size.Height-look.IconSize)/2, look.IconSize, look.IconSize)
}

func (r *photoRow) paint() {
	f := r.face
	r.paper.FillColor = look.Color(look.Sunken)
	paint.SetVisible(r.paper, f.picture == nil)
	r.picture.Translucency = 0
	ink := look.Ink
	if f.faded {
		r.picture.Translucency, ink = 0.55, look.Ink3
	}
	paint.Exchange(r.picture, f.picture)
	r.name.SetText(f.name)
	r.name.SetColour(ink)
	r.chosen.SetText(f.name)
	r.chosen.SetColour(ink)
	paint.SetVisible(r.name, !f.chosen)
	paint.SetVisible(r.chosen, f.chosen)
	r.more.SetText(f.more)
	r.more.SetColour(f.moreColour)
	paint.SetVisible(r.icon, f.icon != "")
}

// markIcon is how a mark looks.
type markIcon struct {
	icon   look.Icon
	colour fyne.ThemeColorName
}

var markIcons = map[bench.Mark]markIcon{
	bench.Unreadable: {look.IconCircleAlert, look.Bad},
	bench.Failed:     {look.IconCircleAlert, look.Bad},
	bench.Twin:       {look.IconCopy, look.Warn},
	bench.Unmatched:  {look.IconLink, look.Ink3},
	bench.Unsure:     {look.IconLink, look.Warn},
	bench.TooSmall:   {look.IconTriangleAlert, look.Warn},
	bench.Blurred:    {look.IconScan, look.Warn},
	bench.NotWhite:   {look.IconImage, look.Warn},
	bench.NearTwin:   {look.IconCopy, look.Ink3},
	bench.Already:    {look.IconPackage, look.Warn},
	bench.Damaged:    {look.IconTriangleAlert, look.Warn},
	bench.OnProduct:  {look.IconCheck, look.Pencil},
	bench.Finished:   {look.IconCheck, look.Good},
	bench.Waiting:    {look.IconCircleDashed, look.Ink3},
}

// faceOfEntry says a photo on the bench in two lines and a mark. label is the
// title of the product it has or may have.
func faceOfEntry(e *bench.Entry, label string, m making) rowFace {
	mark := markIcons[e.Mark(m.main, m.others...)]
	face := rowFace{
		name: e.Name(), more: label, moreColour: look.Ink2,
		icon: mark.icon, iconColour: mark.colour, faded: !e.Included,
	}
	switch {
	case e.Problem != nil:
		face.more, face.moreColour = "Cannot be used", look.Bad
		return face
	case e.Failure != "":
		face.more, face.moreColour = "Failed: "+e.Failure, look.Bad
		return face
	case e.Staged:
		face.more, face.moreColour = label+", staged", look.Pencil
	case e.Binding.Unsure():
		face.more, face.moreColour = label+"?", look.Warn
	case e.Binding.Product == 0:
		face.more, face.moreColour = "No match", look.Warn
	}
	if face.faded {
		face.more, face.moreColour = leftOut(e), look.Ink3
	}
	if e.Looked {
		face.more += ", " + dimensions(e.Facts.Width, e.Facts.Height)
	}
	return face
}

func leftOut(e *bench.Entry) string {
	if e.Twin != "" {
		return "Duplicate, left out"
	}
	return "Left out"
}

// dimensions writes a size in pixels: "4032 × 3024".
func dimensions(width, height int) string { return fmt.Sprintf("%d × %d", width, height) }
