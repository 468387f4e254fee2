package parts

import (
	"fyne.io/fyne/v2"

	"storehand/ui/look"
)

// Measures of a field in pixels.
const (
	labelGap       float32 = 5
	messageGap     float32 = 4
	messageIconGap float32 = 6
	inputInset     float32 = 3 // Fyne's entry keeps 8 of the 11 px before the words itself
)

// CreateRenderer is called by Fyne.
func (e *Entry) CreateRenderer() fyne.WidgetRenderer {
	d := &e.drawing
	objects := append([]fyne.CanvasObject{d.title, d.count}, d.box.objects()...)
	objects = append(objects, d.window, d.cover, d.staged, d.suffix, d.image, d.message, d.wheel)
	return newFace(face{objects: objects, min: e.minSize, layout: e.layout, paint: e.paint})
}

// shown is the state and line to show: a refusal of what was typed outranks
// what is known about the value.
func (e *Entry) shown() (FieldState, string) {
	if e.refused != nil {
		return Failed, e.refused.Error()
	}
	return e.state, e.message
}

func (e *Entry) boxHeight(width float32) float32 {
	switch {
	case e.rows > 0:
		least := float32(e.rows)*lineHeight(look.SizeBody) + 2*look.CellPadding
		return max(least, e.drawing.ruler.Height(e.Text(), width-2*inputInset)+2*look.FocusRing)
	case e.small:
		return look.SmallControlHeight
	default:
		return look.ControlHeight
	}
}

func (e *Entry) hasTitle() bool { return e.label != "" || e.counter != nil }

// boxTop is where the box begins, below the label.
func (e *Entry) boxTop() float32 {
	if !e.hasTitle() {
		return 0
	}
	return lineHeight(look.SizeSmall) + labelGap
}

// messageHeight is the height of the line below and its gap.
func (e *Entry) messageHeight(width float32) float32 {
	if _, message := e.shown(); message == "" {
		return 0
	}
	return messageGap + e.drawing.message.HeightFor(width-look.SmallIconSize-messageIconGap)
}

func (e *Entry) minSize() fyne.Size {
	width := max(e.Size().Width, e.minWidth)
	return fyne.NewSize(e.minWidth, e.boxTop()+e.boxHeight(width)+e.messageHeight(width))
}

func (e *Entry) layout(size fyne.Size) {
	d := &e.drawing
	line := lineHeight(look.SizeSmall)
	placeText(d.title, 0, line)
	placeText(d.count, size.Width-d.count.MinSize().Width, line)

	below := e.messageHeight(size.Width)
	top, height := e.boxTop(), e.boxHeight(size.Width)
	if e.rows > 0 {
		height = max(height, size.Height-top-below)
	}
	d.box.place(0, top, size.Width, height)
	e.layoutInput(size.Width, top, height)

	messageTop := top + height + messageGap
	place(d.image, 0, messageTop+1, look.SmallIconSize, look.SmallIconSize)
	textAt := look.SmallIconSize + messageIconGap
	place(d.message, textAt, messageTop, size.Width-textAt, below-messageGap)
}

func (e *Entry) layoutInput(width, top, height float32) {
	d := &e.drawing
	end := width - inputInset
	if e.suffix != "" {
		end = width - fieldPadding - d.suffix.MinSize().Width
		placeTextBelow(d.suffix, end, top, height)
	}
	place(d.window, inputInset, top+look.FocusRing, end-inputInset, height-2*look.FocusRing)

	place(d.wheel, inputInset, top, end-inputInset, height)
	inner := fieldPadding
	place(d.cover, inner-1, top+look.Hairline, end-inner, height-2*look.Hairline)
	fit(d.staged, e.Text(), end-2*inner+inputInset)
	placeTextBelow(d.staged, inner, top, height)
}

func (e *Entry) paint() {
	d := &e.drawing
	state, message := e.shown()
	skin := skinOf(state, &e.control)
	d.box.setBorder(skin.border)
	d.box.paint(look.Color(skin.fill), look.Color(skin.line))

	d.title.Color = look.Color(look.Ink2)
	e.paintCounter()
	look.SetText(d.suffix, e.suffix)
	d.suffix.Color = look.Color(look.Ink3)
	e.paintStaged(skin)

	tone := messageTone(state)
	d.message.words, d.message.colour = message, tone.Ink()
	paintIcon(d.image, tones[tone].icon, look.SmallIconSize, tone.Ink())
	show(d.image, message != "")
	show(d.message, message != "")
}

func (e *Entry) paintCounter() {
	if e.counter == nil {
		e.drawing.count.Hide()
		return
	}
	words, tone := e.counter(e.Text())
	look.SetText(e.drawing.count, words)
	ink := tone.Ink()
	if tone == Neutral {
		ink = look.Ink3
	}
	e.drawing.count.Color = look.Color(ink)
	e.drawing.count.Show()
}

// paintStaged writes a staged value in pencil over the entry while it rests:
// Fyne's entry knows one text colour only. Several lines stay in ink, on the
// pencil ground.
func (e *Entry) paintStaged(skin fieldSkin) {
	d := &e.drawing
	staged := skin.ink == look.Pencil && e.rows == 0
	show(d.cover, staged)
	show(d.staged, staged)
	d.cover.FillColor = look.Color(skin.fill)
	d.staged.Color = look.Color(skin.ink)
}
