package parts

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"storehand/ui/look"
)

func TestButtonIsPressedByTapAndKeys(t *testing.T) {
	var pressed count
	b := NewButton(Primary, "Stage 3 changes", pressed.up)
	w := newWindow(t, look.Light, b)
	test.Tap(b)
	w.Canvas().Focus(b)
	press(w, fyne.KeySpace)
	press(w, fyne.KeyReturn)
	press(w, fyne.KeyA)
	pressed.want(t, 3, "pressed")
}

func TestDisabledButtonIsOutOfReach(t *testing.T) {
	var pressed count
	b := NewButton(Primary, "Stage", pressed.up)
	w := newWindow(t, look.Light, b)
	b.Disable()
	test.Tap(b)
	w.Canvas().Focus(b)
	if w.Canvas().Focused() != nil {
		t.Error("it took the focus")
	}
	b.Enable()
	test.Tap(b)
	pressed.want(t, 1, "pressed")
}

// A key a button has no use for belongs to the screen: Escape closes the panel
// also while a button in it has the focus.
func TestButtonPassesOnOtherKeys(t *testing.T) {
	b := NewButton(Quiet, "Cancel", nil)
	w := newWindow(t, look.Light, b)
	var heard fyne.KeyName
	w.Canvas().SetOnTypedKey(func(key *fyne.KeyEvent) { heard = key.Name })
	w.Canvas().Focus(b)
	press(w, fyne.KeyEscape)
	if heard != fyne.KeyEscape {
		t.Errorf("the canvas heard %q", heard)
	}
}

func TestButtonGrowsWithItsWords(t *testing.T) {
	b := NewButton(Primary, "Stage 1 change", nil)
	newWindow(t, look.Light, b)
	before := b.MinSize().Width
	b.SetText("Stage 128 changes")
	if b.MinSize().Width <= before {
		t.Error("it kept its width")
	}
	if b.MinSize().Height != look.ControlHeight {
		t.Errorf("it is %v px high", b.MinSize().Height)
	}
}

func TestIconButtonIsSquareAndNamedByItsTip(t *testing.T) {
	b := NewIconButton(Danger, look.IconTrash, "Delete rule", nil, nil).Small()
	newWindow(t, look.Light, b)
	if b.MinSize() != fyne.NewSquareSize(look.SmallControlHeight) {
		t.Errorf("it is %v", b.MinSize())
	}
	if b.Text() != "Delete rule" {
		t.Errorf("it is called %q", b.Text())
	}
}

func TestFocusRingShowsWithTheFocus(t *testing.T) {
	b := NewButton(Secondary, "Import", nil)
	w := newWindow(t, look.Light, b)
	if b.ring.line.Visible() {
		t.Error("ring without focus")
	}
	w.Canvas().Focus(b)
	if !b.ring.line.Visible() || b.ring.line.StrokeColor != look.Color(look.Accent) {
		t.Error("no accent ring with the focus")
	}
	w.Canvas().Unfocus()
	if b.ring.line.Visible() {
		t.Error("ring stays")
	}
}
