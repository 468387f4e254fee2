package parts

import (
	"fyne.io/fyne/v2"

	"storehand/ui/look"
)

// FieldState is what is known about the value of a field.
type FieldState int

// The states of a field.
const (
	Resting FieldState = iota // as in the shop
	Staged                    // changed here, not pushed
	Warning                   // accepted, worth a look
	Failed                    // not accepted
)

// fieldSkin is the colours of a field in one state.
type fieldSkin struct {
	fill, line, ink fyne.ThemeColorName
	border          float32
}

var fieldSkins = map[FieldState]fieldSkin{
	Resting: {look.Surface, look.Line2, look.Ink, look.Hairline},
	Staged:  {look.PencilSoft, look.PencilLine, look.Pencil, look.Hairline},
	Warning: {look.Surface, look.WarnDot, look.Ink, look.Hairline},
	Failed:  {look.Surface, look.BadDot, look.Ink, look.Hairline},
}

// skinOf is a state's skin as the pointer, the focus and disabling change it.
func skinOf(state FieldState, c *control) fieldSkin {
	skin := fieldSkins[state]
	switch {
	case c.disabled:
		return fieldSkin{look.Raised, look.Line, look.Ink3, look.Hairline}
	case c.focused:
		return fieldSkin{look.Surface, look.Accent, look.Ink, look.FocusRing}
	case c.hovered && state == Resting:
		skin.line = look.LineCtl
	}
	return skin
}

// messageTone is the tone of the line below a field.
func messageTone(state FieldState) Tone {
	switch state {
	case Staged:
		return Pencil
	case Warning:
		return Warn
	case Failed:
		return Bad
	default:
		return Good
	}
}
