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
			p.Vendor = fmt.Sprintf("Maker %d", (i*7)%60)
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
			"sort-shelf":   {Store: store, SortBy: "categories"},
			"sort-seo":     {Store: store, SortBy: "seo_title"}, // not in the list index
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

// price gives each product a price, in one operation.
func price(b *testing.B, w *data.Workspace, ids []catalog.ID, minor int64) {
	b.Helper()
	edit(b, w, "edit prices", func(ctx context.Context, tx change.Tx) error {
		for _, id := range ids {
			if err := changed(ctx, tx, id, priced(minor)); err != nil {
				return err
			}
		}
		return nil
	})
}

// One cell of one product, as it is typed into the grid: what it costs to have
// each edit on the disk before the next.
func BenchmarkCellEdit(b *testing.B) {
	w, store := filled(b, 10_000)
	ids := list(b, w, catalog.Query{Store: store})
	minor := int64(100)
	for b.Loop() {
		minor++
		price(b, w, ids[minor%10_000:][:1], minor)
	}
}

// What is undone here is one step, however much it did.
func BenchmarkUndo(b *testing.B) {
	for name, deed := range map[string]func(b *testing.B, w *data.Workspace, store client.ID){
		"import": func(*testing.B, *data.Workspace, client.ID) {},
		"delete": func(b *testing.B, w *data.Workspace, store client.ID) {
			edit(b, w, "delete the store", func(ctx context.Context, tx change.Tx) error { return tx.DeleteStore(ctx, store) })
		},
	} {
		b.Run(fmt.Sprintf("%s/%d", name, 10_000), func(b *testing.B) {
			w, store := filled(b, 10_000)
			deed(b, w, store)
			for b.Loop() {
				undo(b, w)
				b.StopTimer()
				redo(b, w, 1)
				b.StartTimer()
			}
		})
	}
}

// How much the workspace's file grows with a field of 10,000 products: at the
// first edit, which also notes what the shop has, and at each later one.
func BenchmarkHistorySize(b *testing.B) {
	const products = 10_000
	for b.Loop() {
		w, store := filled(b, products)
		ids := list(b, w, catalog.Query{Store: store})
		db := raw(b, databaseOf(w.Dir()))
		size := func() int {
			return number(b, db, `SELECT (page_count - freelist_count) * page_size FROM pragma_page_count, pragma_freelist_count, pragma_page_size`)
		}
		start := size()
		price(b, w, ids, 1)
		first := size()
		price(b, w, ids, 2)
		second := size()
		b.ReportMetric(float64(start)/products, "bytes/product")
		b.ReportMetric(float64(first-start)/products, "bytes/first-edit")
		b.ReportMetric(float64(second-first)/products, "bytes/later-edit")
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
