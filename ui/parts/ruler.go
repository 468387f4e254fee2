package parts

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Ruler measures how high a text is when it breaks into lines as Fyne's text
// entry does. The entry itself knows, but does not tell.
type Ruler struct {
	text    *widget.RichText
	segment *widget.TextSegment
	width   float32
}

// Height is that of the text in pixels when it breaks at a width. Measuring the
// same text again costs nothing.
func (r *Ruler) Height(text string, width float32) float32 {
	if r.text == nil {
		r.segment = &widget.TextSegment{Style: widget.RichTextStyleInline}
		r.text = widget.NewRichText(r.segment)
		r.text.Wrapping = fyne.TextWrapWord
	}
	if r.segment.Text != text || r.width != width {
		r.segment.Text, r.width = text, width
		r.text.Resize(fyne.NewSize(width, 0))
		r.text.Refresh()
	}
	return r.text.MinSize().Height
}
