package shell

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"storehand/ui/desk"
	"storehand/ui/look"
	"storehand/ui/parts"
)

// gridKeys are the keys of every table, which are not commands.
var gridKeys = []desk.Command{
	{Name: "Move in a table", Keys: "Arrows, Home, End, Page Up, Page Down"},
	{Name: "Edit a cell; Enter saves, Tab moves right, Esc takes back", Keys: "Enter, F2 or type"},
	{Name: "Select rows", Keys: "Space, Shift ↑ ↓, Ctrl A"},
	{Name: "Copy and paste cells, also from a spreadsheet", Keys: "Ctrl C, Ctrl V"},
	{Name: "Filter this list", Keys: "/"},
	{Name: "Close a panel, clear the selection, leave a field", Keys: "Esc"},
}

// ShowShortcuts shows the sheet of all keys.
func (s *Shell) ShowShortcuts() {
	rows := container.NewVBox()
	for _, command := range append(s.commands(), gridKeys...) {
		if command.Keys == "" {
			continue
		}
		rows.Add(container.NewHBox(parts.NewLabel(command.Name, look.SizeBody, look.Ink), layout.NewSpacer(), parts.NewKeyHint(command.Keys)))
	}
	scroll := container.NewVScroll(rows)
	scroll.SetMinSize(fyne.NewSize(look.DialogWidth, 380))
	(&parts.Dialog{Title: "Keyboard shortcuts", Confirm: "Close", Cancel: "", Content: scroll, OnConfirm: func() {}}).Show(s.params.Window.Canvas())
}
