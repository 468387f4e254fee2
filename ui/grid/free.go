package grid

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// free leaves objects where they were put and asks for no space. A container
// without a layout would measure every text in it on every frame.
type free struct{}

func (free) Layout([]fyne.CanvasObject, fyne.Size)        {}
func (free) MinSize([]fyne.CanvasObject) (size fyne.Size) { return size }

func newBox(objects ...fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: free{}, Objects: objects}
}

// newClip cuts off what reaches out of it. Fyne's own constructor leaves the
// clip unknown to itself until it is first drawn.
func newClip(content fyne.CanvasObject) *container.Clip {
	c := container.NewClip(content)
	c.ExtendBaseWidget(c)
	return c
}

// put sets place and size of an object and shows it.
func put(o fyne.CanvasObject, x, y, width, height float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(width, height))
	if !o.Visible() {
		o.Show()
	}
}
