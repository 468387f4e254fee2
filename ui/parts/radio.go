package parts

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"storehand/ui/look"
)

// Radio is a choice of one among a few lines of words, each with its button.
type Radio struct {
	control
	options  []string
	chosen   int
	onChange func(chosen int)

	rows []radioRow
	ring ring
}

// radioRow is one line of a Radio.
type radioRow struct {
	edge, fill, dot *canvas.Circle
	text            *canvas.Text
}

var (
	_ fyne.Tappable  = (*Radio)(nil)
	_ fyne.Focusable = (*Radio)(nil)
)

const radioStep float32 = 26 // from line to line

// NewRadio returns a choice with the given option chosen; −1 is none.
func NewRadio(options []string, chosen int, onChange func(chosen int)) *Radio {
	r := &Radio{options: options, chosen: chosen, onChange: onChange, ring: newRing(tickSide / 2)}
	for _, words := range options {
		r.rows = append(r.rows, radioRow{
			edge: canvas.NewCircle(color.Transparent), fill: canvas.NewCircle(color.Transparent),
			dot: canvas.NewCircle(color.Transparent), text: look.Text(words, look.SizeBody, look.Ink),
		})
	}
	r.ExtendBaseWidget(r)
	return r
}

// Chosen is the index of the chosen option, or −1.
func (r *Radio) Chosen() int { return r.chosen }

// SetChosen chooses without telling onChange.
func (r *Radio) SetChosen(chosen int) {
	r.chosen = chosen
	r.Refresh()
}

// Tapped is called by Fyne.
func (r *Radio) Tapped(e *fyne.PointEvent) { r.choose(int(e.Position.Y / radioStep)) }

// TypedKey moves the choice with the arrows.
func (r *Radio) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyDown, fyne.KeyRight:
		r.choose(r.chosen + 1)
	case fyne.KeyUp, fyne.KeyLeft:
		r.choose(r.chosen - 1)
	default:
		passOn(r, key)
	}
}

func (r *Radio) choose(option int) {
	if r.disabled || option < 0 || option >= len(r.options) || option == r.chosen {
		return
	}
	r.chosen = option
	r.Refresh()
	if r.onChange != nil {
		r.onChange(option)
	}
}

// CreateRenderer is called by Fyne.
func (r *Radio) CreateRenderer() fyne.WidgetRenderer {
	objects := []fyne.CanvasObject{r.ring.line}
	for _, row := range r.rows {
		objects = append(objects, row.edge, row.fill, row.dot, row.text)
	}
	return newFace(face{objects: objects, min: r.minSize, layout: r.layout, paint: r.paint})
}

func (r *Radio) minSize() fyne.Size {
	var width float32
	for _, row := range r.rows {
		width = max(width, tickSize(row.text).Width)
	}
	return fyne.NewSize(width, radioStep*float32(len(r.rows)))
}

func (r *Radio) layout(fyne.Size) {
	for i, row := range r.rows {
		top := radioStep*float32(i) + (radioStep-tickSide)/2
		border := look.Hairline
		place(row.edge, 0, top, tickSide, tickSide)
		place(row.fill, border, top+border, tickSide-2*border, tickSide-2*border)
		place(row.dot, 4, top+4, 8, 8)
		placeTextBelow(row.text, tickSide+tickGap, top, tickSide)
	}
	at := max(r.chosen, 0)
	r.ring.place(0, radioStep*float32(at)+(radioStep-tickSide)/2, tickSide, tickSide)
}

func (r *Radio) paint() {
	for i, row := range r.rows {
		edge := look.LineCtl
		if i == r.chosen {
			edge = look.Accent
		}
		row.edge.FillColor = look.Color(edge)
		row.dot.FillColor = look.Color(edge)
		row.fill.FillColor = look.Color(look.Surface)
		if r.disabled {
			row.edge.FillColor = look.Color(look.Line2)
			row.dot.FillColor = look.Color(look.Line2)
		}
		show(row.dot, i == r.chosen)
		row.text.Color = tickInk(r.disabled)
	}
	r.ring.paint(r.focused)
}
