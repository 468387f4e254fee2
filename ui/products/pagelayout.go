package products

import (
	"fyne.io/fyne/v2"

	"storehand/ui/look"
)

// Measures of the page in pixels.
const (
	bulkLift = 16 // of the bulk bar above the page's lower edge
	bulkRoom = 76 // that the grid leaves below its last row for the bar
)

// pageLayout stacks head, tabs, filter bar, rule and list, with the bulk bar
// over the list.
type pageLayout struct{ page *page }

// Layout implements fyne.Layout.
func (l *pageLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	head, tabs, bar, rule, body, bulk := objects[0], objects[1], objects[2], objects[3], objects[4], objects[5]
	y := float32(0)
	for _, part := range []struct {
		object fyne.CanvasObject
		height float32
	}{{head, look.PageHeadHeight}, {tabs, look.TabsHeight}, {bar, look.FilterBarHeight}, {rule, look.Hairline}} {
		if !part.object.Visible() {
			continue
		}
		part.object.Move(fyne.NewPos(0, y))
		part.object.Resize(fyne.NewSize(size.Width, part.height))
		y += part.height
	}
	l.page.widthKnown(size.Width)
	body.Move(fyne.NewPos(0, y))
	body.Resize(fyne.NewSize(size.Width, max(0, size.Height-y)))
	width := min(bulk.MinSize().Width, size.Width-2*look.PageMargin)
	height := bulk.MinSize().Height
	bulk.Move(fyne.NewPos((size.Width-width)/2, size.Height-height-bulkLift))
	bulk.Resize(fyne.NewSize(width, height))
}

// MinSize implements fyne.Layout. The grid scrolls, so a page may be small.
func (l *pageLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(objects[0].MinSize().Width, look.PageHeadHeight+look.TabsHeight+look.FilterBarHeight+l.page.grid.MinSize().Height)
}

// widthKnown arranges the columns for the page's width while the user has not
// arranged them.
func (p *page) widthKnown(width float32) {
	if len(p.memory.Layout.Columns) > 0 || p.width == width {
		return
	}
	p.width = width
	p.grid.SetLayout(p.sheet.Layout(width))
}

// fixedWidth gives one object a width of its own.
type fixedWidth float32

// Layout implements fyne.Layout.
func (w fixedWidth) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Resize(size)
}

// MinSize implements fyne.Layout.
func (w fixedWidth) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(float32(w), objects[0].MinSize().Height)
}
