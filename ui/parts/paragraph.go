package parts

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"storehand/ui/look"
)

// Paragraph is text that breaks into lines and follows the theme. Its height
// depends on its width: a layout that knows the width asks HeightFor, others
// may give it a fixed one.
type Paragraph struct {
	widget.BaseWidget
	words  string
	size   float32
	colour fyne.ThemeColorName
	opts   []look.TextOption

	width float32 // it breaks its lines at, in pixels
	fixed bool    // the width was given, not found by layout
	face  *face
}

// NewParagraph returns text that breaks at whatever width it is given.
func NewParagraph(words string, size float32, colour fyne.ThemeColorName, opts ...look.TextOption) *Paragraph {
	p := &Paragraph{words: words, size: size, colour: colour, opts: opts}
	p.ExtendBaseWidget(p)
	return p
}

// Width fixes the width in pixels at which lines break. It returns the
// paragraph.
func (p *Paragraph) Width(width float32) *Paragraph {
	p.width, p.fixed = width, true
	return p
}

// Text returns the words.
func (p *Paragraph) Text() string { return p.words }

// SetText changes the words.
func (p *Paragraph) SetText(words string) {
	p.words = words
	p.Refresh()
}

// SetColour changes the token the words are written in.
func (p *Paragraph) SetColour(colour fyne.ThemeColorName) {
	p.colour = colour
	p.Refresh()
}

// HeightFor is the height in pixels the words need at a width.
func (p *Paragraph) HeightFor(width float32) float32 {
	return float32(len(p.lines(width))) * lineHeight(p.size)
}

// CreateRenderer is called by Fyne.
func (p *Paragraph) CreateRenderer() fyne.WidgetRenderer {
	p.face = &face{min: p.minSize, layout: p.layout, paint: p.paint}
	p.paint()
	return p.face
}

func (p *Paragraph) minSize() fyne.Size {
	if p.fixed {
		return fyne.NewSize(p.width, p.HeightFor(p.width))
	}
	return fyne.NewSize(0, p.HeightFor(p.width))
}

func (p *Paragraph) layout(size fyne.Size) {
	if !p.fixed && p.width != size.Width {
		p.width = size.Width
		p.paint()
	}
	step := lineHeight(p.size)
	for i, line := range p.face.objects {
		min := line.MinSize()
		line.Move(fyne.NewPos(0, lineTop(float32(i)*step, step, min.Height)))
		line.Resize(min)
	}
}

func (p *Paragraph) paint() {
	lines := p.lines(p.width)
	p.face.objects = p.face.objects[:0]
	for _, words := range lines {
		p.face.objects = append(p.face.objects, look.Text(words, p.size, p.colour, p.opts...))
	}
}

// lines breaks the words at a width. Before the first layout the width is not
// known, and only the words' own line breaks count.
func (p *Paragraph) lines(width float32) []string {
	ruler := look.Text("", p.size, p.colour, p.opts...)
	var lines []string
	for piece := range strings.SplitSeq(p.words, "\n") {
		lines = append(lines, breakLine(ruler, piece, width)...)
	}
	return lines
}

// breakLine breaks one line between words. A word wider than the line stays
// whole: it is a path or an SKU, and reads better cut off by the edge than
// split in two.
func breakLine(ruler *canvas.Text, piece string, width float32) []string {
	if width <= 0 {
		return []string{piece}
	}
	var lines []string
	line := ""
	for word := range strings.FieldsSeq(piece) {
		longer := word
		if line != "" {
			longer = line + " " + word
		}
		if line != "" && widthOf(ruler, longer) > width {
			lines = append(lines, line)
			longer = word
		}
		line = longer
	}
	return append(lines, line)
}
