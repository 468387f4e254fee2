package paint

import "fyne.io/fyne/v2"

// FocusOn gives the keyboard to a widget that is shown.
func FocusOn(o fyne.Focusable) {
	if c := CanvasOf(o.(fyne.CanvasObject)); c != nil {
		c.Focus(o)
	}
}

// PassOn hands a key a focused widget has no use for to the window: Fyne would
// drop it.
func PassOn(o fyne.CanvasObject, key *fyne.KeyEvent) {
	if c := CanvasOf(o); c != nil && c.OnTypedKey() != nil {
		c.OnTypedKey()(key)
	}
}

// CanvasOf is the canvas an object is on, or nil.
func CanvasOf(o fyne.CanvasObject) fyne.Canvas {
	return fyne.CurrentApp().Driver().CanvasForObject(o)
}
