package contactsheet_test

import (
	"context"
	"errors"
	"image"
	"testing"

	"storehand/app/catalog"
	"storehand/app/contactsheet"
	"storehand/app/money"
)

func TestPicturesOfAProductAndItsVariations(t *testing.T) {
	product := catalog.Product{
		Kind: catalog.Variable, Title: "Squall shell jacket", SKU: "NP-JKT", RegularPrice: money.Of(18900), SalePrice: money.Of(14900),
		Images: []catalog.Image{
			{Original: "photo", Prepared: "finished", FileName: "jacket-1.jpg", Alt: "Jacket"},
			{Src: "https://shop.example/up/jacket-2.jpg"}, // in the shop only
			{Original: "raw", Src: "https://shop.example/up/jacket-3.jpg?v=2"},
		},
	}
	rust := catalog.Product{
		Kind: catalog.Variation, SKU: "NP-JKT-RUST", RegularPrice: money.Of(19900), Images: []catalog.Image{{Prepared: "rust", FileName: "rust.jpg"}},
	}
	var asked []catalog.Image
	thumb := func(_ context.Context, picture catalog.Image, px int) (*image.RGBA, error) {
		if asked = append(asked, picture); picture.Prepared == "rust" {
			return nil, errors.New("damaged")
		}
		return image.NewRGBA(image.Rect(0, 0, px, px)), nil
	}
	entries, elsewhere := contactsheet.EntriesOf(product, []catalog.Product{rust, {Kind: catalog.Variation}}, "EUR", thumb)
	if len(entries) != 3 || elsewhere != 1 {
		t.Fatalf("%d entries, %d elsewhere", len(entries), elsewhere)
	}
	for i, want := range []contactsheet.Entry{
		{Name: "jacket-1.jpg", Product: "Squall shell jacket", SKU: "NP-JKT", Price: "149.00 EUR (189.00)", Alt: "Jacket"},
		{Name: "jacket-3.jpg", Product: "Squall shell jacket", SKU: "NP-JKT", Price: "149.00 EUR (189.00)"},
		{Name: "rust.jpg", Product: "Squall shell jacket", SKU: "NP-JKT-RUST", Price: "199.00 EUR"},
	} {
		e := entries[i]
		if e.Name != want.Name || e.Product != want.Product || e.SKU != want.SKU || e.Price != want.Price || e.Alt != want.Alt {
			t.Errorf("got  %+v\nwant %+v", e, want)
		}
		if hasBefore := e.Before != nil; hasBefore != (i == 0) {
			t.Errorf("%s has a photo beside it: %v", e.Name, hasBefore)
		}
		if _, err := e.Picture(context.Background(), 50); (err != nil) != (i == 2) {
			t.Errorf("%s: %v", e.Name, err)
		}
	}
	if _, err := entries[0].Before(context.Background(), 50); err != nil || asked[len(asked)-1].Prepared != "" || asked[len(asked)-1].Original != "photo" {
		t.Errorf("before is %+v, %v", asked[len(asked)-1], err)
	}
}
