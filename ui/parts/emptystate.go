package parts

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"storehand/ui/look"
)

// EmptyAction is one way out of an empty list.
type EmptyAction struct {
	Icon  look.Icon
	Title string // what it does, such as "Import a file"
	Words string // one more line about it
	Key   string // the key that does the same; may be empty
	OnTap func()
}

const (
	emptyWidth float32 = 480
	emptyTop   float32 = 180 // from the head of the list to the card
)

// NewEmptyState fills the place of a list that has nothing to show: ghost rows
// that fade out, and over them a card with a sentence and up to three ways on.
// The list's real head stays above it.
func NewEmptyState(title, words string, actions ...EmptyAction) *fyne.Container {
	return container.New(emptyLayout{}, newGhostRows(), newEmptyCard(title, words, actions))
}

// emptyLayout puts the card over the rows.
type emptyLayout struct{}

func (emptyLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	rows, card := objects[0], objects[1]
	place(rows, 0, 0, size.Width, size.Height)
	height := card.MinSize().Height
	width := min(emptyWidth, size.Width-2*look.PageMargin)
	top := max(min(emptyTop, (size.Height-height)/2), 0)
	place(card, (size.Width-width)/2, top, width, height)
}

func (emptyLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, objects[1].MinSize().Height)
}
