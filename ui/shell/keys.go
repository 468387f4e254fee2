package shell

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"storehand/ui/desk"
	"storehand/ui/look"
)

// Ctrl makes a shortcut of the key table; on macOS Ctrl is the command key.
func Ctrl(key fyne.KeyName) fyne.KeyboardShortcut {
	return &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault}
}

// CtrlShift makes a shortcut with both keys.
func CtrlShift(key fyne.KeyName) fyne.KeyboardShortcut {
	return &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault | fyne.KeyModifierShift}
}

// sectionKeys are the fixed keys of the sections, also of those that come
// later, so that a key never changes its meaning.
var sectionKeys = map[desk.Place]fyne.KeyName{desk.Products: fyne.Key3, desk.Images: fyne.Key4}

// commands lists everything that can be done now: what the pages offer
// everywhere, what the section in front offers, and the window's own.
func (s *Shell) commands() []desk.Command {
	var all []desk.Command
	if s.front != nil && s.scope.Store.ID != 0 {
		all = append(all, s.front.Commands()...)
	}
	all = append(all, s.pages.Commands...)
	if s.scope.Store.ID != 0 {
		for _, section := range s.pages.Sections {
			key := sectionKeys[section.Place()]
			all = append(all, desk.Command{Name: "Go to " + section.Name(), Icon: section.Icon(), Shortcut: Ctrl(key), Keys: "Ctrl " + string(key), Run: func() { s.show(section) }})
		}
		for i, store := range s.stores {
			command := desk.Command{Name: "Switch to " + store.Name, Icon: look.IconStore, Run: func() { s.switchStore(store.ID) }}
			if i < 9 {
				key := fyne.KeyName(fmt.Sprint(i + 1))
				command.Shortcut, command.Keys = CtrlShift(key), "Ctrl Shift "+string(key)
			}
			all = append(all, command)
		}
	}
	return append(all,
		desk.Command{Name: s.stepName("Undo", true), Icon: look.IconUndo, Shortcut: Ctrl(fyne.KeyZ), Keys: "Ctrl Z", Run: s.Undo, Why: s.whyNoUndo},
		desk.Command{Name: s.stepName("Redo", false), Icon: look.IconRevert, Shortcut: CtrlShift(fyne.KeyZ), Keys: "Ctrl Shift Z", Run: s.Redo, Why: s.whyNoRedo},
		desk.Command{Name: "Commands", Icon: look.IconSearch, Shortcut: Ctrl(fyne.KeyK), Keys: "Ctrl K", Run: s.OpenPalette},
		desk.Command{Name: "Settings", Icon: look.IconSettings, Shortcut: Ctrl(fyne.KeyComma), Keys: "Ctrl ,", Run: s.ShowSettings},
		desk.Command{Name: "Keyboard shortcuts", Icon: look.IconList, Keys: "F1", Run: s.ShowShortcuts},
		desk.Command{Name: "Quit Storehand", Icon: look.IconX, Shortcut: Ctrl(fyne.KeyQ), Keys: "Ctrl Q", Run: s.askToClose},
	)
}

func (s *Shell) stepName(word string, undo bool) string {
	step := s.stack.Redo
	if undo {
		step = s.stack.Undo
	}
	if step == nil {
		return word
	}
	return word + " " + step.Name
}

func (s *Shell) whyNoUndo() string {
	if s.stack.Undo == nil {
		return "nothing to undo"
	}
	return ""
}

func (s *Shell) whyNoRedo() string {
	if s.stack.Redo == nil {
		return "nothing to redo"
	}
	return ""
}

// bindKeys binds every key once. What a key does is looked up when it is
// pressed, so that it follows the section in front. Undo, copy and the like
// reach the canvas only while no text field has a better use for them.
func (s *Shell) bindKeys() {
	c := s.params.Window.Canvas()
	for _, shortcut := range s.everyShortcut() {
		c.AddShortcut(shortcut, s.Press)
	}
	c.AddShortcut(Ctrl(fyne.KeyReturn), s.Press) // in dialogs, whatever the sections do with it
	c.AddShortcut(&fyne.ShortcutUndo{}, s.Press)
	c.AddShortcut(&fyne.ShortcutRedo{}, s.Press)
	c.SetOnTypedKey(s.typedKey)
	c.SetOnTypedRune(s.typedRune)
}

// everyShortcut lists the shortcuts that any section may have.
func (s *Shell) everyShortcut() []fyne.KeyboardShortcut {
	var all []fyne.KeyboardShortcut
	add := func(commands []desk.Command) {
		for _, command := range commands {
			if command.Shortcut != nil {
				all = append(all, command.Shortcut)
			}
		}
	}
	add(s.pages.Commands)
	add(s.commands())
	for _, section := range s.pages.Sections {
		add(section.Commands())
	}
	for i := range 9 {
		key := fyne.KeyName(fmt.Sprint(i + 1))
		all = append(all, Ctrl(key), CtrlShift(key))
	}
	return all
}

// Press does what a key of the window does: it runs the first command with that
// shortcut that can run now. A dialog or menu over the window has the keyboard
// to itself.
func (s *Shell) Press(pressed fyne.Shortcut) {
	if over := s.params.Window.Canvas().Overlays().Top(); over != nil {
		if takes, is := over.(fyne.Shortcutable); is {
			takes.TypedShortcut(pressed)
		}
		return
	}
	// What is known here of the undo stack may be older than the workspace, so
	// these two are tried whatever it says.
	switch pressed.ShortcutName() {
	case (&fyne.ShortcutUndo{}).ShortcutName(): // Fyne's own names for Ctrl+Z and Ctrl+Y
		s.Undo()
		return
	case (&fyne.ShortcutRedo{}).ShortcutName(), CtrlShift(fyne.KeyZ).ShortcutName():
		s.Redo()
		return
	}
	for _, command := range s.commands() {
		if command.Shortcut != nil && command.Shortcut.ShortcutName() == pressed.ShortcutName() && canRun(command) {
			command.Run()
			return
		}
	}
}

func canRun(command desk.Command) bool { return command.Why == nil || command.Why() == "" }

// modifiers are keys that mean nothing by themselves: pressing one must not take
// the keyboard anywhere.
var modifiers = []fyne.KeyName{
	desktop.KeyShiftLeft, desktop.KeyShiftRight, desktop.KeyControlLeft, desktop.KeyControlRight,
	desktop.KeyAltLeft, desktop.KeyAltRight, desktop.KeySuperLeft, desktop.KeySuperRight, desktop.KeyCapsLock,
}

// typedKey gets the keys nothing focused had a use for.
func (s *Shell) typedKey(key *fyne.KeyEvent) {
	if slices.Contains(modifiers, key.Name) {
		return
	}
	if key.Name == fyne.KeyF1 {
		s.ShowShortcuts()
		return
	}
	if s.scope.Store.ID == 0 && (key.Name == fyne.KeyReturn || key.Name == fyne.KeyEnter) {
		s.pages.OnWelcomeEnter()
		return
	}
	if typing, is := s.front.(desk.Keyed); is {
		typing.TypedKey(key)
	}
}

func (s *Shell) typedRune(r rune) {
	if typing, is := s.front.(desk.Keyed); is {
		typing.TypedRune(r)
	}
}
