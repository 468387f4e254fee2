package parts

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"storehand/ui/look"
)

const (
	tickSide float32 = 16
	tickGap  float32 = 8
)

// CheckState is what a checkbox shows.
type CheckState int

// The states of a checkbox.
const (
	Off CheckState = iota
	On
	Some // part of what it stands for is on; a click turns all on
)

// Check is a checkbox with or without words.
type Check struct {
	control
	words    string
	state    CheckState
	onChange func(on bool)

	box  frame
	ring ring
	tick *canvas.Image
	dash *canvas.Rectangle
	text *canvas.Text
}

var (
	_ fyne.Tappable  = (*Check)(nil)
	_ fyne.Focusable = (*Check)(nil)
)

// NewCheck returns an empty checkbox. onChange is told what the user chose.
func NewCheck(words string, onChange func(on bool)) *Check {
	c := &Check{
		words: words, onChange: onChange,
		box: newFrame(look.RadiusChip, look.Hairline), ring: newRing(look.RadiusChip),
		tick: newIconImage(), dash: canvas.NewRectangle(look.Color(look.OnAccent)),
		text: look.Text(words, look.SizeBody, look.Ink),
	}
	c.ExtendBaseWidget(c)
	return c
}

// SetWords changes the words beside the box.
func (c *Check) SetWords(words string) {
	c.words = words
	look.SetText(c.text, words)
	c.Refresh()
}

// State returns what the box shows.
func (c *Check) State() CheckState { return c.state }

// SetState shows a state without telling onChange.
func (c *Check) SetState(state CheckState) {
	c.state = state
	c.Refresh()
}

// Tapped is called by Fyne.
func (c *Check) Tapped(*fyne.PointEvent) { c.toggle() }

// TypedKey toggles the box on Space.
func (c *Check) TypedKey(key *fyne.KeyEvent) {
	if key.Name == fyne.KeySpace {
		c.toggle()
		return
	}
	passOn(c, key)
}

func (c *Check) toggle() {
	if c.disabled {
		return
	}
	on := c.state != On
	c.state = Off
	if on {
		c.state = On
	}
	c.Refresh()
	if c.onChange != nil {
		c.onChange(on)
	}
}

// CreateRenderer is called by Fyne.
func (c *Check) CreateRenderer() fyne.WidgetRenderer {
	objects := append([]fyne.CanvasObject{c.ring.line}, c.box.objects()...)
	return newFace(face{
		objects: append(objects, c.tick, c.dash, c.text),
		min:     func() fyne.Size { return tickSize(c.text) },
		layout: func(s fyne.Size) {
			top := whole((s.Height - tickSide) / 2)
			c.box.place(0, top, tickSide, tickSide)
			c.ring.place(0, top, tickSide, tickSide)
			place(c.tick, 2, top+2, 12, 12)
			place(c.dash, 4, top+7, 8, 2)
			placeText(c.text, tickSide+tickGap, s.Height)
		},
		paint: c.paint,
	})
}

func (c *Check) paint() {
	look.SetText(c.text, c.words)
	c.text.Color = tickInk(c.disabled)
	fill, line := look.Surface, look.LineCtl
	if c.state != Off {
		fill, line = look.Accent, look.Accent
	} else if c.hovered {
		line = look.Accent
	}
	if c.disabled {
		c.box.paint(look.Color(look.Sunken), look.Color(look.Line2))
	} else {
		c.box.paint(look.Color(fill), look.Color(line))
	}
	mark := look.OnAccent
	if c.disabled {
		mark = look.Ink3
	}
	paintIcon(c.tick, look.IconCheck, look.ChipIconSize, mark)
	show(c.tick, c.state == On)
	c.dash.FillColor = look.Color(mark)
	show(c.dash, c.state == Some)
	c.ring.paint(c.focused)
}
