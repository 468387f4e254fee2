package grid

import (
	"testing"

	"fyne.io/fyne/v2"
	"github.com/google/go-cmp/cmp"

	"storehand/ui/look"
)

// folding is a shop whose third row has the fourth and fifth as parts.
type folding struct {
	*shop
	fold Fold
}

func (s folding) Row(i int) (Row, bool) {
	row, loaded := s.shop.Row(i)
	row.Part = i == 3 || i == 4
	if i == 2 {
		row.Fold = s.fold
	}
	return row, loaded
}

// foldDesk opens a grid of it and notes what it is asked to fold.
func foldDesk(t *testing.T, fold Fold) (d *desk, asked *[]bool) {
	asked = new([]bool)
	d = openDesk(t, newShop(10), look.Light, func(o *Options) {
		o.Columns[titleColumn].Outline = true
		o.Tickable = func(key int64) bool { return key != 4 && key != 5 }
		o.OnFold = func(key int64, open bool) {
			if key != 3 {
				t.Errorf("row with key %d is asked to fold", key)
			}
			*asked = append(*asked, open)
		}
	})
	d.source = folding{d.shop, fold}
	d.Reload()
	return d, asked
}

func TestArrowsFoldRows(t *testing.T) {
	for name, tc := range map[string]struct {
		fold  Fold
		row   int
		key   fyne.KeyName
		asked []bool
		at    [2]int
	}{
		"right opens":                  {Folded, 2, fyne.KeyRight, []bool{true}, [2]int{2, titleColumn}},
		"right moves on when opened":   {Opened, 2, fyne.KeyRight, nil, [2]int{2, skuColumn}},
		"left folds":                   {Opened, 2, fyne.KeyLeft, []bool{false}, [2]int{2, titleColumn}},
		"left moves on when folded":    {Folded, 2, fyne.KeyLeft, nil, [2]int{2, thumbColumn}},
		"left leads from part to row":  {Opened, 4, fyne.KeyLeft, nil, [2]int{2, titleColumn}},
		"a row without parts is plain": {Opened, 6, fyne.KeyRight, nil, [2]int{6, skuColumn}},
	} {
		t.Run(name, func(t *testing.T) {
			d, asked := foldDesk(t, tc.fold)
			d.goTo(tc.row, titleColumn)
			d.key(tc.key)
			if diff := cmp.Diff(tc.asked, *asked); diff != "" {
				t.Errorf("asked to open (-want +got):\n%s", diff)
			}
			if d.at() != tc.at {
				t.Errorf("the cursor is at %v, want %v", d.at(), tc.at)
			}
		})
	}
}

func TestClickOnTheMarkFolds(t *testing.T) {
	d, asked := foldDesk(t, Opened)
	left, _ := d.columnSpan(d.positionOf(titleColumn))
	mark := fyne.NewPos(left+look.CellPadding+outlineStep/2, d.spot(2, titleColumn).Y)
	d.doubleClick(mark) // two clicks: each asks
	d.click(fyne.NewPos(mark.X, d.spot(4, titleColumn).Y), 0)
	if diff := cmp.Diff([]bool{false, false}, *asked); diff != "" {
		t.Errorf("asked to open (-want +got):\n%s", diff)
	}
	if d.Editing() {
		t.Error("a double click on the mark edits the cell")
	}
}

func TestRowsThatCannotBeTicked(t *testing.T) {
	d, _ := foldDesk(t, Opened)
	d.SelectAll()
	if !d.AllSelected() || d.Selected().Len() != 8 || d.Selected().Has(4) {
		t.Errorf("all selected: %v, %d rows", d.AllSelected(), d.Selected().Len())
	}
	d.Select(Keys{})
	d.click(d.spot(3, checkColumn), 0)
	if d.Selected().Len() != 0 {
		t.Error("a row that cannot be selected is")
	}
	d.click(d.spot(1, checkColumn), 0)
	d.click(d.spot(6, checkColumn), fyne.KeyModifierShift)
	if got := d.Selected().Len(); got != 4 {
		t.Errorf("%d rows selected with Shift, want 4", got)
	}
}
