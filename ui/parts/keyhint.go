package parts

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"storehand/ui/look"
)

const (
	keyHeight  float32 = 18
	keyPadding float32 = 5
)

// keycap draws a key in its box, as in "Ctrl Enter".
type keycap struct {
	box  frame
	text *canvas.Text
}

func newKeycap(key string) keycap {
	return keycap{newFrame(look.RadiusChip, look.Hairline), look.Text(key, look.SizeCaption, look.Ink3)}
}

func (k keycap) objects() []fyne.CanvasObject { return append(k.box.objects(), k.text) }

// set writes the key and hides the cap when there is none.
func (k keycap) set(key string) {
	look.SetText(k.text, key)
	k.box.show(key != "")
	show(k.text, key != "")
}

func (k keycap) paint(ground, line, ink fyne.ThemeColorName) {
	k.box.paint(look.Color(ground), look.Color(line))
	k.text.Color = look.Color(ink)
}

// fade takes the frame away, which would stand out on a button that is faded
// as a whole.
func (k keycap) fade(ink fyne.ThemeColorName) {
	k.box.show(false)
	k.text.Color = look.Faded(ink)
}

func (k keycap) width() float32 {
	if k.text.Text == "" {
		return 0
	}
	return whole(k.text.MinSize().Width) + 2*keyPadding + 1
}

// place puts the cap at x, centred over the height.
func (k keycap) place(x, height float32) {
	k.box.place(x, (height-keyHeight)/2, k.width(), keyHeight)
	placeText(k.text, x+keyPadding+0.5, height)
}

// KeyHint shows the key that does a thing, for example "Ctrl K".
type KeyHint struct {
	widget.BaseWidget
	key string
	cap keycap
}

// NewKeyHint returns the hint for a key.
func NewKeyHint(key string) *KeyHint {
	k := &KeyHint{key: key, cap: newKeycap(key)}
	k.ExtendBaseWidget(k)
	return k
}

// CreateRenderer is called by Fyne.
func (k *KeyHint) CreateRenderer() fyne.WidgetRenderer {
	return newFace(face{
		objects: k.cap.objects(),
		min:     func() fyne.Size { return fyne.NewSize(k.cap.width(), keyHeight) },
		layout:  func(s fyne.Size) { k.cap.place(0, s.Height) },
		paint: func() {
			k.cap.set(k.key)
			k.cap.paint(look.Surface, look.Line2, look.Ink2)
		},
	})
}
