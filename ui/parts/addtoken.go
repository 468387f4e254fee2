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
	return container.New(tokenLayout{}, NewDashedBox(look.Surface, look.LineCtl, look.RadiusControl), button)
}

// tokenLayout lays its objects over each other, at the height of a token in the
// middle of a taller row.
type tokenLayout struct{}

func (tokenLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		place(o, 0, (size.Height-look.SmallControlHeight)/2, size.Width, look.SmallControlHeight)
	}
}

func (tokenLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	button := objects[len(objects)-1]
	return button.MinSize()
}
