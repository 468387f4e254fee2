package exchangetest

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"storehand/app/catalog"
	"storehand/app/client"
	"storehand/app/exchange"
	"storehand/app/money"
)

const shopHeadings = "Handle,Title,Tags,Published,Option1 Name,Option1 Value,Variant SKU,Variant Price,Variant Compare At Price,Image Src"

func shopifyVariants(t *testing.T, open Open) {
	b := newBench(t, open, client.Shopify)
	b.load(t, csv(shopHeadings, "tee,Tee,,true,Size,S,SAME,10,,", "tee,,,,,M,SAME,12,15,", "cap,Cap,,true,Title,Default Title,SAME,5,5,"))
	report := b.load(t, csv(shopHeadings, "tee,Tee,,true,Size,M,SAME,13,15,", "tee,,,,,L,NEW,14,,", "tee,,,,,M,X,1,,", "cap,Cap,new,true,Title,Default Title,SAME,5,5,"))
	if report.New != 1 || report.Changed != 3 || len(report.Rejected) != 1 {
		t.Fatalf("%d new, %d changed, rejected %v: %v", report.New, report.Changed, report.Rejected, report.Changes)
	}
	prices := map[string]string{}
	for _, p := range b.products(t) {
		if p.IsVariation() {
			prices[p.Attributes[0].Values[0]] = p.RegularPrice.Format("EUR", '.') + "/" + p.SalePrice.Format("EUR", '.')
		}
	}
	if diff := cmp.Diff(map[string]string{"S": "10.00/", "M": "15.00/13.00", "L": "14.00/"}, prices); diff != "" {
		t.Error(diff)
	}
	cap := b.products(t)
	last := cap[len(cap)-1]
	if last.Kind != catalog.Simple || last.Attributes != nil || last.SalePrice.Set || last.Tags[0] != "new" {
		t.Errorf("the cap is %s with %v, sale %v, tags %v", last.Kind, last.Attributes, last.SalePrice, last.Tags)
	}
}

func shopifyProductGetsVariants(t *testing.T, open Open) {
	b := newBench(t, open, client.Shopify)
	b.load(t, csv(shopHeadings, "tee,Tee,,true,Title,Default Title,TEE,10,,"))
	b.load(t, csv(shopHeadings, "tee,Tee,,true,Size,S,TEE-S,10,,", "tee,,,,,M,TEE-M,12,,"))
	all := b.products(t)
	if len(all) != 3 || all[0].Kind != catalog.Variable || all[0].RegularPrice.Set || all[0].SKU != "" {
		t.Fatalf("got %d, the first a %s at %v with SKU %q", len(all), all[0].Kind, all[0].RegularPrice, all[0].SKU)
	}
	back := b.plan(t, csv(shopHeadings, "tee,Tee,,true,Title,Default Title,TEE,10,,")).Preview
	if len(back.Rejected) != 1 || !strings.Contains(back.Rejected[0].Reason, "2 variations") {
		t.Errorf("rejected: %+v", back.Rejected)
	}
}

func scatteredRows(t *testing.T, open Open) {
	b := newBench(t, open, client.Shopify)
	report := b.load(t, csv(shopHeadings, "tee,Tee,,true,Size,S,A,10,,", "cap,Cap,,true,Title,Default Title,C,5,,", "tee,,,,,M,B,12,,", ",,,,,,,,,"))
	if report.New != 4 || report.FaultCount != 1 {
		t.Errorf("%d new, faults %v, rejected %v", report.New, report.Faults, report.Rejected)
	}
	exported, _ := b.save(t, exchange.Shopify)
	_, rows := cells(t, TextFile("export.csv", exported))
	var handles []string
	for _, row := range rows {
		handles = append(handles, row[0])
	}
	if diff := cmp.Diff([]string{"cap", "tee", "tee"}, handles); diff != "" {
		t.Errorf("the rows of a product do not stand together: %s", diff)
	}
}

func wooForShopify(t *testing.T, open Open) {
	b := newBench(t, open, client.WooCommerce)
	b.load(t, TextFile("products.csv", delimited(t, wooRows, ";", "\n")))
	exported, report := b.save(t, exchange.Shopify)
	if len(report.LeftOut) != 2 {
		t.Errorf("left out %v, want the grouped and the external product", report.LeftOut)
	}
	shop := newBench(t, open, client.Shopify)
	if rejected := shop.load(t, TextFile("export.csv", exported)).Rejected; len(rejected) > 0 {
		t.Errorf("rejected: %v", rejected)
	}
	mug := shop.products(t)[0]
	if mug.Title != "Mug „Café“" || mug.Kind != catalog.Variable || len(mug.Attributes) != 2 || mug.RemoteID != "" {
		t.Errorf("got %q, a %s with %+v", mug.Title, mug.Kind, mug.Attributes)
	}
	small := shop.named(t, "MUG-S")
	if small.RegularPrice != money.Of(1990) || small.Weight != "0.35" || small.WeightUnit != "kg" {
		t.Errorf("the small one is at %v and weighs %s %s", small.RegularPrice, small.Weight, small.WeightUnit)
	}
}

func shopifyForWoo(t *testing.T, open Open) {
	b := newBench(t, open, client.Shopify)
	b.load(t, TextFile("products.csv", shopifyRows))
	exported, _ := b.save(t, exchange.WooCommerce)
	shop := newBench(t, open, client.WooCommerce)
	report := shop.load(t, TextFile("export.csv", exported))
	if len(report.Rejected) > 0 || report.New != 5 {
		t.Fatalf("%d new, rejected: %v", report.New, report.Rejected)
	}
	small := shop.named(t, "MUG-S")
	if small.RegularPrice != money.Of(2400) || small.SalePrice != money.Of(1990) || small.Cost != money.Of(810) || small.GTIN != "4006381333931" {
		t.Errorf("the small one is at %v, on sale at %v, costs %v, barcode %s", small.RegularPrice, small.SalePrice, small.Cost, small.GTIN)
	}
	for _, p := range shop.products(t) {
		if p.ID == small.ParentID && (p.Vendor != "Grün & Söhne" || p.Categories[0].String() != "Home & Garden > Kitchenware") {
			t.Errorf("the mug is of %q in %v", p.Vendor, p.Categories)
		}
	}
}
