package shell_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
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
