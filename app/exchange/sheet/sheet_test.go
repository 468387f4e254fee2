package sheet_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"storehand/app/catalog"
	"storehand/app/exchange/sheet"
	"storehand/app/money"
)

func TestFoldedHeadings(t *testing.T) {
	for heading, want := range map[string]string{
		"¿Está destacado?":                  "esta destacado",
		" Attribute 1 value(s) ":            "attribute 1 value s",
		"Classe d’expédition":               "classe d expedition",
		"CATÉGORIES":                        "categories",
		"Google Shopping / MPN":             "google shopping mpn",
		"_tax-class":                        "tax class",
		"":                                  "",
		"???":                               "",
		"Größe":                             "große",
		"Sessions – Total":                  "sessions total",
		"Lieferrückstande erlaubt?":         "lieferruckstande erlaubt",
		"Autoriser les avis clients ?":      "autoriser les avis clients",
		"Ordered\u00a0Product\u00a0Sales":   "ordered product sales",
		"Featured Offer (Buy Box) percent.": "featured offer buy box percent",
	} {
		if got := sheet.Folded(heading); got != want {
			t.Errorf("%q becomes %q, want %q", heading, got, want)
		}
	}
}

func TestSplitUnitAndNumber(t *testing.T) {
	if name, unit := sheet.SplitUnit("Weight (lbs) "); name != "Weight" || unit != "lbs" {
		t.Errorf("got %q and %q", name, unit)
	}
	if name, unit := sheet.SplitUnit("Wert(e) x"); name != "Wert(e) x" || unit != "" {
		t.Errorf("got %q and %q", name, unit)
	}
	if name, n := sheet.SplitNumber("Valeur(s) de l'attribut 12"); name != "Valeur(s) de l'attribut" || n != 12 {
		t.Errorf("got %q and %d", name, n)
	}
	if _, n := sheet.SplitNumber("Custom label 0"); n != 0 {
		t.Errorf("zero is no number of a group, got %d", n)
	}
}

func TestConvert(t *testing.T) {
	cases := []struct {
		value    catalog.Decimal
		from, to string
		places   int
		want     catalog.Decimal
	}{
		{"0.35", "kg", "g", 2, "350"}, {"350", "g", "kg", 6, "0.35"}, {"0.5", "lbs", "g", 2, "226.8"}, {"1", "in", "cm", 6, "2.54"},
		{"12", "oz", "lbs", 6, "0.75"}, {"", "kg", "g", 2, ""}, {"5", "stone", "kg", 2, "5"}, {"5", "kg", "", 2, "5"},
	}
	for _, c := range cases {
		if got := sheet.Convert(c.value, c.from, c.to, c.places); got != c.want {
			t.Errorf("%s %s are %s %s, want %s", c.value, c.from, got, c.to, c.want)
		}
	}
}

func TestStyleOfAmounts(t *testing.T) {
	cases := map[string]struct {
		cells []string
		want  sheet.Style
	}{
		"points":                 {[]string{"19.90", "18", "1,234.50", ""}, sheet.Style{Decimal: ".", Whole: true}},
		"commas":                 {[]string{"19,90", "1.234,50", "18,00"}, sheet.Style{Decimal: ","}},
		"thousands say nothing":  {[]string{"1.234", "2.500"}, sheet.Style{}},
		"whole with decimals":    {[]string{"18.00", "20.00", "5"}, sheet.Style{Decimal: "."}},
		"words are not counted":  {[]string{"call us", "-"}, sheet.Style{}},
		"the majority is heard":  {[]string{"19,90", "18,50", "1.5"}, sheet.Style{Decimal: ","}},
		"one decimal is decimal": {[]string{"19,9"}, sheet.Style{Decimal: ","}},
	}
	for name, c := range cases {
		var votes sheet.StyleVotes
		for _, cell := range c.cells {
			votes.Amount(cell)
		}
		c.want.Currency = "EUR"
		if diff := cmp.Diff(c.want, votes.Style("EUR", "")); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

func TestAmountsInTheFilesStyle(t *testing.T) {
	whole := sheet.Style{Currency: "EUR", Decimal: ",", Whole: true}
	for minor, want := range map[int64]string{1800: "18", 1850: "18,50", 0: "0"} {
		if got := whole.Amount(money.Of(minor)); got != want {
			t.Errorf("%d is written %q, want %q", minor, got, want)
		}
	}
	if got := (sheet.Style{Currency: "JPY"}).Amount(money.Of(1500)); got != "1500" {
		t.Errorf("yen are written %q", got)
	}
}

// titleAndPrice is a layout of a file with a column of its own.
func titleAndPrice(style *sheet.Style) *sheet.Layout {
	return sheet.NewLayout("test", []string{"Title", "Price", "Mine", "Mine"}, []sheet.Part{
		sheet.FieldPart(0, "title", style), sheet.FieldPart(1, "regular_price", style),
	})
}

func TestCellsGoBackAsTheyCameUntilEdited(t *testing.T) {
	style := &sheet.Style{Currency: "EUR", Decimal: "."}
	layout := titleAndPrice(style)
	cells := []string{"Mug", "24", "one", "two"}
	p := sheet.NewProduct(catalog.Simple)
	e := sheet.Entry{Product: &p}
	if faults := layout.Read(e, 2, cells, layout.Parts); faults != nil {
		t.Fatal(faults)
	}
	layout.Remember(e, cells, layout.Parts, "")
	layout.RememberColumns(e, cells, layout.Unknown())
	if diff := cmp.Diff(cells, layout.Row(e)); diff != "" {
		t.Errorf("untouched: %s", diff)
	}
	p.RegularPrice = money.Of(2600)
	if diff := cmp.Diff([]string{"Mug", "26.00", "one", "two"}, layout.Row(e)); diff != "" {
		t.Errorf("with another price: %s", diff)
	}
	p.RegularPrice = money.Of(2400)
	if got := layout.Row(e)[1]; got != "24" {
		t.Errorf("with the price put back: %q", got)
	}
}

func TestCellsNotUnderstoodAreReportedAndKept(t *testing.T) {
	style := &sheet.Style{Currency: "EUR", Decimal: "."}
	layout := titleAndPrice(style)
	p := sheet.NewProduct(catalog.Simple)
	p.RegularPrice = money.Of(1200)
	e := sheet.Entry{Product: &p}
	cells := []string{"Mug", "call us"}
	faults := layout.Read(e, 7, cells, layout.Parts)
	if len(faults) != 1 || faults[0].Line != 7 || faults[0].Column != "Price" || faults[0].Value != "call us" || faults[0].Reason == "" {
		t.Fatalf("faults: %+v", faults)
	}
	if p.RegularPrice != money.Of(1200) {
		t.Errorf("the price became %v", p.RegularPrice)
	}
	layout.Remember(e, cells, layout.Parts, "")
	if got := layout.Row(e)[1]; got != "call us" {
		t.Errorf("written as %q", got)
	}
}
