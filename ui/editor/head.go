package editor

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"storehand/app/catalog"
	"storehand/app/editing"
	"storehand/ui/look"
	"storehand/ui/parts"
	"storehand/ui/sheet"
	"storehand/ui/words"
)

// head is the top of the page: which product this is, and what can be done with
// it as a whole.
type head struct {
	editor  *Editor
	bar     *parts.PageHead
	picture *tilePicture
	status  *parts.Chip
	dot     *parts.Dot
	staged  *parts.Label
	discard *parts.Button
	more    *parts.Button
	before  *parts.Button
	after   *parts.Button
}

const headPicture = 32 // side in pixels

func newHead(e *Editor) *head {
	h := &head{editor: e, picture: newTilePicture(headPicture), status: parts.NewChip(parts.Neutral, ""),
		dot: parts.NewDot(parts.Pencil), staged: parts.NewLabel("", look.SizeBody, look.Pencil, look.Semi)}
	tips := e.desk.Tips
	back := parts.NewIconButton(parts.Quiet, look.IconChevronLeft, "Back to the list (Esc)", tips, e.params.Back)
	h.before = parts.NewIconButton(parts.Secondary, look.IconArrowUp, "Previous product (Alt+Up)", tips, func() { e.Step(-1) })
	h.after = parts.NewIconButton(parts.Secondary, look.IconArrowDown, "Next product (Alt+Down)", tips, func() { e.Step(1) })
	h.discard = parts.NewButton(parts.Secondary, "Discard", h.askToDiscard).WithIcon(look.IconUndo).WithTip("Takes the shop's texts again", tips)
	h.more = parts.NewIconButton(parts.Secondary, look.IconEllipsis, "More", tips, func() { parts.ShowMenuBelow(h.more, e.params.Actions(e.wanted)) })
	h.bar = parts.NewPageHead("", "", container.New(layout.NewCustomPaddedHBoxLayout(7), h.dot, h.staged), h.discard, h.before, h.after, h.more).
		WithLeading(back, h.picture.root).WithBeside(h.status)
	e.onShow(h.show)
	return h
}

func (h *head) show(read *item) {
	p := &read.row.Product
	title := p.Title
	if title == "" {
		title = "Product without title"
	}
	h.bar.SetTitle(title)
	h.showPlace()
	field, _ := catalog.FieldByKey("status") // a field of every product
	h.status.Set(sheet.StatusTone(p.Status), editing.Words(field, string(p.Status)))
	fields, isNew := read.staged()
	text := words.Count(fields, "staged edit")
	if isNew {
		text = "New, not in the shop yet"
	}
	h.staged.SetText(text)
	for _, object := range []fyne.CanvasObject{h.dot, h.staged} {
		setVisible(object, fields > 0 || isNew)
	}
	setVisible(h.discard, fields > 0 && !isNew)
	h.showPicture()
	h.bar.Refresh()
}

// showPlace says where in the list the product stands.
func (h *head) showPlace() {
	at, of := h.editor.params.Place(h.editor.wanted)
	text := ""
	if at > 0 {
		text = fmt.Sprintf("%s of %s", words.Number(at), words.Number(of))
	}
	h.bar.SetSubtitle(text)
	setEnabled(h.before, at > 1)
	setEnabled(h.after, at > 0 && at < of)
}

func (h *head) showPicture() {
	images := h.editor.item.row.Product.Images
	if len(images) == 0 {
		h.picture.show(nil)
		return
	}
	h.picture.show(h.editor.thumbs.Picture(images[0]))
}

// askToDiscard takes the staged edits back, once the user says so.
func (h *head) askToDiscard() {
	fields, _ := h.editor.item.staged()
	(&parts.Dialog{
		Title:     "Discard " + words.Count(fields, "staged edit") + "?",
		Body:      "The product becomes again what the shop has. Undo brings the edits back.",
		Confirm:   "Discard " + words.Count(fields, "edit"),
		OnConfirm: h.editor.discard,
	}).Show(h.editor.desk.Window.Canvas())
}

// discard gives every field the shop's value.
func (e *Editor) discard() {
	id := e.wanted
	e.params.Saves.Do(func(ctx context.Context) {
		if _, err := e.params.Editing.Discard(ctx, e.store, []catalog.ID{id}); err != nil {
			e.desk.Fail("discard the edits", err)
		}
	})
}

func setVisible(object fyne.CanvasObject, visible bool) {
	if visible {
		object.Show()
	} else {
		object.Hide()
	}
}

func setEnabled(object fyne.Disableable, enabled bool) {
	if enabled {
		object.Enable()
	} else {
		object.Disable()
	}
}
