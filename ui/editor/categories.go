package editor

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"storehand/app/catalog"
	"storehand/ui/look"
	"storehand/ui/parts"
)

// categories is the store's tree with a tick at each category the product is in.
type categories struct {
	editor *Editor
	label  *parts.Label
	lines  *fyne.Container
	scroll *scroller
	open   map[string]bool // branches the user opened or closed
	add    *parts.Button
}

// Measures of the tree in pixels.
const (
	treeHeight = 240 // at most
	treeLine   = 26
	treeIndent = 20
	treeArrow  = 22
)

func (e *Editor) categorySection() fyne.CanvasObject {
	c := &categories{editor: e, label: parts.NewLabel("Categories", look.SizeBody, look.Ink, look.Semi), lines: container.New(layout.NewCustomPaddedVBoxLayout(0)), open: make(map[string]bool)}
	c.scroll = newScroller(container.ScrollVerticalOnly, c.lines, e.railScroll)
	c.add = parts.NewButton(parts.Quiet, "Category", c.askNew).WithIcon(look.IconPlus).Small()
	e.onShow(c.show)
	return container.New(layout.NewCustomPaddedVBoxLayout(8), container.NewBorder(nil, nil, c.label, c.add), c.scroll)
}

func (c *categories) show(read *item) {
	_, staged := read.row.Staged["categories"]
	c.label.SetColour(look.Ink)
	if staged {
		c.label.SetColour(look.Pencil)
	}
	c.lines.RemoveAll()
	own := read.row.Product.Categories
	for i, path := range read.tree {
		if !c.seen(path, own) {
			continue
		}
		hasChildren := i+1 < len(read.tree) && isBelow(read.tree[i+1], path)
		c.lines.Add(c.line(path, own, hasChildren))
	}
	height := min(float32(len(c.lines.Objects))*treeLine, treeHeight)
	c.scroll.SetMinSize(fyne.NewSize(0, height))
	c.scroll.Refresh()
}

// seen reports whether every branch above a category is open.
func (c *categories) seen(path catalog.CategoryPath, own []catalog.CategoryPath) bool {
	for depth := 1; depth < len(path); depth++ {
		if !c.isOpen(path[:depth], own) {
			return false
		}
	}
	return true
}

// isOpen reports whether a branch is open: as the user left it, else where the
// product is in a category below.
func (c *categories) isOpen(branch catalog.CategoryPath, own []catalog.CategoryPath) bool {
	if open, set := c.open[branch.String()]; set {
		return open
	}
	return slices.ContainsFunc(own, func(path catalog.CategoryPath) bool { return isBelow(path, branch) })
}

func isBelow(path, branch catalog.CategoryPath) bool {
	return len(path) > len(branch) && slices.Equal(path[:len(branch)], branch)
}

func (c *categories) line(path catalog.CategoryPath, own []catalog.CategoryPath, hasChildren bool) fyne.CanvasObject {
	check := parts.NewCheck(path[len(path)-1], func(on bool) { c.tick(path, on) })
	if containsPath(own, path) {
		check.SetState(parts.On)
	}
	var arrow fyne.CanvasObject = container.New(fixedSize{treeArrow, treeLine})
	if hasChildren {
		icon, open := look.IconChevronRight, c.isOpen(path, own)
		if open {
			icon = look.IconChevronDown
		}
		button := parts.NewIconButton(parts.Quiet, icon, "", nil, func() { c.open[path.String()] = !open; c.show(c.editor.item) }).Small()
		arrow = container.New(fixedSize{treeArrow, treeLine}, button)
	}
	indent := float32(len(path)-1) * treeIndent
	return container.New(layout.NewCustomPaddedLayout(0, 0, indent, 0), container.NewBorder(nil, nil, arrow, nil, check))
}

func containsPath(paths []catalog.CategoryPath, path catalog.CategoryPath) bool {
	return slices.ContainsFunc(paths, func(other catalog.CategoryPath) bool { return slices.Equal(other, path) })
}

// tick puts the product into a category or takes it out.
func (c *categories) tick(path catalog.CategoryPath, on bool) {
	c.editor.alter("categories", func(p *catalog.Product) error {
		p.Categories = slices.DeleteFunc(slices.Clone(p.Categories), func(other catalog.CategoryPath) bool { return slices.Equal(other, path) })
		if on {
			p.Categories = append(p.Categories, path)
		}
		return nil
	})
}

// askNew asks for a category that is not there yet.
func (c *categories) askNew() {
	entry := parts.NewEntry("New category").WithPlaceholder("Tableware > Mugs & cups").WithWidth(280)
	var popover *parts.Popover
	entry.OnEnter(func() {
		popover.Close()
		if path := catalog.ParseCategoryPath(entry.Text()); len(path) > 0 {
			c.tick(path, true)
		}
	})
	popover = parts.ShowPopover(c.add, entry, nil)
	entry.Focus()
}

// fixedSize gives its objects one size.
type fixedSize struct{ width, height float32 }

// Layout implements fyne.Layout.
func (s fixedSize) Layout(objects []fyne.CanvasObject, _ fyne.Size) {
	for _, object := range objects {
		object.Move(fyne.NewPos(0, 0))
		object.Resize(fyne.NewSize(s.width, s.height))
	}
}

// MinSize implements fyne.Layout.
func (s fixedSize) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(s.width, s.height) }
