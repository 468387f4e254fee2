package exchange_test

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"storehand/app/exchange"
	"storehand/app/exchange/exchangetest"
	"storehand/app/exchange/table"
)

// The real reports are refused, the real product files are not.
func TestRealFilesAreToldApart(t *testing.T) {
	corpus := exchangetest.Corpus()
	if corpus == "" {
		t.Skip("the shared corpus of real files is absent")
	}
	products := map[string]bool{
		"woo_product_export_header_2025.csv": true, "shopify_products_new-headings.csv": true, "shopify_products_new-headings_full-header.csv": true,
		"sample_tax_rates.csv": false, "sample_products.xml": false, "admin_2026-04.json.gz": false,
	}
	for _, folder := range []string{"woocommerce", "shopify", "reports"} {
		entries, err := os.ReadDir(filepath.Join(corpus, folder))
		if err != nil {
			t.Fatal(err)
		}
		for _, entry := range entries {
			want, told := products[entry.Name()]
			if !told {
				want = folder != "reports"
			}
			in, err := exchange.Inspect(t.Context(), table.Path(filepath.Join(corpus, folder, entry.Name())), "")
			var foreign *table.ForeignError
			if want && (err != nil || !in.Sure || in.Dialect == exchange.Plain) {
				t.Errorf("%s: %v, taken for %s", entry.Name(), err, in.Dialect)
			}
			if !want && !errors.As(err, &foreign) {
				t.Errorf("%s: got %v, want it refused by name", entry.Name(), err)
			}
		}
	}
}
