package images

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"storehand/ui/look"
)

// drawing renders a widget that paints its objects itself: on each refresh, so
// that it follows the theme. The widgets among them are told of changes by
// their own setters, and pictures refresh when they are exchanged: to refresh
// them all would read every icon's drawing anew.
type drawing struct {
	objects func() []fyne.CanvasObject
	min     func() fyne.Size
	layout  func(fyne.Size)
	paint   func()

	size fyne.Size
}

func (d *drawing) Destroy()                     {}
func (d *drawing) MinSize() fyne.Size           { return d.min() }
func (d *drawing) Objects() []fyne.CanvasObject { return d.objects() }

func (d *drawing) Layout(size fyne.Size) {
	d.size = size
	d.layout(size)
}

func (d *drawing) Refresh() {
	d.paint()
	d.layout(d.size)
	for _, o := range d.objects() {
		switch o.(type) {
		case *canvas.Rectangle, *canvas.Circle, *canvas.Text:
			o.Refresh()
		}
	}
}

// put gives an object its place.
func put(o fyne.CanvasObject, x, y, width, height float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(width, height))
}

// putCentred gives an object its own size, or the width there is, in the middle
// of a strip, and returns where it ends.
func putCentred(o fyne.CanvasObject, x, top, height float32) float32 {
	size := o.MinSize()
	put(o, x, top+(height-size.Height)/2, size.Width, size.Height)
	return x + size.Width
}

// column stacks objects without gaps. One of them takes the height that the
// others leave.
type column struct{ fill fyne.CanvasObject }

// Layout is called by Fyne.
func (c column) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	rest := size.Height
	for _, o := range objects {
		if o != c.fill && o.Visible() {
			rest -= o.MinSize().Height
		}
	}
	y := float32(0)
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		height := max(rest, 0)
		if o != c.fill {
			height = o.MinSize().Height
		}
		put(o, 0, y, size.Width, height)
		y += height
	}
}

// MinSize is called by Fyne.
func (column) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var least fyne.Size
	for _, o := range objects {
		if o.Visible() {
			own := o.MinSize()
			least = fyne.NewSize(max(least.Width, own.Width), least.Height+own.Height)
		}
	}
	return least
}

// row puts objects side by side without gaps. One of them takes the width that
// the others leave.
type row struct{ fill fyne.CanvasObject }

// Layout is called by Fyne.
func (r row) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	rest := size.Width
	for _, o := range objects {
		if o != r.fill {
			rest -= o.MinSize().Width
		}
	}
	x := float32(0)
	for _, o := range objects {
		width := max(rest, 0)
		if o != r.fill {
			width = o.MinSize().Width
		}
		put(o, x, 0, width, size.Height)
		x += width
	}
}

// MinSize is called by Fyne.
func (row) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var least fyne.Size
	for _, o := range objects {
		own := o.MinSize()
		least = fyne.NewSize(least.Width+own.Width, max(least.Height, own.Height))
	}
	return least
}

// setVisible shows or hides an object.
func setVisible(o fyne.CanvasObject, visible bool) {
	if visible {
		o.Show()
	} else {
		o.Hide()
	}
}

// newPicture is an image that is shown as it is given: scaled to its place by
// the one who made it.
func newPicture(radius float32) *canvas.Image {
	picture := canvas.NewImageFromImage(nil)
	picture.FillMode = canvas.ImageFillContain
	picture.ScaleMode = canvas.ImageScaleFastest
	picture.CornerRadius = radius
	return picture
}

// exchange shows another picture in an image, or none.
func exchange(at *canvas.Image, picture *image.RGBA) {
	var next image.Image
	if picture != nil {
		next = picture // an interface around nil is not nil
	}
	if at.Image != next {
		at.Image = next
		at.Refresh()
	}
}

// rowGround is the tint under a row of a list.
func rowGround(chosen, hovered bool) fyne.ThemeColorName {
	switch {
	case chosen:
		return look.AccentSoft
	case hovered:
		return look.Hover
	}
	return look.Surface
}
