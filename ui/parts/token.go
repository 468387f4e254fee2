package parts

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"

	"storehand/ui/look"
)

const (
	tokenPadding float32 = 9
	tokenCross   float32 = 14
)

// FilterToken is one condition of a filter, such as "Status: Draft". A click
// opens it, its cross or Delete removes it.
type FilterToken struct {
	control
	words    string
	onTap    func()
	onRemove func()

	box   frame
	ring  ring
	text  *canvas.Text
	cross *canvas.Image
}

var (
	_ fyne.Tappable      = (*FilterToken)(nil)
	_ fyne.Focusable     = (*FilterToken)(nil)
	_ desktop.Cursorable = (*FilterToken)(nil)
)

// NewFilterToken returns a token. Without onTap a click does nothing.
func NewFilterToken(words string, onTap, onRemove func()) *FilterToken {
	t := &FilterToken{
		words: words, onTap: onTap, onRemove: onRemove,
		box: newFrame(look.RadiusControl, look.Hairline), ring: newRing(look.RadiusControl),
		text: look.Text(words, look.SizeSmall, look.AccentInk), cross: newIconImage(),
	}
	t.ExtendBaseWidget(t)
	return t
}

// Text returns the words.
func (t *FilterToken) Text() string { return t.words }

// SetText changes the words.
func (t *FilterToken) SetText(words string) {
	t.words = words
	t.Refresh()
}

// Tapped is called by Fyne.
func (t *FilterToken) Tapped(e *fyne.PointEvent) {
	if e.Position.X >= t.Size().Width-tokenCross-tokenPadding-2 {
		t.remove()
		return
	}
	t.open()
}

// TypedKey opens the token on Space and Enter and removes it on Delete.
func (t *FilterToken) TypedKey(key *fyne.KeyEvent) {
	switch {
	case isPress(key.Name):
		t.open()
	case key.Name == fyne.KeyDelete || key.Name == fyne.KeyBackspace:
		t.remove()
	default:
		passOn(t, key)
	}
}

func (t *FilterToken) open() {
	if t.onTap != nil {
		t.onTap()
	}
}

func (t *FilterToken) remove() {
	if t.onRemove != nil {
		t.onRemove()
	}
}

// Cursor is called by Fyne.
func (t *FilterToken) Cursor() desktop.Cursor { return desktop.PointerCursor }

// CreateRenderer is called by Fyne.
func (t *FilterToken) CreateRenderer() fyne.WidgetRenderer {
	objects := append([]fyne.CanvasObject{t.ring.line}, t.box.objects()...)
	return newFace(face{
		objects: append(objects, t.text, t.cross),
		min: func() fyne.Size {
			width := t.text.MinSize().Width + 2*tokenPadding + chipIconGap + tokenCross
			return fyne.NewSize(whole(width), look.SmallControlHeight)
		},
		layout: func(s fyne.Size) {
			top := whole((s.Height - look.SmallControlHeight) / 2)
			t.box.place(0, top, s.Width, look.SmallControlHeight)
			t.ring.place(0, top, s.Width, look.SmallControlHeight)
			end := placeText(t.text, tokenPadding, s.Height)
			placeIcon(t.cross, end+chipIconGap, s.Height, tokenCross)
		},
		paint: func() {
			look.SetText(t.text, t.words)
			t.text.Color = look.Color(look.AccentInk)
			paintIcon(t.cross, look.IconX, tokenCross, look.AccentInk)
			line := look.AccentLine
			if t.hovered {
				line = look.Accent
			}
			t.box.paint(look.Color(look.AccentSoft), look.Color(line))
			t.ring.paint(t.focused)
		},
	})
}
