package parts

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

const evenGap float32 = 12

// NewEvenRow puts things side by side, all equally wide, as fields that belong
// together stand.
func NewEvenRow(objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(evenLayout{}, objects...)
}

type evenLayout struct{}

// Layout is called by Fyne.
func (evenLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	step := (size.Width + evenGap) / float32(len(objects))
	for i, o := range objects {
		x := whole(float32(i) * step)
		place(o, x, 0, whole(float32(i+1)*step)-evenGap-x, size.Height)
	}
}

// MinSize is called by Fyne.
func (evenLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var widest, highest float32
	for _, o := range objects {
		size := o.MinSize()
		widest, highest = max(widest, size.Width), max(highest, size.Height)
	}
	count := float32(len(objects))
	return fyne.NewSize(count*(widest+evenGap)-evenGap, highest)
}
