package parts

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"

	"storehand/ui/look"
)

// Kind is how much a button matters.
type Kind int

// The kinds of button.
const (
	Primary     Kind = iota // the one thing a screen is for
	Secondary               // everything else
	Quiet                   // ways out, tools
	Danger                  // removes something
	Destructive             // red fill, only in a dialog that asks first
	OnInverse               // quiet, on the dark bar
)

// Button does what its words say: verb, object, number.
type Button struct {
	control
	kind  Kind
	words string
	icon  look.Icon
	key   string
	small bool
	tip   string
	tips  *Tips
	onTap func()

	box   frame
	ring  ring
	image *canvas.Image
	text  *canvas.Text
	cap   keycap
}

var (
	_ fyne.Tappable      = (*Button)(nil)
	_ fyne.Focusable     = (*Button)(nil)
	_ desktop.Cursorable = (*Button)(nil)
)

// NewButton returns a button of a kind.
func NewButton(kind Kind, words string, onTap func()) *Button {
	b := &Button{
		kind: kind, words: words, onTap: onTap,
		box: newFrame(look.RadiusControl, look.Hairline), ring: newRing(look.RadiusControl),
		image: newIconImage(), text: look.Text(words, look.SizeBody, look.Ink), cap: newKeycap(""),
	}
	b.ExtendBaseWidget(b)
	return b
}

// NewIconButton returns a square button without words. The tip says what it
// does; tips shows it.
func NewIconButton(kind Kind, icon look.Icon, tip string, tips *Tips, onTap func()) *Button {
	return NewButton(kind, "", onTap).WithIcon(icon).WithTip(tip, tips)
}

// WithIcon puts an icon before the words. It returns the button.
func (b *Button) WithIcon(icon look.Icon) *Button {
	b.icon = icon
	return b
}

// WithKey shows the key that presses the button, for example "Ctrl Enter". The
// key itself is bound by the screen. It returns the button.
func (b *Button) WithKey(key string) *Button {
	b.key = key
	return b
}

// WithTip explains the button while the pointer rests on it. It returns the
// button.
func (b *Button) WithTip(tip string, tips *Tips) *Button {
	b.tip, b.tips = tip, tips
	return b
}

// Small makes the button 26 px high. It returns the button.
func (b *Button) Small() *Button {
	b.small = true
	return b
}

// Text returns the words, or the tip of a button without.
func (b *Button) Text() string {
	if b.words == "" {
		return b.tip
	}
	return b.words
}

// SetText changes the words, for example when the number in them changes.
func (b *Button) SetText(words string) {
	if b.words == words {
		return
	}
	b.words = words
	b.Refresh()
}

// SetIcon changes the icon.
func (b *Button) SetIcon(icon look.Icon) {
	b.icon = icon
	b.Refresh()
}

// Tapped is called by Fyne.
func (b *Button) Tapped(*fyne.PointEvent) { b.press() }

// TypedKey presses the button on Space and Enter.
func (b *Button) TypedKey(key *fyne.KeyEvent) {
	if isPress(key.Name) {
		b.press()
		return
	}
	passOn(b, key)
}

func (b *Button) press() {
	b.tips.hide()
	if b.disabled || b.onTap == nil {
		return
	}
	b.onTap()
}

// Cursor is called by Fyne.
func (b *Button) Cursor() desktop.Cursor {
	if b.disabled {
		return desktop.DefaultCursor
	}
	return desktop.PointerCursor
}

// MouseIn is called by Fyne.
func (b *Button) MouseIn(e *desktop.MouseEvent) {
	b.control.MouseIn(e)
	b.tips.rest(b, b.tip)
}

// MouseOut is called by Fyne.
func (b *Button) MouseOut() {
	b.control.MouseOut()
	b.tips.hide()
}

// CreateRenderer is called by Fyne.
func (b *Button) CreateRenderer() fyne.WidgetRenderer {
	objects := append([]fyne.CanvasObject{b.ring.line}, b.box.objects()...)
	objects = append(objects, b.image, b.text)
	return newFace(face{
		objects: append(objects, b.cap.objects()...),
		min:     b.minSize, layout: b.layout, paint: b.paint,
	})
}

func (b *Button) height() float32 {
	if b.small {
		return look.SmallControlHeight
	}
	return look.ControlHeight
}

func (b *Button) padding() float32 {
	if b.small {
		return 10
	}
	return 13
}

func (b *Button) iconSide() float32 {
	if b.small {
		return look.SmallIconSize
	}
	return look.IconSize
}

func (b *Button) minSize() fyne.Size {
	if b.words == "" {
		return fyne.NewSquareSize(b.height())
	}
	return fyne.NewSize(whole(b.contentWidth()+2*b.padding()), b.height())
}

// Gaps between the things in a row, in pixels.
const (
	iconGap       float32 = 8
	buttonIconGap float32 = 6
	keyGap        float32 = 10
)

func (b *Button) contentWidth() float32 {
	width := b.text.MinSize().Width
	if b.icon != "" {
		width += b.iconSide() + buttonIconGap
	}
	if b.key != "" {
		width += keyGap + b.cap.width()
	}
	return width
}

func (b *Button) layout(size fyne.Size) {
	height := b.height()
	top := whole((size.Height - height) / 2)
	b.box.place(0, top, size.Width, height)
	b.ring.place(0, top, size.Width, height)
	if b.words == "" {
		placeIcon(b.image, (size.Width-b.iconSide())/2, size.Height, b.iconSide())
		return
	}
	x := (size.Width - b.contentWidth()) / 2
	if b.icon != "" {
		x = placeIcon(b.image, x, size.Height, b.iconSide()) + buttonIconGap
	}
	x = placeText(b.text, x, size.Height)
	b.cap.place(x+keyGap, size.Height)
}

func (b *Button) paint() {
	skin := b.skin()
	b.text.TextSize = look.SizeBody
	if b.small {
		b.text.TextSize = look.SizeSmall
	}
	b.text.TextStyle.Bold = b.kind == Primary || b.kind == Destructive
	look.SetText(b.text, b.words)
	b.text.Color = b.strength(skin.ink)
	paintIcon(b.image, b.icon, b.iconSide(), skin.icon)
	b.image.Translucency = 0
	if b.disabled {
		b.image.Translucency = 0.5
	}
	b.box.setBorder(skin.border)
	b.box.paint(b.strength(skin.fill), b.strength(skin.line))
	b.cap.set(b.key)
	b.cap.paint(skin.ground(), skin.keyLine, skin.keyInk)
	if b.disabled {
		b.cap.fade(skin.keyInk)
	}
	b.ring.paint(b.focused)
}

// strength is a token, at half strength while the button is disabled. The
// empty token is no colour at all.
func (b *Button) strength(token fyne.ThemeColorName) color.Color {
	switch {
	case token == "":
		return color.Transparent
	case b.disabled && token != look.Surface:
		return look.Faded(token)
	default:
		return look.Color(token)
	}
}
