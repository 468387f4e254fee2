package editor

import (
	"context"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"storehand/app/client"
	"storehand/app/htmltext"
	"storehand/ui/look"
	"storehand/ui/parts"
	"storehand/ui/words"
)

// description is the field for the product's long text: HTML source with
// buttons that write tags, and beside it what a buyer reads.
type description struct {
	editor *Editor
	root   *fyne.Container

	source  *source
	preview *widget.RichText
	panes   *fyne.Container
	read    *scroller
	rest    *parts.Box // the frame, one for each state
	focused *parts.Box
	pencil  *parts.Box
	words   *parts.Label
	was     *parts.Label

	view   int
	stored string
	saving int
	turn   int    // as in field
	filled int    // previews asked for: an answer to an older one is dropped
	stop   func() // calls off the preview that waits for a pause in typing
	link   *parts.Button
}

// The views of the description.
const (
	writing = iota
	both
	reading
)

// previewPause is how long the user has to stop typing before the preview
// follows.
const previewPause = 250 * time.Millisecond

// descriptionHeight is that of the box in pixels.
const descriptionHeight = 264

func newDescription(e *Editor) *description {
	d := &description{editor: e, view: both, stop: func() {}, words: parts.NewLabel("", look.SizeSmall, look.Ink3), was: parts.NewLabel("", look.SizeSmall, look.Pencil)}
	d.source = newSource(d.focus, e.pageScroll)
	d.source.OnChanged = func(string) { d.typed() }
	d.preview = widget.NewRichText()
	d.preview.Wrapping = fyne.TextWrapWord
	d.read = newScroller(container.ScrollVerticalOnly, d.preview, e.pageScroll)
	d.panes = container.New(&panesLayout{}, d.source.scroll, parts.NewUprightDivider(0), parts.NewBox(look.Raised, "", look.RadiusCard), d.read)
	d.rest = parts.NewBox(look.Surface, look.Line2, look.RadiusCard)
	d.pencil = parts.NewBox(look.PencilSoft, look.PencilLine, look.RadiusCard)
	d.focused = parts.NewBox(look.Surface, look.Accent, look.RadiusCard)
	frame := container.NewStack(d.rest, d.pencil, d.focused,
		container.New(layout.NewCustomPaddedLayout(1, 1, 1, 1), container.New(below{}, d.toolbar(), parts.NewDivider(), d.panes)))
	label := container.NewBorder(nil, nil, parts.NewLabel("Description", look.SizeSmall, look.Ink2), d.words)
	d.root = container.New(layout.NewCustomPaddedVBoxLayout(5), label, container.New(fixedHeight(descriptionHeight), frame), d.was)
	d.showView(both)
	e.onShow(d.show)
	e.forgot = append(e.forgot, d.forget)
	return d
}

// toolbar is the buttons that write tags, and the choice of view.
func (d *description) toolbar() fyne.CanvasObject {
	tips := d.editor.desk.Tips
	button := func(icon look.Icon, tip string, format func(string) htmltext.Insertion) *parts.Button {
		return parts.NewIconButton(parts.Quiet, icon, tip, tips, func() { d.insert(format) }).Small()
	}
	d.link = parts.NewIconButton(parts.Quiet, look.IconLink, "Link", tips, d.askLink).Small()
	views := parts.NewSegmented([]parts.Segment{{Words: "Write"}, {Words: "Split"}, {Words: "Preview"}}, both, d.showView).Small()
	tools := container.New(layout.NewCustomPaddedHBoxLayout(4),
		button(look.IconHeading, "Heading", htmltext.Title),
		button(look.IconBold, "Bold", htmltext.Strong),
		button(look.IconItalic, "Italic", htmltext.Emphasis),
		parts.NewUprightDivider(16),
		button(look.IconList, "List", htmltext.List),
		d.link,
		parts.NewUprightDivider(16),
		parts.NewIconButton(parts.Quiet, look.IconUndo, "Undo typing", tips, d.source.Undo).Small(),
	)
	return container.New(layout.NewCustomPaddedLayout(5, 5, 10, 8), container.NewBorder(nil, nil, tools, views))
}

func (d *description) showView(view int) {
	d.view = view
	d.panes.Layout.(*panesLayout).view = view
	setVisible(d.source.scroll, view != reading)
	for _, object := range d.panes.Objects[1:] {
		setVisible(object, view != writing)
	}
	d.panes.Refresh()
	d.follow()
}

// insert writes tags around the selection.
func (d *description) insert(format func(string) htmltext.Insertion) {
	if d.view == reading {
		return
	}
	d.source.insert(format)
	d.editor.desk.Window.Canvas().Focus(d.source)
}

// askLink asks where the selected words lead to.
func (d *description) askLink() {
	if d.view == reading {
		return
	}
	selected := d.source.SelectedText()
	address := parts.NewEntry("Address").WithPlaceholder("https://").WithWidth(300)
	var popover *parts.Popover
	address.OnEnter(func() {
		popover.Close()
		if text := address.Text(); text != "" {
			d.insert(func(string) htmltext.Insertion { return htmltext.Link(selected, text) })
		}
	})
	popover = parts.ShowPopover(d.link, address, nil)
	address.Focus()
}

// focus follows the keyboard into the source and out of it, where the text is
// stored.
func (d *description) focus(focused bool) {
	d.mark(focused)
	if !focused {
		d.commit()
	}
}

func (d *description) mark(focused bool) {
	staged, was := false, ""
	if d.editor.item != nil {
		was, staged = d.editor.item.row.Staged["description"]
	}
	setVisible(d.focused, focused)
	setVisible(d.pencil, staged && !focused)
	setVisible(d.was, staged)
	d.was.SetText(inShop(htmltext.Plain(was)))
}

func (d *description) commit() {
	text := d.source.Text
	if d.editor.item == nil || text == d.stored {
		return
	}
	turn := d.turn
	d.saving++
	d.editor.apply(d.editor.item.row.Product.ID, "description", text, func(refused error) {
		if turn != d.turn {
			return
		}
		d.saving--
		if refused == nil {
			d.stored = text
		}
	})
}

// forget drops what was in the box, as for another product.
func (d *description) forget() {
	d.turn++
	d.saving = 0
	d.source.SetText(d.stored)
}

// show brings the box up to date, unless the user is writing in it.
func (d *description) show(read *item) {
	stored := read.row.Product.Description
	untouched := d.saving == 0 && d.source.Text == d.stored
	d.stored = stored
	if untouched && d.source.Text != stored {
		d.source.SetText(stored)
	}
	d.mark(d.editor.desk.Window.Canvas().Focused() == fyne.Focusable(d.source))
	d.follow()
}

func (d *description) typed() {
	d.stop()
	d.stop = d.editor.desk.After(previewPause, d.follow)
}

// breaksOf is what line breaks mean in a shop's descriptions.
func breaksOf(platform client.Platform) htmltext.Breaks {
	if platform == client.WooCommerce {
		return htmltext.AsLines
	}
	return htmltext.AsSpaces
}

// follow brings preview and word count up to date. The text is read elsewhere:
// a long one takes longer than a key may.
func (d *description) follow() {
	d.stop()
	d.filled++
	asked, text, wanted := d.filled, d.source.Text, d.view != writing
	e := d.editor
	breaks := breaksOf(e.store.Platform)
	e.desk.Background(func(context.Context) {
		count := htmltext.Words(text)
		var blocks []htmltext.Block
		if wanted {
			blocks = htmltext.Blocks(text, breaks)
		}
		e.desk.Dispatch(func() {
			if asked != d.filled {
				return
			}
			d.words.SetText(words.Count(count, "word"))
			d.source.grow()
			if wanted {
				d.preview.Segments = segmentsOf(blocks)
				d.preview.Refresh()
			}
		})
	})
}
