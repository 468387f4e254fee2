package editor

import (
	"fyne.io/fyne/v2"

	"storehand/ui/look"
)

// columns lays objects out side by side, equally wide, each as high as it wants
// to be.
type columns float32 // the gap between them in pixels

// Layout implements fyne.Layout.
func (c columns) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	shown := visibleOf(objects)
	if len(shown) == 0 {
		return
	}
	gap := float32(c)
	width := (size.Width - gap*float32(len(shown)-1)) / float32(len(shown))
	for i, object := range shown {
		object.Move(fyne.NewPos(float32(i)*(width+gap), 0))
		object.Resize(fyne.NewSize(width, object.MinSize().Height))
	}
}

// MinSize implements fyne.Layout. The columns may be narrow: it is the page that
// says how wide they are.
func (c columns) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var height float32
	for _, object := range visibleOf(objects) {
		height = max(height, object.MinSize().Height)
	}
	return fyne.NewSize(0, height)
}

func visibleOf(objects []fyne.CanvasObject) []fyne.CanvasObject {
	var shown []fyne.CanvasObject
	for _, object := range objects {
		if object.Visible() {
			shown = append(shown, object)
		}
	}
	return shown
}

// flow lays objects out in lines that break at a width, which is fixed: only so
// the height is known beforehand.
type flow struct{ width, gap float32 }

// Layout implements fyne.Layout.
func (f *flow) Layout(objects []fyne.CanvasObject, _ fyne.Size) {
	f.place(objects, func(object fyne.CanvasObject, at fyne.Position) {
		object.Move(at)
		object.Resize(object.MinSize())
	})
}

// MinSize implements fyne.Layout.
func (f *flow) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, f.place(objects, func(fyne.CanvasObject, fyne.Position) {}))
}

// place hands out positions and returns the height of all lines.
func (f *flow) place(objects []fyne.CanvasObject, put func(fyne.CanvasObject, fyne.Position)) float32 {
	var at fyne.Position
	var line float32
	for _, object := range visibleOf(objects) {
		size := object.MinSize()
		if at.X > 0 && at.X+size.Width > f.width {
			at = fyne.NewPos(0, at.Y+line+f.gap)
			line = 0
		}
		put(object, at)
		at.X += size.Width + f.gap
		line = max(line, size.Height)
	}
	return at.Y + line
}

// fixedHeight gives one object a height of its own.
type fixedHeight float32

// Layout implements fyne.Layout.
func (h fixedHeight) Layout(objects []fyne.CanvasObject, size fyne.Size) { objects[0].Resize(size) }

// MinSize implements fyne.Layout.
func (h fixedHeight) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(objects[0].MinSize().Width, float32(h))
}

// panesLayout lays out source, divider, ground and preview as the view wants
// it.
type panesLayout struct{ view int }

// panePadding is around the words of the preview, in pixels.
const panePadding = 6

// Layout implements fyne.Layout.
func (l *panesLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	source, divider, ground, preview := objects[0], objects[1], objects[2], objects[3]
	left := size.Width
	switch l.view {
	case both:
		left = float32(int(size.Width / 2))
	case reading:
		left = 0
	}
	right := max(0, size.Width-left-1)
	place(source, panePadding, 0, max(0, left-panePadding), size.Height)
	place(divider, left, 0, 1, size.Height)
	place(ground, left+1, 0, right, size.Height)
	place(preview, left+1+panePadding, 0, max(0, right-panePadding), size.Height)
}

// MinSize implements fyne.Layout: the panes scroll.
func (l *panesLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(200, 100) }

// pageLayout stacks head and tabs over the view, with the rail at its right.
type pageLayout struct{}

// Layout implements fyne.Layout.
func (pageLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	head, tabs, view, edge, rail := objects[0], objects[1], objects[2], objects[3], objects[4]
	place(head, 0, 0, size.Width, look.PageHeadHeight)
	place(tabs, 0, look.PageHeadHeight, size.Width, look.TabsHeight)
	y := look.PageHeadHeight + look.TabsHeight
	width := size.Width
	if rail.Visible() {
		width -= railWidth
	}
	place(view, 0, y, width, size.Height-y)
	place(edge, width, y, 1, size.Height-y)
	place(rail, width+1, y, railWidth-1, size.Height-y)
}

// MinSize implements fyne.Layout: view and rail scroll.
func (pageLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(objects[0].MinSize().Width, 3*look.PageHeadHeight)
}

func place(object fyne.CanvasObject, x, y, width, height float32) {
	object.Move(fyne.NewPos(x, y))
	object.Resize(fyne.NewSize(width, height))
}

// below gives objects the height they want, one under the other without gaps,
// and the last one the rest.
type below struct{}

// Layout implements fyne.Layout.
func (below) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	y := float32(0)
	last := len(objects) - 1
	for _, object := range objects[:last] {
		height := object.MinSize().Height
		place(object, 0, y, size.Width, height)
		y += height
	}
	place(objects[last], 0, y, size.Width, max(0, size.Height-y))
}

// MinSize implements fyne.Layout.
func (below) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for _, object := range objects {
		least := object.MinSize()
		size.Width, size.Height = max(size.Width, least.Width), size.Height+least.Height
	}
	return size
}
