package presets

import (
	"strings"

	"fyne.io/fyne/v2"

	"storehand/app/photo"
	"storehand/ui/paint"
	"storehand/ui/parts"
)

// subject is the group of what is done with the product in the picture.
type subject struct {
	root    *parts.Disclosure
	trim    *parts.Check
	fill    *amount
	fillRow fyne.CanvasObject
}

func newSubject(edit editing) *subject {
	s := &subject{}
	s.trim = parts.NewCheck("Cut to the product", func(on bool) { edit(func(p *photo.Preset) { p.Trim = on }) })
	s.fill = newAmount(0, 100, func(value int) { edit(func(p *photo.Preset) { p.Fill = value }) }).said(offOrPercent)
	s.fillRow = rowOf("Fills", s.fill.root)
	s.root = parts.NewDisclosure("Product in the picture", margin, folded(under(s.trim), s.fillRow))
	return s
}

func (s *subject) show(p photo.Preset) {
	s.trim.SetState(stateOf(p.Trim))
	s.fill.set(p.Fill)
	paint.SetVisible(s.fillRow, p.Fit == photo.FitPad)
	var said []string
	if p.Trim {
		said = append(said, "cut")
	}
	if p.Fill > 0 && p.Fit == photo.FitPad {
		said = append(said, "fills "+percent(p.Fill))
	}
	s.root.SetSummary(summary(said, "As it is"))
}

// summary joins what a closed group says.
func summary(said []string, nothing string) string {
	if len(said) == 0 {
		return nothing
	}
	return strings.ToUpper(said[0][:1]) + strings.Join(said, ", ")[1:]
}
