package grid

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"storehand/ui/look"
)

// Measures of the tip, in device-independent pixels.
const (
	tipWidth    float32 = 320 // at most
	tipPadding  float32 = 8
	tipGap      float32 = 4 // from the cell
	tipLineStep float32 = 16
)

// tip says below a cell why it was refused or is locked: the cell being
// edited, else the one under the pointer.
type tip struct {
	grid  *Grid
	box   *fyne.Container
	plate *canvas.Rectangle
	lines []*canvas.Text
	// silent keeps the tip away from the cell just clicked.
	silent bool
	place  place
}

func newTip(g *Grid) *tip {
	t := &tip{grid: g, plate: canvas.NewRectangle(nil)}
	t.box = newBox(t.plate)
	t.box.Hide()
	return t
}

// follow shows, moves or hides the tip as the state wants it.
func (t *tip) follow() {
	if e := t.grid.edit; e.open {
		t.show(e.reason, e.at)
		return
	}
	h := t.grid.hover
	if h.row < 0 || h.row >= t.grid.source.Count() || h.at.column < 0 {
		t.silent = false
		t.box.Hide()
		return
	}
	if t.silent && t.place == h.at {
		return
	}
	t.silent, t.place = false, h.at
	cell, _ := t.grid.cellAt(h.at)
	t.show(cell.Reason, h.at)
}

// forget hides the tip until the pointer goes to another cell.
func (t *tip) forget() {
	t.silent = true
	t.box.Hide()
}

// show puts the reason below the cell, or above where there is no room.
func (t *tip) show(reason string, at place) {
	if reason == "" {
		t.box.Hide()
		return
	}
	g := t.grid
	width, height := t.write(reason)
	x, _ := g.columnSpan(at.column)
	y, cellHeight := g.body.span(at.row)
	top := g.head.height + y + cellHeight + tipGap
	if top+height > g.Size().Height {
		top = g.head.height + y - tipGap - height
	}
	t.plate.FillColor, t.plate.CornerRadius = g.pen.colour(look.Inverse), look.RadiusChip
	put(t.plate, 0, 0, width, height)
	put(t.box, g.pen.x(max(0, min(x, g.Size().Width-width))), g.pen.y(max(0, top)), width, height)
}

// write sets the lines of the reason and returns the size of the plate.
func (t *tip) write(reason string) (width, height float32) {
	for _, line := range t.lines {
		line.Hide()
	}
	for i, words := range wrap(reason, tipWidth-2*tipPadding) {
		if i == len(t.lines) {
			line := canvas.NewText("", nil)
			line.TextSize = look.SizeSmall
			t.lines = append(t.lines, line)
			t.box.Objects = append(t.box.Objects, line)
		}
		line := t.lines[i]
		line.Color = t.grid.pen.colour(look.OnInverse)
		look.SetText(line, words)
		size := line.MinSize()
		put(line, tipPadding, tipPadding+float32(i)*tipLineStep, size.Width, size.Height)
		width, height = max(width, size.Width), float32(i+1)*tipLineStep
	}
	return width + 2*tipPadding, height + 2*tipPadding
}

// wrap breaks a text at its spaces into lines no wider than room, if its words
// are not.
func wrap(s string, room float32) []string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(s) {
		longer := strings.TrimSpace(line + " " + word)
		if line != "" && fyne.MeasureText(longer, look.SizeSmall, fyne.TextStyle{}).Width > room {
			lines = append(lines, line)
			longer = word
		}
		line = longer
	}
	return append(lines, line)
}
