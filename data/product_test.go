package data_test

import (
	"context"
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"storehand/app/catalog"
	"storehand/app/change"
	"storehand/app/money"
)

func TestProductComesBackWhole(t *testing.T) {
	w := open(t)
	store := newStore(t, w)
	want := mug(store)
	ids := save(t, w, "import", change.Imported, want)
	want.ID = ids[0]
	if diff := cmp.Diff(want, product(t, w, ids[0])); diff != "" {
		t.Error(diff)
	}
}

// Every field a manager edits has a column, so an edit of it is kept, staged,
// undone and redone.
func TestEveryFieldIsKeptStagedUndoneAndRedone(t *testing.T) {
	texts := map[catalog.FieldType]string{
		catalog.TextField: "Another", catalog.HTMLField: "<p>Another</p>", catalog.MoneyField: "12.34", catalog.CountField: "77",
		catalog.DecimalField: "7.5", catalog.TimeField: "2026-04-01 10:00:00",
	}
	special := map[string]string{
		"tags": "red, blue", "categories": "Home > Vases, Gifts", "attributes": "Colour: Red | Blue", "images": "https://shop.example/new.jpg",
		"downloads": "https://shop.example/a.pdf", "grouped": "A, B", "upsells": "C", "cross_sells": "D", "meta": "k=v",
	}
	ctx := context.Background()
	format := catalog.Format{Currency: "EUR"}
	for _, field := range catalog.Fields {
		t.Run(field.Key, func(t *testing.T) {
			w := open(t)
			id := save(t, w, "import", change.Imported, mug(newStore(t, w)))[0]
			before := product(t, w, id)
			after := product(t, w, id)
			text, found := special[field.Key]
			switch {
			case found:
			case field.Type == catalog.ChoiceField || field.Type == catalog.BoolField:
				text = otherChoice(field, field.Text(&before, format))
			default:
				text = texts[field.Type]
			}
			if err := field.SetText(&after, text, format); err != nil {
				t.Fatal(err)
			}
			save(t, w, "edit", change.Edited, after)
			if got := product(t, w, id); field.Text(&got, format) != text {
				t.Fatalf("kept %q, want %q", field.Text(&got, format), text)
			}
			rows, err := w.Rows(ctx, []catalog.ID{id})
			if err != nil {
				t.Fatal(err)
			}
			base, staged := rows[0].Staged[field.Key]
			if field.Key != "supplier" && (!staged || base != field.Text(&before, format)) {
				t.Errorf("staged %v with base %q, want base %q", staged, base, field.Text(&before, format))
			}
			if _, err := w.Undo(ctx); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(before, product(t, w, id)); diff != "" {
				t.Errorf("after undo: %s", diff)
			}
			if _, err := w.Redo(ctx); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(after, product(t, w, id)); diff != "" {
				t.Errorf("after redo: %s", diff)
			}
		})
	}
}

func TestEditBackToTheShopsValueIsNoEdit(t *testing.T) {
	w := open(t)
	id := save(t, w, "import", change.Imported, mug(newStore(t, w)))[0]
	p := product(t, w, id)
	p.RegularPrice = money.Of(2600)
	save(t, w, "dearer", change.Edited, p)
	p.RegularPrice = money.Of(2400)
	save(t, w, "back", change.Edited, p)
	if ids := list(t, w, catalog.Query{View: catalog.Changed}); len(ids) != 0 {
		t.Errorf("changed: %v, want none", ids)
	}
}

func TestImportKeepsStagedEditsAndMovesTheirBase(t *testing.T) {
	w := open(t)
	ctx := context.Background()
	id := save(t, w, "import", change.Imported, mug(newStore(t, w)))[0]
	mine := product(t, w, id)
	mine.RegularPrice = money.Of(2600)
	mine.Categories = []catalog.CategoryPath{{"Sale"}}
	save(t, w, "edit", change.Edited, mine)

	theirs, err := w.Base(ctx, id)
	if err != nil {
		t.Fatal(err)
	}
	if theirs.RegularPrice != money.Of(2400) || len(theirs.Categories) != 2 {
		t.Fatalf("base is %v in %v", theirs.RegularPrice, theirs.Categories)
	}
	theirs.RegularPrice = money.Of(2500)
	theirs.Title = "Speckled mug, oatmeal"
	save(t, w, "import again", change.Imported, theirs)

	got := product(t, w, id)
	if got.RegularPrice != money.Of(2600) || got.Title != "Speckled mug, oatmeal" || got.Categories[0].String() != "Sale" {
		t.Errorf("got %v, %q, %v", got.RegularPrice, got.Title, got.Categories)
	}
	base, err := w.Base(ctx, id)
	if err != nil {
		t.Fatal(err)
	}
	if base.RegularPrice != money.Of(2500) || len(base.Categories) != 2 {
		t.Errorf("new base is %v in %v", base.RegularPrice, base.Categories)
	}
	// The shop now has what was staged: nothing is left to push but the rest.
	base.RegularPrice = money.Of(2600)
	save(t, w, "import once more", change.Imported, base)
	rows, err := w.Rows(ctx, []catalog.ID{id})
	if err != nil {
		t.Fatal(err)
	}
	if _, staged := rows[0].Staged["regular_price"]; staged || len(rows[0].Staged) != 1 {
		t.Errorf("staged %v, want categories alone", rows[0].Staged)
	}
}

func TestNewProductThatTurnsUpInTheShopKeepsItsEdits(t *testing.T) {
	w := open(t)
	id := save(t, w, "new product", change.Edited, mug(newStore(t, w)))[0]
	theirs, err := w.Base(context.Background(), id)
	if err != nil {
		t.Fatal(err)
	}
	theirs.Title = "Mug"
	save(t, w, "import", change.Imported, theirs)
	rows, err := w.Rows(context.Background(), []catalog.ID{id})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(map[string]string{"title": "Mug"}, rows[0].Staged); diff != "" {
		t.Error(diff)
	}
	if rows[0].Product.Title != "Speckled mug, oat" {
		t.Errorf("title %q", rows[0].Product.Title)
	}
}

func TestDeletedProductComesBackWithItsVariationsOnUndo(t *testing.T) {
	w := open(t)
	ctx := context.Background()
	store := newStore(t, w)
	parent := mug(store)
	parent.Kind = catalog.Variable
	id := save(t, w, "import", change.Imported, parent)[0]
	variation := mug(store)
	variation.Kind, variation.ParentID, variation.SKU = catalog.Variation, id, "AF-MUG-OAT-S"
	child := save(t, w, "import", change.Imported, variation)[0]
	wantParent, wantChild := product(t, w, id), product(t, w, child)
	edit(t, w, "delete", func(ctx context.Context, tx change.Tx) error {
		return tx.DeleteProducts(ctx, []catalog.ID{id})
	})
	if _, err := w.Product(ctx, child); !errors.Is(err, catalog.ErrNotFound) {
		t.Fatalf("the variation is still there: %v", err)
	}
	if _, err := w.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(wantParent, product(t, w, id)); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(wantChild, product(t, w, child)); diff != "" {
		t.Error(diff)
	}
}

// Saving must not write into the lists of the product it was given.
func TestSavingLeavesTheCallersListsAlone(t *testing.T) {
	w := open(t)
	id := save(t, w, "import", change.Imported, mug(newStore(t, w)))[0]
	mine := product(t, w, id)
	mine.Tags, mine.Images = []string{"mine", "own"}, []catalog.Image{{Src: "https://shop.example/mine.jpg"}, {Src: "https://shop.example/own.jpg"}}
	save(t, w, "edit", change.Edited, mine)
	theirs := mug(mine.StoreID)
	theirs.ID = id
	save(t, w, "import again", change.Imported, theirs)
	want := mug(mine.StoreID)
	want.ID = id
	if diff := cmp.Diff(want, theirs); diff != "" {
		t.Errorf("(-before +after saving):\n%s", diff)
	}
	if got := product(t, w, id); got.Tags[0] != "mine" || got.Images[1].Src != "https://shop.example/own.jpg" {
		t.Errorf("kept %v, %v", got.Tags, got.Images)
	}
}

func otherChoice(field *catalog.Field, present string) string {
	for _, choice := range field.Choices {
		if choice != present {
			return choice
		}
	}
	return ""
}
