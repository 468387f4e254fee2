package paint

import "fyne.io/fyne/v2"

// Put gives an object its place and size in pixels.
func Put(o fyne.CanvasObject, x, y, width, height float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(width, height))
}

// PutCentred gives an object its own size in the middle of a strip that begins
// at top, and returns where it ends.
func PutCentred(o fyne.CanvasObject, x, top, height float32) float32 {
	size := o.MinSize()
	Put(o, x, top+(height-size.Height)/2, size.Width, size.Height)
	return x + size.Width
}

// PutCentredIn gives an object a width, and its own height in the middle of a
// strip from the upper edge.
func PutCentredIn(o fyne.CanvasObject, x, width, height float32) {
	own := o.MinSize().Height
	Put(o, x, float32(int((height-own)/2)), width, own)
}

// SetVisible shows or hides an object.
func SetVisible(o fyne.CanvasObject, visible bool) {
	if visible {
		o.Show()
	} else {
		o.Hide()
	}
}
