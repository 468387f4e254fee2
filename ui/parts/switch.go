package parts

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"storehand/ui/look"
)

// Measures of a switch in pixels.
const (
	switchWidth  float32 = 28
	switchHeight float32 = 16
	switchKnob   float32 = 12
)

// Switch turns something on or off at once. Words belong before it, in a
// label.
type Switch struct {
	control
	on       bool
	onChange func(on bool)

	track *canvas.Rectangle
	knob  *canvas.Circle
	ring  ring
}

var (
	_ fyne.Tappable  = (*Switch)(nil)
	_ fyne.Focusable = (*Switch)(nil)
)

// NewSwitch returns a switch. onChange is told what the user chose.
func NewSwitch(on bool, onChange func(on bool)) *Switch {
	s := &Switch{
		on: on, onChange: onChange, ring: newRing(switchHeight / 2),
		track: canvas.NewRectangle(color.Transparent), knob: canvas.NewCircle(color.Transparent),
	}
	s.track.CornerRadius = switchHeight / 2
	s.ExtendBaseWidget(s)
	return s
}

// On says whether the switch is on.
func (s *Switch) On() bool { return s.on }

// SetOn turns the switch without telling onChange.
func (s *Switch) SetOn(on bool) {
	s.on = on
	s.Refresh()
}

// Tapped is called by Fyne.
func (s *Switch) Tapped(*fyne.PointEvent) { s.toggle() }

// TypedKey turns the switch on Space and Enter.
func (s *Switch) TypedKey(key *fyne.KeyEvent) {
	if isPress(key.Name) {
		s.toggle()
		return
	}
	passOn(s, key)
}

func (s *Switch) toggle() {
	if s.disabled {
		return
	}
	s.SetOn(!s.on)
	if s.onChange != nil {
		s.onChange(s.on)
	}
}

// CreateRenderer is called by Fyne.
func (s *Switch) CreateRenderer() fyne.WidgetRenderer {
	return newFace(face{
		objects: []fyne.CanvasObject{s.ring.line, s.track, s.knob},
		min:     func() fyne.Size { return fyne.NewSize(switchWidth, switchHeight) },
		layout: func(size fyne.Size) {
			top := whole((size.Height - switchHeight) / 2)
			place(s.track, 0, top, switchWidth, switchHeight)
			s.ring.place(0, top, switchWidth, switchHeight)
			inset := (switchHeight - switchKnob) / 2
			at := inset
			if s.on {
				at = switchWidth - switchKnob - inset
			}
			place(s.knob, at, top+inset, switchKnob, switchKnob)
		},
		paint: s.paint,
	})
}

func (s *Switch) paint() {
	s.track.FillColor, s.knob.FillColor = look.Color(look.Line2), color.Color(color.White)
	if s.on {
		s.track.FillColor, s.knob.FillColor = look.Color(look.Accent), look.Color(look.OnAccent)
	}
	if s.disabled && s.on {
		s.track.FillColor = look.Faded(look.Accent)
	}
	s.ring.paint(s.focused)
}
