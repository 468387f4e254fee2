package products_test

import (
	"context"
	"testing"

	"fyne.io/fyne/v2"

	"storehand/app/catalog"
	"storehand/ui/grid"
	"storehand/ui/look"
)

// inTeapot puts the cursor on the one sample product with variations.
func (s *stage) inTeapot() (*grid.Grid, catalog.ID) {
	s.t.Helper()
	g := find(s, func(*grid.Grid) bool { return true })
	teapot := s.product("Round teapot").ID
	s.window.Canvas().Focus(g)
	if !g.MoveToKey(int64(teapot)) {
		s.t.Fatal("the teapot is not listed")
	}
	return g, teapot
}

func (s *stage) variations(of catalog.ID) []catalog.Row {
	s.t.Helper()
	rows, err := s.workspace.Variations(context.Background(), of)
	if err != nil {
		s.t.Fatal(err)
	}
	return rows
}

func TestAVariationIsEditedInItsRow(t *testing.T) {
	s := openStage(t, look.Light, wide)
	g, teapot := s.inTeapot()
	s.key(fyne.KeyRight)
	s.key(fyne.KeyDown)
	first := s.variations(teapot)[0].Product
	if key, _ := g.CursorKey(); catalog.ID(key) != first.ID {
		t.Fatalf("below the teapot stands %d, want its variation %d", key, first.ID)
	}
	s.picture("variations")
	s.key(fyne.KeyRight) // the SKU
	s.typed("TEA-NEW")
	s.key(fyne.KeyReturn)
	if sku := s.variations(teapot)[0].Product.SKU; sku != "TEA-NEW" {
		t.Errorf("the variation's SKU is %q", sku)
	}
	if key, _ := g.CursorKey(); catalog.ID(key) != s.variations(teapot)[1].Product.ID {
		t.Error("Enter does not lead to the next variation")
	}
	g.SelectAll()
	if n := g.Selected().Len(); n != 19 {
		t.Errorf("%d rows are selected, want the 19 products", n)
	}
	s.key(fyne.KeyLeft, fyne.KeyLeft, fyne.KeyLeft)
	if key, _ := g.CursorKey(); catalog.ID(key) != teapot {
		t.Error("folded, the cursor is not in the product")
	}
}

func TestOpenedVariationsFollowTheWorkspace(t *testing.T) {
	s := openStage(t, look.Light, wide)
	g, teapot := s.inTeapot()
	s.command("Show all variations")
	before := s.variations(teapot)
	last := before[len(before)-1].Product.ID
	if _, err := s.editing.Delete(context.Background(), s.store, []catalog.ID{last}); err != nil {
		t.Fatal(err)
	}
	s.settle()
	if g.MoveToKey(int64(last)) {
		t.Error("a variation that is gone is listed")
	}
	if !g.MoveToKey(int64(before[0].Product.ID)) {
		t.Error("the others are not listed any more")
	}
	s.command("Hide all variations")
	if key, _ := g.CursorKey(); catalog.ID(key) != teapot {
		t.Error("the cursor did not go to the product")
	}
}
