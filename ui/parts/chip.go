package parts

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"storehand/ui/look"
)

const (
	chipPadding float32 = 6
	chipIconGap float32 = 4
)

// Chip states a fact, such as "Published" or "2 conflicts". It cannot be
// clicked.
type Chip struct {
	widget.BaseWidget
	tone  Tone
	words string
	icon  look.Icon

	box   frame
	image *canvas.Image
	text  *canvas.Text
}

// NewChip returns a chip in a tone.
func NewChip(tone Tone, words string) *Chip {
	c := &Chip{
		tone: tone, words: words,
		box: newFrame(look.RadiusChip, look.Hairline), image: newIconImage(),
		text: look.Text(words, look.SizeCaption, look.Ink2),
	}
	c.ExtendBaseWidget(c)
	return c
}

// WithIcon puts an icon before the words. It returns the chip.
func (c *Chip) WithIcon(icon look.Icon) *Chip {
	c.icon = icon
	return c
}

// Text returns the words.
func (c *Chip) Text() string { return c.words }

// Set changes what the chip states.
func (c *Chip) Set(tone Tone, words string) {
	c.tone, c.words = tone, words
	c.Refresh()
}

// CreateRenderer is called by Fyne.
func (c *Chip) CreateRenderer() fyne.WidgetRenderer {
	return newFace(face{
		objects: append(c.box.objects(), c.image, c.text),
		min:     c.minSize, layout: c.layout, paint: c.paint,
	})
}

func (c *Chip) minSize() fyne.Size {
	width := c.text.MinSize().Width + 2*chipPadding
	if c.icon != "" {
		width += look.ChipIconSize + chipIconGap
	}
	return fyne.NewSize(whole(width), look.ChipHeight)
}

func (c *Chip) layout(size fyne.Size) {
	c.box.place(0, (size.Height-look.ChipHeight)/2, c.minSize().Width, look.ChipHeight)
	x := chipPadding
	if c.icon != "" {
		x = placeIcon(c.image, x, size.Height, look.ChipIconSize) + chipIconGap
	}
	placeText(c.text, x, size.Height)
}

func (c *Chip) paint() {
	colours := tones[c.tone]
	look.SetText(c.text, c.words)
	c.text.Color = look.Color(colours.ink)
	paintIcon(c.image, c.icon, look.ChipIconSize, colours.ink)
	line := color.Color(color.Transparent)
	if c.tone == Outlined {
		line = look.Color(colours.line)
		c.box.setBorder(look.Hairline)
	} else {
		c.box.setBorder(0)
	}
	c.box.paint(look.Color(colours.soft), line)
}
