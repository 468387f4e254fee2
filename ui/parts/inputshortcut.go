package parts

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// editing are the keys that mean something to a text field together with
// Control: they move or delete by words and lines.
var editing = []fyne.KeyName{fyne.KeyLeft, fyne.KeyRight, fyne.KeyHome, fyne.KeyEnd, fyne.KeyBackspace, fyne.KeyDelete}

// TypedShortcut lets shortcuts a text field has no use for out to the window,
// which Fyne's entry would swallow.
func (i *input) TypedShortcut(shortcut fyne.Shortcut) {
	PassShortcut(i, shortcut, i.Entry.TypedShortcut)
}

// PassShortcut gives a shortcut to the text field o, by its own take, where
// text fields have a use for it, and to the window's shortcuts otherwise.
func PassShortcut(o fyne.CanvasObject, shortcut fyne.Shortcut, take func(fyne.Shortcut)) {
	custom, is := shortcut.(*desktop.CustomShortcut)
	if !is || slices.Contains(editing, custom.KeyName) {
		take(shortcut)
		return
	}
	if window, is := canvasOf(o).(interface{ TypedShortcut(fyne.Shortcut) }); is {
		window.TypedShortcut(shortcut)
	}
}
