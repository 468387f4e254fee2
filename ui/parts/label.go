package parts

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"storehand/ui/look"
)

// lineHeights belong to the type sizes of the design.
var lineHeights = map[float32]float32{
	look.SizeKPI: 32, look.SizeTitle: 26, look.SizeLead: 20,
	look.SizeBody: 18, look.SizeSmall: 16, look.SizeCaption: 14,
}

// lineHeight is the height of a line of text in pixels.
func lineHeight(size float32) float32 {
	if h, ok := lineHeights[size]; ok {
		return h
	}
	return whole(size * 1.4)
}

// Label is one line of text that follows the theme.
type Label struct {
	widget.BaseWidget
	words   string
	colour  fyne.ThemeColorName
	text    *canvas.Text
	shorten bool
}

// NewLabel returns a line in one of look's sizes and a token colour.
func NewLabel(words string, size float32, colour fyne.ThemeColorName, opts ...look.TextOption) *Label {
	l := &Label{words: words, colour: colour, text: look.Text(words, size, colour, opts...)}
	l.ExtendBaseWidget(l)
	return l
}

// Shortened lets the label be narrower than its words: they then end in an
// ellipsis. It returns the label.
func (l *Label) Shortened() *Label {
	l.shorten = true
	return l
}

// Text returns the words, however much of them is seen.
func (l *Label) Text() string { return l.words }

// SetText changes the words.
func (l *Label) SetText(words string) {
	if l.words == words {
		return
	}
	l.words = words
	l.Refresh()
}

// SetColour changes the token the words are written in.
func (l *Label) SetColour(colour fyne.ThemeColorName) {
	if l.colour == colour {
		return
	}
	l.colour = colour
	l.Refresh()
}

// CreateRenderer is called by Fyne.
func (l *Label) CreateRenderer() fyne.WidgetRenderer {
	return newFace(face{
		objects: []fyne.CanvasObject{l.text},
		min:     l.minSize,
		layout:  l.layout,
		paint: func() {
			look.SetText(l.text, l.words)
			l.text.Color = look.Color(l.colour)
		},
	})
}

func (l *Label) minSize() fyne.Size {
	height := lineHeight(l.text.TextSize)
	if l.shorten {
		return fyne.NewSize(0, height)
	}
	return fyne.NewSize(widthOf(l.text, l.words), height)
}

func (l *Label) layout(size fyne.Size) {
	if l.shorten {
		fit(l.text, l.words, size.Width)
	}
	height := l.text.MinSize().Height
	l.text.Move(fyne.NewPos(0, lineTop(0, size.Height, height)))
	l.text.Resize(fyne.NewSize(size.Width, height))
}

// widthOf measures words in the cut and size of a text.
func widthOf(t *canvas.Text, words string) float32 {
	measured := *t
	look.SetText(&measured, words)
	return measured.MinSize().Width
}

// fit writes words into a text, ending them in an ellipsis if they are wider
// than width pixels.
func fit(t *canvas.Text, words string, width float32) {
	look.SetText(t, words)
	if t.MinSize().Width <= width {
		return
	}
	runes := []rune(words)
	fits, over := 0, len(runes) // the cut lies in [fits, over)
	for fits+1 < over {
		middle := (fits + over) / 2
		if widthOf(t, string(runes[:middle])+"…") <= width {
			fits = middle
		} else {
			over = middle
		}
	}
	look.SetText(t, string(runes[:fits])+"…")
}
