package images

import "fyne.io/fyne/v2"

// focusOn gives the keyboard to a widget that is shown.
func focusOn(o fyne.Focusable) {
	if c := canvasOf(o.(fyne.CanvasObject)); c != nil {
		c.Focus(o)
	}
}

// passOn hands a key a focused widget has no use for to the window: Fyne would
// drop it.
func passOn(o fyne.CanvasObject, key *fyne.KeyEvent) {
	if c := canvasOf(o); c != nil && c.OnTypedKey() != nil {
		c.OnTypedKey()(key)
	}
}

// canvasOf is the canvas an object is on, or nil.
func canvasOf(o fyne.CanvasObject) fyne.Canvas {
	return fyne.CurrentApp().Driver().CanvasForObject(o)
}
