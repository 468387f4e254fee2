package products

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"storehand/app/catalog"
	"storehand/ui/desk"
	"storehand/ui/look"
)

// ctrl is a shortcut of the key table; on macOS Ctrl is the command key.
func ctrl(key fyne.KeyName) fyne.KeyboardShortcut {
	return &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault}
}

// Commands implements desk.Section.
func (s *Section) Commands() []desk.Command {
	switch {
	case s.list == nil:
		return nil
	case s.editing():
		return s.editor.Commands()
	default:
		return s.list.commands()
	}
}

func (p *page) commands() []desk.Command {
	return []desk.Command{
		{Name: "New product", Icon: look.IconPlus, Shortcut: ctrl(fyne.KeyN), Keys: "Ctrl N", Run: p.newProduct},
		{Name: "Open the product in the editor", Icon: look.IconPencil, Shortcut: ctrl(fyne.KeyReturn), Keys: "Ctrl Enter", Run: p.openCursor, Why: p.whyNoCursor},
		{Name: "Filter products", Icon: look.IconSearch, Keys: "/", Run: p.search.Focus},
		{Name: "Duplicate the selected products", Icon: look.IconCopy, Run: func() { p.duplicate(p.chosen()) }, Why: p.whyNoCursor},
		{Name: "Delete the selected products", Icon: look.IconTrash, Run: func() { p.askToDelete(p.chosen()) }, Why: p.whyNoCursor},
		{Name: "Export the selected products", Icon: look.IconDownload, Run: func() { p.export(p.chosen(), false) }, Why: p.whyNoCursor},
		{Name: "Choose columns", Icon: look.IconColumns, Run: p.bar.chooseColumns},
	}
}

// chosen is the selected products, or the one the cursor is in.
func (p *page) chosen() []catalog.ID {
	if selected := p.selection(); len(selected) > 0 {
		return selected
	}
	key, _ := p.grid.CursorKey()
	return []catalog.ID{catalog.ID(key)}
}

func (p *page) whyNoCursor() string {
	if _, in := p.grid.CursorKey(); !in {
		return "no product is listed"
	}
	return ""
}

func (p *page) openCursor() {
	if key, in := p.grid.CursorKey(); in {
		p.open(catalog.ID(key))
	}
}
