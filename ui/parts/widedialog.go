package parts

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"storehand/ui/look"
)

// WidePage is what a WideDialog shows: head, content and footer.
type WidePage struct {
	Title, Subtitle string
	// Width and Height are wished for in pixels; a window that is smaller gives
	// less.
	Width, Height float32
	// Content fills the room between head and footer, from edge to edge.
	Content fyne.CanvasObject
	// Promise says at the left of the footer what will happen; it may be empty.
	Promise string
	// Actions stand at the right of the footer, the primary one last.
	Actions []*Button
}

// WideDialog is a dialog with room for lists and for several steps, over the
// whole window. Escape is the way out; Enter, or Ctrl+Enter while a field has
// the focus, presses the primary button.
type WideDialog struct {
	tips     *Tips
	onEscape func()
	page     WidePage

	over *overlay // of the last opening; Fyne keeps the drawing of each
	card *fyne.Container
	head *PageHead
	foot *fyne.Container

	promise *Label
}

// NewWideDialog returns a closed dialog. onEscape is called for Escape and for
// the cross in its corner; it closes the dialog unless there is a reason not
// to.
func NewWideDialog(tips *Tips, onEscape func()) *WideDialog {
	return &WideDialog{
		tips: tips, onEscape: onEscape, over: &overlay{}, head: NewPageHead("", ""),
		promise: NewLabel("", look.SizeSmall, look.Ink2).Shortened(),
	}
}

// IsOpen says whether the dialog is shown.
func (d *WideDialog) IsOpen() bool { return d.over.isOpen() }

// Show shows a page on a canvas, in place of the one shown before.
func (d *WideDialog) Show(c fyne.Canvas, page WidePage) {
	d.page = page
	d.head = NewPageHead(page.Title, page.Subtitle, NewIconButton(Quiet, look.IconX, "Close", d.tips, d.onEscape)).WithRule()
	inside := NewTight(d.head, d.footer(), page.Content)
	line := look.Hairline
	seen := []fyne.CanvasObject{
		NewBox(look.Surface, look.Line2, look.RadiusDialog), container.New(layout.NewCustomPaddedLayout(line, line, line, line), inside),
	}
	if !d.IsOpen() {
		d.card = container.NewStack(seen...)
		d.over = &overlay{content: d.card, scrim: true, onKey: d.key, onEnter: d.confirm, spot: d.spot}
		d.over.open(c)
		return
	}
	d.card.Objects = seen
	c.Unfocus()
	d.over.Refresh()
	d.card.Refresh()
}

// SetPromise changes the words at the left of the footer. The buttons at its
// right get the room that their words need by now.
func (d *WideDialog) SetPromise(words string) {
	d.promise.SetText(words)
	if d.foot != nil {
		d.foot.Refresh()
	}
}

// SetSubtitle changes the words beside the title.
func (d *WideDialog) SetSubtitle(words string) { d.head.SetSubtitle(words) }

// Close closes the dialog. Closing twice is harmless.
func (d *WideDialog) Close() { d.over.close() }

func (d *WideDialog) footer() fyne.CanvasObject {
	d.promise.SetText(d.page.Promise)
	buttons := container.New(layout.NewCustomPaddedHBoxLayout(dialogFootGap))
	for _, action := range d.page.Actions {
		buttons.Add(action)
	}
	pad := (look.PanelFootHeight - look.ControlHeight) / 2
	d.foot = container.NewBorder(nil, nil, nil, buttons, d.promise)
	return NewTight(NewDivider(), nil,
		container.New(layout.NewCustomPaddedLayout(pad, pad, look.PageMargin, look.PageMargin), d.foot))
}

func (d *WideDialog) key(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyEscape:
		d.onEscape()
	case fyne.KeyReturn, fyne.KeyEnter:
		d.confirm()
	}
}

// confirm presses the primary button, if there is one.
func (d *WideDialog) confirm() {
	if len(d.page.Actions) == 0 {
		return
	}
	if last := d.page.Actions[len(d.page.Actions)-1]; last.kind == Primary {
		last.press()
	}
}

// spot is the middle of the window.
func (d *WideDialog) spot(window fyne.Size) (fyne.Position, fyne.Size) {
	size := fyne.NewSize(
		min(d.page.Width, window.Width-2*dialogFromEdge),
		min(d.page.Height, window.Height-2*dialogFromEdge))
	return fyne.NewPos((window.Width-size.Width)/2, (window.Height-size.Height)/2), size
}
