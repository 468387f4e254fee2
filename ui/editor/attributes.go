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

// attributes is the facts of the product, one line each.
type attributes struct {
	editor *Editor
	label  *parts.Label
	head   *fyne.Container
	lines  *fyne.Container
	drawn  []catalog.Attribute
	about  catalog.ID // the product drawn
	names  []*parts.Entry
	extra  bool // a line for a new attribute is open
}

func newAttributes(e *Editor) *attributes {
	a := &attributes{editor: e, label: parts.NewLabel("Attributes", look.SizeBody, look.Ink, look.Semi), lines: container.New(layout.NewCustomPaddedVBoxLayout(6))}
	a.head = container.New(attributeLayout{},
		parts.NewLabel("Name", look.SizeSmall, look.Ink2), parts.NewLabel("Values, with commas between", look.SizeSmall, look.Ink2),
		parts.NewLabel("In the shop", look.SizeSmall, look.Ink2), parts.NewLabel("For variations", look.SizeSmall, look.Ink2), layout.NewSpacer())
	e.onShow(a.show)
	e.watch(a.unstored)
	return a
}

func (a *attributes) content() fyne.CanvasObject {
	add := parts.NewButton(parts.Quiet, "Attribute", func() { a.extra = true; a.draw() }).WithIcon(look.IconPlus).Small()
	return container.New(layout.NewCustomPaddedVBoxLayout(8), container.NewBorder(nil, nil, a.label, add), a.head, a.lines)
}

func (a *attributes) show(read *item) {
	_, staged := read.row.Staged["attributes"]
	a.label.SetColour(look.Ink)
	if staged {
		a.label.SetColour(look.Pencil)
	}
	p := &read.row.Product
	same := slices.EqualFunc(a.drawn, p.Attributes, func(x, y catalog.Attribute) bool {
		return x.Name == y.Name && x.Visible == y.Visible && x.Variation == y.Variation && slices.Equal(x.Values, y.Values)
	})
	if same && a.about == p.ID {
		return // what is being written in a line stays
	}
	a.drawn, a.about, a.extra = p.Attributes, p.ID, false
	a.draw()
}

func (a *attributes) draw() {
	a.lines.RemoveAll()
	a.names = nil
	for i, attribute := range a.drawn {
		a.lines.Add(a.line(i, attribute))
	}
	if a.extra {
		a.lines.Add(a.newLine())
	}
	setVisible(a.head, len(a.lines.Objects) > 0)
	a.lines.Refresh()
}

func (a *attributes) line(at int, attribute catalog.Attribute) fyne.CanvasObject {
	name := parts.NewEntry("").OnCommit(func(text string) {
		a.change(at, attribute, func(to *catalog.Attribute) { to.Name = strings.TrimSpace(text) })
	}).Checked(func(text string) error { return a.wrongName(at, text) })
	name.SetText(attribute.Name)
	a.names = append(a.names, name)
	values := parts.NewEntry("").OnCommit(func(text string) {
		a.change(at, attribute, func(to *catalog.Attribute) { to.Values = catalog.SplitList(text) })
	})
	values.SetText(catalog.JoinList(attribute.Values))
	visible := tick(attribute.Visible, func(on bool) { a.change(at, attribute, func(to *catalog.Attribute) { to.Visible = on }) })
	option := tick(attribute.Variation, func(on bool) { a.change(at, attribute, func(to *catalog.Attribute) { to.Variation = on }) })
	remove := parts.NewIconButton(parts.Quiet, look.IconX, "Remove "+attribute.Name, a.editor.desk.Tips, func() { a.remove(at, attribute) })
	return container.New(attributeLayout{}, name, values, visible, option, remove)
}

// unstored is the name of an attribute that cannot stand.
func (a *attributes) unstored() *unstored {
	for i, name := range a.names {
		if name.Text() != a.drawn[i].Name && a.wrongName(i, name.Text()) != nil {
			return &unstored{"The name of an attribute", name}
		}
	}
	return nil
}

// newLine is an empty line; it becomes an attribute with its name.
func (a *attributes) newLine() fyne.CanvasObject {
	name := parts.NewEntry("").WithPlaceholder("Material").Checked(func(text string) error { return a.wrongName(-1, text) }).
		OnCommit(func(text string) { a.add(strings.TrimSpace(text)) })
	close := parts.NewIconButton(parts.Quiet, look.IconX, "Close", a.editor.desk.Tips, func() { a.extra = false; a.draw() })
	return container.New(attributeLayout{}, name, layout.NewSpacer(), layout.NewSpacer(), layout.NewSpacer(), close)
}

// wrongName says why the attribute at a place cannot be called so, or nil.
func (a *attributes) wrongName(at int, name string) error {
	name = strings.TrimSpace(name)
	if name == "" {
		return words.Refusal(errors.New("give the attribute a name, or remove it"))
	}
	for i, other := range a.drawn {
		if i != at && strings.EqualFold(other.Name, name) {
			return words.Refusal(errors.New("there is an attribute of this name already"))
		}
	}
	return nil
}

func tick(on bool, onChange func(bool)) fyne.CanvasObject {
	check := parts.NewCheck("", onChange)
	if on {
		check.SetState(parts.On)
	}
	return check
}

var errAttributesChanged = errors.New("the attributes changed meanwhile: look again")

// change changes one attribute; the name it has on the page finds it.
func (a *attributes) change(at int, shown catalog.Attribute, change func(*catalog.Attribute)) {
	a.editor.alter("attribute "+words.Name(shown.Name), func(p *catalog.Product) error {
		if at >= len(p.Attributes) || p.Attributes[at].Name != shown.Name {
			return errAttributesChanged
		}
		p.Attributes = slices.Clone(p.Attributes)
		change(&p.Attributes[at])
		return nil
	})
}

func (a *attributes) remove(at int, shown catalog.Attribute) {
	a.editor.alter("attribute "+words.Name(shown.Name), func(p *catalog.Product) error {
		if at >= len(p.Attributes) || p.Attributes[at].Name != shown.Name {
			return errAttributesChanged
		}
		p.Attributes = slices.Delete(slices.Clone(p.Attributes), at, at+1)
		return nil
	})
}

func (a *attributes) add(name string) {
	a.editor.alter("attribute "+words.Name(name), func(p *catalog.Product) error {
		p.Attributes = append(slices.Clone(p.Attributes), catalog.Attribute{Name: name, Visible: true})
		return nil
	})
}

// attributeLayout is the columns of a line: name, values, two ticks, a button.
type attributeLayout struct{}

// Widths of the columns in pixels; the values take what is left.
const (
	attributeName = 150
	attributeTick = 84
	attributeEnd  = 32
	attributeGap  = 10
)

// Layout implements fyne.Layout.
func (attributeLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	values := size.Width - attributeName - 2*attributeTick - attributeEnd - 4*attributeGap
	x := float32(0)
	for i, width := range []float32{attributeName, values, attributeTick, attributeTick, attributeEnd} {
		height := objects[i].MinSize().Height
		objects[i].Move(fyne.NewPos(x, (min(size.Height, look.ControlHeight)-min(height, look.ControlHeight))/2))
		objects[i].Resize(fyne.NewSize(width, height))
		x += width + attributeGap
	}
}

// MinSize implements fyne.Layout.
func (attributeLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var height float32
	for _, object := range objects {
		height = max(height, object.MinSize().Height)
	}
	return fyne.NewSize(attributeName+2*attributeTick+attributeEnd+4*attributeGap+160, height)
}
