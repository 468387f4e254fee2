package parts

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"storehand/ui/look"
)

// Gaps of a page head in pixels.
const (
	headGap       float32 = 12
	headActionGap float32 = 12
)

// PageHead is the top of a page: what it is on the left, what can be done with
// it on the right.
type PageHead struct {
	widget.BaseWidget
	title    *Label
	subtitle *Label
	leading  []fyne.CanvasObject
	beside   []fyne.CanvasObject
	actions  []fyne.CanvasObject
	rule     *Divider
}

// NewPageHead returns a head with actions at the right, the primary one last.
func NewPageHead(title, subtitle string, actions ...fyne.CanvasObject) *PageHead {
	h := &PageHead{
		title:    NewLabel(title, look.SizeTitle, look.Ink, look.Semi).Shortened(),
		subtitle: NewLabel(subtitle, look.SizeBody, look.Ink3).Shortened(),
		actions:  actions, rule: NewDivider(),
	}
	h.rule.Hide()
	h.ExtendBaseWidget(h)
	return h
}

// WithLeading puts objects before the title, such as a way back. It returns the
// head.
func (h *PageHead) WithLeading(objects ...fyne.CanvasObject) *PageHead {
	h.leading = objects
	return h
}

// WithBeside puts objects between title and subtitle, such as a status chip. It
// returns the head.
func (h *PageHead) WithBeside(objects ...fyne.CanvasObject) *PageHead {
	h.beside = objects
	return h
}

// WithRule draws a hairline below, for a page without tabs. It returns the
// head.
func (h *PageHead) WithRule() *PageHead {
	h.rule.Show()
	return h
}

// SetTitle changes the title.
func (h *PageHead) SetTitle(title string) {
	h.title.SetText(title)
	h.Refresh()
}

// SetSubtitle changes the words beside the title, such as a count.
func (h *PageHead) SetSubtitle(subtitle string) {
	h.subtitle.SetText(subtitle)
	h.Refresh()
}

// CreateRenderer is called by Fyne.
func (h *PageHead) CreateRenderer() fyne.WidgetRenderer {
	objects := []fyne.CanvasObject{h.title, h.subtitle, h.rule}
	objects = append(objects, h.leading...)
	objects = append(objects, h.beside...)
	return newFace(face{
		objects: append(objects, h.actions...),
		min:     h.minSize, layout: h.layout, paint: func() {},
	})
}

func (h *PageHead) minSize() fyne.Size {
	width := 2 * look.PageMargin
	for _, group := range [][]fyne.CanvasObject{h.leading, h.beside, h.actions} {
		for _, o := range group {
			width += o.MinSize().Width + headGap
		}
	}
	return fyne.NewSize(width, look.PageHeadHeight)
}

func (h *PageHead) layout(size fyne.Size) {
	end := size.Width - look.PageMargin
	for i := len(h.actions) - 1; i >= 0; i-- {
		end = placeBefore(h.actions[i], end, size.Height)
	}
	x := look.PageMargin
	for _, o := range h.leading {
		x = placeAfter(o, x, size.Height)
	}
	x = h.placeWords(h.title, x, end-h.widths(h.beside), size.Height)
	for _, o := range h.beside {
		x = placeAfter(o, x, size.Height)
	}
	h.placeWords(h.subtitle, x, end, size.Height+2) // smaller letters, nearly the same baseline
	place(h.rule, 0, size.Height-look.Hairline, size.Width, look.Hairline)
}

// widths is the room a group takes, with the gap before each.
func (h *PageHead) widths(group []fyne.CanvasObject) float32 {
	var width float32
	for _, o := range group {
		width += headGap + o.MinSize().Width
	}
	return width
}

// placeWords gives a label the width of its words or what there is.
func (h *PageHead) placeWords(l *Label, x, end, height float32) float32 {
	if !l.Visible() || l.words == "" {
		place(l, x, 0, 0, height)
		return x
	}
	width := max(min(widthOf(l.text, l.words)+1, end-x), 0)
	place(l, x, 0, width, height)
	return x + width + headGap
}

// placeAfter puts an object at x and returns where the next begins.
func placeAfter(o fyne.CanvasObject, x, height float32) float32 {
	if !o.Visible() {
		return x
	}
	min := o.MinSize()
	place(o, x, (height-min.Height)/2, min.Width, min.Height)
	return x + min.Width + headGap
}

// placeBefore puts an object so that it ends at a point and returns where the
// one before it ends.
func placeBefore(o fyne.CanvasObject, end, height float32) float32 {
	if !o.Visible() {
		return end
	}
	min := o.MinSize()
	place(o, end-min.Width, (height-min.Height)/2, min.Width, min.Height)
	return end - min.Width - headActionGap
}
