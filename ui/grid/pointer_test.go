package grid

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"github.com/google/go-cmp/cmp"

	"storehand/ui/look"
	"storehand/ui/parts"
)

func mouseAt(at fyne.Position) *desktop.MouseEvent {
	return &desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at}, Button: desktop.MouseButtonPrimary}
}

func TestClicksOnCheckBoxes(t *testing.T) {
	d := newDesk(t, 100)
	d.click(d.spot(2, checkColumn), 0)
	d.click(d.spot(5, checkColumn), fyne.KeyModifierShift)
	if got := slices.Collect(d.Selected().All()); !cmp.Equal(got, []int64{3, 4, 5, 6}) {
		t.Errorf("selected %v", got)
	}
	d.click(d.spot(3, checkColumn), fyne.KeyModifierShift)
	if got := slices.Collect(d.Selected().All()); !cmp.Equal(got, []int64{3, 4}) {
		t.Errorf("after a shorter range: selected %v", got)
	}
	d.click(d.spot(9, titleColumn), fyne.KeyModifierShortcutDefault)
	d.click(d.spot(2, checkColumn), 0)
	if got := slices.Collect(d.Selected().All()); !cmp.Equal(got, []int64{4, 10}) {
		t.Errorf("after single clicks: selected %v", got)
	}
	d.drag(d.spot(6, checkColumn), d.spot(7, checkColumn), d.spot(8, checkColumn))
	if got := slices.Collect(d.Selected().All()); !cmp.Equal(got, []int64{4, 7, 8, 9, 10}) {
		t.Errorf("after a drag: selected %v", got)
	}
}

func TestBoxInTheHeadSelectsAllOrNone(t *testing.T) {
	d := newDesk(t, 100)
	d.click(d.headSpot(checkColumn), 0)
	if !d.AllSelected() {
		t.Errorf("%d selected", d.Selected().Len())
	}
	d.click(d.headSpot(checkColumn), 0)
	if d.Selected().Len() != 0 {
		t.Errorf("%d selected after a second click", d.Selected().Len())
	}
	d.click(d.spot(2, checkColumn), 0)
	d.click(d.headSpot(checkColumn), 0)
	if !d.AllSelected() {
		t.Errorf("%d selected from some", d.Selected().Len())
	}
}

func TestClickOnAHeadSorts(t *testing.T) {
	d := newDesk(t, 1000)
	d.scrollTo(0, 4000)
	d.click(d.headSpot(priceColumn), 0)
	d.click(d.headSpot(priceColumn), 0)
	d.click(d.headSpot(titleColumn), 0)
	d.click(d.headSpot(thumbColumn), 0)
	want := []Sort{{"price", false}, {"price", true}, {"title", false}}
	if diff := cmp.Diff(want, d.sorts); diff != "" {
		t.Errorf("orders (-want +got):\n%s", diff)
	}
	if d.view.offset != 0 || d.Sort() != (Sort{"title", false}) {
		t.Errorf("offset %v, order %v", d.view.offset, d.Sort())
	}
}

func TestDragOfAnEdgeResizes(t *testing.T) {
	d := newDesk(t, 100)
	left, width := d.columnSpan(d.positionOf(skuColumn))
	from := fyne.NewPos(left+width-1, 10)
	d.point(from)
	if d.Cursor() != desktop.HResizeCursor {
		t.Error("the pointer does not show that the edge can be dragged")
	}
	d.drag(from, from.AddXY(20, 0), from.AddXY(50, 30))
	if got := d.Layout().Columns[skuColumn]; got != (ColumnState{ID: "sku", Width: 168}) {
		t.Errorf("column is %+v", got)
	}
	if len(d.layouts) != 1 {
		t.Errorf("the owner was told %d times", len(d.layouts))
	}
	d.drag(from.AddXY(50, 0), fyne.NewPos(0, 10))
	if got := d.columns.width(skuColumn); got != minColumnWidth {
		t.Errorf("narrowed to %v", got)
	}
	if len(d.sorts) != 0 {
		t.Error("dragging an edge sorted")
	}
}

func TestDoubleClickOnAnEdgeFits(t *testing.T) {
	d := newDesk(t, 100)
	left, width := d.columnSpan(d.positionOf(titleColumn))
	d.doubleClick(fyne.NewPos(left+width, 10))
	if got := d.columns.width(titleColumn); got > 100 || got < 60 {
		t.Errorf("fitted to %v", got)
	}
	if view := d.viewAt(3, titleColumn); view.short {
		t.Errorf("%q is cut in a fitted column", view.words.Text)
	}
}

func TestFrozenColumnsLeaveRoom(t *testing.T) {
	d := newDesk(t, 100)
	left, width := d.columnSpan(d.positionOf(titleColumn))
	from := fyne.NewPos(left+width, 10)
	d.drag(from, fyne.NewPos(1190, 10))
	if got := d.frozen.width(); got != 1200-minScrolled {
		t.Errorf("frozen columns are %v wide", got)
	}
}

func TestDragOfAHeadMoves(t *testing.T) {
	d := newDesk(t, 100)
	left, _ := d.columnSpan(d.positionOf(skuColumn))
	d.goTo(2, priceColumn)
	d.drag(d.headSpot(priceColumn), d.headSpot(statusColumn), fyne.NewPos(left+5, 10))
	got := ids(d.Layout())
	want := []string{"check", "thumb", "title", "price", "sku", "status", "sale", "stock", "category", "images", "score"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("order (-want +got):\n%s", diff)
	}
	if len(d.sorts) != 0 || len(d.layouts) != 1 || d.at() != [2]int{2, priceColumn} {
		t.Errorf("sorted %v, told %d times, cursor %v", d.sorts, len(d.layouts), d.at())
	}
	d.drag(d.headSpot(titleColumn), fyne.NewPos(1100, 10))
	if diff := cmp.Diff(want, ids(d.Layout())); diff != "" {
		t.Errorf("a frozen column left its side (-want +got):\n%s", diff)
	}
}

func TestColumnsAreHiddenAndComeBack(t *testing.T) {
	d := newDesk(t, 100)
	pick := func(items []parts.MenuItem, words string) {
		t.Helper()
		i := slices.IndexFunc(items, func(item parts.MenuItem) bool { return item.Words == words })
		if i < 0 {
			t.Fatalf("no %q among %v", words, items)
		}
		items[i].OnTap()
	}
	pick(d.headMenu(skuColumn), "Hide column")
	if d.positionOf(skuColumn) >= 0 {
		t.Error("the column is still there")
	}
	pick(d.headMenu(-1), "SKU")
	if d.positionOf(skuColumn) != skuColumn {
		t.Errorf("the column came back at %d", d.positionOf(skuColumn))
	}
	pick(d.headMenu(priceColumn), "Sort descending")
	if diff := cmp.Diff([]Sort{{"price", true}}, d.sorts); diff != "" {
		t.Errorf("orders (-want +got):\n%s", diff)
	}
	pick(d.ColumnItems(), "Stock")
	pick(d.ColumnItems(), "Reset columns")
	if d.positionOf(stockColumn) < 0 || len(d.layouts) != 4 {
		t.Errorf("stock at %d, told %d times", d.positionOf(stockColumn), len(d.layouts))
	}
}

func TestKeptLayoutIsTakenOver(t *testing.T) {
	d := openDesk(t, newShop(10), look.Light, func(o *Options) {
		o.Layout = Layout{Columns: []ColumnState{{ID: "score", Width: 70}, {ID: "sku", Width: 100, Hidden: true}}}
	})
	if d.columnAt(3) == skuColumn || d.positionOf(scoreColumn) < 3 || d.columns.width(scoreColumn) != 70 {
		t.Errorf("columns %v", d.Layout())
	}
	if len(d.layouts) != 0 {
		t.Error("the owner was told of its own layout")
	}
}

func TestDragHoldsARangeAndScrolls(t *testing.T) {
	d := newDesk(t, 1000)
	d.drag(d.spot(2, skuColumn), d.spot(4, priceColumn))
	if got := d.cursor.block(); got != (block{2, skuColumn, 4, priceColumn}) {
		t.Errorf("holds %+v", got)
	}
	d.drag(d.spot(2, skuColumn), d.spot(10, skuColumn), fyne.NewPos(450, 700), fyne.NewPos(450, 701), fyne.NewPos(450, 702))
	if got := d.cursor.block(); got.bottom < 16 || d.view.offset == 0 {
		t.Errorf("a drag below the grid holds %+v, offset %v", got, d.view.offset)
	}
	d.click(d.spot(d.cursor.at.row-3, skuColumn), fyne.KeyModifierShift)
	if got := d.cursor.block(); got.top != 2 {
		t.Errorf("Shift+click holds %+v", got)
	}
}

func TestDoubleClickEdits(t *testing.T) {
	d := newDesk(t, 100)
	d.doubleClick(d.spot(2, skuColumn))
	if !d.Editing() || d.edit.entry.Text != "AF-00003" {
		t.Errorf("editing %v, text %q", d.Editing(), d.edit.entry.Text)
	}
	d.key(fyne.KeyEscape)
	d.click(d.spot(3, skuColumn), 0)
	d.click(d.spot(4, skuColumn), 0)
	d.DoubleTapped(&fyne.PointEvent{Position: d.spot(3, skuColumn)})
	if d.Editing() {
		t.Error("two clicks on two cells began an edit")
	}
	d.doubleClick(d.spot(5, scoreColumn))
	if diff := cmp.Diff([]string{"score"}, d.opened); diff != "" {
		t.Errorf("opened (-want +got):\n%s", diff)
	}
}

func TestDoubleClickOpensWhereTheColumnSaysSo(t *testing.T) {
	d := openDesk(t, newShop(100), look.Light, func(o *Options) {
		o.Columns = slices.Clone(o.Columns)
		o.Columns[titleColumn].Opens = true
	})
	d.doubleClick(d.spot(2, titleColumn))
	if diff := cmp.Diff([]string{"title"}, d.opened); diff != "" || d.Editing() {
		t.Errorf("opened (-want +got):\n%s", diff)
	}
	d.key(fyne.KeyReturn)
	if !d.Editing() {
		t.Error("Enter does not edit")
	}
}

func TestScrollBars(t *testing.T) {
	d := newDesk(t, 1000)
	d.window.Resize(fyne.NewSize(800, 632))
	right := fyne.NewPos(796, d.head.height+2)
	d.drag(right, right.AddXY(0, 3000))
	if d.view.offset != d.view.limit() {
		t.Errorf("thumb at the end: offset %v of %v", d.view.offset, d.view.limit())
	}
	d.click(fyne.NewPos(796, d.head.height+300), 0)
	if share := d.view.offset / d.view.limit(); share < 0.4 || share > 0.6 {
		t.Errorf("click in the middle of the track: %v of the way", share)
	}
	bottom := fyne.NewPos(d.frozenWidth()+5, 628)
	d.drag(bottom, bottom.AddXY(1000, 0))
	if limit := d.scrolled.width() - (800 - d.frozenWidth()); d.sideways != limit {
		t.Errorf("sideways %v of %v", d.sideways, limit)
	}
	if d.viewAt(d.view.at(0), skuColumn).box.Visible() {
		t.Error("a column scrolled out of sight is still drawn")
	}
}

func TestWheel(t *testing.T) {
	d := newDesk(t, 1000)
	d.window.Resize(fyne.NewSize(800, 632))
	d.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -100)})
	d.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(-30, 0)})
	if d.view.offset != 100 || d.sideways != 30 {
		t.Errorf("offset %v, sideways %v", d.view.offset, d.sideways)
	}
	d.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	d.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -20)})
	if d.view.offset != 100 || d.sideways != 50 {
		t.Errorf("with Shift: offset %v, sideways %v", d.view.offset, d.sideways)
	}
}

func TestHoverShowsTheFormerText(t *testing.T) {
	d := newDesk(t, 100)
	d.shop.texts[cellName{3, priceColumn}] = "44.00"
	d.RowsChanged(2, 3)
	if view := d.viewAt(2, priceColumn); view.face.was != "" {
		t.Error("the former text shows without the pointer")
	}
	d.point(d.spot(2, titleColumn))
	view := d.viewAt(2, priceColumn)
	if view.face.was != "23.00" || !view.was.Visible() || !view.strike.Visible() {
		t.Errorf("under the pointer: %+v", view.face)
	}
	d.MouseOut()
	if view.was.Visible() {
		t.Error("the former text stays")
	}
}

func TestContextMenu(t *testing.T) {
	var asked []string
	d := openDesk(t, newShop(100), look.Light, func(o *Options) {
		o.Menu = func(key int64, column string) []parts.MenuItem {
			asked = append(asked, column)
			return []parts.MenuItem{{Words: "Open product"}}
		}
	})
	d.drag(d.spot(1, skuColumn), d.spot(3, priceColumn))
	held := d.cursor.block()
	right := func(at fyne.Position) {
		d.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at}, Button: desktop.MouseButtonSecondary})
		d.TappedSecondary(&fyne.PointEvent{Position: at, AbsolutePosition: at})
	}
	right(d.spot(2, statusColumn))
	if d.cursor.block() != held || d.window.Canvas().Overlays().Top() == nil {
		t.Errorf("inside the range: holds %+v", d.cursor.block())
	}
	d.window.Canvas().Overlays().Remove(d.window.Canvas().Overlays().Top())
	right(d.spot(7, titleColumn))
	if d.at() != [2]int{7, titleColumn} {
		t.Errorf("outside the range: cursor %v", d.at())
	}
	d.window.Canvas().Overlays().Remove(d.window.Canvas().Overlays().Top())
	d.key(desktop.KeyMenu)
	if d.window.Canvas().Overlays().Top() == nil {
		t.Error("the menu key opens nothing")
	}
	if diff := cmp.Diff([]string{"price", "title", "title"}, asked); diff != "" {
		t.Errorf("asked for (-want +got):\n%s", diff)
	}
}

func TestTipOfACellGoesWithAClick(t *testing.T) {
	d := newDesk(t, 100)
	d.Refuse(Edit{4, "price", "1"}, "Too low.")
	d.point(d.spot(3, priceColumn))
	d.click(d.spot(3, priceColumn), 0)
	if d.tip.box.Visible() {
		t.Error("the tip covers what was clicked")
	}
	d.point(d.spot(4, priceColumn))
	d.point(d.spot(3, priceColumn))
	if !d.tip.box.Visible() {
		t.Error("the tip does not come back")
	}
}

func TestWhatLiesUnderTheRestingPointerIsHovered(t *testing.T) {
	d := newDesk(t, 100)
	d.point(d.spot(5, titleColumn))
	d.key(fyne.KeyPageDown, fyne.KeyPageDown)
	if first, _ := d.view.seen(); d.hover.row != first+5 && d.hover.row != first+6 {
		t.Errorf("row %d is hovered, the first in sight is %d", d.hover.row, first)
	}
	d.MouseOut()
	d.key(fyne.KeyPageUp)
	if d.hover.row != -1 {
		t.Errorf("row %d is hovered without a pointer", d.hover.row)
	}
}

func TestReleaseBesideTheGridKeepsTheKeyboard(t *testing.T) {
	d := newDesk(t, 100)
	d.MouseDown(mouseAt(d.spot(2, skuColumn)))
	d.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: d.spot(5, skuColumn)}})
	d.MouseUp(mouseAt(fyne.NewPos(-20, -20)))
	d.window.Canvas().Unfocus() // as Fyne does for a release on nothing
	d.DragEnd()
	if !d.focused || d.cursor.block().rows() != 4 {
		t.Errorf("keyboard with the grid %v, holds %+v", d.focused, d.cursor.block())
	}
}

func TestOtherButtonsDoNothing(t *testing.T) {
	d := newDesk(t, 100)
	before := d.at()
	e := mouseAt(d.spot(7, skuColumn))
	e.Button = desktop.MouseButtonTertiary
	d.MouseDown(e)
	if d.at() != before || d.gesture != nil {
		t.Errorf("cursor %v, gesture %v", d.at(), d.gesture)
	}
}

func TestKeyboardShowsWhyACellIsRefused(t *testing.T) {
	d := newDesk(t, 100)
	d.Refuse(Edit{4, "price", "1"}, "too low")
	d.goTo(2, priceColumn)
	d.key(fyne.KeyDown)
	if !d.tip.box.Visible() || d.tip.lines[0].Text != "Too low." {
		t.Errorf("tip shown %v", d.tip.box.Visible())
	}
	d.key(fyne.KeyDown)
	if d.tip.box.Visible() {
		t.Error("the tip stays on a cell the cursor left")
	}
}

func TestRowUnderThePointerGoes(t *testing.T) {
	d := newDesk(t, 100)
	d.point(d.spot(0, priceColumn))
	d.shop.keys = nil
	d.Reload()
	if d.hover.row != -1 || d.hover.at != noCell {
		t.Errorf("hovers %+v in an empty list", d.hover)
	}
}

func TestColumnUnderThePointerIsHidden(t *testing.T) {
	d := newDesk(t, 100)
	d.point(d.spot(3, scoreColumn))
	d.hide(scoreColumn, true)
	if d.hover.at.column == scoreColumn {
		t.Errorf("hovers %+v, which is gone", d.hover)
	}
}
