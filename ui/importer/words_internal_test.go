package importer

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"storehand/app/catalog"
	"storehand/app/exchange"
	"storehand/app/exchange/table"
)

func TestStoreIsNamedAfterItsFile(t *testing.T) {
	for file, want := range map[string]string{
		"alder-and-finch_products_export_2.csv":          "Alder and Finch",
		"wc-product-export-16-3-2026-1710581234567.csv":  "",
		"products_export_1 (3).csv":                      "",
		"Northpass Shopify products 2026-03-16.csv":      "Northpass",
		"Rosalie’s Töpferei - Produkte.CSV":              "Rosalie’s Töpferei",
		"A & B.csv":                                      "",
		"kilnlight.tsv":                                  "Kilnlight",
		"חנות-הקרמיקה_products.csv":                      "חנות הקרמיקה",
		"woocommerce_sample_products_final_new_copy.csv": "",
	} {
		if got := guessName(file); got != want {
			t.Errorf("%s: %q, want %q", file, got, want)
		}
	}
}

func TestRefusalSaysWhatItIsAndWhatToDo(t *testing.T) {
	foreign := fmt.Errorf("read orders.csv: %w", &table.ForeignError{What: "Shopify orders", Advice: "in Shopify use Products, Export"})
	title, reason, advice := refusal("orders.csv", foreign)
	if title != "orders.csv is not a product file" || reason != "It seems to be Shopify orders." || advice != "In Shopify use Products, Export." {
		t.Errorf("%q, %q, %q", title, reason, advice)
	}
	title, reason, advice = refusal("a.csv", errors.New("the drive is gone"))
	if title != "Could not read a.csv" || reason != "The drive is gone." || advice != "" {
		t.Errorf("%q, %q, %q", title, reason, advice)
	}
}

// inspected is a file with a column that is a field, one that is part of a group,
// one that only tells which product a row is, and one of the shop's own.
func inspected(t *testing.T) exchange.Inspection {
	t.Helper()
	in := exchange.Inspection{
		Dialect: exchange.WooCommerce, Headings: []string{"SKU", "Attribute 1 name", "ID", "Mine"},
		Names: []string{"sku", "attribute 1 name", "id", ""}, Sure: true,
	}
	if in.Field(0) != "sku" || in.Field(1) != "attributes" || in.Field(2) != "" {
		t.Fatalf("the format names its columns otherwise: %q %q %q", in.Field(0), in.Field(1), in.Field(2))
	}
	return in
}

func TestOptionsOfAColumn(t *testing.T) {
	in := inspected(t)
	for at, want := range []string{"SKU", "Attributes", asTheFormat, keptAsItIs} {
		if words, chosen := options(in, in, at); words[chosen] != want {
			t.Errorf("%s: %q, want %q", in.Headings[at], words[chosen], want)
		}
	}
}

func TestColumnIsMappedAndMappedBack(t *testing.T) {
	found := inspected(t)
	field := func(key string) int {
		return 1 + slices.IndexFunc(catalog.Fields, func(f *catalog.Field) bool { return f.Key == key })
	}
	mapped := found
	for _, step := range []struct {
		at, chosen int
		want       []string
	}{
		{3, field("supplier"), []string{"sku", "attribute 1 name", "id", "field supplier"}},
		{1, field("vendor"), []string{"sku", "field vendor", "id", "field supplier"}},
		{1, field("attributes"), []string{"sku", "attribute 1 name", "id", "field supplier"}},
		{2, field("gtin"), []string{"sku", "attribute 1 name", "field gtin", "field supplier"}},
		{2, 0, []string{"sku", "attribute 1 name", "id", "field supplier"}},
		{0, 0, []string{"", "attribute 1 name", "id", "field supplier"}},
		{3, field("sku"), []string{"", "attribute 1 name", "id", "field sku"}},
		{0, field("sku"), []string{"sku", "attribute 1 name", "id", ""}},
	} {
		if err := choose(found, &mapped, step.at, step.chosen); err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(mapped.Names, step.want) {
			t.Errorf("after %d → %d: %q, want %q", step.at, step.chosen, mapped.Names, step.want)
		}
	}
	if found.Names[3] != "" {
		t.Error("what was recognised has changed")
	}
}
