package editor

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"storehand/ui/desk"
	"storehand/ui/look"
)

// Commands are what can be done while the editor is in front.
func (e *Editor) Commands() []desk.Command {
	return []desk.Command{
		{Name: "Back to the list", Icon: look.IconChevronLeft, Keys: "Esc", Run: e.params.Back},
		{Name: "Save this field", Icon: look.IconCheck, Shortcut: &desktop.CustomShortcut{KeyName: fyne.KeyS, Modifier: fyne.KeyModifierShortcutDefault}, Keys: "Ctrl S", Run: e.save},
		{Name: "Previous product", Icon: look.IconArrowUp, Shortcut: alt(fyne.KeyUp), Keys: "Alt Up", Run: func() { e.Step(-1) }, Why: func() string { return e.whyNoStep(-1) }},
		{Name: "Next product", Icon: look.IconArrowDown, Shortcut: alt(fyne.KeyDown), Keys: "Alt Down", Run: func() { e.Step(1) }, Why: func() string { return e.whyNoStep(1) }},
		{Name: "Show the content", Icon: look.IconFileText, Run: func() { e.tabs.choose(contentTab) }},
		{Name: "Show the variations", Icon: look.IconTable, Run: func() { e.tabs.choose(variationTab) }},
		{Name: "Show how searches find it", Icon: look.IconSearch, Run: func() { e.tabs.choose(searchEngineTab) }},
		{Name: "Add a variation", Icon: look.IconPlus, Run: e.tabs.variations.add},
	}
}

func alt(key fyne.KeyName) fyne.KeyboardShortcut {
	return &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierAlt}
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
