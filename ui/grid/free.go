package grid

import "fyne.io/fyne/v2"

// free leaves objects where they were put and asks for no space. A container
// without a layout would measure every text in it on every frame.
type free struct{}

func (free) Layout([]fyne.CanvasObject, fyne.Size)        {}
func (free) MinSize([]fyne.CanvasObject) (size fyne.Size) { return size }

func newBox(objects ...fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: free{}, Objects: objects}
}

// put sets place and size of an object and shows it.
func put(o fyne.CanvasObject, x, y, width, height float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(width, height))
	if !o.Visible() {
		o.Show()
	}
}
