package importer

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"storehand/ui/look"
)

// columnGap is between the things of a column, in pixels.
const columnGap float32 = 12

// column puts things below each other at full width, and knows how high text
// that breaks gets. What has no height takes no gap either.
type column struct{}

func newColumn(objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(column{}, objects...)
}

// Layout is called by Fyne.
func (column) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	place(objects, 0, 0, size.Width)
}

// MinSize is called by Fyne. The height depends on a width that is not known
// yet; the dialog's own is what counts.
func (column) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

// headed puts a list below a column: the column keeps from the edges of the
// dialog, the list, which comes last, takes what is left from edge to edge.
type headed struct{}

// Layout is called by Fyne.
func (headed) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	last := len(objects) - 1
	y := place(objects[:last], look.PageMargin, look.CardPadding, size.Width-2*look.PageMargin)
	objects[last].Move(fyne.NewPos(0, y))
	objects[last].Resize(fyne.NewSize(size.Width, max(size.Height-y, 0)))
}

// MinSize is called by Fyne.
func (headed) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

// place puts things below each other and returns where the next would begin.
func place(objects []fyne.CanvasObject, x, y, width float32) float32 {
	for _, o := range objects {
		height := heightFor(o, width)
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(width, height))
		if height > 0 {
			y += height + columnGap
		}
	}
	return y
}

// heightFor is the height in pixels that a thing needs at a width.
func heightFor(o fyne.CanvasObject, width float32) float32 {
	if !o.Visible() {
		return 0
	}
	if text, is := o.(interface{ HeightFor(width float32) float32 }); is {
		return text.HeightFor(width)
	}
	inner, is := o.(*fyne.Container)
	if !is || inner.Layout != (column{}) {
		return o.MinSize().Height
	}
	var height float32
	for _, child := range inner.Objects {
		if h := heightFor(child, width); h > 0 {
			height += h + columnGap
		}
	}
	return max(height-columnGap, 0)
}
