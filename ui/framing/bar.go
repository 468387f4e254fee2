package framing

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"storehand/ui/look"
	"storehand/ui/paint"
	"storehand/ui/parts"
)

// rest as a tool's width is what the others leave.
const rest float32 = -1

// tooled is a tool of the bar: its width in pixels, zero for its own, and the
// gap before it.
type tooled struct {
	tool       fyne.CanvasObject
	width, gap float32
}

// newBar is a card with tools in a row.
func newBar(tools ...tooled) fyne.CanvasObject {
	row := container.New(barLayout(tools))
	for _, t := range tools {
		row.Add(t.tool)
	}
	return container.NewStack(parts.NewBox(look.Surface, look.Line, look.RadiusCard), row)
}

// barLayout puts the tools in the middle of the bar's height.
type barLayout []tooled

func (t tooled) wide(left float32) float32 {
	switch t.width {
	case 0:
		return t.tool.MinSize().Width
	case rest:
		return max(left, 0)
	}
	return t.width
}

// Layout is called by Fyne.
func (b barLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	left := size.Width - b.MinSize(nil).Width
	x := barPadding
	for _, t := range b {
		x += t.gap
		width := t.wide(left)
		paint.PutCentredIn(t.tool, x, width, size.Height)
		x += width
	}
}

// MinSize is called by Fyne.
func (b barLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	width := 2 * barPadding
	for _, t := range b {
		width += t.gap + t.wide(0)
	}
	return fyne.NewSize(width, barHeight)
}
