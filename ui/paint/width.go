package paint

import "fyne.io/fyne/v2"

// Width is a layout that gives one object a width of its own, in pixels.
type Width float32

// Layout is called by Fyne.
func (w Width) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	Put(objects[0], 0, 0, float32(w), size.Height)
}

// MinSize is called by Fyne.
func (w Width) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(float32(w), objects[0].MinSize().Height)
}
