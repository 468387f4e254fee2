package exchangetest

import (
	"bytes"
	"context"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"storehand/app/catalog"
	"storehand/app/client"
	"storehand/app/exchange"
	"storehand/app/money"
)

// differences lists the cells that an export has different from a file, as
// "heading: old → new". Rows are told by their second or third cell.
func differences(t *testing.T, before, after string) (found []string) {
	t.Helper()
	headings, was := cells(t, TextFile("before.csv", before))
	_, is := cells(t, TextFile("after.csv", after))
	was, is = sorted(was), sorted(is)
	if len(was) != len(is) {
		t.Fatalf("%d rows became %d", len(was), len(is))
	}
	for i := range was {
		for k, heading := range headings {
			if was[i][k] != is[i][k] {
				found = append(found, heading+": "+was[i][k]+" → "+is[i][k])
			}
		}
	}
	return found
}

func editChangesItsCellAlone(t *testing.T, open Open) {
	for _, c := range []struct {
		name     string
		platform client.Platform
		dialect  exchange.Dialect
		content  string
		edit     func(*catalog.Product)
		want     []string
	}{
		{
			"WooCommerce", client.WooCommerce, exchange.WooCommerce, delimited(t, wooRows, ";", "\n"),
			func(p *catalog.Product) { p.RegularPrice, p.Virtual = money.Of(2050), true },
			[]string{"Type: variation → variation, virtual", "Regular price: 19,90 → 20,50"},
		},
		{
			"Shopify", client.Shopify, exchange.Shopify, shopifyRows,
			func(p *catalog.Product) { p.SalePrice, p.Weight = money.Amount{}, "0.4" },
			[]string{"Price: 19.90 → 24.00", "Compare-at price: 24.00 → ", "Weight value (grams): 350 → 400"},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := newBench(t, open, c.platform)
			b.load(t, TextFile("products.csv", c.content))
			p := b.named(t, "MUG-S")
			c.edit(&p)
			b.edit(t, p)
			exported, _ := b.save(t, c.dialect)
			if diff := cmp.Diff(c.want, differences(t, c.content, exported)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// listEdits edits lists whose cells stand in other places than they are written
// in: with a gap between the attributes, with pictures out of order.
func listEdits(t *testing.T, open Open) {
	b := newBench(t, open, client.WooCommerce)
	b.load(t, csv("ID,Type,SKU,Name,Published,Regular price,Attribute 1 name,Attribute 1 value(s),Attribute 2 name,Attribute 2 value(s)", `1,simple,A,Mug,1,24,,,Size,"S,M"`))
	p := b.named(t, "A")
	p.Attributes = slices.Clone(p.Attributes)
	p.Attributes[0].Values = []string{"S", "M", "L"}
	b.edit(t, p)
	exported, _ := b.save(t, exchange.WooCommerce)
	again := newBench(t, open, client.WooCommerce)
	again.load(t, TextFile("export.csv", exported))
	got := again.named(t, "A")
	if len(got.Attributes) != 1 || got.Attributes[0].Name != "Size" || len(got.Attributes[0].Values) != 3 {
		t.Errorf("exported %s and read back %+v", exported, got.Attributes)
	}
}

func listOfPricesKeepsColumns(t *testing.T, open Open) {
	b := newBench(t, open, client.WooCommerce)
	full := "ID,Type,SKU,Name,Published,Regular price,Unknown\n1,simple,A,Mug,1,24,as it is\n"
	b.load(t, TextFile("products.csv", full))
	b.load(t, csv("SKU,Regular price,Sale price", "A,26,"))
	exported, _ := b.save(t, exchange.WooCommerce)
	headings, rows := cells(t, TextFile("export.csv", exported))
	if diff := cmp.Diff(append(strings.Split("ID,Type,SKU,Name,Published,Regular price,Unknown", ","), "Sale price"), headings); diff != "" {
		t.Errorf("headings: %s", diff)
	}
	if rows[0][5] != "26" || rows[0][6] != "as it is" {
		t.Errorf("row: %q", rows[0])
	}
}

func growingColumns(t *testing.T, open Open) {
	b := newBench(t, open, client.WooCommerce)
	b.load(t, csv("ID,Type,SKU,Name,Published,Regular price,Attribute 1 name,Attribute 1 value(s)", "1,simple,A,Mug,1,24,Size,S", "2,simple,B,Jug,1,12,,"))
	p := b.named(t, "B")
	p.SalePrice, p.Cost, p.SEOTitle = money.Of(1000), money.Of(500), "Jug"
	p.Attributes = []catalog.Attribute{{Name: "Size", Values: []string{"L"}}, {Name: "Glaze", Values: []string{"Oat"}, Visible: true}}
	p.Meta = []catalog.Meta{{Key: "_note", Value: "fragile"}}
	b.edit(t, p)
	exported, _ := b.save(t, exchange.WooCommerce)
	headings, _ := cells(t, TextFile("export.csv", exported))
	want := []string{
		"Sale price", "Cost of goods", "Meta: _yoast_wpseo_title", "Attribute 2 name", "Attribute 2 value(s)", "Attribute 2 visible", "Attribute 2 global", "Meta: _note",
	}
	if diff := cmp.Diff(want, headings[8:]); diff != "" {
		t.Errorf("added headings: %s", diff)
	}
	again := newBench(t, open, client.WooCommerce)
	again.load(t, TextFile("export.csv", exported))
	got := again.named(t, "B")
	if got.SalePrice != p.SalePrice || got.Cost != p.Cost || got.SEOTitle != "Jug" || len(got.Attributes) != 2 || len(got.Meta) != 1 {
		t.Errorf("read back %+v", got)
	}
}

func selectedProducts(t *testing.T, open Open) {
	b := newBench(t, open, client.WooCommerce)
	b.load(t, TextFile("products.csv", delimited(t, wooRows, ";", "\n")))
	var file bytes.Buffer
	ids := []catalog.ID{b.named(t, "MUG-S").ID, b.named(t, "PDF").ID}
	report, err := b.exporter().Export(context.Background(), exchange.Request{Store: b.store, Dialect: exchange.WooCommerce, IDs: ids}, &file, nil)
	if err != nil {
		t.Fatal(err)
	}
	if report.Products != 2 || report.Variations != 2 || report.Rows != 4 {
		t.Errorf("%d products, %d variations in %d rows: a variation brings its whole product", report.Products, report.Variations, report.Rows)
	}
}

func notCarried(t *testing.T, open Open) {
	b := newBench(t, open, client.WooCommerce)
	b.load(t, csv("ID,Type,SKU,Name,Published,Regular price,Images", "1,simple,A,Mug,1,24,https://shop.example/a.jpg"))
	p := b.named(t, "A")
	p.Slug, p.Supplier = "mug", "Pottery"
	p.Images = []catalog.Image{{Src: "https://shop.example/a.jpg", Alt: "A mug"}}
	b.edit(t, p)
	_, report := b.save(t, exchange.WooCommerce)
	want := []exchange.NotCarried{{Field: "Link address", Products: 1}, {Field: "Supplier", Products: 1}}
	if diff := cmp.Diff(want, report.NotCarried); diff != "" || report.Alts != 1 {
		t.Errorf("%d ALT texts; %s", report.Alts, diff)
	}
}

func finishedPictures(t *testing.T, open Open) {
	b := newBench(t, open, client.WooCommerce)
	b.load(t, csv("ID,Type,SKU,Name,Published,Regular price,Images", `1,simple,A,Mug,1,24,"https://shop.example/a.jpg, library.jpg"`, "2,simple,B,Jug,1,12,library.jpg"))
	mug, jug := b.named(t, "A"), b.named(t, "B")
	mug.Images = append(slices.Clone(mug.Images), catalog.Image{FileName: "front.jpg", Alt: "Mug from the front", Original: "o1", Prepared: "p1"})
	jug.Images = []catalog.Image{
		{FileName: "Front.jpg", Title: "Jug", Original: "o2", Prepared: "p2"}, {FileName: "front.jpg", Original: "o1", Prepared: "p1"},
	}
	b.edit(t, mug, jug)
	exported, report := b.save(t, exchange.WooCommerce)
	if report.Pictures != 3 {
		t.Errorf("%d pictures to upload, want 3", report.Pictures)
	}
	_, rows := cells(t, TextFile("export.csv", exported))
	if rows[0][6] != "https://shop.example/a.jpg, library.jpg, front.jpg" || rows[1][6] != "Front-2.jpg, front.jpg" {
		t.Errorf("images: %q and %q", rows[0][6], rows[1][6])
	}
	request := exchange.Request{Store: b.store, Dialect: exchange.WooCommerce}
	var asTable, asJSON bytes.Buffer
	if err := exchange.WriteManifestCSV(&asTable, b.exporter().Pictures(context.Background(), request)); err != nil {
		t.Fatal(err)
	}
	_, listed := cells(t, TextFile("manifest.csv", asTable.String()))
	var files []string
	for _, row := range listed {
		files = append(files, row[1]+" "+row[4]+" "+row[5]+" "+row[8])
	}
	if diff := cmp.Diff([]string{"A 3 front.jpg Mug from the front", "B 1 Front-2.jpg ", "B 2 front.jpg "}, files); diff != "" {
		t.Error(diff)
	}
	if err := exchange.WriteManifestJSON(&asJSON, b.exporter().Pictures(context.Background(), request)); err != nil {
		t.Fatal(err)
	}
	var pictures []exchange.Picture
	if err := json.Unmarshal(asJSON.Bytes(), &pictures); err != nil {
		t.Fatal(err)
	}
	if len(pictures) != 3 || pictures[0].Alt != "Mug from the front" || pictures[1].Prepared != "p2" {
		t.Errorf("%+v", pictures)
	}
}
