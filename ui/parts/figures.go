package parts

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"

	"storehand/ui/look"
)

// Measures of a row of figures in pixels.
const (
	figureHeight  float32 = 60
	figureGap     float32 = 8
	figurePadding float32 = 12
	figureTop     float32 = 7
)

// Figure is a large number and what it counts.
type Figure struct {
	Value string // as shown, such as "1,248"
	Words string // what it counts, such as "Rejected"
	Tone  Tone   // colours the number; Neutral writes it in ink
}

// Figures are a row of figures of which one is chosen: they sum up what the
// list below them shows, and filter it.
type Figures struct {
	control
	figures  []Figure
	chosen   int
	onChange func(chosen int)

	ring  ring
	cells []figureCell
	under int // the figure under the pointer, or −1
}

// figureCell is the drawing of one figure.
type figureCell struct {
	box          frame
	value, words *canvas.Text
}

var (
	_ fyne.Tappable      = (*Figures)(nil)
	_ fyne.Focusable     = (*Figures)(nil)
	_ desktop.Cursorable = (*Figures)(nil)
)

// NewFigures returns a row of figures with one chosen.
func NewFigures(figures []Figure, chosen int, onChange func(chosen int)) *Figures {
	f := &Figures{figures: figures, chosen: chosen, onChange: onChange, ring: newRing(look.RadiusCard), under: -1}
	for range figures {
		f.cells = append(f.cells, figureCell{
			box:   newFrame(look.RadiusCard, look.Hairline),
			value: look.Text("", look.SizeTitle, look.Ink, look.Semi), words: look.Text("", look.SizeSmall, look.Ink2),
		})
	}
	f.ExtendBaseWidget(f)
	return f
}

// Chosen is the index of the chosen figure.
func (f *Figures) Chosen() int { return f.chosen }

// SetChosen chooses without telling onChange.
func (f *Figures) SetChosen(chosen int) {
	f.chosen = chosen
	f.Refresh()
}

// SetFigures changes the figures, as many as there were.
func (f *Figures) SetFigures(figures []Figure) {
	f.figures = figures
	f.Refresh()
}

// Tapped is called by Fyne.
func (f *Figures) Tapped(e *fyne.PointEvent) { f.choose(f.at(e.Position.X)) }

// MouseMoved is called by Fyne.
func (f *Figures) MouseMoved(e *desktop.MouseEvent) {
	if under := f.at(e.Position.X); under != f.under {
		f.under = under
		f.Refresh()
	}
}

// MouseOut is called by Fyne.
func (f *Figures) MouseOut() {
	f.under = -1
	f.control.MouseOut()
}

// TypedKey moves the choice with the arrows.
func (f *Figures) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyLeft:
		f.choose(f.chosen - 1)
	case fyne.KeyRight:
		f.choose(f.chosen + 1)
	default:
		passOn(f, key)
	}
}

func (f *Figures) choose(figure int) {
	if f.disabled || figure < 0 || figure >= len(f.figures) || figure == f.chosen {
		return
	}
	f.SetChosen(figure)
	f.onChange(figure)
}

// at is the figure at x, or −1 in a gap.
func (f *Figures) at(x float32) int {
	for i, cell := range f.cells {
		if start := cell.box.edge.Position().X; x >= start && x < start+cell.box.edge.Size().Width {
			return i
		}
	}
	return -1
}

// Cursor is called by Fyne.
func (f *Figures) Cursor() desktop.Cursor { return desktop.PointerCursor }

// CreateRenderer is called by Fyne.
func (f *Figures) CreateRenderer() fyne.WidgetRenderer {
	objects := []fyne.CanvasObject{f.ring.line}
	for _, cell := range f.cells {
		objects = append(append(objects, cell.box.objects()...), cell.value, cell.words)
	}
	return newFace(face{objects: objects, min: f.minSize, layout: f.layout, paint: f.paint})
}

// minSize makes all figures as wide as the widest, so that none jumps when a
// number changes.
func (f *Figures) minSize() fyne.Size {
	var widest float32
	for i, cell := range f.cells {
		widest = max(widest, widthOf(cell.value, f.figures[i].Value), widthOf(cell.words, f.figures[i].Words))
	}
	count := float32(len(f.cells))
	return fyne.NewSize(count*(whole(widest)+2*figurePadding)+(count-1)*figureGap, figureHeight)
}

func (f *Figures) layout(size fyne.Size) {
	count := float32(len(f.cells))
	step := (size.Width + figureGap) / count
	top := whole((size.Height - figureHeight) / 2)
	for i, cell := range f.cells {
		x := whole(float32(i) * step)
		width := whole(float32(i+1)*step) - figureGap - x
		cell.box.place(x, top, width, figureHeight)
		if i == f.chosen {
			f.ring.place(x, top, width, figureHeight)
		}
		line := lineHeight(look.SizeTitle)
		placeTextBelow(cell.value, x+figurePadding, top+figureTop, line)
		placeTextBelow(cell.words, x+figurePadding, top+figureTop+line, lineHeight(look.SizeSmall))
	}
}

func (f *Figures) paint() {
	for i, cell := range f.cells {
		figure := f.figures[i]
		fill, line := color.Color(look.Color(look.Surface)), look.Color(look.Line2)
		switch {
		case i == f.chosen:
			fill, line = look.Color(look.AccentSoft), look.Color(look.AccentLine)
		case i == f.under:
			fill = look.Color(look.Hover)
		}
		cell.box.paint(fill, line)
		ink := look.Ink
		if figure.Tone != Neutral {
			ink = figure.Tone.Ink()
		}
		look.SetText(cell.value, figure.Value)
		look.SetText(cell.words, figure.Words)
		cell.value.Color, cell.words.Color = look.Color(ink), look.Color(look.Ink2)
	}
	f.ring.paint(f.focused)
}
