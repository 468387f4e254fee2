package parts

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// input is Fyne's text entry without its box, which the part around it draws.
// It tells that part about focus, hovering and Escape.
type input struct {
	widget.Entry
	onFocus  func(focused bool)
	onHover  func(hovered bool)
	onEscape func() bool                 // says whether it had a use for the key
	onKey    func(key fyne.KeyName) bool // gets keys before the text does, and says whether it had a use for one; nil has none
	focused  bool
	line     *lineWindow // what a single line is seen through, else nil
}

var _ desktop.Hoverable = (*input)(nil)

func newInput(multiline bool) *input {
	i := &input{}
	i.MultiLine = multiline
	i.Wrapping = fyne.TextWrapOff
	i.Scroll = fyne.ScrollNone
	if multiline {
		i.Wrapping = fyne.TextWrapWord
	}
	i.ExtendBaseWidget(i)
	return i
}

// FocusGained is called by Fyne.
func (i *input) FocusGained() {
	i.focused = true
	i.Entry.FocusGained()
	i.onFocus(true)
}

// FocusLost is called by Fyne.
func (i *input) FocusLost() {
	i.focused = false
	i.Entry.FocusLost()
	if i.line != nil {
		i.line.follow()
	}
	i.onFocus(false)
}

// MouseIn is called by Fyne.
func (i *input) MouseIn(*desktop.MouseEvent) { i.onHover(true) }

// MouseMoved is called by Fyne.
func (i *input) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is called by Fyne.
func (i *input) MouseOut() { i.onHover(false) }

// TypedKey lets Escape out, which Fyne's entry would swallow.
func (i *input) TypedKey(key *fyne.KeyEvent) {
	if i.onKey != nil && i.onKey(key.Name) {
		return
	}
	if key.Name != fyne.KeyEscape {
		i.Entry.TypedKey(key)
		return
	}
	if !i.onEscape() {
		passOn(i, key)
	}
}
