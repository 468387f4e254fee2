package parts

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/layout"

	"storehand/ui/look"
)

func newEmptyCard(title, words string, actions []EmptyAction) fyne.CanvasObject {
	rows := container.New(layout.NewCustomPaddedVBoxLayout(0), container.New(
		layout.NewCustomPaddedLayout(20, 18, 20, 20),
		container.New(layout.NewCustomPaddedVBoxLayout(4),
			NewLabel(title, look.SizeLead, look.Ink, look.Semi),
			NewParagraph(words, look.SizeBody, look.Ink2).Width(emptyWidth-40)),
	))
	for i, action := range actions {
		rows.Add(NewDivider())
		rows.Add(newActionRow(action, i == len(actions)-1))
	}
	return container.NewStack(NewBox(look.Surface, look.Line2, look.RadiusCard),
		container.New(layout.NewCustomPaddedLayout(1, 1, 1, 1), rows))
}

// Measures of an action row in pixels.
const (
	actionHeight  float32 = 55
	actionPadding float32 = 16
	actionIcon    float32 = 20
)

// actionRow is an EmptyAction as one line of its card.
type actionRow struct {
	control
	action EmptyAction
	ground *canvas.Rectangle
	image  *canvas.Image
	title  *canvas.Text
	words  *canvas.Text
	cap    keycap
	ring   ring
}

var (
	_ fyne.Tappable      = (*actionRow)(nil)
	_ fyne.Focusable     = (*actionRow)(nil)
	_ desktop.Cursorable = (*actionRow)(nil)
)

func newActionRow(action EmptyAction, last bool) *actionRow {
	r := &actionRow{
		action: action, ground: canvas.NewRectangle(color.Transparent), image: newIconImage(),
		title: look.Text(action.Title, look.SizeBody, look.Ink, look.Semi),
		words: look.Text(action.Words, look.SizeSmall, look.Ink2),
		cap:   newKeycap(action.Key), ring: newRing(look.RadiusControl),
	}
	if last {
		radius := look.RadiusCard - look.Hairline
		r.ground.BottomLeftCornerRadius, r.ground.BottomRightCornerRadius = radius, radius
	}
	r.ExtendBaseWidget(r)
	return r
}

// Tapped is called by Fyne.
func (r *actionRow) Tapped(*fyne.PointEvent) { r.action.OnTap() }

// TypedKey takes the action on Space and Enter.
func (r *actionRow) TypedKey(key *fyne.KeyEvent) {
	if isPress(key.Name) {
		r.action.OnTap()
		return
	}
	passOn(r, key)
}

// Cursor is called by Fyne.
func (r *actionRow) Cursor() desktop.Cursor { return desktop.PointerCursor }

// CreateRenderer is called by Fyne.
func (r *actionRow) CreateRenderer() fyne.WidgetRenderer {
	objects := []fyne.CanvasObject{r.ground, r.ring.line, r.image, r.title, r.words}
	return newFace(face{
		objects: append(objects, r.cap.objects()...),
		min:     func() fyne.Size { return fyne.NewSize(0, actionHeight) },
		layout: func(s fyne.Size) {
			place(r.ground, 0, 0, s.Width, s.Height)
			r.ring.place(6, 6, s.Width-12, s.Height-12)
			x := placeIcon(r.image, actionPadding, s.Height, actionIcon) + headGap
			placeTextBelow(r.title, x, 10, lineHeight(look.SizeBody))
			placeTextBelow(r.words, x, 28, lineHeight(look.SizeSmall))
			r.cap.place(s.Width-actionPadding-r.cap.width(), s.Height)
		},
		paint: r.paint,
	})
}

func (r *actionRow) paint() {
	r.ground.FillColor = color.Transparent
	if r.hovered {
		r.ground.FillColor = look.Color(look.Hover)
	}
	paintIcon(r.image, r.action.Icon, actionIcon, look.Accent)
	r.title.Color, r.words.Color = look.Color(look.Ink), look.Color(look.Ink2)
	r.cap.set(r.action.Key)
	r.cap.paint(look.Surface, look.Line2, look.Ink2)
	r.ring.paint(r.focused)
}
