package shell_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"storehand/ui/shell"
)

// TestAPageOutOfSightHasNoKeyboard opens the settings while a field of another
// page has the keyboard.
func TestAPageOutOfSightHasNoKeyboard(t *testing.T) {
	o := open(t)
	o.addStore(t, "Mugs")
	o.queue.until(t, "the section is shown", func() bool { return o.shows(o.section.content) })
	o.window.Canvas().Focus(o.section.content.(*fyne.Container).Objects[0].(*widget.Entry))
	o.shell.ShowSettings()
	if o.window.Canvas().Focused() != nil {
		t.Error("a field out of sight has the keyboard")
	}
}

// TestControlAloneGoesNowhere presses Ctrl, as the beginning of a shortcut, and
// then a key of the section itself.
func TestControlAloneGoesNowhere(t *testing.T) {
	o := open(t)
	o.addStore(t, "Mugs")
	o.queue.until(t, "the section is shown", func() bool { return o.shows(o.section.content) })
	press := o.window.Canvas().OnTypedKey()
	press(&fyne.KeyEvent{Name: desktop.KeyControlLeft})
	if len(o.section.typed) != 0 {
		t.Errorf("the section got %v", o.section.typed)
	}
	press(&fyne.KeyEvent{Name: fyne.KeyDown})
	if len(o.section.typed) != 1 {
		t.Errorf("the section got %v, not the arrow key", o.section.typed)
	}
}

// TestClosingEndsTheProgramOnce asks for the end with the key of it.
func TestClosingEndsTheProgramOnce(t *testing.T) {
	o := open(t)
	o.addStore(t, "Mugs")
	o.queue.until(t, "the section is shown", func() bool { return o.shows(o.section.content) })
	o.section.stay = true
	o.shell.Press(shell.Ctrl(fyne.KeyQ))
	if o.closed != 0 {
		t.Error("the program ended although a section had something to store")
	}
	o.section.stay = false
	o.shell.Press(shell.Ctrl(fyne.KeyQ))
	if o.closed != 1 {
		t.Errorf("the program was ended %d times", o.closed)
	}
}
