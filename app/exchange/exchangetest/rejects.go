package exchangetest

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"storehand/app/client"
	"storehand/app/exchange"
	"storehand/app/exchange/table"
)

// rejected writes the rows of a file that an import did not take.
func rejected(t *testing.T, file table.File, report exchange.Report) string {
	t.Helper()
	var written bytes.Buffer
	if _, err := exchange.WriteRejected(context.Background(), inspect(t, file), report.Rejected, &written); err != nil {
		t.Fatal(err)
	}
	return strings.TrimPrefix(written.String(), "\ufeff")
}

func rejectedRowsAgain(t *testing.T, open Open) {
	b := newBench(t, open, client.WooCommerce)
	file := csv("ID,Type,SKU,Name,Published,Regular price,Mine",
		"1,simple,A,Mug,1,24,kept", "2,simple,B,,1,12,as it is", "3,simple,C,Jug,1,30,")
	written := rejected(t, file, b.load(t, file))
	lines := strings.Split(strings.TrimSpace(written), "\n")
	if len(lines) != 2 || !strings.HasSuffix(lines[1], ",2,simple,B,,1,12,as it is") || !strings.Contains(lines[1], "has no name") {
		t.Fatalf("wrote\n%s", written)
	}
	corrected := TextFile("products.csv", strings.Replace(written, "B,,1", "B,Bowl,1", 1))
	if again := b.load(t, corrected); again.New != 1 || len(again.Rejected) != 0 {
		t.Errorf("corrected: %d new, rejected %v", again.New, again.Rejected)
	}
	exported, _ := b.save(t, exchange.WooCommerce)
	headings, rows := cells(t, TextFile("export.csv", exported))
	if diff := cmp.Diff(strings.Split("ID,Type,SKU,Name,Published,Regular price,Mine", ","), headings); diff != "" {
		t.Errorf("the reasons became a column of the store: %s", diff)
	}
	if len(rows) != 3 || rows[2][6] != "as it is" {
		t.Errorf("exported %q", rows)
	}
}

// rejectedVariant of a Shopify product brings all rows of that product: alone
// they would blank it.
func rejectedVariant(t *testing.T, open Open) {
	b := newBench(t, open, client.Shopify)
	file := csv("Handle,Title,Option1 Name,Option1 Value,Variant SKU,Variant Price",
		"mug,Mug,Size,S,M-S,10", "mug,,,S,M-S2,11", "mug,,,L,M-L,12", "jug,Jug,Title,Default Title,J,20")
	report := b.load(t, file)
	if len(report.Rejected) != 1 {
		t.Fatalf("rejected %v", report.Rejected)
	}
	_, rows := cells(t, TextFile("rejected.csv", rejected(t, file, report)))
	if len(rows) != 3 {
		t.Fatalf("wrote %q", rows)
	}
	if rows[0][0] != "" || rows[1][0] != report.Rejected[0].Reason {
		t.Errorf("reasons %q and %q", rows[0][0], rows[1][0])
	}
}

func newStoreOfAnImport(t *testing.T, open Open) {
	b := newBench(t, open, client.WooCommerce)
	fresh := client.Store{Name: "Kilnlight", Platform: client.WooCommerce, Currency: "EUR", TimeZone: "Europe/Rome"}
	plan, err := b.importer().Plan(context.Background(), fresh, inspect(t, csv("ID,Type,SKU,Name,Published,Regular price", "1,simple,A,Lamp,1,24")), nil)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]exchange.Added{{Line: 2, Item: "Lamp"}}, plan.Preview.Added); diff != "" {
		t.Errorf("new: %s", diff)
	}
	plan.Owner = client.Client{Name: "Kilnlight Ltd", Colour: "#4B5596"}
	cancelled, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := b.importer().Apply(cancelled, plan, nil); err == nil {
		t.Fatal("a cancelled import went through")
	}
	report, err := b.importer().Apply(context.Background(), plan, nil)
	if err != nil {
		t.Fatal(err)
	}
	b.store.ID = report.Store
	if products := b.products(t); len(products) != 1 || products[0].Title != "Lamp" {
		t.Errorf("the new store %d has %v", report.Store, products)
	}
}

func surveyTellsTheExport(t *testing.T, open Open) {
	b := newBench(t, open, client.WooCommerce)
	b.load(t, TextFile("products.csv", delimited(t, wooRows, ";", "\n")))
	request := exchange.Request{Store: b.store, Dialect: exchange.Shopify}
	survey, err := b.exporter().Survey(context.Background(), request)
	if err != nil {
		t.Fatal(err)
	}
	var told []int
	exported, err := b.exporter().Export(context.Background(), request, &bytes.Buffer{}, func(done, total int) { told = append(told, done, total) })
	if err != nil {
		t.Fatal(err)
	}
	if n := exported.Products; len(told) != 2*n || told[len(told)-2] != n || told[1] != n {
		t.Errorf("progress of %d products: %v", n, told)
	}
	exported.Rows, exported.Columns = 0, 0
	if diff := cmp.Diff(survey, exported); diff != "" {
		t.Errorf("the survey said something else than the export: %s", diff)
	}
}
