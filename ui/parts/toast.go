package parts

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"storehand/ui/look"
)

// Toast is a line about something done, with a way to undo it.
type Toast struct {
	Tone     Tone
	Words    string
	Action   string // such as "Undo"; may be empty
	Key      string // the key that does the same; may be empty
	OnAction func()
}

// Measures of a toast in pixels.
const (
	toastHeight  float32 = 52 // of one line
	toastPadding float32 = 16
	toastMargin  float32 = 12 // above and below more lines
)

// toastCard is what is seen of a toast.
type toastCard struct {
	widget.BaseWidget
	toast  Toast
	box    frame
	image  *canvas.Image
	words  *Paragraph
	action *Button
	close  *Button
}

// newToastCard returns the card; onAction and onClose are pressed on it.
func newToastCard(t Toast, tips *Tips, onAction, onClose func()) *toastCard {
	c := &toastCard{
		toast: t, box: newFrame(look.RadiusCard, look.Hairline), image: newIconImage(),
		words:  NewParagraph(t.Words, look.SizeBody, look.Ink, look.Semi),
		action: NewButton(Secondary, t.Action, onAction).WithKey(t.Key).Small(),
		close:  NewIconButton(Quiet, look.IconX, "Close", tips, onClose).Small(),
	}
	show(c.action, t.Action != "")
	c.ExtendBaseWidget(c)
	return c
}

// CreateRenderer is called by Fyne.
func (c *toastCard) CreateRenderer() fyne.WidgetRenderer {
	return newFace(face{
		objects: append(c.box.objects(), c.image, c.words, c.action, c.close),
		min: func() fyne.Size {
			lines := c.words.HeightFor(c.wordsWidth(look.ToastWidth))
			return fyne.NewSize(look.ToastWidth, max(toastHeight, lines+2*toastMargin))
		},
		layout: c.layout,
		paint: func() {
			c.box.paint(look.Color(look.Surface), look.Color(look.Line2))
			colours := tones[c.toast.Tone]
			paintIcon(c.image, colours.icon, look.IconSize, colours.ink)
		},
	})
}

// wordsWidth is what icon and buttons leave of a width for the words.
func (c *toastCard) wordsWidth(width float32) float32 {
	width -= toastPadding + look.IconSize + iconGap + look.SmallControlHeight + 4 + toastPadding/2
	if c.action.Visible() {
		width -= c.action.MinSize().Width + iconGap
	}
	return width
}

func (c *toastCard) layout(size fyne.Size) {
	c.box.place(0, 0, size.Width, size.Height)
	x := placeIcon(c.image, toastPadding, size.Height, look.IconSize) + iconGap
	end := size.Width - toastPadding/2
	side := look.SmallControlHeight
	place(c.close, end-side, (size.Height-side)/2, side, side)
	end -= side + 4
	if c.action.Visible() {
		width := c.action.MinSize().Width
		place(c.action, end-width, (size.Height-side)/2, width, side)
	}
	width := c.wordsWidth(size.Width)
	lines := c.words.HeightFor(width)
	place(c.words, x, (size.Height-lines)/2, width, lines)
}
