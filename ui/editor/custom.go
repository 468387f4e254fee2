package editor

import (
	"errors"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"storehand/app/catalog"
	"storehand/ui/look"
	"storehand/ui/parts"
	"storehand/ui/words"
)

// custom is the shop's own fields, key and value. They stay closed until the
// user wants to see them: most are written by the shop's extensions.
type custom struct {
	editor *Editor
	label  *parts.Label
	toggle *parts.Button
	lines  *fyne.Container
	open   bool
	drawn  []catalog.Meta
	about  catalog.ID
	keys   []*parts.Entry
	extra  bool
}

func newCustom(e *Editor) *custom {
	c := &custom{editor: e, label: parts.NewLabel("", look.SizeBody, look.Ink, look.Semi), lines: container.New(layout.NewCustomPaddedVBoxLayout(6))}
	c.toggle = parts.NewButton(parts.Quiet, "", func() { c.open = !c.open; c.draw() }).Small()
	e.onShow(c.show)
	e.watch(c.unstored)
	return c
}

func (c *custom) content() fyne.CanvasObject {
	add := parts.NewButton(parts.Quiet, "Field", func() { c.open, c.extra = true, true; c.draw() }).WithIcon(look.IconPlus).Small()
	right := container.New(layout.NewCustomPaddedHBoxLayout(4), c.toggle, add)
	return container.New(layout.NewCustomPaddedVBoxLayout(8), container.NewBorder(nil, nil, c.label, right), c.lines)
}

func (c *custom) show(read *item) {
	_, staged := read.row.Staged["meta"]
	c.label.SetColour(look.Ink)
	if staged {
		c.label.SetColour(look.Pencil)
	}
	p := &read.row.Product
	if slices.Equal(c.drawn, p.Meta) && c.about == p.ID && c.label.Text() != "" {
		return // what is being written in a line stays
	}
	c.drawn, c.about, c.extra = p.Meta, p.ID, false
	c.draw()
}

func (c *custom) draw() {
	c.label.SetText("Custom fields")
	c.toggle.SetText("Show " + words.Number(len(c.drawn)))
	if c.open {
		c.toggle.SetText("Hide")
	}
	setVisible(c.toggle, len(c.drawn) > 0)
	c.lines.RemoveAll()
	c.keys = nil
	if c.open {
		for i, meta := range c.drawn {
			c.lines.Add(c.line(i, meta))
		}
	}
	if c.extra {
		c.lines.Add(c.newLine())
	}
	c.lines.Refresh()
}

func (c *custom) line(at int, meta catalog.Meta) fyne.CanvasObject {
	key := parts.NewEntry("").Mono().Checked(wrongKey).OnCommit(func(text string) {
		c.change(at, meta, func(to *catalog.Meta) { to.Key = strings.TrimSpace(text) })
	})
	key.SetText(meta.Key)
	c.keys = append(c.keys, key)
	value := c.valueEntry(meta.Value).OnCommit(func(text string) {
		c.change(at, meta, func(to *catalog.Meta) { to.Value = text })
	})
	value.SetText(meta.Value)
	remove := parts.NewIconButton(parts.Quiet, look.IconX, "Remove "+meta.Key, c.editor.desk.Tips, func() { c.remove(at, meta) })
	return container.New(keyValueLayout{}, key, value, remove)
}

// unstored is a key that cannot stand.
func (c *custom) unstored() *unstored {
	for i, key := range c.keys {
		if key.Text() != c.drawn[i].Key && wrongKey(key.Text()) != nil {
			return &unstored{"The key of a custom field", key}
		}
	}
	return nil
}

// valueRows is how many lines of a long value are seen.
const valueRows = 3

// valueEntry has several lines where the value has: a field of one line would
// lose them.
func (c *custom) valueEntry(value string) *parts.Entry {
	if strings.Contains(value, "\n") {
		return parts.NewMultiEntry("", valueRows).WithinScroll(c.editor.pageScroll)
	}
	return parts.NewEntry("")
}

func (c *custom) newLine() fyne.CanvasObject {
	key := parts.NewEntry("").Mono().WithPlaceholder("care_instructions").Checked(wrongKey).OnCommit(func(text string) {
		c.editor.alter("custom field "+words.Name(text), func(p *catalog.Product) error {
			p.Meta = append(slices.Clone(p.Meta), catalog.Meta{Key: strings.TrimSpace(text)})
			return nil
		})
	})
	close := parts.NewIconButton(parts.Quiet, look.IconX, "Close", c.editor.desk.Tips, func() { c.extra = false; c.draw() })
	return container.New(keyValueLayout{}, key, layout.NewSpacer(), close)
}

func wrongKey(key string) error {
	if strings.TrimSpace(key) == "" {
		return words.Refusal(errors.New("give the field a key, or remove it"))
	}
	return nil
}

var errCustomChanged = errors.New("the custom fields changed meanwhile: look again")

func (c *custom) change(at int, shown catalog.Meta, change func(*catalog.Meta)) {
	c.editor.alter("custom field "+words.Name(shown.Key), func(p *catalog.Product) error {
		if at >= len(p.Meta) || p.Meta[at].Key != shown.Key {
			return errCustomChanged
		}
		p.Meta = slices.Clone(p.Meta)
		change(&p.Meta[at])
		return nil
	})
}

func (c *custom) remove(at int, shown catalog.Meta) {
	c.editor.alter("custom field "+words.Name(shown.Key), func(p *catalog.Product) error {
		if at >= len(p.Meta) || p.Meta[at].Key != shown.Key {
			return errCustomChanged
		}
		p.Meta = slices.Delete(slices.Clone(p.Meta), at, at+1)
		return nil
	})
}

// keyValueLayout is the columns of a line: key, value, a button.
type keyValueLayout struct{}

const customKey = 220 // width of the keys in pixels

// Layout implements fyne.Layout.
func (keyValueLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	value := size.Width - customKey - attributeEnd - 2*attributeGap
	x := float32(0)
	for i, width := range []float32{customKey, value, attributeEnd} {
		objects[i].Move(fyne.NewPos(x, 0))
		objects[i].Resize(fyne.NewSize(width, objects[i].MinSize().Height))
		x += width + attributeGap
	}
}

// MinSize implements fyne.Layout.
func (keyValueLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var height float32
	for _, object := range objects {
		height = max(height, object.MinSize().Height)
	}
	return fyne.NewSize(customKey+attributeEnd+2*attributeGap+160, height)
}
