// Package clip reads the clipboard of the desktop: text by Fyne, pictures, which
// Fyne does not read, by a library of their own.
package clip

import (
	"sync"

	"fyne.io/fyne/v2"
	"golang.design/x/clipboard"

	"storehand/app/bench"
)

// Text is the text in the clipboard. Call it on the UI goroutine.
func Text() string { return fyne.CurrentApp().Clipboard().Content() }

// ready connects to the desktop's clipboard, once. It fails where there is none,
// as on a screen without a window system of its own.
var ready = sync.OnceValue(clipboard.Init)

// Read is what the clipboard holds: the text that was read, and a picture, if
// there is one. Call it off the UI goroutine: a picture that this very window
// copied would be asked of the goroutine that waits for it.
func Read(text string) bench.Clip {
	c := bench.Clip{Text: text}
	if ready() == nil {
		c.Image = clipboard.Read(clipboard.FmtImage)
	}
	return c
}
