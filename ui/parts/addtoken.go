package parts

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"storehand/ui/look"
)

// NewAddToken returns the dashed button at the end of a row of tokens that adds
// one more, such as "Filter".
func NewAddToken(words string, onTap func()) *fyne.Container {
	button := NewButton(Quiet, words, onTap).WithIcon(look.IconPlus).Small()
	return container.NewStack(NewDashedBox(look.Surface, look.LineCtl, look.RadiusControl), button)
}
