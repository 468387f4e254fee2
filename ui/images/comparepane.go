package images

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"storehand/ui/look"
	"storehand/ui/paint"
	"storehand/ui/parts"
)

// Measures of the middle column in pixels.
const (
	paneMargin  float32 = 16
	paneHead    float32 = 46
	paneGap     float32 = 8
	paneFoot    float32 = 12
	viewerSpace float32 = 12 // around the pictures
)

// compareActions are what the middle column asks for.
type compareActions struct {
	// choose lets the user choose a product, in a popover under an object.
	choose  func(under fyne.CanvasObject)
	unbind  func()
	confirm func()
	// refit follows a change of what is shown: fitted or pixel by pixel.
	refit func()
	// frame begins to frame the photo by hand.
	frame func()
	// rules shows what every rule of the channel says.
	rules func()
}

// binding is what the middle column says of a photo's product.
type binding struct {
	label  string // title of the product; empty where there is none
	unsure bool
	why    string // how sure that is and what it goes by; empty where there is none
}

// comparePane is the middle column: the chosen photo before and after.
type comparePane struct {
	widget.BaseWidget
	ground  *canvas.Rectangle
	binding binding
	name    *parts.Label
	token   *parts.FilterToken // the product
	choose  *parts.Button
	confirm *parts.Button
	why     *parts.Paragraph // why it is the product
	view    *parts.Segmented
	zoom    *parts.Segmented
	viewer  *viewer
	waiting *parts.Label // in place of pictures
	note    *parts.Note
	card    *factsCard
	frame   *parts.Button
	editor  fyne.CanvasObject // in place of the pictures while they are framed
	framing bool
}

// newComparePane returns the column. editor is where a photo is framed by hand.
func newComparePane(do compareActions, editor fyne.CanvasObject, tips *parts.Tips) *comparePane {
	p := &comparePane{
		ground: canvas.NewRectangle(color.Transparent),
		name:   parts.NewLabel("", look.SizeBody, look.Ink, look.Semi).Shortened(),
		why:    parts.NewParagraph("", look.SizeCaption, look.Ink2),
		viewer: newViewer(),
		// Said only while there is nothing to see yet.
		waiting: parts.NewLabel("", look.SizeBody, look.Ink3),
		note:    parts.NewNote(parts.Warn, ""),
		card:    newFactsCard(do.rules, "Dimensions", "File size", "Format"),
		frame:   parts.NewIconButton(parts.Secondary, look.IconCrop, "Turn, straighten and crop by hand", tips, do.frame).Small(),
		editor:  editor,
	}
	p.token = parts.NewFilterToken("", func() { do.choose(p.token) }, do.unbind)
	p.choose = parts.NewButton(parts.Secondary, "Choose product", func() { do.choose(p.choose) }).Small().WithIcon(look.IconLink)
	p.confirm = parts.NewButton(parts.Secondary, "Confirm", do.confirm).Small().WithIcon(look.IconCheck)
	p.view = parts.NewSegmented([]parts.Segment{{Words: "Slider"}, {Words: "Split"}}, 0, func(chosen int) {
		p.viewer.setSplit(chosen == 1)
		do.refit()
	}).Small()
	p.zoom = parts.NewSegmented([]parts.Segment{{Words: "Fit"}, {Words: "1:1"}}, 0, func(int) { do.refit() }).Small()
	p.token.Hide()
	p.why.Hide()
	p.confirm.Hide()
	p.note.Hide()
	editor.Hide()
	p.ExtendBaseWidget(p)
	return p
}

// full reports whether the pictures are wanted pixel by pixel.
func (p *comparePane) full() bool { return p.zoom.Chosen() == 1 }

// setBinding says which product the photo shows.
func (p *comparePane) setBinding(b binding) {
	if p.binding == b {
		return
	}
	p.binding = b
	p.token.SetText(b.label)
	p.choose.SetText("Choose product")
	if b.unsure {
		p.choose.SetText(b.label + "?")
	}
	paint.SetVisible(p.token, b.label != "" && !b.unsure)
	paint.SetVisible(p.choose, b.label == "" || b.unsure)
	paint.SetVisible(p.confirm, b.unsure)
	p.showWhy()
	p.Refresh()
}

// showWhy says why the photo has its product, while its pictures are seen.
func (p *comparePane) showWhy() {
	p.why.SetText(p.binding.why)
	paint.SetVisible(p.why, p.binding.why != "" && !p.framing)
}

// setFraming shows the editor of the framing in place of the pictures, or the
// pictures again.
func (p *comparePane) setFraming(on bool) {
	p.framing = on
	p.showWhy()
	paint.SetVisible(p.editor, on)
	for _, o := range []fyne.CanvasObject{p.frame, p.view, p.zoom, p.viewer, p.card} {
		paint.SetVisible(o, !on)
	}
	p.Refresh()
}

// setNote says what a person should know about the photo; no words, nothing.
func (p *comparePane) setNote(tone parts.Tone, words string) {
	if words != "" {
		p.note.Set(tone, words)
	}
	paint.SetVisible(p.note, words != "")
	p.Refresh()
}

// setWaiting says why there are no pictures yet.
func (p *comparePane) setWaiting(words string) {
	p.waiting.SetText(words)
	p.Refresh()
}

// CreateRenderer is called by Fyne.
func (p *comparePane) CreateRenderer() fyne.WidgetRenderer {
	objects := []fyne.CanvasObject{
		p.ground, p.name, p.token, p.choose, p.confirm, p.why, p.frame, p.view, p.zoom, p.waiting, p.viewer, p.note, p.card, p.editor,
	}
	return &paint.Drawing{
		Of:    func() []fyne.CanvasObject { return objects },
		Min:   func() fyne.Size { return fyne.NewSize(360, 300) },
		Place: p.layout,
		Paint: func() { p.ground.FillColor = look.Color(look.Sunken) },
	}
}

func (p *comparePane) layout(size fyne.Size) {
	paint.Put(p.ground, 0, 0, size.Width, size.Height)
	p.layoutHead(size.Width)
	paint.Put(p.editor, paneMargin, paneHead, size.Width-2*paneMargin, size.Height-paneHead-paneFoot)
	bottom := size.Height - paneFoot - factsHeight
	paint.Put(p.card, paneMargin, bottom, size.Width-2*paneMargin, factsHeight)
	if p.note.Visible() {
		width := size.Width - 2*paneMargin
		height := p.note.HeightFor(width)
		bottom -= height + paneGap
		paint.Put(p.note, paneMargin, bottom, width, height)
	}
	top := paneHead
	if p.why.Visible() {
		width := size.Width - 2*paneMargin
		height := p.why.HeightFor(width)
		paint.Put(p.why, paneMargin, top, width, height)
		top += height
	}
	paint.Put(p.viewer, paneMargin, top+viewerSpace, size.Width-2*paneMargin, bottom-top-2*viewerSpace)
	words := p.waiting.MinSize()
	paint.Put(p.waiting, (size.Width-words.Width)/2, (paneHead+bottom-words.Height)/2, words.Width, words.Height)
}

// layoutHead puts what is known on the left and the switches on the right. The
// name gives way, and then the product.
func (p *comparePane) layoutHead(width float32) {
	end := width - paneMargin
	for _, control := range []fyne.CanvasObject{p.zoom, p.view, p.frame} {
		side := control.MinSize().Width
		paint.PutCentredIn(control, end-side, side, paneHead)
		end -= side + paneGap
	}
	var product float32
	for _, control := range []fyne.CanvasObject{p.token, p.choose, p.confirm} {
		if control.Visible() {
			product += paneGap + control.MinSize().Width
		}
	}
	x := paneMargin
	wanted := fyne.MeasureText(p.name.Text(), look.SizeBody, fyne.TextStyle{Bold: true}).Width + 2
	nameWidth := max(min(wanted, end-x-product), 0)
	paint.PutCentredIn(p.name, x, nameWidth, paneHead)
	x += nameWidth
	for _, control := range []fyne.CanvasObject{p.token, p.choose, p.confirm} {
		if control.Visible() {
			x += paneGap
			side := min(control.MinSize().Width, max(end-x, 0))
			paint.PutCentredIn(control, x, side, paneHead)
			x += side
		}
	}
}
