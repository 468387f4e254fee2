package sheet

import (
	"slices"
	"testing"

	"storehand/app/catalog"
	"storehand/app/client"
	"storehand/app/money"
	"storehand/ui/grid"
	"storehand/ui/parts"
)

var store = client.Store{ID: 1, Platform: client.WooCommerce, Currency: "EUR"}

func teapot() catalog.Row {
	return catalog.Row{Product: catalog.Product{
		Kind: catalog.Simple, Title: "Round teapot", Status: catalog.Published, RegularPrice: money.Of(8200), Cost: money.Of(3740),
		Categories: []catalog.CategoryPath{{"Tableware", "Tea"}, {"Gifts"}}, ManageStock: true, Stock: catalog.CountOf(1248),
		LowStock: catalog.CountOf(5), Images: []catalog.Image{{Src: "a", Alt: "A"}, {Src: "b"}}, Description: "<p>A pot\nfor &amp; <b>two</b></p>",
	}}
}

// cell is one cell of a row of products.
func cell(t *testing.T, row catalog.Row, id string) grid.Cell {
	t.Helper()
	s := OfProducts(store)
	at := slices.IndexFunc(s.columns, func(c column) bool { return c.ID == id })
	if at < 0 {
		t.Fatalf("there is no column %q", id)
	}
	return s.Row(&row, nil).Cells[at]
}

func TestCells(t *testing.T) {
	plain, onSale, variable, sold, low, staged := teapot(), teapot(), teapot(), teapot(), teapot(), teapot()
	onSale.Product.SalePrice = money.Of(6900)
	variable.Product.Kind, variable.Variations, variable.PriceLow, variable.PriceHigh = catalog.Variable, 4, 7800, 8200
	sold.Product.Stock = catalog.CountOf(0)
	low.Product.Stock = catalog.CountOf(5)
	staged.Staged = map[string]string{"regular_price": "78.00", "status": "draft"}
	for _, test := range []struct {
		name string
		row  catalog.Row
		id   string
		want grid.Cell
	}{
		{"a title", plain, "title", grid.Cell{Value: "Round teapot"}},
		{"a title with variations", variable, "title", grid.Cell{Value: "Round teapot", Text: "Round teapot  · 4 variations"}},
		{"a status", plain, "status", grid.Cell{Value: "Published", Tone: parts.Good}},
		{"a price", plain, "regular_price", grid.Cell{Value: "82.00"}},
		{"an edited price", staged, "regular_price", grid.Cell{Value: "82.00", State: grid.Staged, Was: "78.00"}},
		{"the price of variations", variable, "regular_price", grid.Cell{Text: "from 78.00", State: grid.Locked, Reason: "Each variation has its own price: open the product to change them"}},
		{"a large number", plain, "stock", grid.Cell{Value: "1248", Text: "1,248"}},
		{"nothing left", sold, "stock", grid.Cell{Value: "0", Tone: parts.Bad}},
		{"little left", low, "stock", grid.Cell{Value: "5", Tone: parts.Warn}},
		{"a category", plain, "categories", grid.Cell{Value: "Tableware > Tea, Gifts", Text: "Tea +1"}},
		{"a margin", plain, marginColumn, grid.Cell{Value: "54\u2009%", Share: 0.54, Tone: parts.Accent}},
		{"a margin on sale", onSale, marginColumn, grid.Cell{Value: "46\u2009%", Share: 0.46, Tone: parts.Accent, Reason: "At the sale price of 69.00"}},
		{"the margin of variations", variable, marginColumn, grid.Cell{}},
		{"pictures", plain, "images", grid.Cell{Value: "2", Tone: parts.Warn}},
		{"pictures without ALT", plain, missingAltColumn, grid.Cell{Value: "1", Tone: parts.Warn}},
		{"several lines", plain, "description", grid.Cell{Value: "<p>A pot\nfor &amp; <b>two</b></p>", Text: "A pot for &amp; two", State: grid.Locked, Reason: "This has several lines: open the product to edit it"}},
	} {
		if got := cell(t, test.row, test.id); got != test.want {
			t.Errorf("%s is %+v, want %+v", test.name, got, test.want)
		}
	}
}

func TestEveryFieldHasAColumn(t *testing.T) {
	products, variations := OfProducts(store), OfVariations(store)
	for _, field := range catalog.Fields {
		if products.Title(field.Key) == "" {
			t.Errorf("products: no column for %s", field.Key)
		}
		if has := variations.Title(field.Key) != ""; has != field.OnVariations {
			t.Errorf("variations: column for %s: %v", field.Key, has)
		}
	}
}

func TestColumnsOfLeastWeightGoFirst(t *testing.T) {
	s := OfProducts(store)
	shown := func(width float32) (ids []string, margin float32) {
		for _, c := range s.Layout(width).Columns {
			if !c.Hidden {
				ids = append(ids, c.ID)
			}
			if c.ID == marginColumn {
				margin = c.Width
			}
		}
		return ids, margin
	}
	all, withBar := shown(1220)
	for width, gone := range map[float32]int{1220: 0, 1150: 1, 1048: 2, 900: 3} {
		ids, margin := shown(width)
		if len(all)-len(ids) != gone || !slices.Contains(ids, marginColumn) {
			t.Errorf("at %v: %v, margin %v", width, ids, margin)
		}
		if lost := margin < withBar; lost != (width == 900) {
			t.Errorf("at %v the margin is %v wide", width, margin)
		}
	}
}

func TestColumnsAskWhatCanStand(t *testing.T) {
	var asked []string
	columns := OfProducts(store).Columns(func(_ int64, field, text string) error {
		asked = append(asked, field+"="+text)
		return nil
	})
	for _, c := range columns {
		if c.ID == "regular_price" {
			c.Validate(1, "24")
		}
		if c.ID == "status" && !slices.Equal(c.Choices(1), []string{"Published", "Draft", "Private", "Pending"}) {
			t.Errorf("statuses %v", c.Choices(1))
		}
	}
	if !slices.Equal(asked, []string{"regular_price=24"}) {
		t.Errorf("asked %v", asked)
	}
}
