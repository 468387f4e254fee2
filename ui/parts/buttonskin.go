package parts

import (
	"fyne.io/fyne/v2"

	"storehand/ui/look"
)

// buttonSkin is the colours of a button in one state.
type buttonSkin struct {
	fill, line, ink, icon fyne.ThemeColorName
	keyLine, keyInk       fyne.ThemeColorName
	border                float32
}

var buttonSkins = map[Kind]buttonSkin{
	Primary:     {fill: look.Accent, ink: look.OnAccent, icon: look.OnAccent, keyLine: look.AccentLine, keyInk: look.OnAccent},
	Secondary:   {fill: look.Surface, line: look.Line2, ink: look.Ink, icon: look.Ink2, keyLine: look.Line2, keyInk: look.Ink3, border: look.Hairline},
	Quiet:       {ink: look.Ink2, icon: look.Ink2, keyLine: look.Line2, keyInk: look.Ink3},
	Danger:      {fill: look.Surface, line: look.BadLine, ink: look.Bad, icon: look.Bad, keyLine: look.BadLine, keyInk: look.Bad, border: look.Hairline},
	Destructive: {fill: look.Bad, ink: look.Surface, icon: look.Surface, keyLine: look.BadLine, keyInk: look.Surface},
	OnInverse:   {ink: look.OnInverse2, icon: look.OnInverse2, keyLine: look.InverseLine, keyInk: look.OnInverse2},
}

// buttonHovers is the fill under the pointer.
var buttonHovers = map[Kind]fyne.ThemeColorName{
	Primary: look.AccentHover, Secondary: look.Hover, Quiet: look.Hover,
	Danger: look.BadSoft, Destructive: look.BadDot, OnInverse: look.InverseLine,
}

func (b *Button) skin() buttonSkin {
	skin := buttonSkins[b.kind]
	if b.hovered && !b.disabled {
		skin.fill = buttonHovers[b.kind]
	}
	return skin
}

// ground is what lies behind the key of a button: its fill, or what a button
// without one usually stands on.
func (s buttonSkin) ground() fyne.ThemeColorName {
	if s.fill != "" {
		return s.fill
	}
	if s.keyLine == look.InverseLine {
		return look.Inverse
	}
	return look.Surface
}
