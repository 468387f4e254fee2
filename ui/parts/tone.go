package parts

import (
	"fyne.io/fyne/v2"

	"storehand/ui/look"
)

// Tone is what a chip, note, dot or message wants to say by its colour. The
// words beside it say the same: colour is only the second signal.
type Tone int

// The tones.
const (
	Neutral  Tone = iota
	Good          // done, up
	Warn          // look here
	Bad           // failed, conflict, overdue
	Pencil        // staged, and nothing else
	Accent        // matched, chosen
	Outlined      // a fact still open, such as "To review"
)

// toneColours are the tokens of one tone.
type toneColours struct {
	ink, soft, line, dot fyne.ThemeColorName
	icon                 look.Icon
}

var tones = map[Tone]toneColours{
	Neutral:  {look.Ink2, look.Sunken, look.Line2, look.Line2, look.IconCircleAlert},
	Good:     {look.Good, look.GoodSoft, look.GoodLine, look.Pos, look.IconCircleCheck},
	Warn:     {look.Warn, look.WarnSoft, look.WarnDot, look.WarnDot, look.IconTriangleAlert},
	Bad:      {look.Bad, look.BadSoft, look.BadDot, look.BadDot, look.IconCircleAlert},
	Pencil:   {look.Pencil, look.PencilSoft, look.PencilLine, look.PencilDot, look.IconPencil},
	Accent:   {look.AccentInk, look.AccentSoft, look.AccentLine, look.Accent, look.IconCircleAlert},
	Outlined: {look.Ink2, look.Surface, look.Line2, look.Line2, look.IconCircleDashed},
}

// Ink is the token a tone writes text in.
func (t Tone) Ink() fyne.ThemeColorName { return tones[t].ink }
