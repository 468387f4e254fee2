package welcome

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"storehand/ui/look"
	"storehand/ui/parts"
)

// card is one way to begin.
type card struct {
	picture fyne.CanvasObject
	title   string
	chip    string
	words   string
	ticks   []string
	action  fyne.CanvasObject
	first   bool // the way proposed
}

// newCard draws a card: a picture above, what it is and does below, its button
// at the foot.
func newCard(c card) fyne.CanvasObject {
	ground, ring := look.Raised, parts.NewBox(look.Surface, look.Line2, look.RadiusCard)
	if c.first {
		ground, ring = look.AccentSoft, parts.NewBox(look.Surface, look.Accent, look.RadiusCard)
	}
	title := container.NewHBox(parts.NewLabel(c.title, look.SizeLead, look.Ink, look.Semi))
	if c.chip != "" {
		title.Add(container.NewCenter(parts.NewChip(parts.Accent, c.chip)))
	}
	ticks := container.New(layout.NewCustomPaddedVBoxLayout(4))
	for _, words := range c.ticks {
		ticks.Add(container.NewHBox(parts.NewIcon(look.IconCheck, look.SmallIconSize, look.Good), parts.NewLabel(words, look.SizeSmall, look.Ink)))
	}
	words := parts.NewParagraph(c.words, look.SizeBody, look.Ink2).Width(cardWidth - 2*textInset)
	text := container.New(layout.NewCustomPaddedVBoxLayout(8), title, words, ticks)
	return container.New(cardLayout{}, ring, parts.NewBox(ground, "", look.RadiusCard-2), c.picture, parts.NewDivider(), text, c.action)
}

// textInset is the margin of a card's text in pixels, cardFoot the distance of
// its button from the bottom.
const (
	textInset float32 = 22
	cardFoot  float32 = 22
)

// cardLayout places ring, ground, picture, rule, text and action.
type cardLayout struct{}

func (cardLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(cardWidth, cardHeight) }

func (cardLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	ring, ground, picture, rule, text, action := o[0], o[1], o[2], o[3], o[4], o[5]
	const edge = look.FocusRing
	ring.Resize(size)
	ground.Move(fyne.NewSquareOffsetPos(edge))
	ground.Resize(fyne.NewSize(size.Width-2*edge, pictureArea-edge))
	picture.Move(fyne.NewSquareOffsetPos(edge))
	picture.Resize(fyne.NewSize(size.Width-2*edge, pictureArea-edge))
	rule.Move(fyne.NewPos(edge, pictureArea))
	rule.Resize(fyne.NewSize(size.Width-2*edge, look.Hairline))
	text.Move(fyne.NewPos(textInset, pictureArea+16))
	text.Resize(fyne.NewSize(size.Width-2*textInset, text.MinSize().Height))
	action.Resize(action.MinSize())
	action.Move(fyne.NewPos(textInset, size.Height-cardFoot-action.MinSize().Height))
}
