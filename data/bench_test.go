package data_test

import (
	"context"
	"fmt"
	"testing"

	"storehand/app/catalog"
	"storehand/app/change"
	"storehand/app/client"
	"storehand/app/money"
	"storehand/data"
)

// Shops of growing size show how the cost of a query grows with the catalogue.
var sizes = []int{1_000, 10_000, 100_000}

func filled(b *testing.B, products int) (*data.Workspace, client.ID) {
	b.Helper()
	w := open(b)
	store := newStore(b, w)
	do(b, w, change.Operation{Name: "fill", Origin: change.Imported}, func(ctx context.Context, tx change.Tx) error {
		for i := range products {
			p := mug(store)
			p.SKU = fmt.Sprintf("SKU-%06d", i)
			p.Title = fmt.Sprintf("%s mug no. %d", []string{"Oat", "Sage", "Ink", "Terracotta"}[i%4], (i*7919)%products)
			p.Slug = fmt.Sprintf("mug-%d", i)
			p.RegularPrice = money.Of(int64(1000 + (i*31)%9000))
			p.Categories = []catalog.CategoryPath{{"Tableware", fmt.Sprintf("Shelf %d", i%50)}}
			if i%10 == 0 {
				p.SalePrice = money.Amount{}
			}
			if _, err := tx.SaveProduct(ctx, p); err != nil {
				return err
			}
		}
		return nil
	})
	return w, store
}

func BenchmarkLists(b *testing.B) {
	for _, size := range sizes {
		w, store := filled(b, size)
		queries := map[string]catalog.Query{
			"open":         {Store: store},
			"sort-title":   {Store: store, SortBy: "title"},
			"sort-price":   {Store: store, SortBy: "regular_price", Descending: true},
			"sort-vendor":  {Store: store, SortBy: "vendor"},
			"filter-text":  {Store: store, Text: "terracotta mug no. 77"},
			"filter-sale":  {Store: store, View: catalog.OnSaleNow},
			"filter-low":   {Store: store, View: catalog.LowOnStock},
			"filter-shelf": {Store: store, Categories: []catalog.CategoryPath{{"Tableware", "Shelf 7"}}},
		}
		for name, query := range queries {
			b.Run(fmt.Sprintf("%s/%d", name, size), func(b *testing.B) {
				for b.Loop() {
					list(b, w, query)
				}
			})
		}
		ids := list(b, w, catalog.Query{Store: store, SortBy: "title"})
		b.Run(fmt.Sprintf("page/%d", size), func(b *testing.B) {
			for b.Loop() {
				if _, err := w.Rows(context.Background(), ids[len(ids)/2:len(ids)/2+60]); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run(fmt.Sprintf("counts/%d", size), func(b *testing.B) {
			for b.Loop() {
				if _, err := w.Counts(context.Background(), store); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// A bulk edit of all prices, and its undo, as one step each.
func BenchmarkBulkEdit(b *testing.B) {
	for _, size := range sizes {
		w, store := filled(b, size)
		ids := list(b, w, catalog.Query{Store: store})
		b.Run(fmt.Sprintf("edit/%d", size), func(b *testing.B) {
			price := int64(100)
			for b.Loop() {
				price++
				edit(b, w, "edit all prices", func(ctx context.Context, tx change.Tx) error {
					for _, id := range ids {
						p, err := tx.Product(ctx, id)
						if err != nil {
							return err
						}
						p.RegularPrice = money.Of(price)
						if _, err := tx.SaveProduct(ctx, p); err != nil {
							return err
						}
					}
					return nil
				})
			}
		})
		b.Run(fmt.Sprintf("undo/%d", size), func(b *testing.B) {
			for b.Loop() {
				if _, err := w.Undo(context.Background()); err != nil {
					b.Fatal(err)
				}
				if _, err := w.Redo(context.Background()); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkImport(b *testing.B) {
	for _, size := range sizes[:2] {
		b.Run(fmt.Sprint(size), func(b *testing.B) {
			for b.Loop() {
				filled(b, size)
			}
		})
	}
}
