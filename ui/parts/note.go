package parts

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"storehand/ui/look"
)

// Measures of a note in pixels.
const (
	notePaddingX float32 = 10
	notePaddingY float32 = 8
	noteTextAt   float32 = notePaddingX + look.SmallIconSize + iconGap
)

// Note is a tinted line that says what happened, to what, and what to do next.
type Note struct {
	widget.BaseWidget
	tone  Tone
	words *Paragraph
	width float32

	box   frame
	image *canvas.Image
}

// NewNote returns a note in a tone.
func NewNote(tone Tone, words string) *Note {
	n := &Note{
		tone: tone, words: NewParagraph(words, look.SizeSmall, tones[tone].ink),
		box: newFrame(look.RadiusControl, 0), image: newIconImage(),
	}
	n.ExtendBaseWidget(n)
	return n
}

// Text returns the words.
func (n *Note) Text() string { return n.words.Text() }

// Set changes what the note says.
func (n *Note) Set(tone Tone, words string) {
	n.tone = tone
	n.words.SetColour(tones[tone].ink)
	n.words.SetText(words)
	n.Refresh()
}

// HeightFor is the height in pixels the note needs at a width.
func (n *Note) HeightFor(width float32) float32 {
	return n.words.HeightFor(width-noteTextAt-notePaddingX) + 2*notePaddingY
}

// CreateRenderer is called by Fyne.
func (n *Note) CreateRenderer() fyne.WidgetRenderer {
	return newFace(face{
		objects: append(n.box.objects(), n.image, n.words),
		min:     func() fyne.Size { return fyne.NewSize(0, n.HeightFor(n.width)) },
		layout: func(s fyne.Size) {
			n.width = s.Width
			n.box.place(0, 0, s.Width, s.Height)
			place(n.image, notePaddingX, notePaddingY+1, look.SmallIconSize, look.SmallIconSize)
			place(n.words, noteTextAt, notePaddingY, s.Width-noteTextAt-notePaddingX, s.Height-2*notePaddingY)
		},
		paint: func() {
			colours := tones[n.tone]
			n.box.paint(look.Color(colours.soft), look.Color(colours.soft))
			paintIcon(n.image, colours.icon, look.SmallIconSize, colours.ink)
		},
	})
}
