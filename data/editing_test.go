package data_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"storehand/app/catalog"
	"storehand/app/change"
	"storehand/app/client"
	"storehand/app/editing"
	"storehand/app/money"
	"storehand/data"
)

// shop is a workspace with one store and what edits its products.
type shop struct {
	*data.Workspace
	t     testing.TB
	store client.Store
	edit  *editing.Editor
}

func newShop(t testing.TB) *shop {
	t.Helper()
	w := open(t)
	newStore(t, w)
	stores, err := w.Stores(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return &shop{w, t, stores[0], editing.New(w, w)}
}

// mugs imports n products named "Mug 1" … with SKU, link address and price.
func (s *shop) mugs(n int) []catalog.ID {
	s.t.Helper()
	products := make([]catalog.Product, n)
	for i := range products {
		products[i] = catalog.Product{
			StoreID: s.store.ID, Kind: catalog.Simple, Title: fmt.Sprintf("Mug %d", i+1), SKU: fmt.Sprintf("MUG-%d", i+1),
			Slug: fmt.Sprintf("mug-%d", i+1), Status: catalog.Published, RegularPrice: money.Of(2400),
		}
	}
	return save(s.t, s.Workspace, "import", change.Imported, products...)
}

func (s *shop) apply(edits ...editing.Edit) editing.Outcome {
	s.t.Helper()
	outcome, err := s.edit.Apply(context.Background(), s.store, edits)
	if err != nil {
		s.t.Fatal(err)
	}
	return outcome
}

func (s *shop) undoName() string {
	s.t.Helper()
	stack, err := s.Stack(context.Background())
	if err != nil || stack.Undo == nil {
		s.t.Fatalf("nothing to undo: %v", err)
	}
	return stack.Undo.Name
}

func TestOneBadCellDoesNotStopTheOthers(t *testing.T) {
	s := newShop(t)
	ids := s.mugs(3)
	outcome := s.apply(
		editing.Edit{Product: ids[0], Field: "regular_price", Text: "26,50"},
		editing.Edit{Product: ids[1], Field: "regular_price", Text: "a lot"},
		editing.Edit{Product: 999, Field: "regular_price", Text: "26"},
		editing.Edit{Product: ids[2], Field: "regular_price", Text: "27"},
	)
	if got := product(t, s.Workspace, ids[0]).RegularPrice; got != money.Of(2650) {
		t.Errorf("first price %v", got)
	}
	if got := product(t, s.Workspace, ids[2]).RegularPrice; got != money.Of(2700) {
		t.Errorf("third price %v", got)
	}
	if len(outcome.Refused) != 2 || outcome.Refused[0].Title != "Mug 2" || !errors.Is(outcome.Refused[1].Reason, catalog.ErrNotFound) {
		t.Errorf("refused %+v", outcome.Refused)
	}
	if len(outcome.Set.Products) != 2 {
		t.Errorf("changed %v", outcome.Set.Products)
	}
	if name := s.undoName(); name != "edit price of 4 products" {
		t.Errorf("undo %q", name)
	}
}

func TestEditsAreStagedAndUndoneAsOne(t *testing.T) {
	s := newShop(t)
	ids := s.mugs(2)
	s.apply(editing.Edit{Product: ids[0], Field: "title", Text: "Oat mug"}, editing.Edit{Product: ids[1], Field: "status", Text: "Draft"})
	rows, err := s.Rows(context.Background(), ids)
	if err != nil {
		t.Fatal(err)
	}
	if rows[0].Staged["title"] != "Mug 1" || rows[1].Staged["status"] != "published" {
		t.Errorf("staged %v, %v", rows[0].Staged, rows[1].Staged)
	}
	if name := s.undoName(); name != "edit 2 fields of 2 products" {
		t.Errorf("undo %q", name)
	}
	if _, err := s.Undo(context.Background()); err != nil {
		t.Fatal(err)
	}
	if p := product(t, s.Workspace, ids[0]); p.Title != "Mug 1" {
		t.Errorf("title %q after undo", p.Title)
	}
}

func TestSKUsStayUniqueInTheStore(t *testing.T) {
	s := newShop(t)
	ids := s.mugs(4)
	outcome := s.apply(
		editing.Edit{Product: ids[0], Field: "sku", Text: "MUG-2"}, // they swap
		editing.Edit{Product: ids[1], Field: "sku", Text: " MUG-1 "},
		editing.Edit{Product: ids[2], Field: "sku", Text: "MUG-4"}, // has it
		editing.Edit{Product: ids[2], Field: "title", Text: "Third"},
		editing.Edit{Product: ids[3], Field: "slug", Text: "mug-1"}, // has it
	)
	for i, want := range []string{"MUG-2", "MUG-1", "MUG-3", "MUG-4"} {
		if got := product(t, s.Workspace, ids[i]).SKU; got != want {
			t.Errorf("product %d has SKU %q, want %q", i+1, got, want)
		}
	}
	if got := product(t, s.Workspace, ids[2]).Title; got != "Third" {
		t.Errorf("title %q: the refused SKU kept it from being stored", got)
	}
	var reasons []string
	for _, refusal := range outcome.Refused {
		reasons = append(reasons, refusal.Reason.Error())
	}
	if want := []string{"“Mug 4” has this SKU already", "“Mug 1” has this link address already"}; !slices.Equal(reasons, want) {
		t.Errorf("refused %q, want %q", reasons, want)
	}
	if err := s.edit.Free(context.Background(), s.store.ID, ids[0], "sku", "MUG-4"); err == nil || err.Error() != "“Mug 4” has this SKU already" {
		t.Errorf("a taken SKU is free: %v", err)
	}
	if err := s.edit.Free(context.Background(), s.store.ID, ids[0], "sku", "MUG-2"); err != nil {
		t.Errorf("a product's own SKU is taken: %v", err)
	}
}

func TestCancelledEditsLeaveNothing(t *testing.T) {
	s := newShop(t)
	ids := s.mugs(3)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	var edits []editing.Edit
	for _, id := range ids {
		edits = append(edits, editing.Edit{Product: id, Field: "title", Text: "Changed"})
	}
	if _, err := s.edit.Apply(ctx, s.store, edits); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
	for _, id := range ids {
		if p := product(t, s.Workspace, id); p.Title == "Changed" {
			t.Errorf("product %d is changed", id)
		}
	}
	if name := s.undoName(); name != "import" {
		t.Errorf("undo %q", name)
	}
}

func TestTenThousandEditsAreOneStep(t *testing.T) {
	s := newShop(t)
	ids := s.mugs(10_000)
	edits := make([]editing.Edit, len(ids))
	for i, id := range ids {
		edits[i] = editing.Edit{Product: id, Field: "regular_price", Text: fmt.Sprintf("%d.90", 10+i%40)}
	}
	if outcome := s.apply(edits...); len(outcome.Refused) != 0 || !outcome.Set.All {
		t.Fatalf("refused %d, all %v", len(outcome.Refused), outcome.Set.All)
	}
	if name := s.undoName(); name != "edit price of 10000 products" {
		t.Errorf("undo %q", name)
	}
	if _, err := s.Undo(context.Background()); err != nil {
		t.Fatal(err)
	}
	if p := product(t, s.Workspace, ids[9_999]); p.RegularPrice != money.Of(2400) {
		t.Errorf("price %v after undo", p.RegularPrice)
	}
}

func TestANewProductIsADraftWithALinkAddress(t *testing.T) {
	s := newShop(t)
	s.mugs(1)
	var last catalog.Product
	for range 2 {
		id, _, err := s.edit.Create(context.Background(), s.store, " Mug 1 ", "24")
		if err != nil {
			t.Fatal(err)
		}
		last = product(t, s.Workspace, id)
	}
	if last.Title != "Mug 1" || last.Slug != "mug-1-3" || last.Status != catalog.Draft || last.RegularPrice != money.Of(2400) {
		t.Errorf("made %+v", last)
	}
	if name := s.undoName(); name != "add “Mug 1”" {
		t.Errorf("undo %q", name)
	}
	for _, wrong := range [][2]string{{"", "24"}, {"Mug", "dear"}} {
		if _, _, err := s.edit.Create(context.Background(), s.store, wrong[0], wrong[1]); err == nil {
			t.Errorf("%q was made", wrong)
		}
	}
}

func TestACopyIsAProductOfItsOwn(t *testing.T) {
	s := newShop(t)
	parent := s.variable()
	copies, set, err := s.edit.Duplicate(context.Background(), s.store, []catalog.ID{parent, parent})
	if err != nil {
		t.Fatal(err)
	}
	if len(copies) != 2 || set.Operation == 0 {
		t.Fatalf("copies %v", copies)
	}
	original, second := product(t, s.Workspace, parent), product(t, s.Workspace, copies[1])
	if second.Title != "Tee (copy)" || second.SKU != "TEE-copy-2" || second.Slug != "tee-copy-2" || second.Status != catalog.Draft {
		t.Errorf("copied %q, %q, %q, %s", second.Title, second.SKU, second.Slug, second.Status)
	}
	if second.GTIN != "" || second.RemoteID != "" || !slices.EqualFunc(second.Attributes, original.Attributes, func(a, b catalog.Attribute) bool { return a.Name == b.Name }) {
		t.Errorf("copied barcode %q, number %q, attributes %v", second.GTIN, second.RemoteID, second.Attributes)
	}
	rows, err := s.Variations(context.Background(), copies[1])
	if err != nil || len(rows) != 1 || rows[0].Product.SKU != "TEE-RED-S-copy-2" || rows[0].Product.ParentID != copies[1] {
		t.Errorf("variations %+v, %v", rows, err)
	}
}

func TestVariationIDsAreListedByProductInTheirOrder(t *testing.T) {
	s := newShop(t)
	parent := s.variable()
	added, _, err := s.edit.AddVariation(context.Background(), s.store, parent)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := s.Variations(context.Background(), parent)
	if err != nil {
		t.Fatal(err)
	}
	plain := rows[0].Product.ID // has none of its own
	got, err := s.VariationIDs(context.Background(), []catalog.ID{plain, parent, 999})
	if diff := cmp.Diff(map[catalog.ID][]catalog.ID{parent: {plain, added}}, got); diff != "" || err != nil {
		t.Errorf("%v (-want +got):\n%s", err, diff)
	}
}

// variable imports a product with two options and one variation.
func (s *shop) variable() catalog.ID {
	s.t.Helper()
	option := func(name string, values ...string) catalog.Attribute {
		return catalog.Attribute{Name: name, Values: values, Variation: true, Visible: true}
	}
	parent := save(s.t, s.Workspace, "import", change.Imported, catalog.Product{
		StoreID: s.store.ID, Kind: catalog.Variable, Title: "Tee", SKU: "TEE", Slug: "tee", Status: catalog.Published, RemoteID: "77",
		GTIN: "4006381333931", Attributes: []catalog.Attribute{option("Colour", "Red", "Blue"), option("Size", "S", "M"), {Name: "Fabric", Values: []string{"Cotton"}}},
	})[0]
	save(s.t, s.Workspace, "import", change.Imported, catalog.Product{
		StoreID: s.store.ID, ParentID: parent, Kind: catalog.Variation, SKU: "TEE-RED-S", RegularPrice: money.Of(1900), Status: catalog.Published,
		Attributes: []catalog.Attribute{option("Colour", "Red"), option("Size", "S")}, ManageStock: true, Stock: catalog.CountOf(9), Position: 4,
	})
	return parent
}

func TestVariationsAreAddedUntilAllCombinationsAreThere(t *testing.T) {
	s := newShop(t)
	parent := s.variable()
	var skus []string
	for range 3 {
		id, _, err := s.edit.AddVariation(context.Background(), s.store, parent)
		if err != nil {
			t.Fatal(err)
		}
		v := product(t, s.Workspace, id)
		skus = append(skus, v.SKU)
		if v.RegularPrice != money.Of(1900) || v.Stock != catalog.CountOf(0) || v.Position <= 4 || v.ParentID != parent {
			t.Errorf("added %+v", v)
		}
	}
	if want := []string{"TEE-RED-M", "TEE-BLUE-S", "TEE-BLUE-M"}; !slices.Equal(skus, want) {
		t.Errorf("added %q, want %q", skus, want)
	}
	if name := s.undoName(); name != "add a variation to “Tee”" {
		t.Errorf("undo %q", name)
	}
	if _, _, err := s.edit.AddVariation(context.Background(), s.store, parent); err == nil || !strings.Contains(err.Error(), "every combination") {
		t.Errorf("a fifth of four combinations: %v", err)
	}
}

func TestASimpleProductBecomesOneWithVariations(t *testing.T) {
	s := newShop(t)
	id := s.mugs(1)[0]
	if _, _, err := s.edit.AddVariation(context.Background(), s.store, id); !errors.Is(err, editing.ErrNoOptions) {
		t.Fatalf("a variation without options: %v", err)
	}
	if _, err := s.edit.Alter(context.Background(), s.store, id, "attributes", func(p *catalog.Product) error {
		p.Attributes = []catalog.Attribute{{Name: "Glaze", Values: []string{"Oat", "Ink"}, Variation: true}}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	if name := s.undoName(); name != "edit attributes of “Mug 1”" {
		t.Errorf("undo %q", name)
	}
	variation, _, err := s.edit.AddVariation(context.Background(), s.store, id)
	if err != nil {
		t.Fatal(err)
	}
	parent, v := product(t, s.Workspace, id), product(t, s.Workspace, variation)
	if parent.Kind != catalog.Variable || parent.RegularPrice.Set || v.RegularPrice != money.Of(2400) || editing.Options(v) != "Oat" {
		t.Errorf("product %s at %v, variation %q at %v", parent.Kind, parent.RegularPrice, editing.Options(v), v.RegularPrice)
	}
	s.apply(editing.Edit{Product: variation, Field: "regular_price", Text: "25"})
	if name := s.undoName(); name != "edit price of “Mug 1 Oat”" {
		t.Errorf("undo %q", name)
	}
}

func TestAlterRefusesWhatCannotStand(t *testing.T) {
	s := newShop(t)
	id := s.mugs(1)[0]
	_, err := s.edit.Alter(context.Background(), s.store, id, "price", func(p *catalog.Product) error {
		p.SalePrice = money.Of(3000)
		return nil
	})
	if err == nil || !strings.Contains(err.Error(), "below the price") {
		t.Errorf("error %v", err)
	}
	if product(t, s.Workspace, id).SalePrice.Set {
		t.Error("the sale price was stored")
	}
}

func TestDeletedProductsComeBack(t *testing.T) {
	s := newShop(t)
	parent := s.variable()
	if _, err := s.edit.Delete(context.Background(), s.store, []catalog.ID{parent}); err != nil {
		t.Fatal(err)
	}
	if name := s.undoName(); name != "delete “Tee”" {
		t.Errorf("undo %q", name)
	}
	if ids := list(t, s.Workspace, catalog.Query{}); len(ids) != 0 {
		t.Errorf("products %v remain", ids)
	}
	if _, err := s.Undo(context.Background()); err != nil {
		t.Fatal(err)
	}
	rows, err := s.Variations(context.Background(), parent)
	if err != nil || len(rows) != 1 {
		t.Errorf("variations %v, %v after undo", rows, err)
	}
}

func BenchmarkEditTenThousandPrices(b *testing.B) {
	s := newShop(b)
	ids := s.mugs(10_000)
	edits := make([]editing.Edit, len(ids))
	price := 0
	for b.Loop() {
		price++
		for i, id := range ids {
			edits[i] = editing.Edit{Product: id, Field: "regular_price", Text: fmt.Sprint(10 + price%90)}
		}
		s.apply(edits...)
	}
}

func TestDiscardedEditsGiveWayToTheShopsTexts(t *testing.T) {
	s := newShop(t)
	ids := s.mugs(2)
	before := product(t, s.Workspace, ids[0])
	s.apply(editing.Edit{Product: ids[0], Field: "title", Text: "Mine"}, editing.Edit{Product: ids[0], Field: "tags", Text: "a, b"},
		editing.Edit{Product: ids[0], Field: "sku", Text: "MINE"})
	if _, err := s.edit.Discard(context.Background(), s.store, ids[:1]); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(before, product(t, s.Workspace, ids[0])); diff != "" {
		t.Errorf("after discarding (-want +got):\n%s", diff)
	}
	if changed := list(t, s.Workspace, catalog.Query{View: catalog.Changed}); len(changed) != 0 {
		t.Errorf("still staged: %v", changed)
	}
	if name := s.undoName(); name != "discard edits of “Mine”" {
		t.Errorf("undo %q", name)
	}
	s.apply(editing.Edit{Product: ids[0], Field: "sku", Text: "MINE"}, editing.Edit{Product: ids[1], Field: "sku", Text: "MUG-1"})
	if _, err := s.edit.Discard(context.Background(), s.store, ids[:1]); err == nil || !strings.Contains(err.Error(), "“Mug 2” has this SKU already") {
		t.Errorf("a SKU that was taken meanwhile: %v", err)
	}
}

func TestARowHoldsItsOwnListsBesideTheShops(t *testing.T) {
	s := newShop(t)
	id := save(t, s.Workspace, "import", change.Imported, mug(s.store.ID))[0]
	if _, err := s.edit.Alter(context.Background(), s.store, id, "lists", func(p *catalog.Product) error {
		p.Images = []catalog.Image{p.Images[1], p.Images[0]}
		p.Tags = []string{"b", "a"}
		p.Attributes = []catalog.Attribute{{Name: "Glaze", Values: []string{"Oat"}}}
		p.Meta = []catalog.Meta{{Key: "_glaze", Value: "ink"}}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	rows, err := s.Rows(context.Background(), []catalog.ID{id})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(product(t, s.Workspace, id), rows[0].Product); diff != "" {
		t.Errorf("the row differs from the product (-product +row):\n%s", diff)
	}
	if rows[0].Staged["tags"] != "oat, hand thrown" {
		t.Errorf("the shop's tags are %q", rows[0].Staged["tags"])
	}
}
