package exchangetest

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"storehand/app/catalog"
	"storehand/app/client"
	"storehand/app/exchange"
	"storehand/app/exchange/table"
	"storehand/app/money"
)

// named finds the product or variation with that SKU.
func (b *bench) named(t *testing.T, sku string) catalog.Product {
	t.Helper()
	for _, p := range b.products(t) {
		if p.SKU == sku {
			return p
		}
	}
	t.Fatalf("there is no product with the SKU %q", sku)
	return catalog.Product{}
}

func csv(lines ...string) table.File {
	return TextFile("products.csv", strings.Join(lines, "\n")+"\n")
}

func missingColumnLeavesEmptyCellBlanks(t *testing.T, open Open) {
	b := newBench(t, open, client.WooCommerce)
	b.load(t, csv("ID,Type,SKU,Name,Published,Short description,Regular price,Tags", `1,simple,A,Mug,1,Short,24.00,"red, blue"`))
	b.load(t, csv("ID,SKU,Regular price,Sale price,Tags", "1,A,,,"))
	got := b.named(t, "A")
	if got.RegularPrice.Set || got.Tags != nil {
		t.Errorf("empty cells left price %v and tags %v", got.RegularPrice, got.Tags)
	}
	if got.Title != "Mug" || got.ShortDescription != "Short" {
		t.Errorf("missing columns changed the title to %q, the description to %q", got.Title, got.ShortDescription)
	}
}

func editsStay(t *testing.T, open Open) {
	b := newBench(t, open, client.WooCommerce)
	headings := "ID,Type,SKU,Name,Published,Regular price,Tags"
	b.load(t, csv(headings, "1,simple,A,Mug,1,24.00,red"))
	mine := b.named(t, "A")
	mine.RegularPrice = money.Of(2600)
	b.edit(t, mine)

	changed := csv(headings, "1,simple,A,Mug,1,25.00,blue")
	preview := b.plan(t, changed).Preview
	want := []exchange.KeptEdit{{Line: 2, Item: "Mug", Field: "Price", Yours: "26.00", Shop: "25.00"}}
	if diff := cmp.Diff(want, preview.KeptEdits); diff != "" {
		t.Errorf("kept edits: %s", diff)
	}
	b.load(t, changed)
	got := b.named(t, "A")
	if got.RegularPrice != money.Of(2600) || got.Tags[0] != "blue" {
		t.Errorf("price %v, tags %v: the edit should stay and the rest move", got.RegularPrice, got.Tags)
	}
	if again := b.plan(t, changed).Preview; again.Unchanged != 1 {
		t.Errorf("imported again: %d changed, %v", again.Changed, again.Changes)
	}
}

func variationsBeforeTheirProduct(t *testing.T, open Open) {
	b := newBench(t, open, client.WooCommerce)
	report := b.load(t, csv("Type,SKU,Name,Published,Regular price,Parent,Attribute 1 name,Attribute 1 value(s),Attribute 1 visible,Attribute 1 global",
		"variation,TEE-R,Tee - Red,1,20,TEE,Color,Red,,1", `variable,TEE,Tee,1,,,Color,"Red, Blue",1,1`, "variation,,Tee - Blue,1,21,TEE,Color,Blue,,1"))
	if report.New != 3 || report.Variations != 2 {
		t.Fatalf("%d new, %d variations, rejected %v", report.New, report.Variations, report.Rejected)
	}
	all := b.products(t)
	parent := all[0]
	if parent.Kind != catalog.Variable || !parent.Attributes[0].Variation {
		t.Errorf("the product is %s with %+v", parent.Kind, parent.Attributes)
	}
	for _, v := range all[1:] {
		if v.ParentID != parent.ID || v.Kind != catalog.Variation {
			t.Errorf("%q belongs to %d as %s", v.Title, v.ParentID, v.Kind)
		}
	}
}

func variationsOfAProductInTheStore(t *testing.T, open Open) {
	b := newBench(t, open, client.WooCommerce)
	headings := "ID,Type,SKU,Name,Published,Regular price,Parent,Attribute 1 name,Attribute 1 value(s)"
	b.load(t, csv(headings, `7,variable,TEE,Tee,1,,,Color,"Red, Blue"`, "8,variation,,Tee - Red,1,20,id:7,Color,Red"))
	report := b.load(t, csv("Type,SKU,Name,Published,Regular price,Parent,Attribute 1 name,Attribute 1 value(s)",
		"variation,,Tee - Red,1,22,id:7,Color,Red", "variation,,Tee - Blue,1,23,TEE,Color,Blue"))
	if report.Changed != 1 || report.New != 1 {
		t.Fatalf("%d changed, %d new, rejected %v", report.Changed, report.New, report.Rejected)
	}
	var prices []int64
	for _, p := range b.products(t)[1:] {
		prices = append(prices, p.RegularPrice.Minor)
	}
	if diff := cmp.Diff([]int64{2200, 2300}, prices); diff != "" {
		t.Error(diff)
	}
}

func matchingByNumberThenSKU(t *testing.T, open Open) {
	b := newBench(t, open, client.WooCommerce)
	headings := "ID,Type,SKU,Name,Published,Regular price"
	b.load(t, csv(headings, "1,simple,A,First,1,1", "2,simple,A,Second,1,2", "3,simple,C,Third,1,3"))
	// The number counts before the SKU; the SKU alone finds what has a new
	// number, but not what has a row of its own.
	report := b.load(t, csv(headings, "2,simple,B,Second,1,20", "30,simple,C,Third,1,30", "4,simple,A,Fourth,1,4", "1,simple,A,First,1,1"))
	if report.New != 1 || report.Changed != 2 || report.Unchanged != 1 {
		t.Errorf("%d new, %d changed, %d unchanged, rejected %v", report.New, report.Changed, report.Unchanged, report.Rejected)
	}
	if third := b.named(t, "C"); third.RemoteID != "30" || third.RegularPrice != money.Of(3000) {
		t.Errorf("the third has number %s and price %v", third.RemoteID, third.RegularPrice)
	}
}

func ambiguousSKUs(t *testing.T, open Open) {
	b := newBench(t, open, client.WooCommerce)
	b.load(t, csv("ID,Type,SKU,Name,Published,Regular price", "1,simple,A,First,1,1", "2,simple,A,Second,1,2"))
	preview := b.plan(t, csv("SKU,Regular price,Sale price", "A,9,")).Preview
	if len(preview.Rejected) != 1 || !strings.Contains(preview.Rejected[0].Reason, "2 products") {
		t.Errorf("rejected: %+v", preview.Rejected)
	}
}

func rowsThatCannotBeTaken(t *testing.T, open Open) {
	b := newBench(t, open, client.WooCommerce)
	report := b.load(t, csv("Type,SKU,Name,Published,Regular price,Parent,Attribute 1 name,Attribute 1 value(s)",
		"simple,A,Mug,1,24,,,", "simple,A,Mug again,1,24,,,", "simple,,No identity,1,24,,,", "simple,B,,1,24,,,", "variation,V,Lost,1,2,NOWHERE,Size,S",
		"simple,C,Slipped,1,24,,,,more,cells", "variation,W,Orphan,1,2,,Size,S", "variation,X,Of a simple one,1,2,A,Size,S", "simple,D,Good,1,24,,,"))
	if report.New != 2 {
		t.Errorf("%d new, want A and D", report.New)
	}
	var lines []int
	for _, rejected := range report.Rejected {
		lines = append(lines, rejected.Line)
		if rejected.Reason == "" {
			t.Errorf("line %d has no reason", rejected.Line)
		}
	}
	if diff := cmp.Diff([]int{3, 4, 5, 7, 6, 8, 9}, lines); diff != "" {
		t.Errorf("rejected lines: %s", diff)
	}
}

func cellsThatAreNotUnderstood(t *testing.T, open Open) {
	b := newBench(t, open, client.WooCommerce)
	file := csv("ID,Type,SKU,Name,Published,Regular price,Stock,Date sale price starts,In stock?", "1,simple,A,Mug,perhaps,call us,2.5,31/12/2026,1", "2,simple,B,Jug,1,12.345,3,,1")
	report := b.load(t, file)
	var columns []string
	for _, fault := range report.Faults {
		columns = append(columns, fmt.Sprintf("%d %s %s", fault.Line, fault.Column, fault.Value))
	}
	want := []string{"2 Published perhaps", "2 Regular price call us", "2 Stock 2.5", "2 Date sale price starts 31/12/2026", "3 Regular price 12.345"}
	if diff := cmp.Diff(want, columns); diff != "" {
		t.Error(diff)
	}
	exported, _ := b.save(t, exchange.WooCommerce)
	_, wantRows := cells(t, file)
	_, gotRows := cells(t, TextFile("export.csv", exported))
	if diff := cmp.Diff(wantRows, gotRows); diff != "" {
		t.Errorf("exported: %s", diff)
	}
}

func sheetMappedByHand(t *testing.T, open Open) {
	b := newBench(t, open, client.Other)
	found := inspect(t, csv("Art;Bezeichnung;VK;Lieferant X", "A;Tasse;1.234,50;Töpferei", "B;Krug;12,00;"))
	if found.Dialect != exchange.Plain || found.Sure {
		t.Fatalf("taken for %s, sure %v", found.Dialect, found.Sure)
	}
	if _, err := b.importer().Plan(context.Background(), b.store, found, nil); err == nil {
		t.Error("planned although nothing tells which product a row is")
	}
	for column, field := range map[int]string{0: "sku", 3: "supplier"} {
		if err := found.Map(column, field); err != nil {
			t.Fatal(err)
		}
	}
	if err := found.Map(1, "no such field"); err == nil {
		t.Error("mapped to a field that does not exist")
	}
	plan, err := b.importer().Plan(context.Background(), b.store, found, nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := b.importer().Apply(context.Background(), plan, nil); err != nil {
		t.Fatal(err)
	}
	cup := b.named(t, "A")
	if cup.Title != "Tasse" || cup.RegularPrice != money.Of(123450) || cup.Supplier != "Töpferei" {
		t.Errorf("got %q at %v from %q", cup.Title, cup.RegularPrice, cup.Supplier)
	}
}

func changedFile(t *testing.T, open Open) {
	b := newBench(t, open, client.WooCommerce)
	content := "ID,Type,SKU,Name,Published,Regular price\n1,simple,A,Mug,1,24\n"
	file := TextFile("products.csv", "")
	file.Open = func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(content)), nil }
	plan := b.plan(t, file)
	content = strings.Replace(content, "24", "42", 1)
	if _, err := b.importer().Apply(context.Background(), plan, nil); !errors.Is(err, exchange.ErrChanged) {
		t.Errorf("got %v", err)
	}
	if products := b.products(t); len(products) != 0 {
		t.Errorf("%d products were imported all the same", len(products))
	}
}

func cancelledImport(t *testing.T, open Open) {
	b := newBench(t, open, client.WooCommerce)
	plan := b.plan(t, csv("ID,Type,SKU,Name,Published,Regular price", "1,simple,A,Mug,1,24"))
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := b.importer().Apply(ctx, plan, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	if products := b.products(t); len(products) != 0 {
		t.Errorf("%d products were imported all the same", len(products))
	}
}

func sameFileAgain(t *testing.T, open Open) {
	b := newBench(t, open, client.Shopify)
	file := TextFile("products.csv", shopifyRows)
	b.load(t, file)
	again := b.plan(t, file).Preview
	if again.New+again.Changed+len(again.Rejected) > 0 {
		t.Errorf("%d new, %d changed (%v), rejected %v", again.New, again.Changed, again.Changes, again.Rejected)
	}
}

func pluginType(t *testing.T, open Open) {
	b := newBench(t, open, client.WooCommerce)
	file := csv("ID,Type,SKU,Name,Published,Regular price,Parent", "1,variable-subscription,A,Box,1,,", "2,subscription_variation,A-1,Box - small,1,9,A")
	b.load(t, file)
	if kind := b.named(t, "A").Kind; kind != catalog.Variable {
		t.Errorf("treated as %s", kind)
	}
	exported, _ := b.save(t, exchange.WooCommerce)
	if !strings.Contains(exported, "variable-subscription") || !strings.Contains(exported, "subscription_variation") {
		t.Errorf("exported as %s", exported)
	}
}

func otherPlatform(t *testing.T, open Open) {
	b := newBench(t, open, client.WooCommerce)
	plan := b.plan(t, TextFile("products.csv", shopifyRows))
	if len(plan.Notes) == 0 || !plan.Notes[0].Warning || !strings.Contains(plan.Notes[0].Text, "the store is on WooCommerce") {
		t.Errorf("remarks: %+v", plan.Notes)
	}
}

func manyProducts(t *testing.T, open Open) {
	b := newBench(t, open, client.WooCommerce)
	var file strings.Builder
	file.WriteString("ID,Type,SKU,Name,Published,Regular price\n")
	for i := range 3000 {
		fmt.Fprintf(&file, "%d,simple,SKU-%d,Mug %d,1,call us\n", i+1, i, i)
	}
	report := b.load(t, TextFile("many.csv", file.String()))
	if report.New != 3000 || report.FaultCount != 3000 || len(report.Faults) != 1000 {
		t.Errorf("%d new, %d of %d faults listed", report.New, len(report.Faults), report.FaultCount)
	}
}
