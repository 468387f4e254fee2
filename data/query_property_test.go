package data_test

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"storehand/app/catalog"
	"storehand/app/change"
	"storehand/app/client"
	"storehand/app/money"
	"storehand/data"
)

// The words that drawn texts are made of: accents, capitals, other scripts, and
// what means something to SQL.
var words = []string{"", "Café", "cafe", "CAFE\u0301", "Straße", "ספל", "50%", "50", "%", "a_b", "axb", "_", "'", `"`, "\\", "Ω", "b", "B", " ", "10", "9", "\u00a0x"}

func word(r *rapid.T, label string) string { return rapid.SampledFrom(words).Draw(r, label) }

var paths = []catalog.CategoryPath{{"Mugs"}, {"mugs", "Oat"}, {"Mugs", "Élan"}, {"Mugs", "Élan", "Deep"}, {"Zoo"}, {"ספלים"}}

var statuses = []catalog.Status{catalog.Published, catalog.Draft, catalog.Private, ""}

// drawn is a product, or a variation of parent, with any mix of what lists
// filter and sort by.
func drawn(r *rapid.T, store client.ID, parent catalog.ID) catalog.Product {
	amount := func(label string) money.Amount {
		return rapid.SampledFrom([]money.Amount{{}, money.Of(0), money.Of(500), money.Of(1000)}).Draw(r, label)
	}
	count := func(label string) catalog.Count {
		return rapid.SampledFrom([]catalog.Count{{}, catalog.CountOf(-1), catalog.CountOf(0), catalog.CountOf(3), catalog.CountOf(12)}).Draw(r, label)
	}
	p := catalog.Product{
		StoreID: store, ParentID: parent, Kind: catalog.Simple, Title: word(r, "title") + word(r, "title 2"), SKU: word(r, "sku"), GTIN: word(r, "gtin"),
		Slug: word(r, "slug"), Vendor: word(r, "vendor"), Supplier: word(r, "supplier"), SEOTitle: word(r, "seo title"), ShippingClass: word(r, "shipping"),
		Status: rapid.SampledFrom(statuses).Draw(r, "status"), RegularPrice: amount("price"), SalePrice: amount("sale"),
		ManageStock: rapid.Bool().Draw(r, "manage"), Stock: count("stock"), LowStock: count("low"),
		Weight:     rapid.SampledFrom([]catalog.Decimal{"", "0", "0.5", "9", "10", "100.25"}).Draw(r, "weight"),
		SaleFrom:   rapid.SampledFrom([]catalog.WallTime{"", "2026-03-20", "2026-03-20 09:00:00", "2025-12-31"}).Draw(r, "from"),
		Position:   rapid.Int64Range(-2, 2).Draw(r, "position"),
		Categories: rapid.SliceOfN(rapid.SampledFrom(paths), 0, 2).Draw(r, "categories"),
		Tags:       rapid.SliceOfN(rapid.SampledFrom(words), 0, 2).Draw(r, "tags"),
		Featured:   rapid.Bool().Draw(r, "featured"),
	}
	for range rapid.IntRange(0, 2).Draw(r, "images") {
		p.Images = append(p.Images, catalog.Image{Src: "https://shop.example/x.jpg", Alt: word(r, "alt")})
	}
	if parent != 0 {
		p.Kind = catalog.Variation
	}
	return p
}

// naive is a shop in memory that answers queries by looking at each product.
type naive struct {
	tops       []catalog.Product
	variations map[catalog.ID][]catalog.Product
	changed    map[catalog.ID]bool // has staged edits
}

func (n *naive) ids(q catalog.Query) []catalog.ID {
	var found []catalog.Product
	for _, p := range n.tops {
		if n.matches(p, q) {
			found = append(found, p)
		}
	}
	slices.SortStableFunc(found, func(a, b catalog.Product) int {
		order := cmp.Or(compare(&a, &b, q.SortBy), cmp.Compare(a.ID, b.ID))
		if q.Descending {
			return -order
		}
		return order
	})
	ids := make([]catalog.ID, len(found))
	for i, p := range found {
		ids[i] = p.ID
	}
	return ids
}

func (n *naive) matches(p catalog.Product, q catalog.Query) bool {
	// It or one of its variations.
	any := func(holds func(catalog.Product) bool) bool {
		return holds(p) || slices.ContainsFunc(n.variations[p.ID], holds)
	}
	text := catalog.Fold(strings.TrimSpace(q.Text))
	switch {
	case q.Store != 0 && p.StoreID != q.Store,
		len(q.Statuses) > 0 && !slices.Contains(q.Statuses, p.Status),
		len(q.Categories) > 0 && !inOneOf(p, q.Categories),
		text != "" && !any(func(p catalog.Product) bool { return mentions(p, text) }):
		return false
	}
	switch q.View {
	case catalog.MissingAlt:
		return slices.ContainsFunc(p.Images, func(i catalog.Image) bool { return strings.TrimSpace(i.Alt) == "" })
	case catalog.OnSaleNow:
		return any(func(p catalog.Product) bool { return p.SalePrice.Set })
	case catalog.LowOnStock:
		return any(func(p catalog.Product) bool { return p.ManageStock && p.Stock.Set && p.Stock.N <= p.LowStock.N })
	case catalog.Drafts:
		return p.Status == catalog.Draft
	case catalog.Changed:
		return any(func(p catalog.Product) bool { return n.changed[p.ID] })
	default:
		return true
	}
}

func mentions(p catalog.Product, text string) bool {
	return slices.ContainsFunc(append([]string{p.Title, p.SKU, p.GTIN, p.Slug}, p.Tags...), func(part string) bool {
		return strings.Contains(catalog.Fold(part), text)
	})
}

func inOneOf(p catalog.Product, wanted []catalog.CategoryPath) bool {
	return slices.ContainsFunc(p.Categories, func(path catalog.CategoryPath) bool {
		return slices.ContainsFunc(wanted, func(w catalog.CategoryPath) bool {
			return len(path) >= len(w) && slices.Equal(path[:len(w)], w)
		})
	})
}

// compare says which of two products comes first in the order of a field.
func compare(a, b *catalog.Product, key string) int {
	switch key {
	case "regular_price":
		return compareOptional(a.RegularPrice.Minor, a.RegularPrice.Set, b.RegularPrice.Minor, b.RegularPrice.Set)
	case "sale_price":
		return compareOptional(a.SalePrice.Minor, a.SalePrice.Set, b.SalePrice.Minor, b.SalePrice.Set)
	case "stock":
		return compareOptional(a.Stock.N, a.Stock.Set, b.Stock.N, b.Stock.Set)
	case "position":
		return cmp.Compare(a.Position, b.Position)
	case "images":
		return cmp.Compare(len(a.Images), len(b.Images))
	case "weight":
		return cmp.Compare(weight(a), weight(b))
	case "featured", "manage_stock", "status", "sale_from":
		field, _ := catalog.FieldByKey(key)
		return cmp.Compare(field.Text(a, catalog.Format{}), field.Text(b, catalog.Format{}))
	case "title":
		return cmp.Compare(catalog.Fold(a.Title), catalog.Fold(b.Title))
	case "vendor":
		return cmp.Compare(catalog.Fold(a.Vendor), catalog.Fold(b.Vendor))
	case "supplier":
		return cmp.Compare(catalog.Fold(a.Supplier), catalog.Fold(b.Supplier))
	case "seo_title":
		return cmp.Compare(catalog.Fold(a.SEOTitle), catalog.Fold(b.SEOTitle))
	case "sku":
		return cmp.Compare(lowerASCII(a.SKU), lowerASCII(b.SKU))
	case "gtin":
		return cmp.Compare(lowerASCII(a.GTIN), lowerASCII(b.GTIN))
	case "slug":
		return cmp.Compare(lowerASCII(a.Slug), lowerASCII(b.Slug))
	case "shipping_class":
		return cmp.Compare(lowerASCII(a.ShippingClass), lowerASCII(b.ShippingClass))
	case "categories":
		return cmp.Compare(firstCategory(a), firstCategory(b))
	default:
		return 0
	}
}

func compareOptional(a int64, aSet bool, b int64, bSet bool) int {
	if !aSet || !bSet {
		return cmp.Compare(strconv.FormatBool(aSet), strconv.FormatBool(bSet)) // "false" comes first
	}
	return cmp.Compare(a, b)
}

// weight in grams of the weights that are drawn, absent ones before all.
func weight(p *catalog.Product) int {
	return map[catalog.Decimal]int{"": -1, "0": 0, "0.5": 500, "9": 9000, "10": 10000, "100.25": 100250}[p.Weight]
}

func lowerASCII(text string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'A' && r <= 'Z' {
			return r + 'a' - 'A'
		}
		return r
	}, text)
}

func firstCategory(p *catalog.Product) string {
	if len(p.Categories) == 0 {
		return ""
	}
	return catalog.Fold(p.Categories[0].String())
}

var sorts = []string{
	"", "title", "sku", "gtin", "slug", "vendor", "supplier", "seo_title", "shipping_class", "regular_price", "sale_price", "stock",
	"position", "images", "weight", "featured", "manage_stock", "status", "sale_from", "categories",
}

// Every list is what looking at each product finds, and the counts of the views
// are those of their lists.
func TestListsAreWhatLookingAtEachProductFinds(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		w := open(t)
		defer w.Close()
		shop := drawShop(r, w)
		for range 25 {
			q := catalog.Query{
				Store: rapid.SampledFrom([]client.ID{0, 1, 2}).Draw(r, "store"), View: rapid.SampledFrom(append(catalog.Views, "")).Draw(r, "view"),
				SortBy: rapid.SampledFrom(sorts).Draw(r, "sort"), Descending: rapid.Bool().Draw(r, "descending"),
			}
			if rapid.Bool().Draw(r, "with text") {
				q.Text = word(r, "text")
			}
			if rapid.Bool().Draw(r, "with statuses") {
				q.Statuses = rapid.SliceOfNDistinct(rapid.SampledFrom(statuses), 0, 3, rapid.ID).Draw(r, "statuses")
			}
			if rapid.Bool().Draw(r, "with categories") {
				q.Categories = rapid.SliceOfN(rapid.SampledFrom(append(paths, catalog.CategoryPath{"Nowhere"})), 0, 2).Draw(r, "categories")
			}
			got, err := w.IDs(context.Background(), q)
			if err != nil {
				r.Fatal(err)
			}
			if want := shop.ids(q); !slices.Equal(got, want) {
				r.Fatalf("%+v lists %v, want %v", q, got, want)
			}
		}
		for _, store := range []client.ID{0, 1, 2} {
			counts, err := w.Counts(context.Background(), store)
			if err != nil {
				r.Fatal(err)
			}
			for _, view := range catalog.Views {
				if want := len(shop.ids(catalog.Query{Store: store, View: view})); counts[view] != want {
					r.Fatalf("%d products of store %d in %s, want %d", counts[view], store, view, want)
				}
			}
		}
	})
}

// drawShop fills two stores and edits some of their products.
func drawShop(r *rapid.T, w *data.Workspace) *naive {
	ctx := context.Background()
	shop := &naive{variations: make(map[catalog.ID][]catalog.Product), changed: make(map[catalog.ID]bool)}
	var all []catalog.Product
	run := func(origin change.Origin, work func(ctx context.Context, tx change.Tx) error) {
		if _, err := w.Do(ctx, change.Operation{Name: "draw", Origin: origin}, work); err != nil {
			r.Fatal(err)
		}
	}
	run(change.Imported, func(ctx context.Context, tx change.Tx) error {
		owner, err := tx.SaveClient(ctx, client.Client{Name: "Owner"})
		for range 2 {
			if err == nil {
				_, err = tx.SaveStore(ctx, client.Store{ClientID: owner, Name: "Store", Platform: client.Other, Currency: "EUR"})
			}
		}
		for range rapid.IntRange(0, 9).Draw(r, "products") {
			var parent catalog.ID
			store := rapid.SampledFrom([]client.ID{1, 2}).Draw(r, "of store")
			for range 1 + rapid.IntRange(0, 2).Draw(r, "variations") {
				p := drawn(r, store, parent)
				if err == nil {
					p.ID, err = tx.SaveProduct(ctx, p)
				}
				all = append(all, p)
				parent = cmp.Or(parent, p.ID)
			}
		}
		return err
	})
	run(change.Edited, func(ctx context.Context, tx change.Tx) (err error) {
		for i := range all {
			if !rapid.Bool().Draw(r, "edited") {
				continue
			}
			edited := drawn(r, all[i].StoreID, all[i].ParentID)
			edited.ID, edited.Tags, edited.Categories = all[i].ID, all[i].Tags, all[i].Categories
			// The supplier is nobody's business but the user's and never staged.
			plain := all[i]
			plain.Supplier = edited.Supplier
			shop.changed[edited.ID] = !sameProduct(plain, edited)
			all[i] = edited
			if err == nil {
				_, err = tx.SaveProduct(ctx, edited)
			}
		}
		return err
	})
	for _, p := range all {
		if p.ParentID == 0 {
			shop.tops = append(shop.tops, p)
		} else {
			shop.variations[p.ParentID] = append(shop.variations[p.ParentID], p)
		}
	}
	return shop
}

// sameProduct compares what can be edited.
func sameProduct(a, b catalog.Product) bool {
	return !slices.ContainsFunc(catalog.Fields, func(field *catalog.Field) bool {
		format := catalog.Format{Currency: "EUR"}
		return field.Text(&a, format) != field.Text(&b, format)
	}) && slices.Equal(a.Images, b.Images)
}
