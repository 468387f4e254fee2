package paint

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
)

// Column stacks objects without gaps. One of them takes the height that the
// others leave.
type Column struct{ Fill fyne.CanvasObject }

// Layout is called by Fyne.
func (c Column) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	rest := size.Height
	for _, o := range objects {
		if o != c.Fill && o.Visible() {
			rest -= o.MinSize().Height
		}
	}
	y := float32(0)
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		height := max(rest, 0)
		if o != c.Fill {
			height = o.MinSize().Height
		}
		Put(o, 0, y, size.Width, height)
		y += height
	}
}

// MinSize is called by Fyne.
func (Column) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var least fyne.Size
	for _, o := range objects {
		if o.Visible() {
			own := o.MinSize()
			least = fyne.NewSize(max(least.Width, own.Width), least.Height+own.Height)
		}
	}
	return least
}

// Row puts what is visible side by side without gaps. One object takes the
// width that the others leave. It keeps the height of those that are hidden, so
// that nothing below moves when they are shown.
type Row struct{ Fill fyne.CanvasObject }

// Layout is called by Fyne.
func (r Row) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	rest := size.Width
	for _, o := range objects {
		if o != r.Fill && o.Visible() {
			rest -= o.MinSize().Width
		}
	}
	x := float32(0)
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		width := max(rest, 0)
		if o != r.Fill {
			width = o.MinSize().Width
		}
		Put(o, x, 0, width, size.Height)
		x += width
	}
}

// MinSize is called by Fyne.
func (Row) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var least fyne.Size
	for _, o := range objects {
		own := o.MinSize()
		least.Height = max(least.Height, own.Height)
		if o.Visible() {
			least.Width += own.Width
		}
	}
	return least
}

// Line puts objects in a row, each as wide as it wishes, with a gap in pixels
// between them.
func Line(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(layout.NewCustomPaddedHBoxLayout(gap), objects...)
}
