package products

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"storehand/app/catalog"
	"storehand/ui/desk"
	"storehand/ui/editor"
	"storehand/ui/look"
)

// listCommand is what can be done while the list is in front.
type listCommand struct {
	desk.Command // without Run and Why
	run          func(*page)
	why          func(*page) string // nil where it can always run
}

// ctrl is a shortcut of the key table; on macOS Ctrl is the command key.
func ctrl(key fyne.KeyName) fyne.KeyboardShortcut {
	return &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault}
}

var listCommands = []listCommand{
	{Command: desk.Command{Name: "New product", Icon: look.IconPlus, Shortcut: ctrl(fyne.KeyN), Keys: "Ctrl N"}, run: (*page).newProduct},
	{Command: desk.Command{Name: "Open the product in the editor", Icon: look.IconPencil, Shortcut: ctrl(fyne.KeyReturn), Keys: "Ctrl Enter"}, run: (*page).openCursor, why: (*page).whyNoRow},
	{Command: desk.Command{Name: "Filter products", Icon: look.IconSearch, Keys: "/"}, run: func(p *page) { p.search.Focus() }},
	{Command: desk.Command{Name: "Duplicate the selected products", Icon: look.IconCopy}, run: func(p *page) { p.duplicate(p.chosen()) }, why: (*page).whyNoCursor},
	{Command: desk.Command{Name: "Delete the selected products", Icon: look.IconTrash}, run: func(p *page) { p.askToDelete(p.chosen()) }, why: (*page).whyNoCursor},
	{Command: desk.Command{Name: "Export the selected products", Icon: look.IconDownload}, run: func(p *page) { p.export(p.chosen(), false) }, why: (*page).whyNoCursor},
	{Command: desk.Command{Name: "Contact sheet of the selected products", Icon: look.IconTable}, run: func(p *page) { p.section.params.OnContactSheet(p.chosen()) }, why: (*page).whyNoCursor},
	{Command: desk.Command{Name: "Contact sheet of the products shown", Icon: look.IconTable}, run: func(p *page) { p.section.params.OnContactSheet(slices.Clone(p.listing.ids)) }},
	{Command: desk.Command{Name: "Show all variations", Icon: look.IconLayers}, run: (*page).openAll, why: (*page).whyNoRow},
	{Command: desk.Command{Name: "Hide all variations", Icon: look.IconLayers}, run: (*page).foldAll, why: (*page).whyFolded},
	{Command: desk.Command{Name: "Choose columns", Icon: look.IconColumns}, run: func(p *page) { p.bar.chooseColumns() }},
}

// Commands implements desk.Section. All of them are there from the start, as
// the window binds their keys then; which can run follows the page in front.
func (s *Section) Commands() []desk.Command {
	var all []desk.Command
	for _, c := range listCommands {
		command := c.Command
		command.Run = func() { c.run(s.list) }
		command.Why = func() string { return s.whyNot(c) }
		all = append(all, command)
	}
	return append(all, editor.Commands(func() *editor.Editor {
		if s.editing() {
			return s.editor
		}
		return nil
	})...)
}

func (s *Section) whyNot(c listCommand) string {
	switch {
	case s.list == nil:
		return "there is no store"
	case s.editing():
		return "the list is not in front"
	case c.why != nil:
		return c.why(s.list)
	}
	return ""
}

// chosen is the selected products, or the one the cursor is in.
func (p *page) chosen() []catalog.ID {
	if selected := p.selection(); len(selected) > 0 {
		return selected
	}
	key, _ := p.grid.CursorKey()
	return []catalog.ID{catalog.ID(key)}
}

func (p *page) whyNoRow() string {
	if _, in := p.grid.CursorKey(); !in {
		return "no product is listed"
	}
	return ""
}

func (p *page) whyNoCursor() string {
	if key, in := p.grid.CursorKey(); in && p.grid.Selected().Len() == 0 && !p.isProduct(key) {
		return "the cursor is in a variation: select its product"
	}
	return p.whyNoRow()
}

func (p *page) whyFolded() string {
	if len(p.listing.parts) == 0 {
		return "no variations are shown"
	}
	return ""
}

func (p *page) openCursor() {
	if key, in := p.grid.CursorKey(); in {
		p.open(catalog.ID(key))
	}
}
