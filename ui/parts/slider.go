package parts

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"storehand/ui/look"
)

const knobSide float32 = 16

// Slider chooses a whole number from a range. The number itself is shown by a
// label beside it.
type Slider struct {
	control
	low, high, value int
	step             int
	onChange         func(value int) // while dragging
	onEnd            func(value int) // once let go

	track, done *canvas.Rectangle
	edge, knob  *canvas.Circle
	ring        ring
}

var (
	_ fyne.Tappable  = (*Slider)(nil)
	_ fyne.Draggable = (*Slider)(nil)
	_ fyne.Focusable = (*Slider)(nil)
)

// NewSlider returns a slider over low to high, both included. onChange hears
// every value passed, onEnd the one kept; either may be nil.
func NewSlider(low, high, value int, onChange, onEnd func(value int)) *Slider {
	s := &Slider{
		low: low, high: high, value: value, step: 1, onChange: onChange, onEnd: onEnd,
		track: canvas.NewRectangle(color.Transparent), done: canvas.NewRectangle(color.Transparent),
		edge: canvas.NewCircle(color.Transparent), knob: canvas.NewCircle(color.Transparent),
		ring: newRing(knobSide / 2),
	}
	s.track.CornerRadius, s.done.CornerRadius = barHeight/2, barHeight/2
	s.ExtendBaseWidget(s)
	return s
}

// Step sets how far an arrow key moves. It returns the slider.
func (s *Slider) Step(step int) *Slider {
	s.step = step
	return s
}

// Value is the chosen number.
func (s *Slider) Value() int { return s.value }

// SetValue chooses without telling anyone.
func (s *Slider) SetValue(value int) {
	s.value = min(max(value, s.low), s.high)
	s.Refresh()
}

// Tapped is called by Fyne.
func (s *Slider) Tapped(e *fyne.PointEvent) {
	s.move(s.valueAt(e.Position.X))
	s.end()
}

// Dragged is called by Fyne.
func (s *Slider) Dragged(e *fyne.DragEvent) { s.move(s.valueAt(e.Position.X)) }

// DragEnd is called by Fyne.
func (s *Slider) DragEnd() { s.end() }

// TypedKey moves the knob with the arrows, Home and End.
func (s *Slider) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyLeft, fyne.KeyDown:
		s.move(s.value - s.step)
	case fyne.KeyRight, fyne.KeyUp:
		s.move(s.value + s.step)
	case fyne.KeyHome:
		s.move(s.low)
	case fyne.KeyEnd:
		s.move(s.high)
	default:
		passOn(s, key)
		return
	}
	s.end()
}

func (s *Slider) move(value int) {
	before := s.value
	if s.disabled {
		return
	}
	s.SetValue(value)
	if s.value != before && s.onChange != nil {
		s.onChange(s.value)
	}
}

func (s *Slider) end() {
	if !s.disabled && s.onEnd != nil {
		s.onEnd(s.value)
	}
}

// valueAt is the number under a spot, as the middle of the knob travels.
func (s *Slider) valueAt(x float32) int {
	travel := s.Size().Width - knobSide
	if travel <= 0 {
		return s.value
	}
	part := between((x-knobSide/2)/travel, 0, 1)
	return s.low + int(part*float32(s.high-s.low)+0.5)
}

// CreateRenderer is called by Fyne.
func (s *Slider) CreateRenderer() fyne.WidgetRenderer {
	return newFace(face{
		objects: []fyne.CanvasObject{s.track, s.done, s.ring.line, s.edge, s.knob},
		min:     func() fyne.Size { return fyne.NewSize(80, look.SmallControlHeight) },
		layout:  s.layout, paint: s.paint,
	})
}

func (s *Slider) layout(size fyne.Size) {
	part := float32(0)
	if s.high > s.low {
		part = float32(s.value-s.low) / float32(s.high-s.low)
	}
	x := part * (size.Width - knobSide)
	top := (size.Height - barHeight) / 2
	place(s.track, 0, top, size.Width, barHeight)
	place(s.done, 0, top, x+knobSide/2, barHeight)
	knobTop := whole((size.Height - knobSide) / 2)
	place(s.edge, x, knobTop, knobSide, knobSide)
	place(s.knob, whole(x)+look.FocusRing, knobTop+look.FocusRing, knobSide-2*look.FocusRing, knobSide-2*look.FocusRing)
	s.ring.place(x, knobTop, knobSide, knobSide)
}

func (s *Slider) paint() {
	fill := look.Color(look.Accent)
	if s.disabled {
		fill = look.Color(look.Line2)
	}
	s.track.FillColor = look.Color(look.Line)
	s.done.FillColor, s.edge.FillColor = fill, fill
	s.knob.FillColor = look.Color(look.Surface)
	s.ring.paint(s.focused)
}
