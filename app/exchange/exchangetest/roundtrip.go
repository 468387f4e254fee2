package exchangetest

import (
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"storehand/app/client"
	"storehand/app/exchange"
	"storehand/app/exchange/table"
)

// trip is a set of files that are imported one after the other and exported
// again.
type trip struct {
	name     string
	platform client.Platform
	files    []table.File
	dialects []exchange.Dialect
}

// corpusTrips are the real product files.
func corpusTrips(corpus string) []trip {
	file := func(parts ...string) table.File {
		return table.Path(filepath.Join(append([]string{corpus}, parts...)...))
	}
	woo, shop := []exchange.Dialect{exchange.WooCommerce}, []exchange.Dialect{exchange.Shopify}
	return []trip{
		{"woo sample", client.WooCommerce, []table.File{file("woocommerce", "sample_products.csv")}, woo},
		{"woo classic commerce", client.WooCommerce, []table.File{file("woocommerce", "classic-commerce_sample_products.csv")}, woo},
		{"woo 3.1", client.WooCommerce, []table.File{file("woocommerce", "dummy-products_wc3.1.csv")}, woo},
		{"woo 2025 headings", client.WooCommerce, []table.File{file("reports", "woo_product_export_header_2025.csv")}, woo},
		{"csv suite", client.WooCommerce, []table.File{
			file("woocommerce", "dummy-products_csv-suite.csv"), file("woocommerce", "dummy-variations_csv-suite.csv"),
		}, []exchange.Dialect{exchange.SuiteProducts, exchange.SuiteVariations}},
		{"shopify apparel", client.Shopify, []table.File{file("shopify", "shopifypartners_apparel.csv")}, shop},
		{"shopify home and garden", client.Shopify, []table.File{file("shopify", "shopifypartners_home-and-garden.csv")}, shop},
		{"shopify packt", client.Shopify, []table.File{file("shopify", "packt_Product-data.csv")}, shop},
		{"shopify new headings", client.Shopify, []table.File{file("reports", "shopify_products_new-headings.csv")}, shop},
		{"shopify all new headings", client.Shopify, []table.File{file("reports", "shopify_products_new-headings_full-header.csv")}, shop},
	}
}

// RoundTrip imports files, exports them and imports the export: every cell
// comes back as it was, the second import changes nothing, and a second
// workspace gets the same products. Only the order of rows may differ.
func RoundTrip(t *testing.T, open Open) {
	trips := madeTrips(t)
	corpus := Corpus()
	if corpus == "" {
		t.Log("the shared corpus of real files is absent: only the made files are tried")
	} else {
		trips = append(trips, corpusTrips(corpus)...)
	}
	for _, trip := range trips {
		t.Run(trip.name, func(t *testing.T) { trip.run(t, open) })
	}
}

func (trip trip) run(t *testing.T, open Open) {
	here := newBench(t, open, trip.platform)
	for _, file := range trip.files {
		for _, rejected := range here.load(t, file).Rejected {
			t.Errorf("line %d, %s: %s", rejected.Line, rejected.Item, rejected.Reason)
		}
	}
	there := newBench(t, open, trip.platform)
	for i, d := range trip.dialects {
		exported, report := here.save(t, d)
		if len(report.LeftOut) > 0 || len(report.NotCarried) > 0 {
			t.Errorf("%s: left out %v, not carried %v", d, report.LeftOut, report.NotCarried)
		}
		back := TextFile("export.csv", exported)
		wantHeadings, wantRows := cells(t, trip.files[i])
		gotHeadings, gotRows := cells(t, back)
		if diff := cmp.Diff(wantHeadings, gotHeadings); diff != "" {
			t.Errorf("%s, headings: %s", d, diff)
		}
		if diff := cmp.Diff(sorted(wantRows), sorted(gotRows)); diff != "" {
			t.Errorf("%s: %s", d, diff)
		}
		if again := here.plan(t, back).Preview; again.New+again.Changed+len(again.Rejected) > 0 {
			t.Errorf("%s, imported again: %d new, %d changed, rejected %v, changes %v", d, again.New, again.Changed, again.Rejected, again.Changes)
		}
		there.load(t, back)
	}
	if diff := cmp.Diff(stripped(here.products(t)), stripped(there.products(t)), cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("in another workspace: %s", diff)
	}
}
