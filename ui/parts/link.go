package parts

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"

	"storehand/ui/look"
)

// Link is a way to go somewhere, written like text. It leads, it never acts.
type Link struct {
	control
	words string
	onTap func()
	text  *canvas.Text
	line  *canvas.Rectangle
	ring  ring
}

var (
	_ fyne.Tappable      = (*Link)(nil)
	_ fyne.Focusable     = (*Link)(nil)
	_ desktop.Cursorable = (*Link)(nil)
)

// NewLink returns a link in one of look's sizes.
func NewLink(words string, size float32, onTap func(), opts ...look.TextOption) *Link {
	l := &Link{
		words: words, onTap: onTap, ring: newRing(look.RadiusChip - look.FocusGap),
		text: look.Text(words, size, look.AccentInk, opts...), line: canvas.NewRectangle(color.Transparent),
	}
	l.ExtendBaseWidget(l)
	return l
}

// Text returns the words.
func (l *Link) Text() string { return l.words }

// SetText changes the words.
func (l *Link) SetText(words string) {
	l.words = words
	l.Refresh()
}

// Tapped is called by Fyne.
func (l *Link) Tapped(*fyne.PointEvent) { l.follow() }

// TypedKey follows the link on Space and Enter.
func (l *Link) TypedKey(key *fyne.KeyEvent) {
	if isPress(key.Name) {
		l.follow()
		return
	}
	passOn(l, key)
}

func (l *Link) follow() {
	if !l.disabled && l.onTap != nil {
		l.onTap()
	}
}

// Cursor is called by Fyne.
func (l *Link) Cursor() desktop.Cursor { return desktop.PointerCursor }

// CreateRenderer is called by Fyne.
func (l *Link) CreateRenderer() fyne.WidgetRenderer {
	return newFace(face{
		objects: []fyne.CanvasObject{l.ring.line, l.text, l.line},
		min: func() fyne.Size {
			return fyne.NewSize(whole(l.text.MinSize().Width), lineHeight(l.text.TextSize))
		},
		layout: func(s fyne.Size) {
			end := placeText(l.text, 0, s.Height)
			height := lineHeight(l.text.TextSize)
			l.ring.place(0, (s.Height-height)/2, end, height)
			place(l.line, 0, (s.Height+height)/2-1, end, look.Hairline)
		},
		paint: func() {
			look.SetText(l.text, l.words)
			l.text.Color = look.Color(look.AccentInk)
			l.line.FillColor = look.Color(look.AccentInk)
			show(l.line, l.hovered && !l.disabled)
			l.ring.paint(l.focused)
		},
	})
}
