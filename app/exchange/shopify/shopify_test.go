package shopify

import (
	"iter"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"storehand/app/catalog"
	"storehand/app/exchange/sheet"
	"storehand/app/exchange/table"
	"storehand/app/money"
)

func TestBothSetsOfHeadingsAreRecognised(t *testing.T) {
	var old, fresh, names []string
	for _, c := range columns {
		old, fresh, names = append(old, c.old), append(fresh, c.new), append(names, c.name)
	}
	for name, headings := range map[string][]string{"older": old, "newer": fresh, "small letters": strings.Split(strings.ToLower(strings.Join(fresh, "\x00")), "\x00")} {
		got, ok := Recognise(headings, nil)
		if !ok {
			t.Errorf("%s: not taken for a product file", name)
		}
		if diff := cmp.Diff(names, got); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
	if !isOld(old) || isOld(fresh) {
		t.Error("the sets of headings are mixed up")
	}
}

func TestPartialFilesAreRecognised(t *testing.T) {
	for line, want := range map[string]bool{
		"Handle,Title,Variant Price":                          true,
		"URL handle,Title,Option1 value,Price":                true,
		"Handle,Title,Tags,Status":                            true,
		"Handle,Location,On hand":                             false,
		"Name,Email,Financial Status":                         false,
		"Title,Colour (product.metafields.custom.colour)":     false,
		"Handle,Title,Colour (product.metafields.custom.col)": false,
	} {
		if _, ok := Recognise(strings.Split(line, ","), nil); ok != want {
			t.Errorf("%s: taken for products %v, want %v", line, ok, want)
		}
	}
}

func TestPriceAndCompareAtPrice(t *testing.T) {
	style := &sheet.Style{Currency: "EUR", Decimal: "."}
	part := pricePart([]string{"price", "compare_at"}, 0, style)
	for _, c := range []struct {
		price, compareAt string
		regular, sale    money.Amount
		written          []string
	}{
		{"8", "10", money.Of(1000), money.Of(800), []string{"8.00", "10.00"}},
		{"10", "", money.Of(1000), money.Amount{}, []string{"10.00", ""}},
		{"10", "10", money.Of(1000), money.Amount{}, []string{"10.00", ""}},
		{"10", "8", money.Of(1000), money.Amount{}, []string{"10.00", ""}},
		{"0", "10", money.Of(1000), money.Of(0), []string{"0.00", "10.00"}},
		{"", "", money.Amount{}, money.Amount{}, []string{"", ""}},
	} {
		p := sheet.NewProduct(catalog.Simple)
		e := sheet.Entry{Product: &p}
		part.Read(e, []string{c.price, c.compareAt}, func(_ int, err error) { t.Error(err) })
		if p.RegularPrice != c.regular || p.SalePrice != c.sale {
			t.Errorf("%s before %s: %v, sale %v", c.compareAt, c.price, p.RegularPrice, p.SalePrice)
		}
		cells := make([]string, 2)
		part.Write(e, cells)
		if diff := cmp.Diff(c.written, cells); diff != "" {
			t.Error(diff)
		}
	}
}

// A file with prices alone leaves the regular price of a product on sale.
func TestPriceAloneMovesTheSalePrice(t *testing.T) {
	part := pricePart([]string{"price"}, 0, &sheet.Style{Currency: "EUR", Decimal: "."})
	p := sheet.NewProduct(catalog.Simple)
	p.RegularPrice, p.SalePrice = money.Of(1000), money.Of(800)
	part.Read(sheet.Entry{Product: &p}, []string{"7.50"}, func(_ int, err error) { t.Error(err) })
	if p.RegularPrice != money.Of(1000) || p.SalePrice != money.Of(750) {
		t.Errorf("price %v, sale %v", p.RegularPrice, p.SalePrice)
	}
	part.Read(sheet.Entry{Product: &p}, []string{"12"}, func(_ int, err error) { t.Error(err) })
	if p.RegularPrice != money.Of(1200) || p.SalePrice.Set {
		t.Errorf("price %v, sale %v", p.RegularPrice, p.SalePrice)
	}
}

func TestWeightsInTheUnitOfTheShop(t *testing.T) {
	for _, c := range []struct {
		grams   catalog.Decimal
		unit    string
		want    catalog.Decimal
		written string
	}{
		{"350", "kg", "0.35", "350"}, {"227", "lbs", "0.5", "226.8"}, {"226.796185", "lbs", "0.5", "226.8"}, {"28.3", "oz", "1", "28.35"},
		{"0", "kg", "0", "0"}, {"1234.5", "g", "1234.5", "1234.5"},
	} {
		weight := fromGrams(c.grams, c.unit)
		if weight != c.want {
			t.Errorf("%s g are %s %s, want %s", c.grams, weight, c.unit, c.want)
		}
		if got := sheet.Convert(weight, c.unit, "g", gramPlaces); string(got) != c.written {
			t.Errorf("%s %s are written %s, want %s", weight, c.unit, got, c.written)
		}
	}
}

func TestPlacesOfVariantsAndPictures(t *testing.T) {
	places := []place{{true, 1}, {true, -1}, {false, 0}}
	text := placesText(places)
	if text != "v2 v 1" {
		t.Fatalf("written %q", text)
	}
	got, ok := parsePlaces(text)
	if diff := cmp.Diff(places, got, cmp.AllowUnexported(place{})); diff != "" || !ok {
		t.Error(diff)
	}
	if _, ok := parsePlaces("v2 x"); ok {
		t.Error("read what it never writes")
	}
	source := catalog.Source{rowsKey: {Original: text, Rendered: placesText(usual(2, 2))}}
	if diff := cmp.Diff(places, placesOf(source, 2, 2), cmp.AllowUnexported(place{})); diff != "" {
		t.Errorf("as in the file: %s", diff)
	}
	if diff := cmp.Diff(usual(2, 3), placesOf(source, 2, 3), cmp.AllowUnexported(place{})); diff != "" {
		t.Errorf("with another picture: %s", diff)
	}
}

// The file's cells of a product with more rows than one person can have made
// are refused, and the product behind it is taken all the same.
func TestProductWithTooManyRows(t *testing.T) {
	headings := []string{"Handle", "Title", "Option1 Name", "Option1 Value", "Variant SKU", "Variant Price"}
	names, _ := Recognise(headings, nil)
	d := NewDecoder(headings, names)
	rows := make([]table.Row, 0, maxRows+2)
	for i := range maxRows + 1 {
		rows = append(rows, table.Row{Line: i + 2, Cells: []string{"tee", "Tee", "Size", strings.Repeat("x", i%7) + "S", "", "1"}})
	}
	rows = append(rows, table.Row{Line: maxRows + 3, Cells: []string{"cap", "Cap", "Title", "Default Title", "", "1"}})
	each := func(yield func(table.Row, error) bool) {
		for _, row := range rows {
			if !yield(row, nil) {
				return
			}
		}
	}
	for row := range each {
		d.Survey(row)
	}
	d.Settle("EUR")
	taken, refused := 0, 0
	for record, err := range d.Records(func() iter.Seq2[table.Row, error] { return each }) {
		switch {
		case err != nil:
			t.Fatal(err)
		case record.Rejected == "":
			taken++
		case strings.Contains(record.Rejected, "rows"):
			refused++
		}
	}
	if taken != 1 || refused == 0 {
		t.Errorf("%d taken, %d refused", taken, refused)
	}
}
