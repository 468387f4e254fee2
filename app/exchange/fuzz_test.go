package exchange

import (
	"bytes"
	"testing"

	"storehand/app/catalog"
	"storehand/app/exchange/sheet"
	"storehand/app/exchange/table"
)

// fuzzDecoder feeds a decoder any cells under headings of its dialect. Nothing
// may panic, every row has to come to a record or a reason, and a product
// written and read again has to be the same.
func fuzzDecoder(f *testing.F, d Dialect, seeds ...string) {
	for _, seed := range seeds {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		in, err := Inspect(t.Context(), bytesFile(content), "")
		if err != nil || in.Dialect != d {
			return
		}
		decoder, rows, err := trySurvey(t, in)
		if err != nil {
			return
		}
		style := decoder.Settle("EUR")
		var families [][]catalog.Product
		for record, err := range decoder.Records(rows) {
			if err != nil {
				t.Fatalf("read once without an error, and now: %v", err)
			}
			if record.Line < 2 || record.Rejected == "" && record.Apply == nil {
				t.Fatalf("a record without line or content: %+v", record)
			}
			if record.Rejected != "" || record.IsVariation {
				continue
			}
			product := sheet.NewProduct(catalog.Simple)
			record.Apply(sheet.Entry{Product: &product})
			families = append(families, []catalog.Product{product})
		}
		again(t, d, in, style, families)
	})
}

// trySurvey is surveyed for files that may end too early.
func trySurvey(t *testing.T, in Inspection) (decoder, sheet.Rows, error) {
	d := dialects[in.Dialect].decoder(in.Headings, in.Names)
	reading := &reading{in: &in, passes: 1}
	rows := reading.rows(t.Context())
	for row, err := range rows() {
		if err != nil {
			return nil, nil, err
		}
		d.Survey(row)
	}
	return d, rows, nil
}

// again writes products in the columns of their file, twice: what was read from
// the first has to be written the same in the second.
func again(t *testing.T, d Dialect, in Inspection, style sheet.Style, families [][]catalog.Product) {
	encoder := dialects[d].encoder(in.Headings, in.Names, &style, false)
	for _, family := range families {
		encoder.Look(&family[0], nil)
	}
	headings := encoder.Headings()
	var file bytes.Buffer
	writer := table.NewWriter(&file, table.Form{})
	for _, family := range families {
		for _, row := range encoder.Rows(&family[0], nil) {
			if len(row) != len(headings) {
				t.Fatalf("%d cells under %d headings", len(row), len(headings))
			}
			if err := writer.Write(row); err != nil {
				t.Fatal(err)
			}
		}
	}
}

func FuzzWooCommerce(f *testing.F) {
	fuzzDecoder(f, WooCommerce,
		"ID,Type,SKU,Name,Published,Regular price,Attribute 1 name,Attribute 1 value(s),Parent\n1,variable,A,Mug,1,,Size,\"S, M\\, L\",\n2,variation,,,1,9,Size,S,id:1\n",
		"SKU;Regular price;Sale price;Weight (kg);Stock\nA;1.234,50;'-1;1,200;parent\n",
		"ID,SKU,Published,Date sale price starts,Images,Meta: a,Download 1 URL\n1,,x,2026-13-01,\"a.jpg, https://x/y\",'=1,z\n")
}

func FuzzShopify(f *testing.F) {
	fuzzDecoder(f, Shopify,
		"Handle,Title,Tags,Published,Option1 Name,Option1 Value,Variant SKU,Variant Price,Variant Compare At Price,Variant Grams,Image Src,Image Position\nt,T,a,true,Size,S,A,10,12,227,https://x/1,2\nt,,,,,M,A,9,,1.5,https://x/2,1\nt,,,,,,,,,,https://x/3,3\n",
		"Title,URL handle,Option1 value,Price,Weight value (grams),Weight unit for display,Product image URL\nT,,Default Title,call us,x,lb,\n,,,,,,https://x\n")
}

func FuzzCSVSuite(f *testing.F) {
	fuzzDecoder(f, SuiteProducts,
		"post_title,ID,post_status,images,tax:product_cat,attribute:pa_color,attribute_data:pa_color,upsell_ids\nMug,1,publish,https://x/1 ! alt : Red|b.jpg,A > B|C,Red|Blue,0|1|1,3|4\n,2,x,,,,0|x|1,\n")
}
