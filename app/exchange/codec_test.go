package exchange

import (
	"bytes"
	"io"
	"testing"

	"storehand/app/catalog"
	"storehand/app/exchange/sheet"
	"storehand/app/exchange/table"
)

// written writes products, each with its variations, as a file of a dialect.
func written(t testing.TB, d Dialect, style sheet.Style, products ...[]catalog.Product) []byte {
	t.Helper()
	encoder := dialects[d].encoder(nil, nil, &style, false)
	for _, family := range products {
		encoder.Look(&family[0], family[1:])
	}
	var file bytes.Buffer
	writer := table.NewWriter(&file, table.Form{})
	rows := [][]string{encoder.Headings()}
	for _, family := range products {
		rows = append(rows, encoder.Rows(&family[0], family[1:])...)
	}
	for _, row := range rows {
		if err := writer.Write(row); err != nil {
			t.Fatal(err)
		}
	}
	if err := writer.Flush(); err != nil {
		t.Fatal(err)
	}
	return file.Bytes()
}

// bytesFile makes a file of bytes.
func bytesFile(content []byte) table.File {
	return table.File{Name: "products.csv", Open: func() (io.ReadCloser, error) {
		return io.NopCloser(bytes.NewReader(content)), nil
	}}
}

// decode reads the products of a file without a store: what a decoder makes of
// it alone.
func decode(t testing.TB, content []byte) (products []catalog.Product, rejected []string) {
	t.Helper()
	in, err := Inspect(t.Context(), bytesFile(content), "")
	if err != nil {
		t.Fatal(err)
	}
	d, rows := surveyed(t, in)
	parents := make(map[sheet.Key]*catalog.Product)
	for record, err := range d.Records(rows) {
		if err != nil {
			t.Fatal(err)
		}
		if record.Rejected != "" {
			rejected = append(rejected, record.Rejected)
			continue
		}
		product := sheet.NewProduct(catalog.Simple)
		entry := sheet.Entry{Product: &product}
		if record.IsVariation {
			product = sheet.NewProduct(catalog.Variation)
			for _, key := range record.Parent {
				entry.Parent = parents[key]
			}
		}
		record.Apply(entry)
		for _, key := range record.Keys {
			parents[key] = &product
		}
		products = append(products, product)
	}
	return products, rejected
}

// surveyed prepares a decoder of an inspected file.
func surveyed(t testing.TB, in Inspection) (decoder, sheet.Rows) {
	t.Helper()
	d := dialects[in.Dialect].decoder(in.Headings, in.Names)
	reading := &reading{in: &in, passes: 1}
	rows := reading.rows(t.Context())
	for row, err := range rows() {
		if err != nil {
			t.Fatal(err)
		}
		d.Survey(row)
	}
	d.Settle("EUR")
	return d, rows
}
