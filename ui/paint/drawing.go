// Package paint is for widgets that draw themselves: a renderer to build them
// from, and ways to put their objects in place. Use it on the UI goroutine only.
package paint

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// Drawing renders a widget that paints its objects itself: on each refresh, so
// that it follows the theme. The widgets among them are told of changes by
// their own setters, and pictures refresh when they are exchanged: to refresh
// them all would read every icon's drawing anew.
type Drawing struct {
	// Of gives the objects, the lowest first; they may change between refreshes.
	Of func() []fyne.CanvasObject
	// Min is the least size in pixels.
	Min func() fyne.Size
	// Place puts the objects in place in a size.
	Place func(fyne.Size)
	// Paint gives the objects their colours and contents.
	Paint func()

	size fyne.Size
}

// Destroy is called by Fyne.
func (d *Drawing) Destroy() {}

// MinSize is called by Fyne.
func (d *Drawing) MinSize() fyne.Size { return d.Min() }

// Objects is called by Fyne.
func (d *Drawing) Objects() []fyne.CanvasObject { return d.Of() }

// Layout is called by Fyne.
func (d *Drawing) Layout(size fyne.Size) {
	d.size = size
	d.Place(size)
}

// Refresh is called by Fyne.
func (d *Drawing) Refresh() {
	d.Paint()
	d.Place(d.size)
	for _, o := range d.Of() {
		switch o.(type) {
		case *canvas.Rectangle, *canvas.Circle, *canvas.Text:
			o.Refresh()
		}
	}
}
