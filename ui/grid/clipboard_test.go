package grid

import (
	"errors"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/google/go-cmp/cmp"

	"storehand/ui/look"
)

func TestPasteOfABlockIsOneBatch(t *testing.T) {
	d := newDesk(t, 100)
	d.goTo(3, priceColumn)
	d.clipboard().SetContent("10.00\t8.00\t5\r\n11.00\t9.00\t6\r\n")
	d.shortcut(&fyne.ShortcutPaste{Clipboard: d.clipboard()})
	want := [][]Edit{{
		{4, "price", "10.00"}, {4, "sale", "8.00"}, {4, "stock", "5"},
		{5, "price", "11.00"}, {5, "sale", "9.00"}, {5, "stock", "6"},
	}}
	if diff := cmp.Diff(want, d.batches); diff != "" {
		t.Errorf("edits (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]Outcome{{Written: 6}}, d.outcomes); diff != "" {
		t.Errorf("outcome (-want +got):\n%s", diff)
	}
	p := d.positionOf(priceColumn)
	if got := d.cursor.block(); got != (block{3, p, 4, p + 2}) {
		t.Errorf("holds %+v, want what was pasted", got)
	}
}

func TestPasteSortsOut(t *testing.T) {
	d := newDesk(t, 5)
	d.goTo(4, categoryColumn)
	d.clipboard().SetContent("Bowls\t4\t88\tlost\nCups\t5\t90\tlost\n")
	d.Paste()
	d.goTo(2, statusColumn)
	d.clipboard().SetContent("draft\t-1\nSold\t2\n")
	d.Paste()
	want := [][]Edit{{{5, "category", "Bowls"}}, {{3, "status", "Draft"}, {4, "price", "2"}}}
	if diff := cmp.Diff(want, d.batches); diff != "" {
		t.Errorf("edits (-want +got):\n%s", diff)
	}
	// Images and score cannot be edited; the fourth text and the second row
	// fall outside.
	wantOutcomes := []Outcome{{Written: 1, Locked: 2, Beyond: 5}, {Written: 2, Refused: 2}}
	if diff := cmp.Diff(wantOutcomes, d.outcomes); diff != "" {
		t.Errorf("outcomes (-want +got):\n%s", diff)
	}
	cell, _ := d.cellAt(place{2, d.positionOf(priceColumn)})
	if cell.State != Refused || cell.Value != "-1" {
		t.Errorf("the refused cell is %+v", cell)
	}
}

func TestCopyOfARange(t *testing.T) {
	d := newDesk(t, 100)
	d.shop.texts[cellName{2, titleColumn}] = "Mug\twith \"tab\""
	d.Reload()
	d.goTo(0, checkColumn)
	for range 3 {
		d.shiftKey(fyne.KeyRight)
	}
	d.cursor.at.row = 1
	d.shortcut(&fyne.ShortcutCopy{Clipboard: d.clipboard()})
	want := "Product 1\tAF-00001\n\"Mug\twith \"\"tab\"\"\"\tAF-00002"
	if got := d.clipboard().Content(); got != want {
		t.Errorf("clipboard = %q, want %q", got, want)
	}
}

func TestCopyFetchesAllRowsOfTheRange(t *testing.T) {
	d := newDesk(t, 100_000)
	d.shop.missing[50_000] = true
	d.goTo(0, skuColumn)
	d.cursor.at.row = 99_999
	d.Copy()
	lines := strings.Split(d.clipboard().Content(), "\n")
	if len(lines) != 100_000 || lines[50_000] != "AF-50001" || lines[99_999] != "AF-100000" {
		t.Errorf("%d lines copied", len(lines))
	}
	if diff := cmp.Diff([][2]int{{0, 100_000}}, d.shop.fetched); diff != "" {
		t.Errorf("fetched (-want +got):\n%s", diff)
	}
}

func TestCopyThatCannotLoadLeavesTheClipboard(t *testing.T) {
	d := newDesk(t, 100)
	d.clipboard().SetContent("before")
	d.shop.failing = errors.New("disk gone")
	d.goTo(2, skuColumn)
	d.Copy()
	if got := d.clipboard().Content(); got != "before" {
		t.Errorf("clipboard = %q", got)
	}
	if len(d.errs) != 1 || d.errs[0].Error() != "copy rows 3 to 3: disk gone" {
		t.Errorf("errors %v", d.errs)
	}
}

func TestCutAndDeleteClear(t *testing.T) {
	d := newDesk(t, 100)
	d.goTo(3, priceColumn)
	d.shiftKey(fyne.KeyDown)
	d.shortcut(&fyne.ShortcutCut{Clipboard: d.clipboard()})
	if got := d.clipboard().Content(); got != "24.00\n25.00" {
		t.Errorf("clipboard = %q", got)
	}
	d.goTo(8, skuColumn)
	d.key(fyne.KeyDelete)
	want := [][]Edit{{{4, "price", ""}, {5, "price", ""}}, {{9, "sku", ""}}}
	if diff := cmp.Diff(want, d.batches); diff != "" {
		t.Errorf("edits (-want +got):\n%s", diff)
	}
	if words := d.wordsAt(8, skuColumn); words != emptyCell {
		t.Errorf("the cleared cell shows %q", words)
	}
}

func TestPasteOfNothing(t *testing.T) {
	d := newDesk(t, 100)
	d.clipboard().SetContent("")
	d.Paste()
	empty := openDesk(t, newShop(0), look.Light, func(*Options) {})
	empty.clipboard().SetContent("a\tb")
	empty.Paste()
	empty.Copy()
	if len(d.batches)+len(d.outcomes)+len(empty.batches)+len(empty.outcomes) != 0 {
		t.Error("nothing was written somewhere")
	}
}
