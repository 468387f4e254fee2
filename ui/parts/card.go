package parts

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"storehand/ui/look"
)

// NewCard puts content on a bordered surface. Cards are for things that are
// truly separate, never one inside another. The title may be empty.
func NewCard(title string, content fyne.CanvasObject) *fyne.Container {
	if title != "" {
		head := NewLabel(title, look.SizeBody, look.Ink, look.Semi)
		content = container.NewBorder(
			container.New(layout.NewCustomPaddedLayout(0, 10, 0, 0), head), nil, nil, nil, content)
	}
	pad := look.CardPadding + look.Hairline
	return container.NewStack(
		NewBox(look.Surface, look.Line, look.RadiusCard),
		container.New(layout.NewCustomPaddedLayout(pad-4, pad, pad, pad), content),
	)
}
