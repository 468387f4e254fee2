package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"storehand/app/catalog"
	"storehand/data"
)

// shopFile is a Shopify product file of n products at one price.
func shopFile(n int, price string) []byte {
	var file bytes.Buffer
	file.WriteString("Handle,Title,Body (HTML),Vendor,Tags,Published,Variant SKU,Variant Price,Variant Inventory Qty,Status\n")
	for i := range n {
		fmt.Fprintf(&file, "mug-%d,Mug %d,\"<p>Thrown by hand, no. %d.</p>\",Alder,\"clay, oat\",TRUE,MUG-%05d,%s,%d,active\n", i, i, i, i, price, i%50)
	}
	return file.Bytes()
}

// inside opens a workspace for a look.
func inside(t testing.TB, dir string, look func(context.Context, *data.Workspace)) {
	t.Helper()
	ctx := context.Background()
	w, err := data.Open(ctx, data.Params{Dir: dir})
	if err != nil {
		t.Fatal(err)
	}
	look(ctx, w)
	if err := w.Close(); err != nil {
		t.Error(err)
	}
}

// prices are those of a store's products in minor units, in the order of its
// file; none where there is no such store.
func prices(t testing.TB, dir, store string) (all []int64) {
	t.Helper()
	inside(t, dir, func(ctx context.Context, w *data.Workspace) {
		stores, err := w.Stores(ctx)
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range stores {
			if s.Name != store {
				continue
			}
			err := w.Each(ctx, s.ID, func(p catalog.Product, _ []catalog.Product) error {
				all = append(all, p.RegularPrice.Minor)
				return nil
			})
			if err != nil {
				t.Fatal(err)
			}
		}
	})
	return all
}

// importSeen is what the tests look at in a report of storehand import.
type importSeen struct {
	OK       bool   `json:"ok"`
	Store    string `json:"store"`
	Currency string `json:"currency"`
	Files    []struct {
		File, Outcome, Reason, Format string
		New, Changed, Unchanged       int
		Rejected                      []rejectedRow
		FaultCount                    int    `json:"fault_count"`
		RejectedFile                  string `json:"rejected_file"`
	} `json:"files"`
}

// productFiles are the real product files among the shared ones.
func productFiles(t testing.TB) []string {
	t.Helper()
	var files []string
	for _, pattern := range []string{"woocommerce/*product*.csv", "shopify/*.csv"} {
		found, err := filepath.Glob(filepath.Join(shared(t, "corpus"), filepath.FromSlash(pattern)))
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, found...)
	}
	return files
}

// TestImportTakesRealFiles imports every real file, and then again: nothing is
// to change the second time.
func TestImportTakesRealFiles(t *testing.T) {
	workspace := filepath.Join(t.TempDir(), "workspace")
	for _, file := range productFiles(t) {
		var first, second importSeen
		arguments := []string{"import", "--json", "--workspace", workspace, "--currency", "GBP", "--store", filepath.Base(file), file}
		storehand(t, arguments...).succeeds(t).report(t, &first)
		storehand(t, arguments...).succeeds(t).report(t, &second)
		if first.Files[0].New == 0 || first.Files[0].Changed+first.Files[0].Unchanged != 0 || first.Currency != "GBP" {
			t.Errorf("%s: %+v", file, first)
		}
		if second.Files[0].Unchanged != first.Files[0].New || second.Files[0].New+second.Files[0].Changed != 0 {
			t.Errorf("%s, again: %+v", file, second)
		}
	}
	storehand(t, "check", "--workspace", workspace).succeeds(t)
}

// TestImportRefusesWhatIsNoProductFile has good files among all kinds of bad
// ones.
func TestImportRefusesWhatIsNoProductFile(t *testing.T) {
	dir := t.TempDir()
	noise := make([]byte, 4000)
	for i := range noise {
		noise[i] = byte(i * i >> 3)
	}
	const orders = "Name,Email,Financial Status,Paid at,Fulfillment Status,Currency,Subtotal,Shipping,Taxes,Total,Lineitem quantity,Lineitem name\n#1001,a@example.com,paid,2026-05-01,fulfilled,EUR,10,1,2,13,1,Mug\n"
	bad := []struct{ name, content, said string }{
		{"empty.csv", "", "the file is empty"},
		{"noise.csv", string(noise), "this seems to be a binary file, not a product file"},
		{"workbook.csv", "PK\x03\x04\x14\x00\x06\x00" + string(noise), "not a product file"},
		{"picture.csv", string(snap(t)), "not a product file"},
		{"page.csv", "<!DOCTYPE html><html><body>Log in</body></html>", "this seems to be a web page (HTML)"},
		{"orders.csv", orders, "not a product file"},
		{"cut.csv", "Handle,Title,Variant SKU,Variant Price\na,A,S1,1.00\nb,\"B is cut o", "the file ends in the middle of the row on line 3"},
		{"letter.csv", "Dear Anna, the products are in the other file.\n", "no column tells which product a row is"},
		{"long.csv", strings.Repeat("Handle,Title,", 100<<20/13), "line 1 has more than 32 MB"},
	}
	files := []string{write(t, dir, "first.csv", shopFile(3, "10.00"))}
	for _, file := range bad {
		files = append(files, write(t, dir, file.name, []byte(file.content)))
	}
	files = append(files, dir, filepath.Join(dir, "absent.csv"), write(t, dir, "last.csv", shopFile(5, "10.00")))

	workspace := filepath.Join(dir, "workspace")
	var seen importSeen
	run := storehand(t, append([]string{"import", "--json", "--workspace", workspace, "--store", "Mugs"}, files...)...)
	run.fails(t, "this is a folder", "there is no such file").report(t, &seen)
	for i, file := range bad {
		got := seen.Files[i+1]
		if got.Outcome != "failed" || !strings.Contains(got.Reason, file.said) || !strings.Contains(run.stderr, file.name) {
			t.Errorf("%s: %s, %q lacks %q", file.name, got.Outcome, got.Reason, file.said)
		}
	}
	if last := seen.Files[len(seen.Files)-1]; last.Outcome != "ok" || last.New != 2 || last.Unchanged != 3 {
		t.Errorf("the last file: %+v", last)
	}
	if got := prices(t, workspace, "Mugs"); len(got) != 5 {
		t.Errorf("%d products", len(got))
	}
	storehand(t, "check", "--workspace", workspace).succeeds(t)
}

// TestImportMakesNoStoreForAFileThatIsRefused keeps slips from leaving empty
// stores behind.
func TestImportMakesNoStoreForAFileThatIsRefused(t *testing.T) {
	dir := t.TempDir()
	workspace := filepath.Join(dir, "workspace")
	orphans := write(t, dir, "variations.csv", []byte("ID,Type,SKU,Name,Published,Sale price,Regular price,Parent\n7,variation,S-7,Mug – red,1,,12.00,MUG\n"))
	var seen importSeen
	storehand(t, "import", "--json", "--workspace", workspace, "--store", "Mugs", write(t, dir, "empty.csv", nil), orphans).
		fails(t, "empty.csv", "variations.csv: line 2").report(t, &seen)
	if len(seen.Files) != 2 || len(seen.Files[1].Rejected) != 1 {
		t.Errorf("%+v", seen)
	}
	inside(t, workspace, func(ctx context.Context, w *data.Workspace) {
		stores, err := w.Stores(ctx)
		clients, err2 := w.Clients(ctx)
		if len(stores) != 0 || len(clients) != 0 || err != nil || err2 != nil {
			t.Errorf("stores %v, clients %v, %v, %v", stores, clients, err, err2)
		}
	})
}

// TestImportSaysWhichRowsItDidNotTake writes them too, to be corrected and
// taken the second time.
func TestImportSaysWhichRowsItDidNotTake(t *testing.T) {
	dir := t.TempDir()
	workspace := filepath.Join(dir, "workspace")
	file := write(t, dir, "products.csv", []byte("ID,Type,SKU,Name,Published,Sale price,Regular price\n1,simple,S1,Mug,1,,10.00\n,simple,S1,Bowl,1,,20.00\n3,simple,S3,Jug,1,,cheap\n"))
	var seen importSeen
	arguments := []string{"import", "--json", "--workspace", workspace, "--store", "Mugs", "--rejected", filepath.Join(dir, "rejected")}
	storehand(t, append(arguments, file)...).
		fails(t, file+`: line 3, Bowl: not taken: SKU "S1"`, file+": line 4, column Regular price", `"cheap" is not an amount`).report(t, &seen)
	if got := seen.Files[0]; got.Outcome != "ok" || got.New != 2 || len(got.Rejected) != 1 || got.Rejected[0].Line != 3 || got.FaultCount != 1 {
		t.Errorf("%+v", got)
	}
	again := filepath.Join(dir, "rejected", "products-rejected.csv")
	if seen.Files[0].RejectedFile != again {
		t.Fatalf("the rejected rows are in %q", seen.Files[0].RejectedFile)
	}
	rows, err := os.ReadFile(again)
	if err != nil {
		t.Fatal(err)
	}
	corrected := bytes.Replace(rows, []byte(",S1,"), []byte(",S2,"), 1)
	storehand(t, append(arguments, write(t, dir, "again.csv", corrected))...).succeeds(t).report(t, &seen)
	if got := seen.Files[0]; got.New != 1 {
		t.Errorf("%+v\n%s", got, corrected)
	}
	if got := prices(t, workspace, "Mugs"); len(got) != 3 {
		t.Errorf("%d products", len(got))
	}
}

// TestImportCanBeUndone does it as the window would: one step for the file.
func TestImportCanBeUndone(t *testing.T) {
	dir := t.TempDir()
	workspace := filepath.Join(dir, "workspace")
	storehand(t, "import", "--workspace", workspace, "--store", "Mugs", write(t, dir, "mugs.csv", shopFile(20, "10.00"))).succeeds(t)
	storehand(t, "import", "--workspace", workspace, "--store", "mugs ", write(t, dir, "dearer.csv", shopFile(30, "12.00"))).succeeds(t)
	if got := prices(t, workspace, "Mugs"); len(got) != 30 || got[0] != 1200 {
		t.Fatalf("%d products, %v", len(got), got)
	}
	inside(t, workspace, func(ctx context.Context, w *data.Workspace) {
		stack, err := w.Stack(ctx)
		if err != nil || stack.Undo == nil || stack.Undo.Name != "import dearer.csv into Mugs" {
			t.Errorf("%+v, %v", stack.Undo, err)
		}
		if _, err := w.Undo(ctx); err != nil {
			t.Error(err)
		}
	})
	if got := prices(t, workspace, "Mugs"); len(got) != 20 || got[0] != 1000 {
		t.Errorf("%d products, %v", len(got), got)
	}
}

// TestImportAsksBackWhatIsNotClear has stores of one name, and flags that do
// not fit the store.
func TestImportAsksBackWhatIsNotClear(t *testing.T) {
	dir := t.TempDir()
	workspace := filepath.Join(dir, "workspace")
	file := write(t, dir, "mugs.csv", shopFile(2, "10.00"))
	run := func(flags ...string) ran {
		return storehand(t, append([]string{"import", "--workspace", workspace, file}, flags...)...)
	}
	run("--store", "Shop", "--client", "Alder").succeeds(t)
	run("--store", "Shop", "--client", "Birch", "--currency", "usd").succeeds(t)
	run("--store", "shop").fails(t, `2 stores are called "shop", of Alder, Birch. Say with --client whose`)
	run("--store", "shop", "--client", "birch").succeeds(t)
	run("--store", "shop", "--client", "birch", "--currency", "EUR").fails(t, "the prices of Shop are in USD, not in EUR")
	run("--store", "shop", "--client", "birch", "--currency", "euros").fails(t, `"euros" is not a currency code`)
	run("--store", "shop", "--client", "birch", "--platform", "magento").fails(t, `"magento" is not a platform`)
	run("--store", "shop", "--client", "birch", "--platform", "woocommerce").fails(t, "does not have the columns of a WooCommerce product CSV")
	run().fails(t, "say with --store which store")
	storehand(t, "import", "--workspace", workspace, "--store", "Shop").fails(t, "name at least one product file")
	inside(t, workspace, func(ctx context.Context, w *data.Workspace) {
		if stores, err := w.Stores(ctx); len(stores) != 2 || err != nil {
			t.Errorf("%v, %v", stores, err)
		}
	})
}
