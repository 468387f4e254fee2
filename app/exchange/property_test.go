package exchange

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"storehand/app/catalog"
	"storehand/app/exchange/sheet"
	"storehand/app/money"
)

// texts draws text with everything that has a meaning in a table, but for a
// leading apostrophe: the escape before formulas cannot tell it from its own.
func texts(t *rapid.T, label string) string {
	runes := rapid.SampledFrom([]rune("ab é€,;\"'=+-@\t\n\\n<>:|%"))
	return strings.TrimLeft(rapid.StringOfN(runes, 0, 12, -1).Draw(t, label), "'")
}

// words draws a value that can stand in a list: no blanks at its ends, no
// backslash.
func words(t *rapid.T, label string) string {
	return rapid.StringMatching(`[a-zé][a-z €,"']{0,6}[a-z0-9]`).Draw(t, label)
}

// distinctWords draws values of a list.
func distinctWords(t *rapid.T, label string, least int) []string {
	count := rapid.IntRange(least, 3).Draw(t, label)
	var list []string
	for i := range count {
		list = append(list, fmt.Sprintf("%s%d", words(t, label), i))
	}
	return list
}

func amounts(t *rapid.T, label string) money.Amount {
	if !rapid.Bool().Draw(t, label+" set") {
		return money.Amount{}
	}
	return money.Of(rapid.Int64Range(0, 1e9).Draw(t, label))
}

func counts(t *rapid.T, label string) catalog.Count {
	return catalog.CountOf(rapid.Int64Range(-50, 1e6).Draw(t, label))
}

// plainProduct draws the fields that all dialects carry.
func plainProduct(t *rapid.T, number int) catalog.Product {
	p := sheet.NewProduct(catalog.Simple)
	p.SKU = fmt.Sprintf("SKU %d", number)
	p.Title = "T" + texts(t, "title")
	p.GTIN = rapid.SampledFrom([]string{"", "4006381333931", "012345678905"}).Draw(t, "gtin")
	p.Description = texts(t, "description")
	p.Vendor = strings.TrimSpace(words(t, "vendor"))
	p.Tags = []string{}
	for i := range rapid.IntRange(0, 3).Draw(t, "tags") {
		p.Tags = append(p.Tags, fmt.Sprintf("tag %d", i))
	}
	p.RegularPrice = money.Of(rapid.Int64Range(1, 1e9).Draw(t, "price"))
	if rapid.Bool().Draw(t, "on sale") {
		p.SalePrice = money.Of(rapid.Int64Range(0, p.RegularPrice.Minor-1).Draw(t, "sale"))
	}
	p.Cost = amounts(t, "cost")
	p.ManageStock = rapid.Bool().Draw(t, "manage stock")
	if p.ManageStock {
		p.Stock = counts(t, "stock")
	}
	p.Virtual = rapid.Bool().Draw(t, "virtual")
	p.Weight = catalog.Decimal(rapid.SampledFrom([]string{"", "0", "0.35", "12", "1.005"}).Draw(t, "weight"))
	p.WeightUnit = "kg"
	p.SEOTitle, p.SEODescription = texts(t, "seo title"), texts(t, "seo description")
	for i := range rapid.IntRange(0, 3).Draw(t, "images") {
		p.Images = append(p.Images, catalog.Image{Src: fmt.Sprintf("https://shop.example/%d,%d.jpg?v=1", number, i)})
	}
	return p
}

// wooProduct draws a product of WooCommerce, with its variations.
func wooProduct(t *rapid.T, number int) []catalog.Product {
	p := plainProduct(t, number)
	p.RemoteID = fmt.Sprint(1000 + number)
	p.Status = rapid.SampledFrom([]catalog.Status{catalog.Published, catalog.Draft, catalog.Private, catalog.Pending}).Draw(t, "status")
	p.Visibility = rapid.SampledFrom([]catalog.Visibility{catalog.Visible, catalog.CatalogOnly, catalog.SearchOnly, catalog.Hidden}).Draw(t, "visibility")
	p.StockStatus = rapid.SampledFrom([]catalog.StockStatus{catalog.InStock, catalog.OutOfStock, catalog.OnBackorder}).Draw(t, "stock status")
	p.Backorders = rapid.SampledFrom([]catalog.Backorders{catalog.BackordersNo, catalog.BackordersNotify, catalog.BackordersYes}).Draw(t, "backorders")
	p.Kind = rapid.SampledFrom([]catalog.Kind{catalog.Simple, catalog.Variable, catalog.Grouped, catalog.External}).Draw(t, "kind")
	p.ShortDescription, p.PurchaseNote = texts(t, "short"), texts(t, "note")
	p.SaleFrom = catalog.WallTime(rapid.SampledFrom([]string{"", "2026-03-20", "2026-03-20 09:05:00"}).Draw(t, "from"))
	p.Featured, p.SoldIndividually, p.ReviewsAllowed = rapid.Bool().Draw(t, "f"), rapid.Bool().Draw(t, "s"), rapid.Bool().Draw(t, "r")
	p.DimensionUnit = "cm"
	p.Length = catalog.Decimal(rapid.SampledFrom([]string{"", "10", "8.5"}).Draw(t, "length"))
	for range rapid.IntRange(0, 2).Draw(t, "categories") {
		p.Categories = append(p.Categories, catalog.CategoryPath(distinctWords(t, "category", 1)))
	}
	p.Upsells, p.Grouped = distinctWords(t, "upsells", 0), distinctWords(t, "grouped", 0)
	p.Position = rapid.Int64Range(-3, 99).Draw(t, "position")
	if value := texts(t, "meta"); value != "" {
		p.Meta = []catalog.Meta{{Key: "_key", Value: value}}
	}
	for i := range rapid.IntRange(0, 2).Draw(t, "downloads") {
		p.Downloads = append(p.Downloads, catalog.Download{ID: fmt.Sprint(i), Name: words(t, "download"), URL: "https://shop.example/d"})
	}
	for _, name := range distinctWords(t, "attribute", 0) {
		p.Attributes = append(p.Attributes, catalog.Attribute{
			Name: name, Values: distinctWords(t, "values", 1), Visible: rapid.Bool().Draw(t, "visible"), Global: rapid.Bool().Draw(t, "global"),
		})
	}
	family := []catalog.Product{p}
	if p.Kind != catalog.Variable || len(p.Attributes) == 0 {
		return family
	}
	for i, value := range p.Attributes[0].Values {
		v := plainProduct(t, number*100+i)
		v.Kind, v.ReviewsAllowed, v.RemoteID = catalog.Variation, false, fmt.Sprint(100000+number*100+i)
		v.Attributes = []catalog.Attribute{{Name: p.Attributes[0].Name, Values: []string{value}, Global: p.Attributes[0].Global, Variation: true}}
		v.Position, v.DimensionUnit = int64(i), "cm"
		family = append(family, v)
	}
	family[0].Attributes[0].Variation = true
	return family
}

// shopifyProduct draws a product of Shopify, with its variants.
func shopifyProduct(t *rapid.T, number int) []catalog.Product {
	p := plainProduct(t, number)
	p.Slug = fmt.Sprintf("product-%d", number)
	p.Status = rapid.SampledFrom([]catalog.Status{catalog.Published, catalog.Draft, catalog.Archived, catalog.Unlisted}).Draw(t, "status")
	p.Visibility = rapid.SampledFrom([]catalog.Visibility{catalog.Visible, catalog.Hidden}).Draw(t, "visibility")
	p.Backorders = rapid.SampledFrom([]catalog.Backorders{catalog.BackordersNo, catalog.BackordersYes}).Draw(t, "backorders")
	p.TaxStatus = rapid.SampledFrom([]string{"taxable", "none"}).Draw(t, "tax")
	p.GiftCard = rapid.Bool().Draw(t, "gift card")
	p.ProductType = words(t, "type")
	if rapid.Bool().Draw(t, "category") {
		p.Categories = []catalog.CategoryPath{distinctWords(t, "category", 1)}
	}
	for i := range p.Images {
		p.Images[i].Alt = texts(t, "alt")
	}
	if value := texts(t, "metafield"); value != "" {
		p.Meta = []catalog.Meta{{Key: "product.metafields.custom.note", Value: value}}
	}
	if rapid.Bool().Draw(t, "simple") {
		return []catalog.Product{p}
	}
	variants := rapid.IntRange(1, 4).Draw(t, "variants")
	option := catalog.Attribute{Name: "Size", Visible: true, Variation: true, LinkedTo: rapid.SampledFrom([]string{"", "product.metafields.shopify.size"}).Draw(t, "link")}
	family := []catalog.Product{p}
	for i := range variants {
		v := plainProduct(t, number*100+i)
		v.Kind, v.ReviewsAllowed, v.Position = catalog.Variation, false, int64(i+1)
		v.Title, v.Description, v.Vendor, v.Tags, v.SEOTitle, v.SEODescription = "", "", "", nil, "", ""
		v.Images = v.Images[:min(1, len(v.Images))]
		value := fmt.Sprintf("%s %d", words(t, "value"), i)
		option.Values = append(slices.Clone(option.Values), value)
		v.Attributes = []catalog.Attribute{{Name: "Size", Values: []string{value}, Variation: true}}
		family = append(family, v)
	}
	parent := &family[0]
	parent.Kind, parent.SKU, parent.GTIN, parent.Attributes = catalog.Variable, "", "", []catalog.Attribute{option}
	parent.RegularPrice, parent.SalePrice, parent.Cost = money.Amount{}, money.Amount{}, money.Amount{}
	parent.ManageStock, parent.Stock, parent.Weight, parent.WeightUnit = false, catalog.Count{}, "", ""
	parent.Virtual, parent.TaxStatus, parent.Backorders = false, "taxable", catalog.BackordersNo
	return family
}

func testWriteRead(t *testing.T, d Dialect, draw func(*rapid.T, int) []catalog.Product) {
	rapid.Check(t, func(rt *rapid.T) {
		style := sheet.Style{Currency: "EUR", Decimal: rapid.SampledFrom([]string{".", ","}).Draw(rt, "decimal")}
		var families [][]catalog.Product
		var want []catalog.Product
		for i := range rapid.IntRange(1, 3).Draw(rt, "products") {
			families = append(families, draw(rt, i+1))
		}
		for _, family := range families {
			want = append(want, family...)
		}
		got, rejected := decode(t, written(t, d, style, families...))
		if len(rejected) > 0 {
			rt.Fatalf("rejected: %v", rejected)
		}
		byName := func(list []catalog.Product) map[string]catalog.Product {
			named := make(map[string]catalog.Product)
			for _, p := range list {
				p.Source = nil
				named[p.SKU+"/"+p.Slug] = p
			}
			return named
		}
		if diff := cmp.Diff(byName(want), byName(got), cmpopts.EquateEmpty()); diff != "" {
			rt.Fatal(diff)
		}
	})
}

func TestWooProductsReadBackAsWritten(t *testing.T) { testWriteRead(t, WooCommerce, wooProduct) }

func TestShopifyProductsReadBackAsWritten(t *testing.T) { testWriteRead(t, Shopify, shopifyProduct) }
