package data_test

import (
	"context"
	"path/filepath"
	"testing"

	"storehand/app/catalog"
	"storehand/app/change"
	"storehand/app/client"
	"storehand/app/money"
	"storehand/data"
)

// open makes an empty workspace in a folder of the test's own.
func open(t testing.TB) *data.Workspace {
	t.Helper()
	return openIn(t, filepath.Join(t.TempDir(), "workspace"))
}

func openIn(t testing.TB, dir string) *data.Workspace {
	t.Helper()
	w, err := data.Open(context.Background(), still(dir))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := w.Close(); err != nil {
			t.Error(err)
		}
	})
	return w
}

// edit runs one operation of the user's and returns what it changed.
func edit(t testing.TB, w *data.Workspace, name string, work func(context.Context, change.Tx) error) change.Set {
	t.Helper()
	return do(t, w, change.Operation{Name: name, Origin: change.Edited}, work)
}

func do(t testing.TB, w *data.Workspace, op change.Operation, work func(context.Context, change.Tx) error) change.Set {
	t.Helper()
	set, err := w.Do(context.Background(), op, work)
	if err != nil {
		t.Fatal(err)
	}
	return set
}

// newStore makes a client with one store.
func newStore(t testing.TB, w *data.Workspace) client.ID {
	t.Helper()
	var id client.ID
	edit(t, w, "add a store", func(ctx context.Context, tx change.Tx) error {
		owner, err := tx.SaveClient(ctx, client.Client{Name: "Alder & Finch", Colour: "#A24E33"})
		if err != nil {
			return err
		}
		id, err = tx.SaveStore(ctx, client.Store{ClientID: owner, Name: "Alder & Finch", Platform: client.WooCommerce, Currency: "EUR", TimeZone: "Europe/Rome"})
		return err
	})
	return id
}

// mug is a product with something in every kind of column.
func mug(store client.ID) catalog.Product {
	return catalog.Product{
		StoreID: store, Kind: catalog.Simple, SKU: "AF-MUG-OAT", GTIN: "4006381333931", Title: "Speckled mug, oat",
		Slug: "speckled-mug-oat", Status: catalog.Published, Visibility: catalog.Visible, Featured: true,
		Description: "<p>Thrown by hand.</p>", RegularPrice: money.Of(2400), SalePrice: money.Of(1990), Cost: money.Of(900),
		SaleFrom: "2026-03-20 09:00:00", SaleTo: "2026-03-29", ManageStock: true, Stock: catalog.CountOf(148),
		StockStatus: catalog.InStock, Backorders: catalog.BackordersNo, LowStock: catalog.CountOf(5), Weight: "0.35", WeightUnit: "kg",
		Categories: []catalog.CategoryPath{{"Tableware", "Mugs & cups"}, {"Gifts"}}, Tags: []string{"oat", "hand thrown"},
		Attributes: []catalog.Attribute{{Name: "Material", Values: []string{"Stoneware"}, Visible: true}},
		Images:     []catalog.Image{{Src: "https://shop.example/mug.jpg", Alt: "Oat mug"}, {Src: "https://shop.example/mug-2.jpg"}},
		Downloads:  []catalog.Download{{Name: "Care", URL: "https://shop.example/care.pdf"}},
		Upsells:    []string{"AF-BWL-900"}, Meta: []catalog.Meta{{Key: "_glaze", Value: "oat"}},
		ReviewsAllowed: true, Position: 3, Vendor: "Alder & Finch", SEOTitle: "Mug", Supplier: "Faenza",
		Source: catalog.Source{"Published": {Original: "true", Rendered: "1"}},
	}
}

func save(t testing.TB, w *data.Workspace, name string, origin change.Origin, products ...catalog.Product) []catalog.ID {
	t.Helper()
	var ids []catalog.ID
	do(t, w, change.Operation{Name: name, Origin: origin}, func(ctx context.Context, tx change.Tx) error {
		for _, p := range products {
			id, err := tx.SaveProduct(ctx, p)
			if err != nil {
				return err
			}
			ids = append(ids, id)
		}
		return nil
	})
	return ids
}

func product(t testing.TB, w *data.Workspace, id catalog.ID) catalog.Product {
	t.Helper()
	p, err := w.Product(context.Background(), id)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func list(t testing.TB, w *data.Workspace, q catalog.Query) []catalog.ID {
	t.Helper()
	ids, err := w.IDs(context.Background(), q)
	if err != nil {
		t.Fatal(err)
	}
	return ids
}
