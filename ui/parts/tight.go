package parts

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// NewTight puts a head and a foot above and below content without a gap; each
// of the two may be nil.
func NewTight(head, foot, content fyne.CanvasObject) *fyne.Container {
	c := container.New(tightLayout{head, foot}, content)
	for _, edge := range []fyne.CanvasObject{head, foot} {
		if edge != nil {
			c.Add(edge)
		}
	}
	return c
}

type tightLayout struct{ head, foot fyne.CanvasObject }

// Layout is called by Fyne.
func (l tightLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	top, bottom := float32(0), size.Height
	if l.head != nil {
		top = l.head.MinSize().Height
		place(l.head, 0, 0, size.Width, top)
	}
	if l.foot != nil {
		height := l.foot.MinSize().Height
		bottom = size.Height - height
		place(l.foot, 0, bottom, size.Width, height)
	}
	place(objects[0], 0, top, size.Width, max(bottom-top, 0))
}

// MinSize is called by Fyne.
func (l tightLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var min fyne.Size
	for _, o := range objects {
		size := o.MinSize()
		min = fyne.NewSize(max(min.Width, size.Width), min.Height+size.Height)
	}
	return min
}
