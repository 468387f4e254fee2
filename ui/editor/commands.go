package editor

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"storehand/ui/desk"
	"storehand/ui/look"
)

// command is what can be done while the editor is in front.
type command struct {
	desk.Command // without Run and Why
	run          func(*Editor)
	why          func(*Editor) string // nil where it can always run
}

func alt(key fyne.KeyName) fyne.KeyboardShortcut {
	return &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierAlt}
}

var commands = []command{
	{Command: desk.Command{Name: "Back to the list", Icon: look.IconChevronLeft, Keys: "Esc"}, run: func(e *Editor) { e.params.Back() }},
	{Command: desk.Command{Name: "Save this field", Icon: look.IconCheck, Keys: "Ctrl S", Shortcut: &desktop.CustomShortcut{KeyName: fyne.KeyS, Modifier: fyne.KeyModifierShortcutDefault}}, run: (*Editor).save},
	{Command: desk.Command{Name: "Previous product", Icon: look.IconArrowUp, Shortcut: alt(fyne.KeyUp), Keys: "Alt Up"}, run: func(e *Editor) { e.Step(-1) }, why: func(e *Editor) string { return e.whyNoStep(-1) }},
	{Command: desk.Command{Name: "Next product", Icon: look.IconArrowDown, Shortcut: alt(fyne.KeyDown), Keys: "Alt Down"}, run: func(e *Editor) { e.Step(1) }, why: func(e *Editor) string { return e.whyNoStep(1) }},
	{Command: desk.Command{Name: "Show the content", Icon: look.IconFileText}, run: func(e *Editor) { e.tabs.choose(contentTab) }},
	{Command: desk.Command{Name: "Show the variations", Icon: look.IconTable}, run: func(e *Editor) { e.tabs.choose(variationTab) }},
	{Command: desk.Command{Name: "Show how searches find it", Icon: look.IconSearch}, run: func(e *Editor) { e.tabs.choose(searchEngineTab) }},
	{Command: desk.Command{Name: "Add a variation", Icon: look.IconPlus}, run: func(e *Editor) { e.tabs.variations.add() }},
}

// Commands are what can be done while the editor is in front. front is the
// editor then, and nil while it is not.
func Commands(front func() *Editor) []desk.Command {
	all := make([]desk.Command, len(commands))
	for i, c := range commands {
		all[i] = c.Command
		all[i].Run = func() { c.run(front()) }
		all[i].Why = func() string {
			e := front()
			switch {
			case e == nil:
				return "no product is open"
			case c.why != nil:
				return c.why(e)
			}
			return ""
		}
	}
	return all
}

func (e *Editor) whyNoStep(step int) string {
	if _, is := e.params.Neighbour(e.wanted, step); !is {
		return "the list ends here"
	}
	return ""
}

// save stores what is being written and leaves the caret where it is.
func (e *Editor) save() {
	canvas := e.desk.Window.Canvas()
	writing := canvas.Focused()
	e.Commit()
	if writing != nil {
		canvas.Focus(writing)
	}
}
