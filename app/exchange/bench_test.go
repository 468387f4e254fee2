package exchange

import (
	"context"
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"

	"storehand/app/catalog"
	"storehand/app/client"
	"storehand/app/exchange/sheet"
	"storehand/app/exchange/table"
	"storehand/app/money"
)

// shopFile is a file of a WooCommerce shop with that many rows: every fifth
// product has three variations.
func shopFile(rows int) string {
	var file strings.Builder
	file.WriteString("ID,Type,SKU,Name,Published,Short description,Description,Regular price,Sale price,Stock,Categories,Tags,Images,Parent,Attribute 1 name,Attribute 1 value(s),Attribute 1 visible,Attribute 1 global,Meta: _yoast_wpseo_title,Plugin column\n")
	description := strings.Repeat("Thrown by hand from grogged stoneware and glazed in oat. ", 5)
	for i := 0; i < rows; {
		kind := "simple"
		if i%8 == 0 {
			kind = "variable"
		}
		sku := fmt.Sprintf("SKU-%06d", i)
		fmt.Fprintf(&file, "%d,%s,%s,Mug number %d,1,Short,\"%s\",%d.50,,%d,\"Kitchen > Mugs, Gifts\",\"blue, oat\",https://shop.example/%d.jpg,,Size,\"S, M, L\",1,1,Mug %d,as it is\n",
			i+1, kind, sku, i, description, 10+i%90, i%50, i, i)
		i++
		for k := 0; kind == "variable" && k < 3 && i < rows; k++ {
			size := [3]string{"S", "M", "L"}[k]
			fmt.Fprintf(&file, "%d,variation,%s-%s,,1,,,%d.50,,,,,,%s,Size,%s,,1,,\n", i+1, sku, size, 12+i%90, sku, size)
			i++
		}
	}
	return file.String()
}

// BenchmarkDecode reads a file into products, without a store. B/row stays the
// same however long the file is; heap-MB is what is in use at the end.
func BenchmarkDecode(b *testing.B) {
	for _, rows := range []int{1_000, 10_000, 100_000} {
		b.Run(fmt.Sprintf("%d-rows", rows), func(b *testing.B) {
			content := []byte(shopFile(rows))
			in, err := Inspect(b.Context(), bytesFile(content), "")
			if err != nil {
				b.Fatal(err)
			}
			b.SetBytes(int64(len(content)))
			b.ReportAllocs()
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			for b.Loop() {
				decoder, rowsOf := surveyed(b, in)
				count := 0
				for record, err := range decoder.Records(rowsOf) {
					if err != nil {
						b.Fatal(err)
					}
					product := sheet.NewProduct(catalog.Simple)
					record.Apply(sheet.Entry{Product: &product})
					count++
				}
				if count != rows {
					b.Fatalf("%d records", count)
				}
			}
			runtime.ReadMemStats(&after)
			b.ReportMetric(float64(after.TotalAlloc-before.TotalAlloc)/float64(b.N)/float64(rows), "B/row")
			runtime.GC()
			runtime.ReadMemStats(&after)
			b.ReportMetric(float64(after.HeapAlloc-min(before.HeapAlloc, after.HeapAlloc))/(1<<20), "heap-MB")
		})
	}
}

// testStore is where the files go.
var testStore = client.Store{ID: 1, Platform: client.WooCommerce, Currency: "EUR"}

// emptyStore has no products.
type emptyStore struct{}

func (emptyStore) Find(context.Context, client.ID, sheet.By, []string) (map[string][]catalog.ID, error) {
	return nil, nil
}

func (emptyStore) Known(context.Context, []catalog.ID) ([]Known, error) { return nil, nil }

func (emptyStore) KnownVariations(context.Context, []catalog.ID) ([]Known, error) { return nil, nil }

// BenchmarkPlan previews an import into an empty store.
func BenchmarkPlan(b *testing.B) {
	for _, rows := range []int{1_000, 10_000, 100_000} {
		b.Run(fmt.Sprintf("%d-rows", rows), func(b *testing.B) {
			content := []byte(shopFile(rows))
			in, err := Inspect(b.Context(), bytesFile(content), "")
			if err != nil {
				b.Fatal(err)
			}
			importer := &Importer{Finder: emptyStore{}}
			b.SetBytes(int64(len(content)))
			b.ReportAllocs()
			for b.Loop() {
				plan, err := importer.Plan(b.Context(), testStore, in, nil)
				if err != nil || plan.Preview.New != rows {
					b.Fatalf("%d new, %v", plan.Preview.New, err)
				}
			}
		})
	}
}

// BenchmarkTable reads cells alone.
func BenchmarkTable(b *testing.B) {
	content := []byte(shopFile(10_000))
	b.SetBytes(int64(len(content)))
	b.ReportAllocs()
	for b.Loop() {
		rows, err := table.Open(bytesFile(content), table.Form{Separator: ","})
		if err != nil {
			b.Fatal(err)
		}
		for err == nil {
			_, err = rows.Read()
		}
		if err != io.EOF {
			b.Fatal(err)
		}
	}
}

// BenchmarkEncode writes products.
func BenchmarkEncode(b *testing.B) {
	p := sheet.NewProduct(catalog.Simple)
	p.Title, p.SKU, p.Slug, p.RegularPrice = "Mug", "MUG", "mug", money.Of(2450)
	p.Description = strings.Repeat("Thrown by hand. ", 20)
	for _, d := range []Dialect{WooCommerce, Shopify} {
		b.Run(string(d), func(b *testing.B) {
			encoder := dialects[d].encoder(nil, nil, &sheet.Style{Currency: "EUR"}, false)
			encoder.Look(&p, nil)
			encoder.Headings()
			writer := table.NewWriter(io.Discard, table.Form{})
			b.ReportAllocs()
			for b.Loop() {
				for _, row := range encoder.Rows(&p, nil) {
					if err := writer.Write(row); err != nil {
						b.Fatal(err)
					}
				}
			}
		})
	}
}
