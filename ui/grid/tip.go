package grid

import (
	"strings"
	"unicode"
	"unicode/utf8"

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
// edited, else the one the cursor was moved to by keyboard, if it is refused,
// else the one under the pointer.
type tip struct {
	grid  *Grid
	box   *fyne.Container
	plate *canvas.Rectangle
	lines []*canvas.Text

	byKeys bool  // the cursor was moved by keyboard since the pointer moved
	silent place // the cell just clicked; a tip would cover what is below it
}

// noCell is the place of no cell.
var noCell = place{-1, -1}

func newTip(g *Grid) *tip {
	t := &tip{grid: g, plate: canvas.NewRectangle(nil), silent: noCell}
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
	if t.byKeys && t.grid.hasCells() {
		if cell, _ := t.grid.cellAt(t.grid.cursor.at); cell.State == Refused {
			t.show(cell.Reason, t.grid.cursor.at)
			return
		}
	}
	at := t.grid.hover.at
	if at != t.silent {
		t.silent = noCell
	}
	if at == t.silent || !t.grid.field().holds(at) {
		t.box.Hide()
		return
	}
	cell, _ := t.grid.cellAt(at)
	t.show(cell.Reason, at)
}

// forget hides the tip until the pointer goes to another cell.
func (t *tip) forget(at place) {
	t.silent, t.byKeys = at, false
	t.box.Hide()
}

// show puts the reason below the cell, or above where there is no room.
func (t *tip) show(reason string, at place) {
	if reason == "" {
		t.box.Hide()
		return
	}
	g := t.grid
	width, height := t.write(sentence(reason))
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

// sentence makes a sentence of an error's words.
func sentence(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	s = string(unicode.ToUpper(first)) + s[size:]
	if strings.ContainsAny(s[len(s)-1:], ".?!") {
		return s
	}
	return s + "."
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
