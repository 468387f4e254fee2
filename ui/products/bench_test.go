package products_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"storehand/app/catalog"
	"storehand/app/change"
	"storehand/app/client"
	"storehand/app/editing"
	"storehand/app/money"
	"storehand/ui/grid"
	"storehand/ui/look"
	"storehand/ui/parts"
)

// manyProducts opens a store of n products.
func manyProducts(b *testing.B, n int) *stage {
	s := newStage(b, look.Light, wide)
	_, err := s.workspace.Do(context.Background(), change.Operation{Name: "import", Origin: change.Imported}, func(ctx context.Context, tx change.Tx) error {
		owner, err := tx.SaveClient(ctx, client.Client{Name: "Large"})
		if err != nil {
			return err
		}
		store, err := tx.SaveStore(ctx, client.Store{ClientID: owner, Name: "Large", Platform: client.WooCommerce, Currency: "EUR"})
		for i := range n {
			if _, err := tx.SaveProduct(ctx, catalog.Product{
				StoreID: store, Kind: catalog.Simple, Title: fmt.Sprintf("Product %d", i*7919%n), SKU: fmt.Sprintf("SKU-%06d", i),
				Status: catalog.Published, RegularPrice: money.Of(int64(1000 + i%9000)), ManageStock: true, Stock: catalog.CountOf(int64(i % 50)),
				Description: "<p>Hand thrown in Faenza, glazed in deep slate and fired twice.</p>", Tags: []string{"slate"},
				Categories: []catalog.CategoryPath{{"Tableware", fmt.Sprintf("Shelf %d", i%40)}},
			}); err != nil {
				return err
			}
		}
		return err
	})
	if err != nil {
		b.Fatal(err)
	}
	s.open("Large")
	return s
}

// The window waits for none of this but for what is drawn; the time is from the
// click until the rows are there.
func BenchmarkList(b *testing.B) {
	for _, n := range []int{1_000, 10_000, 100_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			s := manyProducts(b, n)
			tabs := find(s, func(*parts.Tabs) bool { return true })
			table := find(s, func(*grid.Grid) bool { return true })
			field := find(s, func(*parts.Search) bool { return true })
			b.Run("view", func(b *testing.B) {
				for i := 0; b.Loop(); i++ {
					tabs.TypedKey(&fyne.KeyEvent{Name: []fyne.KeyName{fyne.KeyRight, fyne.KeyLeft}[i%2]})
					s.settle()
				}
			})
			b.Run("filter", func(b *testing.B) {
				for i := 0; b.Loop(); i++ {
					field.SetText(fmt.Sprintf("sku-%05d", i%10))
					s.clock.pass()
					s.settle()
				}
				field.SetText("")
				s.clock.pass()
				s.settle()
			})
			b.Run("page", func(b *testing.B) {
				s.window.Canvas().Focus(table)
				for i := 0; b.Loop(); i++ {
					if i%20 == 0 {
						test.Scroll(s.window.Canvas(), fyne.NewPos(600, 600), 0, 1e9)
					}
					s.key(fyne.KeyPageDown)
				}
			})
			b.Run("edit", func(b *testing.B) {
				for i := 0; b.Loop(); i++ {
					s.key(fyne.KeyHome, fyne.KeyRight, fyne.KeyRight, fyne.KeyRight, fyne.KeyRight, fyne.KeyRight)
					s.typed(fmt.Sprint(10 + i%50))
					s.key(fyne.KeyReturn)
				}
			})
		})
	}
}

// A key in a long description: what the window waits for.
func BenchmarkTypeInDescription(b *testing.B) {
	for _, n := range []int{1_000, 8_000, 32_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			s := manyProducts(b, 1)
			id := s.product("Product").ID
			text := strings.Repeat("<p>Hand thrown in Faenza, glazed in deep slate and fired twice.</p>\n", n/68)
			if _, err := s.editing.Apply(context.Background(), s.store, []editing.Edit{{Product: id, Field: "description", Text: text}}); err != nil {
				b.Fatal(err)
			}
			s.section.Show(id)
			s.settle()
			box := find(s, func(o focusable) bool { return strings.Contains(fmt.Sprintf("%T", o), "source") })
			s.window.Canvas().Focus(box)
			for b.Loop() {
				box.TypedRune('a')
			}
		})
	}
}
