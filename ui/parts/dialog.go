package parts

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"storehand/ui/look"
)

// Measures of a dialog in pixels.
const (
	dialogPadding  float32 = 21
	dialogBodyGap  float32 = 6
	dialogRowGap   float32 = 16
	dialogFoot     float32 = 57 // with its hairline
	dialogFootGap  float32 = 8
	dialogFromEdge float32 = 24
)

// Dialog asks before something that cannot be undone. Its title is a question,
// its body the consequence, its button the answer with the number in it.
// Escape cancels; Enter confirms, unless what is confirmed is destructive.
type Dialog struct {
	Title       string
	Body        string
	Confirm     string // words of the button that goes ahead
	Cancel      string // words of the way out; empty is "Cancel"
	Destructive bool   // red button, and Enter alone does not press it
	OnConfirm   func()
	OnCancel    func() // may be nil

	LinkText string // a way to look closer, such as "Show the list"; may be empty
	OnLink   func()

	Content fyne.CanvasObject // fields below the body; may be nil

	over overlay
	card *dialogCard
}

// Show opens the dialog on a canvas, over a scrim.
func (d *Dialog) Show(c fyne.Canvas) {
	d.card = newDialogCard(d)
	d.over = overlay{content: d.card, scrim: true, onKey: d.key, spot: d.spot}
	d.over.open(c)
}

// Close closes the dialog as if it had never been answered.
func (d *Dialog) Close() { d.over.close() }

// SetConfirmEnabled lets the dialog be confirmed or not, for a dialog whose
// fields must be filled first.
func (d *Dialog) SetConfirmEnabled(enabled bool) { d.card.confirm.setDisabled(!enabled) }

func (d *Dialog) key(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyEscape:
		d.cancel()
	case fyne.KeyReturn, fyne.KeyEnter:
		if !d.Destructive {
			d.card.confirm.press()
		}
	}
}

func (d *Dialog) cancel() {
	d.Close()
	if d.OnCancel != nil {
		d.OnCancel()
	}
}

func (d *Dialog) confirm() {
	d.Close()
	if d.OnConfirm != nil {
		d.OnConfirm()
	}
}

// spot is the middle of the window, a little above.
func (d *Dialog) spot(window fyne.Size) (fyne.Position, fyne.Size) {
	size := d.card.MinSize()
	size.Height = min(size.Height, window.Height-2*dialogFromEdge)
	return fyne.NewPos((window.Width-size.Width)/2, (window.Height-size.Height)*0.4), size
}

// dialogCard is what is seen of a dialog.
type dialogCard struct {
	widget.BaseWidget
	box             frame
	title           *Label
	body            *Paragraph
	content         fyne.CanvasObject
	rule            *Divider
	link            *Link
	cancel, confirm *Button
}

func newDialogCard(d *Dialog) *dialogCard {
	kind, way := Primary, d.Cancel
	if d.Destructive {
		kind = Destructive
	}
	if way == "" {
		way = "Cancel"
	}
	c := &dialogCard{
		box:     newFrame(look.RadiusDialog, look.Hairline),
		title:   NewLabel(d.Title, look.SizeLead, look.Ink, look.Semi).Shortened(),
		body:    NewParagraph(d.Body, look.SizeBody, look.Ink2).Width(look.DialogWidth - 2*dialogPadding),
		content: d.Content,
		rule:    NewDivider(),
		cancel:  NewButton(Quiet, way, d.cancel).WithKey("Esc"),
		confirm: NewButton(kind, d.Confirm, d.confirm),
		link:    NewLink(d.LinkText, look.SizeSmall, d.OnLink),
	}
	if c.content == nil {
		c.content = layout.NewSpacer()
	}
	show(c.link, d.LinkText != "")
	c.ExtendBaseWidget(c)
	return c
}

// CreateRenderer is called by Fyne.
func (c *dialogCard) CreateRenderer() fyne.WidgetRenderer {
	return newFace(face{
		objects: append(c.box.objects(), c.title, c.body, c.content, c.rule, c.link, c.cancel, c.confirm),
		min:     c.minSize, layout: c.layout,
		paint: func() { c.box.paint(look.Color(look.Surface), look.Color(look.Line2)) },
	})
}

// contentGap is the space over the fields, if there are any.
func (c *dialogCard) contentGap() float32 {
	if c.content.MinSize().Height == 0 {
		return 0
	}
	return dialogRowGap
}

func (c *dialogCard) minSize() fyne.Size {
	height := dialogPadding + c.title.MinSize().Height + dialogBodyGap + c.body.MinSize().Height +
		c.contentGap() + c.content.MinSize().Height + dialogPadding + dialogFoot
	return fyne.NewSize(look.DialogWidth, height)
}

func (c *dialogCard) layout(size fyne.Size) {
	c.box.place(0, 0, size.Width, size.Height)
	inner := size.Width - 2*dialogPadding
	y := dialogPadding
	place(c.title, dialogPadding, y, inner, c.title.MinSize().Height)
	y += c.title.MinSize().Height + dialogBodyGap
	place(c.body, dialogPadding, y, inner, c.body.MinSize().Height)
	y += c.body.MinSize().Height + c.contentGap()
	foot := size.Height - dialogFoot
	place(c.content, dialogPadding, y, inner, max(foot-dialogPadding-y, 0))
	place(c.rule, look.Hairline, foot, size.Width-2*look.Hairline, look.Hairline)
	c.layoutFoot(size, foot+look.Hairline)
}

func (c *dialogCard) layoutFoot(size fyne.Size, top float32) {
	height := size.Height - top - look.Hairline
	link, cancel, confirm := c.link.MinSize(), c.cancel.MinSize(), c.confirm.MinSize()
	place(c.link, dialogPadding, top, link.Width, height)
	x := size.Width - dialogPadding - confirm.Width
	place(c.confirm, x, top, confirm.Width, height)
	x -= dialogFootGap + cancel.Width
	place(c.cancel, x, top, cancel.Width, height)
}
