package data_test

import (
	"context"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"storehand/app/altreview"
	"storehand/app/alttext"
	"storehand/app/alttext/colour"
	"storehand/app/catalog"
	"storehand/app/change"
	"storehand/app/client"
	"storehand/data"
)

func review(t testing.TB, w *data.Workspace, store client.ID, which altreview.Which) []altreview.Item {
	t.Helper()
	items, err := altreview.Find(context.Background(), w, client.Store{ID: store, Platform: client.Shopify}, which)
	if err != nil {
		t.Fatal(err)
	}
	return items
}

func labels(items []altreview.Item) []string {
	var all []string
	for _, item := range items {
		all = append(all, item.Label+" "+item.Image.FileName)
	}
	return all
}

func TestMissingAndPoorTextsAreFound(t *testing.T) {
	w := open(t)
	store := newStore(t, w)
	p := bare(store)
	p.Images = []catalog.Image{
		{FileName: "front.jpg", Alt: "Speckled oat mug beside a kettle"}, {FileName: "back.jpg", Alt: "  "},
		{FileName: "side.jpg", Alt: "IMG_4471.jpg"}, {FileName: "top.jpg", Alt: "Speckled mug, oat"},
	}
	save(t, w, "import", change.Imported, p)
	_, rust, _ := jacket(t, w, store)
	variation := product(t, w, rust)
	variation.Images = []catalog.Image{{FileName: "rust.jpg"}}
	save(t, w, "import", change.Imported, variation)

	missing := []string{"Speckled mug, oat back.jpg", "Squall shell jacket, Rust rust.jpg"}
	if diff := cmp.Diff(missing, labels(review(t, w, store, altreview.Missing))); diff != "" {
		t.Errorf("missing (-want +got):\n%s", diff)
	}
	poor := []string{missing[0], "Speckled mug, oat side.jpg", missing[1]}
	if diff := cmp.Diff(poor, labels(review(t, w, store, altreview.Poor))); diff != "" {
		t.Errorf("missing and poor (-want +got):\n%s", diff)
	}
	if n := len(review(t, w, store, altreview.All)); n != 5 {
		t.Errorf("%d pictures in all", n)
	}
}

func TestAcceptedTextsAreStagedAsOne(t *testing.T) {
	ctx := context.Background()
	w := open(t)
	store := newStore(t, w)
	p := bare(store)
	p.Images = []catalog.Image{{FileName: "a.jpg"}, {FileName: "b_back.jpg"}, {FileName: "c.jpg"}}
	other := bare(store)
	other.SKU, other.Slug, other.Images = "OTHER", "other", []catalog.Image{{FileName: "d.jpg"}}
	ids := save(t, w, "import", change.Imported, p, other)
	items := review(t, w, store, altreview.Missing)
	if len(items) != 4 {
		t.Fatalf("%d items", len(items))
	}
	texts, err := alttext.ParseTemplate(alttext.English.Template)
	if err != nil {
		t.Fatal(err)
	}
	composer := alttext.NewComposer(texts, alttext.English)
	suggestion, err := altreview.Suggest(ctx, w, items[1], composer, []colour.Swatch{{R: 0xCC, G: 0x22, B: 0x29, Share: 1}})
	if err != nil || !strings.Contains(suggestion.Text, "Speckled mug") || !strings.Contains(suggestion.Text, "back") {
		t.Errorf("suggested %q, %v", suggestion.Text, err)
	}
	// Meanwhile the second picture moves to the front and the third goes.
	p = product(t, w, ids[0])
	p.Images = []catalog.Image{p.Images[1], p.Images[0]}
	save(t, w, "reorder", change.Edited, p)

	set, left, err := altreview.Stage(ctx, w, client.Store{ID: store, Name: "Alder & Finch"}, []altreview.Accepted{
		{Item: items[0], Text: "Mug"}, {Item: items[1], Text: suggestion.Text}, {Item: items[2], Text: "Gone"}, {Item: items[3], Text: "Other"},
	})
	if err != nil || len(set.Products) != 2 || set.Name != "stage 4 ALT texts in Alder & Finch" {
		t.Errorf("%+v, %v", set, err)
	}
	if len(left) != 1 || left[0].Item.Image.FileName != "c.jpg" || left[0].Reason != "The picture is gone from the product." {
		t.Errorf("left %+v", left)
	}
	want := []catalog.Image{{FileName: "b_back.jpg", Alt: suggestion.Text}, {FileName: "a.jpg", Alt: "Mug"}}
	if diff := cmp.Diff(want, product(t, w, ids[0]).Images); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if text := product(t, w, ids[1]).Images[0].Alt; text != "Other" {
		t.Errorf("the other product has %q", text)
	}
	if _, err := w.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	if n := len(review(t, w, store, altreview.Missing)); n != 3 {
		t.Errorf("after undo %d texts are missing", n)
	}
}

func TestAFileThatServesSeveralProductsHasOneText(t *testing.T) {
	ctx := context.Background()
	w := open(t)
	store := newStore(t, w)
	const address = "https://shop.example/care-card.jpg"
	var products []catalog.Product
	for i, sku := range []string{"ONE", "TWO", "THREE", "FOUR"} {
		p := bare(store)
		p.SKU, p.Slug, p.Title = sku, strings.ToLower(sku), "Mug "+sku
		p.Images = []catalog.Image{{FileName: sku + ".jpg"}, {Src: address + "?v=" + sku, FileName: "care-card.jpg"}}
		if i == 2 {
			p.Images[1].Alt = "Care card"
		}
		products = append(products, p)
	}
	products[3].Images = products[3].Images[:1]
	ids := save(t, w, "import", change.Imported, products...)
	items := review(t, w, store, altreview.Missing)
	if len(items) != 6 {
		t.Fatalf("%d items: %q", len(items), labels(items))
	}
	card, alone := items[1], items[0]
	if card.Products() != 3 || len(card.Others) != 2 || card.Others[1].Label != "Mug THREE" || alone.Products() != 1 || len(alone.Others) != 0 {
		t.Fatalf("the card is used by %d products, %+v; the mug by %d", card.Products(), card.Others, alone.Products())
	}
	_, left, err := altreview.Stage(ctx, w, client.Store{ID: store}, []altreview.Accepted{
		{Item: items[3], Text: "Card of the second"}, {Item: card, Text: "Card with washing signs", Everywhere: true},
	})
	if err != nil || len(left) != 0 {
		t.Fatal(left, err)
	}
	for i, want := range []string{"Card with washing signs", "Card of the second", "Card with washing signs"} {
		if got := product(t, w, ids[i]).Images[1].Alt; got != want {
			t.Errorf("product %d has %q, want %q", i+1, got, want)
		}
	}
}
