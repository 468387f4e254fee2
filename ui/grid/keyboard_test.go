package grid

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"github.com/google/go-cmp/cmp"

	"storehand/ui/look"
)

func ctrl(key fyne.KeyName, more fyne.KeyModifier) fyne.Shortcut {
	return &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault | more}
}

func TestCursorKeysScroll(t *testing.T) {
	d := newDesk(t, 100_000)
	d.shortcut(ctrl(fyne.KeyEnd, 0))
	if d.at() != [2]int{99_999, scoreColumn} || d.view.offset != d.view.limit() {
		t.Errorf("Ctrl+End: cursor %v, offset %v of %v", d.at(), d.view.offset, d.view.limit())
	}
	d.key(fyne.KeyHome)
	if d.at() != [2]int{99_999, checkColumn} {
		t.Errorf("Home: cursor %v", d.at())
	}
	d.key(fyne.KeyPageUp)
	if d.at() != [2]int{99_999 - 14, checkColumn} {
		t.Errorf("Page Up: cursor %v", d.at())
	}
	d.shortcut(ctrl(fyne.KeyHome, 0))
	if d.at() != [2]int{0, checkColumn} || d.view.offset != 0 {
		t.Errorf("Ctrl+Home: cursor %v, offset %v", d.at(), d.view.offset)
	}
}

func TestLastRowsOfAMillionAreDrawnWhereTheyBelong(t *testing.T) {
	d := newDesk(t, 1_000_000)
	d.shortcut(ctrl(fyne.KeyEnd, 0))
	for row := 999_990; row < 1_000_000; row++ {
		if y, height := d.body.span(row); y != float32(row-999_985)*40 || height != 40 {
			t.Errorf("row %d lies at %v, %v high", row, y, height)
		}
	}
	if words := d.wordsAt(999_999, titleColumn); words != "Product 1000000" {
		t.Errorf("the last row shows %q", words)
	}
}

func TestShiftHoldsARange(t *testing.T) {
	d := newDesk(t, 100)
	d.goTo(3, priceColumn)
	d.shiftKey(fyne.KeyDown, fyne.KeyDown, fyne.KeyRight)
	p := d.positionOf(priceColumn)
	if got := d.cursor.block(); got != (block{3, p, 5, p + 1}) {
		t.Errorf("holds %+v", got)
	}
	d.shortcut(ctrl(fyne.KeyEnd, fyne.KeyModifierShift))
	if got := d.cursor.block(); got != (block{3, p, 99, d.positionOf(scoreColumn)}) {
		t.Errorf("Ctrl+Shift+End holds %+v", got)
	}
	d.key(fyne.KeyEscape)
	if !d.cursor.block().single() {
		t.Error("Esc did not let go of the range")
	}
}

func TestSpaceSelectsTheRowsHeld(t *testing.T) {
	d := newDesk(t, 100)
	d.goTo(3, priceColumn)
	d.shiftKey(fyne.KeyDown, fyne.KeyDown)
	d.key(fyne.KeySpace)
	d.typed(" ") // Fyne tells of a space as a key and as a rune
	if got := slices.Collect(d.Selected().All()); !cmp.Equal(got, []int64{4, 5, 6}) {
		t.Errorf("selected %v", got)
	}
	if d.Editing() {
		t.Error("the space began an edit")
	}
	d.key(fyne.KeySpace)
	if d.Selected().Len() != 0 {
		t.Errorf("selected %v after a second space", d.Selected())
	}
}

func TestShiftInTheCheckColumnSelectsRows(t *testing.T) {
	d := newDesk(t, 100)
	d.goTo(3, checkColumn)
	d.key(fyne.KeySpace)
	d.shiftKey(fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyUp)
	if got := slices.Collect(d.Selected().All()); !cmp.Equal(got, []int64{4, 5, 6}) {
		t.Errorf("selected %v", got)
	}
	d.Select(Keys{})
	d.goTo(10, checkColumn)
	d.shiftKey(fyne.KeyUp)
	if got := slices.Collect(d.Selected().All()); !cmp.Equal(got, []int64{10, 11}) {
		t.Errorf("without a tick before: selected %v", got)
	}
}

func TestSelectAllOfAHundredThousand(t *testing.T) {
	d := newDesk(t, 100_000)
	d.shortcut(&fyne.ShortcutSelectAll{})
	if d.Selected().Len() != 100_000 || !d.AllSelected() || len(d.Selected().runs) != 1 {
		t.Errorf("%d selected in %d runs", d.Selected().Len(), len(d.Selected().runs))
	}
	d.goTo(7, checkColumn)
	d.key(fyne.KeySpace)
	if d.Selected().Len() != 99_999 || d.AllSelected() || d.Selected().Has(8) {
		t.Errorf("%d selected after one was taken out", d.Selected().Len())
	}
	d.shop.reverse()
	d.Reload()
	if d.Selected().Len() != 99_999 || d.Selected().Has(8) || !d.Selected().Has(100_000) {
		t.Error("sorting changed the selection")
	}
	d.key(fyne.KeyEscape)
	if d.Selected().Len() != 0 || d.selects != 3 {
		t.Errorf("%d selected after Esc, told %d times", d.Selected().Len(), d.selects)
	}
}

func TestRowsAFilterHidesStaySelectedUntilDropped(t *testing.T) {
	d := newDesk(t, 10)
	d.Select(NewKeys(2, 9))
	d.shop.keys = d.shop.keys[:5]
	d.Reload()
	if d.Selected().Len() != 2 {
		t.Errorf("selected %v", d.Selected())
	}
	d.KeepShown()
	if got := slices.Collect(d.Selected().All()); !cmp.Equal(got, []int64{2}) {
		t.Errorf("selected %v", got)
	}
}

func TestKeysTheGridHasNoUseForGoOn(t *testing.T) {
	d := newDesk(t, 10)
	d.shortcut(&fyne.ShortcutUndo{})
	d.shortcut(&fyne.ShortcutRedo{})
	d.shortcut(ctrl(fyne.KeyK, 0))
	d.key(fyne.KeyEscape, fyne.KeyF5)
	if diff := cmp.Diff([]string{"Undo", "Redo", ctrl(fyne.KeyK, 0).ShortcutName()}, d.passed); diff != "" {
		t.Errorf("shortcuts (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]fyne.KeyName{fyne.KeyEscape, fyne.KeyF5}, d.keysLeft); diff != "" {
		t.Errorf("keys (-want +got):\n%s", diff)
	}
}

func TestOwnerTakesARune(t *testing.T) {
	var taken []rune
	d := openDesk(t, newShop(10), look.Light, func(o *Options) {
		o.TakeRune = func(r rune) bool {
			taken = append(taken, r)
			return r == '/'
		}
	})
	d.typed("/")
	if d.Editing() {
		t.Error("a rune the owner took began an edit")
	}
	d.typed("x")
	if !d.Editing() || string(taken) != "/x" {
		t.Errorf("editing %v, offered %q", d.Editing(), string(taken))
	}
}

func TestTabLeavesTheGridAtItsEnds(t *testing.T) {
	d := newDesk(t, 3)
	if !d.AcceptsTab() {
		t.Error("Tab leaves from the middle")
	}
	d.goTo(2, scoreColumn)
	if d.AcceptsTab() {
		t.Error("Tab does not leave from the last cell")
	}
	d.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	if !d.AcceptsTab() {
		t.Error("Shift+Tab leaves from the last cell")
	}
	d.goTo(0, checkColumn)
	if d.AcceptsTab() {
		t.Error("Shift+Tab does not leave from the first cell")
	}
}

func TestEmptyListTakesEveryKey(t *testing.T) {
	d := newDesk(t, 0)
	d.key(fyne.KeyDown, fyne.KeyTab, fyne.KeyReturn, fyne.KeySpace, fyne.KeyDelete, fyne.KeyPageDown, desktop.KeyMenu)
	d.typed("x")
	for _, s := range []fyne.Shortcut{&fyne.ShortcutSelectAll{}, &fyne.ShortcutCopy{Clipboard: d.clipboard()}, ctrl(fyne.KeyEnd, 0)} {
		d.shortcut(s)
	}
	d.click(fyne.NewPos(300, 100), 0)
	d.doubleClick(fyne.NewPos(300, 100))
	d.click(d.headSpot(checkColumn), 0)
	if _, ok := d.CursorKey(); ok || d.Editing() || d.Selected().Len() != 0 {
		t.Error("there is something in an empty list")
	}
}

func TestCursorBeginsInTheFirstRow(t *testing.T) {
	s := newShop(10)
	s.keys[5] = 0
	d := openDesk(t, s, look.Light, func(*Options) {})
	if d.at() != [2]int{0, titleColumn} {
		t.Errorf("cursor at %v", d.at())
	}
}

func TestCursorStaysWithItsRow(t *testing.T) {
	d := newDesk(t, 100)
	d.goTo(3, priceColumn)
	d.shop.reverse()
	d.Reload()
	if key, _ := d.CursorKey(); key != 4 || d.at() != [2]int{96, priceColumn} {
		t.Errorf("key %d at %v", key, d.at())
	}
	d.shop.keys = d.shop.keys[:50]
	d.Reload()
	if key, _ := d.CursorKey(); d.at() != [2]int{49, priceColumn} || key != d.shop.keys[49] {
		t.Errorf("key %d at %v after its row is gone", key, d.at())
	}
	if !d.MoveToKey(90) || d.at() != [2]int{10, priceColumn} {
		t.Errorf("MoveToKey led to %v", d.at())
	}
	if d.MoveToKey(4) {
		t.Error("MoveToKey found a row that is gone")
	}
}
