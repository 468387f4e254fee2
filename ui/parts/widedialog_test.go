package parts

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"storehand/ui/look"
)

func TestWideDialogIsAnsweredByKeys(t *testing.T) {
	w := newWindow(t, look.Light, widget.NewLabel("page"))
	var confirmed, escaped count
	primary := NewButton(Primary, "Import 25 products", confirmed.up)
	d := NewWideDialog(nil, escaped.up)
	d.Show(w.Canvas(), WidePage{Title: "Import", Width: 400, Height: 300, Content: widget.NewLabel("list"), Actions: []*Button{primary}})

	press(w, fyne.KeyReturn)
	confirmed.want(t, 1, "confirmed by Enter")
	enter := &desktop.CustomShortcut{KeyName: fyne.KeyReturn, Modifier: fyne.KeyModifierShortcutDefault}
	w.Canvas().Overlays().Top().(fyne.Shortcutable).TypedShortcut(enter)
	confirmed.want(t, 2, "confirmed by Ctrl+Enter")
	primary.Disable()
	press(w, fyne.KeyReturn)
	confirmed.want(t, 2, "confirmed while disabled")
	press(w, fyne.KeyEscape)
	escaped.want(t, 1, "escaped")
	if !d.IsOpen() {
		t.Error("the owner decides whether Escape closes")
	}
	d.Close()
	d.Close()
	if d.IsOpen() || w.Canvas().Overlays().Top() != nil {
		t.Error("still open")
	}
}

// A page may follow another one, of another size, without the dialog closing.
func TestWideDialogChangesItsPage(t *testing.T) {
	w := newWindow(t, look.Light, widget.NewLabel("page"))
	var confirmed count
	d := NewWideDialog(nil, func() {})
	d.Show(w.Canvas(), WidePage{Title: "Reading", Width: 300, Height: 200, Content: widget.NewLabel("one"), Actions: []*Button{NewButton(Quiet, "Cancel", confirmed.up)}})
	press(w, fyne.KeyReturn)
	confirmed.want(t, 0, "a button that is no primary one pressed by Enter")
	d.Show(w.Canvas(), WidePage{Title: "Import", Width: 5000, Height: 5000, Content: widget.NewLabel("two")})
	if got, window := d.card.Size(), w.Canvas().Size(); got.Width != window.Width-2*dialogFromEdge || got.Height != window.Height-2*dialogFromEdge {
		t.Errorf("%v in a window of %v", got, window)
	}
	if len(w.Canvas().Overlays().List()) != 1 {
		t.Error("two dialogs")
	}
}

func TestWideDialogOpensAgain(t *testing.T) {
	w := newWindow(t, look.Light, widget.NewLabel("page"))
	d := NewWideDialog(nil, func() {})
	for _, words := range []string{"first", "second"} {
		content := widget.NewLabel(words)
		d.Show(w.Canvas(), WidePage{Title: "Import", Width: 400, Height: 300, Content: content})
		if content.Size().Width != 398 {
			t.Errorf("the content is %v wide in a dialog of 400", content.Size().Width)
		}
		if at := fyne.CurrentApp().Driver().AbsolutePositionForObject(content); at.X != 101 {
			t.Errorf("the %s one is at %v", words, at)
		}
		d.Close()
	}
}
