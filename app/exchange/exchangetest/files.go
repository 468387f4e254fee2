package exchangetest

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"storehand/app/catalog"
	"storehand/app/exchange"
	"storehand/app/exchange/table"
)

// Corpus is the folder of real files, or empty where it is absent.
func Corpus() string {
	dir, err := os.Getwd()
	for err == nil {
		corpus := filepath.Join(dir, "..", "shared", "corpus")
		if info, statErr := os.Stat(corpus); statErr == nil && info.IsDir() {
			return corpus
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			break
		}
		dir = parent
	}
	return ""
}

// TextFile makes a file of a text.
func TextFile(name, content string) table.File {
	return table.File{Name: name, Open: func() (io.ReadCloser, error) {
		return io.NopCloser(strings.NewReader(content)), nil
	}}
}

// inspect fails the test where the file is not taken for products.
func inspect(t *testing.T, file table.File) exchange.Inspection {
	t.Helper()
	found, err := exchange.Inspect(context.Background(), file, "")
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// plan fails the test where a plan cannot be made.
func (b *bench) plan(t *testing.T, file table.File) *exchange.Plan {
	t.Helper()
	plan, err := b.importer().Plan(context.Background(), b.store, inspect(t, file), nil)
	if err != nil {
		t.Fatal(err)
	}
	return plan
}

// load imports a file and checks that the preview told what was done.
func (b *bench) load(t *testing.T, file table.File) exchange.Report {
	t.Helper()
	plan := b.plan(t, file)
	report, err := b.importer().Apply(context.Background(), plan, nil)
	if err != nil {
		t.Fatal(err)
	}
	if report.New != plan.Preview.New || report.Changed != plan.Preview.Changed || report.Unchanged != plan.Preview.Unchanged || len(report.Rejected) != len(plan.Preview.Rejected) {
		t.Errorf("%s: the preview said %d new, %d changed, %d unchanged, %d rejected; the import did %d, %d, %d, %d", file.Name,
			plan.Preview.New, plan.Preview.Changed, plan.Preview.Unchanged, len(plan.Preview.Rejected),
			report.New, report.Changed, report.Unchanged, len(report.Rejected))
	}
	return report
}

// save exports the store in a dialect.
func (b *bench) save(t *testing.T, d exchange.Dialect) (string, exchange.Exported) {
	t.Helper()
	var file bytes.Buffer
	report, err := b.exporter().Export(context.Background(), exchange.Request{Store: b.store, Dialect: d}, &file, nil)
	if err != nil {
		t.Fatal(err)
	}
	return file.String(), report
}

// cells reads a file as headings and rows; rows without content are left out.
func cells(t *testing.T, file table.File) (headings []string, rows [][]string) {
	t.Helper()
	found, err := table.Inspect(context.Background(), file, "")
	if err != nil {
		t.Fatal(err)
	}
	reader, err := table.Open(file, found.Form)
	if err != nil {
		t.Fatal(err)
	}
	defer reader.Close()
	for {
		row, err := reader.Read()
		switch {
		case errors.Is(err, io.EOF):
			return headings, rows
		case err != nil:
			t.Fatal(err)
		case headings == nil:
			headings = row.Cells
		case !row.Blank():
			full := make([]string, len(headings))
			copy(full, row.Cells)
			rows = append(rows, full)
		}
	}
}

// sorted puts rows in an order of their own: an export puts variations behind
// their product, wherever they stood.
func sorted(rows [][]string) [][]string {
	return slices.SortedFunc(slices.Values(rows), slices.Compare[[]string])
}

// stripped takes from products what belongs to one workspace alone.
func stripped(products []catalog.Product) []catalog.Product {
	for i := range products {
		products[i].ID, products[i].ParentID, products[i].StoreID = 0, 0, 0
		if len(products[i].Source) == 0 {
			products[i].Source = nil
		}
	}
	return products
}
