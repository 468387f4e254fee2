package products

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"storehand/ui/look"
	"storehand/ui/parts"
)

// choice is one line of a list of which several can be chosen.
type choice struct {
	words    string
	level    int // how far it is indented
	on       bool
	onChange func(on bool)
}

// Measures of a list of choices in pixels.
const (
	choicesWidth  = 260
	choicesHeight = 360 // at most
	choiceGap     = 6
	choiceIndent  = 20
)

// showChoices opens a list of checkboxes under an object. It stays open, so
// that several can be ticked; more are buttons below the list.
func showChoices(under fyne.CanvasObject, title string, choices []choice, more ...fyne.CanvasObject) *parts.Popover {
	lines := container.New(layout.NewCustomPaddedVBoxLayout(choiceGap))
	for _, c := range choices {
		check := parts.NewCheck(c.words, c.onChange)
		if c.on {
			check.SetState(parts.On)
		}
		lines.Add(container.New(layout.NewCustomPaddedLayout(2, 2, float32(c.level*choiceIndent)+2, 2), check))
	}
	scroll := container.NewVScroll(lines)
	scroll.SetMinSize(fyne.NewSize(choicesWidth, min(lines.MinSize().Height, choicesHeight)))
	content := container.New(layout.NewCustomPaddedVBoxLayout(8), parts.NewLabel(title, look.SizeBody, look.Ink, look.Semi), scroll)
	for _, object := range more {
		content.Add(object)
	}
	return parts.ShowPopover(under, content, nil)
}
