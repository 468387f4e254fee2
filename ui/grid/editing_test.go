package grid

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
	"github.com/google/go-cmp/cmp"

	"storehand/ui/look"
)

func TestTypingEditsTheCellAndEnterMovesDown(t *testing.T) {
	d := newDesk(t, 100)
	d.goTo(3, priceColumn)
	d.typed("19.90")
	if !d.Editing() {
		t.Fatal("typing did not begin an edit")
	}
	d.key(fyne.KeyReturn)
	want := [][]Edit{{{Key: 4, Column: "price", Text: "19.90"}}}
	if diff := cmp.Diff(want, d.batches); diff != "" {
		t.Errorf("edits (-want +got):\n%s", diff)
	}
	if d.Editing() || d.at() != [2]int{4, priceColumn} {
		t.Errorf("editing %v, cursor at %v", d.Editing(), d.at())
	}
	if d.window.Canvas().Focused() != fyne.Focusable(d.Grid) {
		t.Error("the grid did not get the keyboard back")
	}
}

func TestKeysThatEndAnEdit(t *testing.T) {
	for name, tc := range map[string]struct {
		press func(d *desk)
		saved bool
		at    [2]int
	}{
		"Enter":       {func(d *desk) { d.key(fyne.KeyReturn) }, true, [2]int{4, priceColumn}},
		"Shift+Enter": {func(d *desk) { d.shiftKey(fyne.KeyReturn) }, true, [2]int{2, priceColumn}},
		"Tab":         {func(d *desk) { d.key(fyne.KeyTab) }, true, [2]int{3, saleColumn}},
		"Shift+Tab":   {func(d *desk) { d.shiftKey(fyne.KeyTab) }, true, [2]int{3, statusColumn}},
		"Down":        {func(d *desk) { d.key(fyne.KeyDown) }, true, [2]int{4, priceColumn}},
		"Up":          {func(d *desk) { d.key(fyne.KeyUp) }, true, [2]int{2, priceColumn}},
		"Esc":         {func(d *desk) { d.key(fyne.KeyEscape) }, false, [2]int{3, priceColumn}},
	} {
		t.Run(name, func(t *testing.T) {
			d := newDesk(t, 100)
			d.goTo(3, priceColumn)
			d.typed("5")
			tc.press(d)
			if d.Editing() || len(d.batches) == 1 != tc.saved || d.at() != tc.at {
				t.Errorf("editing %v, batches %v, cursor at %v, want %v", d.Editing(), d.batches, d.at(), tc.at)
			}
		})
	}
}

func TestEnterAndF2EditTheTextThatIsThere(t *testing.T) {
	for _, key := range []fyne.KeyName{fyne.KeyReturn, fyne.KeyF2} {
		d := newDesk(t, 100)
		d.goTo(3, titleColumn)
		d.key(key)
		if d.edit.entry.Text != "Product 4" || d.edit.entry.SelectedText() != "Product 4" {
			t.Errorf("%s: text %q, selected %q", key, d.edit.entry.Text, d.edit.entry.SelectedText())
		}
		d.key(fyne.KeyReturn)
		if len(d.batches) != 0 {
			t.Errorf("%s: saving the same text made edits %v", key, d.batches)
		}
	}
}

func TestTypingReplacesTheText(t *testing.T) {
	d := newDesk(t, 100)
	d.goTo(3, titleColumn)
	d.typed("Jug")
	if d.edit.entry.Text != "Jug" {
		t.Errorf("text = %q", d.edit.entry.Text)
	}
	d.key(fyne.KeyEscape)
	d.key(fyne.KeyBackspace)
	if !d.Editing() || d.edit.entry.Text != "" {
		t.Errorf("Backspace: editing %v, text %q", d.Editing(), d.edit.entry.Text)
	}
}

func TestWhatCannotBeEditedIsOpened(t *testing.T) {
	d := newDesk(t, 100)
	for _, column := range []int{thumbColumn, imagesColumn} {
		d.goTo(3, column)
		d.typed("5")
		d.key(fyne.KeyReturn)
	}
	if d.Editing() {
		t.Error("an edit is open")
	}
	if diff := cmp.Diff([]string{"thumb", "images"}, d.opened); diff != "" {
		t.Errorf("opened (-want +got):\n%s", diff)
	}
}

func TestRefusedTextKeepsTheEditOpen(t *testing.T) {
	d := newDesk(t, 100)
	d.goTo(3, priceColumn)
	d.typed("-4")
	if d.edit.reason != errNegative.Error() || !d.tip.box.Visible() {
		t.Errorf("while typing: reason %q, tip shown %v", d.edit.reason, d.tip.box.Visible())
	}
	d.key(fyne.KeyReturn)
	if !d.Editing() || len(d.batches) != 0 {
		t.Fatalf("editing %v, edits %v", d.Editing(), d.batches)
	}
	d.key(fyne.KeyBackspace, fyne.KeyBackspace)
	d.typed("4")
	d.key(fyne.KeyReturn)
	if d.Editing() || len(d.batches) != 1 || d.tip.box.Visible() {
		t.Errorf("after the correction: editing %v, edits %v, tip shown %v", d.Editing(), d.batches, d.tip.box.Visible())
	}
}

func TestRefusedTextIsNotLostByAClickElsewhere(t *testing.T) {
	d := newDesk(t, 100)
	d.goTo(3, priceColumn)
	d.typed("-4")
	d.click(d.spot(6, titleColumn), 0)
	cell, _ := d.cellAt(place{3, d.positionOf(priceColumn)})
	if d.Editing() || cell.State != Refused || cell.Value != "-4" || cell.Reason != errNegative.Error() {
		t.Errorf("editing %v, cell %+v", d.Editing(), cell)
	}
	if d.Refused() != 1 || len(d.batches) != 0 {
		t.Errorf("%d refused, edits %v", d.Refused(), d.batches)
	}
	d.goTo(3, priceColumn)
	d.key(fyne.KeyEscape)
	if cell, _ = d.cellAt(place{3, d.positionOf(priceColumn)}); cell.State != Rest || cell.Value != "24.00" {
		t.Errorf("after Esc: %+v", cell)
	}
}

func TestClickElsewhereSaves(t *testing.T) {
	d := newDesk(t, 100)
	d.goTo(3, priceColumn)
	d.typed("4")
	d.click(d.spot(6, titleColumn), 0)
	if d.Editing() || len(d.batches) != 1 || d.at() != [2]int{6, titleColumn} {
		t.Errorf("editing %v, edits %v, cursor %v", d.Editing(), d.batches, d.at())
	}
}

func TestOwnerRefuses(t *testing.T) {
	d := newDesk(t, 100)
	d.Refuse(Edit{4, "price", "1"}, "below the minimum price")
	d.point(d.spot(3, priceColumn))
	if !d.tip.box.Visible() || d.tip.lines[0].Text != "Below the minimum price." {
		t.Error("the reason does not show under the pointer")
	}
	d.goTo(3, priceColumn)
	d.typed("30")
	d.key(fyne.KeyReturn)
	if d.Refused() != 0 {
		t.Error("the cell is still refused after a good edit")
	}
	d.Refuse(Edit{9, "price", "1"}, "No.")
	d.ClearRefusals()
	if d.Refused() != 0 {
		t.Error("refusals are still there")
	}
}

func TestNewTextShowsUntilTheOwnerAnswers(t *testing.T) {
	d := openDesk(t, newShop(100), look.Light, func(o *Options) { o.OnEdit = nil })
	d.goTo(3, priceColumn)
	at := d.cursor.at
	d.typed("5.00")
	d.key(fyne.KeyReturn)
	if cell, _ := d.cellAt(at); cell.Value != "5.00" || cell.State != Staged || cell.Was != "24.00" {
		t.Errorf("before the answer: %+v", cell)
	}
	d.RowsChanged(0, 100)
	if cell, _ := d.cellAt(at); cell.Value != "24.00" || cell.State != Rest {
		t.Errorf("after the answer: %+v", cell)
	}
}

func TestLockedCellIsNotEdited(t *testing.T) {
	s := &lockedShop{newShop(10)}
	d := openDesk(t, s.shop, look.Light, func(*Options) {})
	d.source = s
	d.Reload()
	d.goTo(3, priceColumn)
	d.typed("5")
	d.key(fyne.KeyDelete)
	if d.Editing() || len(d.batches) != 0 {
		t.Errorf("editing %v, edits %v", d.Editing(), d.batches)
	}
	if diff := cmp.Diff([]Outcome{{Locked: 1}}, d.outcomes); diff != "" {
		t.Errorf("outcomes (-want +got):\n%s", diff)
	}
}

// lockedShop is a shop whose prices are set by a rule.
type lockedShop struct{ *shop }

func (s *lockedShop) Row(i int) (Row, bool) {
	row, ok := s.shop.Row(i)
	row.Cells[priceColumn].State = Locked
	row.Cells[priceColumn].Reason = "Set by the rule Summer sale."
	return row, ok
}

func TestChoices(t *testing.T) {
	d := newDesk(t, 100)
	d.goTo(3, statusColumn)
	d.key(fyne.KeyReturn)
	if diff := cmp.Diff([]string{"Published", "Draft", "Private"}, d.edit.choices.fitting); diff != "" {
		t.Errorf("choices (-want +got):\n%s", diff)
	}
	d.key(fyne.KeyDown, fyne.KeyReturn)
	d.typed("priv")
	d.key(fyne.KeyReturn)
	d.typed("dra")
	d.edit.choices.MouseDown(mouseAt(fyne.NewPos(20, choicesPadding+choiceHeight/2)))
	want := [][]Edit{{{4, "status", "Draft"}}, {{5, "status", "Private"}}, {{6, "status", "Draft"}}}
	if diff := cmp.Diff(want, d.batches); diff != "" {
		t.Errorf("edits (-want +got):\n%s", diff)
	}
	d.typed("gone")
	d.key(fyne.KeyReturn)
	if !d.Editing() || d.edit.reason != `"gone" is not in the list of choices` {
		t.Errorf("editing %v, reason %q", d.Editing(), d.edit.reason)
	}
}

func TestEditStaysWithItsRow(t *testing.T) {
	d := newDesk(t, 100)
	d.goTo(3, priceColumn)
	d.typed("5")
	d.shop.reverse()
	d.Reload()
	if !d.Editing() || d.edit.at.row != 96 {
		t.Fatalf("editing %v in row %d", d.Editing(), d.edit.at.row)
	}
	d.key(fyne.KeyReturn)
	if len(d.batches) != 1 || d.batches[0][0].Key != 4 {
		t.Errorf("edits %v", d.batches)
	}
	d.goTo(0, priceColumn)
	d.typed("6")
	d.shop.keys = d.shop.keys[1:]
	d.Reload()
	if d.Editing() {
		t.Error("the row is gone, the edit is not")
	}
}

func TestEditOutlivesTheWindowLosingTheKeyboard(t *testing.T) {
	var queue []func()
	d := openDesk(t, newShop(100), look.Light, func(o *Options) {
		o.Dispatch = func(f func()) { queue = append(queue, f) }
	})
	drain := func() {
		for len(queue) > 0 {
			f := queue[0]
			queue = queue[1:]
			f()
		}
	}
	d.goTo(3, priceColumn)
	d.typed("5")
	d.edit.entry.FocusLost() // as when another window comes up
	drain()
	if !d.Editing() {
		t.Fatal("the edit is gone")
	}

	other := widget.NewEntry()
	d.window.SetContent(newBox(d.Grid, other))
	d.window.Canvas().Focus(d.edit.entry)
	d.window.Canvas().Focus(other)
	drain()
	if d.Editing() || len(d.batches) != 1 {
		t.Errorf("editing %v, edits %v", d.Editing(), d.batches)
	}
	if d.window.Canvas().Focused() != fyne.Focusable(other) {
		t.Error("the other field lost the keyboard again")
	}
}

func TestCommit(t *testing.T) {
	d := newDesk(t, 100)
	d.goTo(3, priceColumn)
	d.typed("5")
	d.Commit()
	if d.Editing() || len(d.batches) != 1 {
		t.Errorf("editing %v, edits %v", d.Editing(), d.batches)
	}
	d.Commit()
	if len(d.batches) != 1 {
		t.Error("a second Commit wrote again")
	}
}

func TestCellOfAnUnloadedRowIsNotEdited(t *testing.T) {
	d := newDesk(t, 100)
	d.shop.missing[3] = true
	d.Reload()
	d.goTo(3, priceColumn)
	d.typed("5")
	d.key(fyne.KeyF2)
	if d.Editing() {
		t.Error("an edit is open")
	}
}

func TestRightToLeftTextIsShownAndEdited(t *testing.T) {
	d := newDesk(t, 100)
	d.goTo(3, titleColumn)
	d.typed("שלום עולם 123 مرحبا")
	d.key(fyne.KeyReturn)
	if len(d.batches) != 1 || d.batches[0][0].Text != "שלום עולם 123 مرحبا" {
		t.Errorf("edits %v", d.batches)
	}
	if words := d.wordsAt(3, titleColumn); words != "שלום עולם 123 مرحبا" {
		t.Errorf("the cell shows %q", words)
	}
	d.key(fyne.KeyUp, fyne.KeyF2, fyne.KeyLeft, fyne.KeyBackspace, fyne.KeyReturn)
	d.window.Canvas().Capture()
}
