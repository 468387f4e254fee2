package editor

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"storehand/app/catalog"
	"storehand/ui/look"
	"storehand/ui/parts"
)

// tags is the product's tags as tokens.
type tags struct {
	editor *Editor
	label  *parts.Label
	tokens *fyne.Container
	add    *fyne.Container
}

func (e *Editor) tagSection() fyne.CanvasObject {
	t := &tags{editor: e, label: parts.NewLabel("Tags", look.SizeBody, look.Ink, look.Semi)}
	t.tokens = container.New(&flow{width: railInner, gap: 6})
	t.add = parts.NewAddToken("Tag", t.askNew)
	e.onShow(t.show)
	return container.New(layout.NewCustomPaddedVBoxLayout(8), t.label, t.tokens)
}

func (t *tags) show(read *item) {
	_, staged := read.row.Staged["tags"]
	t.label.SetColour(look.Ink)
	if staged {
		t.label.SetColour(look.Pencil)
	}
	t.tokens.RemoveAll()
	for _, tag := range read.row.Product.Tags {
		t.tokens.Add(t.token(tag))
	}
	t.tokens.Add(t.add)
	t.tokens.Refresh()
}

// token is a tag with the cross that takes it off.
func (t *tags) token(tag string) fyne.CanvasObject {
	cross := parts.NewIconButton(parts.Quiet, look.IconX, "Remove "+tag, t.editor.desk.Tips, func() { t.remove(tag) }).Small()
	label := parts.NewLabel(tag, look.SizeSmall, look.Ink)
	return container.NewStack(parts.NewBox(look.Sunken, "", look.RadiusChip),
		container.New(layout.NewCustomPaddedHBoxLayout(0), container.New(layout.NewCustomPaddedLayout(0, 0, 8, 0), label), cross))
}

func (t *tags) remove(tag string) {
	t.editor.alter("tags", func(p *catalog.Product) error {
		p.Tags = slices.DeleteFunc(slices.Clone(p.Tags), func(other string) bool { return other == tag })
		return nil
	})
}

// put adds tags the product does not have yet.
func (t *tags) put(added []string) {
	t.editor.alter("tags", func(p *catalog.Product) error {
		p.Tags = slices.Clone(p.Tags)
		for _, tag := range added {
			if !slices.Contains(p.Tags, tag) {
				p.Tags = append(p.Tags, tag)
			}
		}
		return nil
	})
}

// mostSuggested is how many of the store's tags are offered at once.
const mostSuggested = 6

// askNew asks for a tag: a new one, or one of the store's that contain what is
// typed.
func (t *tags) askNew() {
	entry := parts.NewEntry("Add tags").WithPlaceholder("slate, hand thrown").WithWidth(260)
	suggestions := container.New(layout.NewCustomPaddedVBoxLayout(2))
	var popover *parts.Popover
	offer := func(text string) {
		suggestions.RemoveAll()
		for _, tag := range t.fitting(text) {
			suggestions.Add(container.NewBorder(nil, nil, parts.NewButton(parts.Quiet, tag, func() {
				popover.Close()
				t.put([]string{tag})
			}).WithIcon(look.IconTag).Small(), nil))
		}
		suggestions.Refresh()
	}
	entry.OnChange(offer)
	entry.OnEnter(func() {
		popover.Close()
		if added := catalog.SplitList(entry.Text()); len(added) > 0 {
			t.put(added)
		}
	})
	offer("")
	content := container.New(layout.NewCustomPaddedVBoxLayout(8), entry, container.New(fixedHeight(mostSuggested*28), container.NewVBox(suggestions)))
	popover = parts.ShowPopover(t.add, content, nil)
	entry.Focus()
}

// fitting are the store's tags that contain a text and that the product does
// not have.
func (t *tags) fitting(text string) []string {
	wanted := catalog.Fold(strings.TrimSpace(text))
	var fitting []string
	for _, tag := range t.editor.item.tags {
		if len(fitting) < mostSuggested && strings.Contains(catalog.Fold(tag), wanted) && !slices.Contains(t.editor.item.row.Product.Tags, tag) {
			fitting = append(fitting, tag)
		}
	}
	return fitting
}
