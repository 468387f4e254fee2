package exchange

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"storehand/app/exchange/table"
)

func TestProductFilesAreRecognised(t *testing.T) {
	for name, c := range map[string]struct {
		content string
		want    Dialect
	}{
		"WooCommerce":                 {"ID,Type,SKU,Name,Published,Regular price\n1,simple,A,Mug,1,2\n", WooCommerce},
		"WooCommerce, some columns":   {"SKU,Regular price,Sale price\nA,2,1\n", WooCommerce},
		"WooCommerce, German":         {"ID;Typ;Artikelnummer;Name;Veröffentlicht;Regulärer Preis\n1;simple;A;Tasse;1;2\n", WooCommerce},
		"WooCommerce, any order":      {"Stock,Plugin,Weight (lbs),Backorders allowed?,Tax status,SKU\n1,x,2,0,taxable,A\n", WooCommerce},
		"CSV suite":                   {"post_title,ID,sku,regular_price\nMug,1,A,2\n", SuiteProducts},
		"CSV suite, variations":       {"parent_sku,post_parent,ID,sku,regular_price\nA,1,2,A-1,3\n", SuiteVariations},
		"Shopify, older headings":     {"Handle,Title,Body (HTML),Variant Price\nmug,Mug,,2\n", Shopify},
		"Shopify, newer headings":     {"Title,URL handle,Price,Option1 value\nMug,mug,2,Default Title\n", Shopify},
		"a sheet with guessed column": {"Article number,Product name,Price,Qty\nA,Mug,2,1\n", Plain},
	} {
		t.Run(name, func(t *testing.T) {
			in, err := Inspect(t.Context(), bytesFile([]byte(c.content)), "")
			if err != nil {
				t.Fatal(err)
			}
			if in.Dialect != c.want || !in.Sure {
				t.Errorf("taken for %s, sure %v", in.Dialect, in.Sure)
			}
		})
	}
}

func TestOtherFilesAreRefusedByName(t *testing.T) {
	for content, want := range map[string]string{
		"Country Code,State Code,ZIP/Postcode,City,Rate %,Tax Name,Priority\nGB,*,*,*,20,VAT,1\n":                               "WooCommerce tax rates",
		"Name,Email,Financial Status,Paid at,Lineitem quantity,Lineitem name\n#1,a@b.example,paid,,1,Mug\n":                     "Shopify orders",
		"Order ID,Order Status,Billing First Name,SKU\n1,completed,Ann,A\n":                                                     "WooCommerce orders",
		"First Name,Last Name,Email,Accepts Email Marketing,Total Spent\nAnn,Lee,a@b.example,yes,3\n":                           "Shopify customers",
		"Handle,Title,Option1 Value,SKU,Location,Available (not editable),On hand (current)\nmug,Mug,S,A,Store,1,1\n":           "a Shopify inventory file",
		"# ----------------\n# Pages and screens\n# Account: X\n# Property: X\n\nPage path,Views\n/,3\n":                        "a Google Analytics report",
		"# Start date: 20260901\n# End date: 20260930\nSession primary channel group;Sessions\nOrganic Search;2.900\n":          "a Google Analytics report",
		"Campaign report\n\"1 September 2026 - 30 September 2026\"\nCampaign status,Campaign,Impr.,Clicks\nEnabled,A,\"2\",1\n": "a Google Ads report",
		"\"Reporting starts\",\"Reporting ends\",\"Campaign name\",\"Amount spent (USD)\"\n2026-05-24,2026-06-22,A,3\n":         "a Meta ads report",
		"(Parent) ASIN,(Child) ASIN,Title,SKU,Sessions – Total\nB0,B1,Mug,A,100\n":                                              "an Amazon business report",
		"Top queries,Clicks,Impressions,CTR,Position\nmug,1,2,50%,3\n":                                                          "a Search Console report",
		"InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID\n1,A,Mug,1,x,2,3\n":                          "a list of sales",
		"<?xml version=\"1.0\"?><rss xmlns:wp=\"http://wordpress.org/export/1.2/\"></rss>":                                      "a WordPress export",
		"{\"data\": {\"products\": []}}":                  "a JSON file",
		"Dear client,\nhere is the text you asked for.\n": "",
		"just\none\ncolumn\n":                             "a text without columns",
	} {
		in, err := Inspect(t.Context(), bytesFile([]byte(content)), "")
		var foreign *table.ForeignError
		switch {
		case want == "":
			if err == nil && in.Sure {
				t.Errorf("%q is taken for %s", content, in.Dialect)
			}
		case !errors.As(err, &foreign) || foreign.What != want && !strings.HasPrefix(foreign.What, want):
			t.Errorf("%.40q: got %v, want it called %s", content, err, want)
		case foreign.Advice == "":
			t.Errorf("%s: nothing is advised", want)
		}
	}
}

func TestBadFilesAreNamed(t *testing.T) {
	long := table.File{Name: "long.csv", Open: func() (io.ReadCloser, error) {
		return io.NopCloser(io.LimitReader(letters{}, 100<<20)), nil
	}}
	var tooLarge *table.TooLargeError
	if _, err := Inspect(t.Context(), long, ""); !errors.As(err, &tooLarge) {
		t.Errorf("100 MB on one line: got %v", err)
	}
	if _, err := Inspect(t.Context(), bytesFile(nil), ""); !errors.Is(err, table.ErrEmpty) {
		t.Errorf("an empty file: got %v", err)
	}
	if _, err := Inspect(t.Context(), table.Path(filepath.Join(t.TempDir(), "absent.csv")), ""); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("an absent file: got %v", err)
	}
	// A file cut off far down is found out when it is planned.
	cut := shopFile(2000)
	cut = cut[:len(cut)-40]
	in, err := Inspect(t.Context(), bytesFile([]byte(cut)), "")
	if err != nil {
		t.Fatal(err)
	}
	var truncated *table.TruncatedError
	if _, err := (&Importer{Finder: emptyStore{}}).Plan(t.Context(), testStore, in, nil); !errors.As(err, &truncated) {
		t.Errorf("a file cut off: got %v", err)
	}
}

// letters is text without an end.
type letters struct{}

func (letters) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'x'
	}
	return len(p), nil
}

func TestMappingByHand(t *testing.T) {
	in, err := Inspect(t.Context(), bytesFile([]byte("SKU,Regular price,Sale price,Hersteller,EK\nA,2,1,Acme,0.5\n")), "")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"Hersteller", "EK"}, in.Kept()); diff != "" {
		t.Errorf("kept: %s", diff)
	}
	for column, field := range map[int]string{3: "vendor", 4: "cost", 2: ""} {
		if err := in.Map(column, field); err != nil {
			t.Fatal(err)
		}
	}
	var fields []string
	for i := range in.Headings {
		fields = append(fields, in.Field(i))
	}
	if diff := cmp.Diff([]string{"sku", "regular_price", "", "vendor", "cost"}, fields); diff != "" {
		t.Error(diff)
	}
}

func TestEveryNamedColumnIsShownAsAField(t *testing.T) {
	for _, d := range []Dialect{WooCommerce, Shopify, SuiteProducts} {
		headings := dialects[d].encoder(nil, nil, nil, false).Headings()
		names, ok := dialects[d].recognise(headings, nil)
		if !ok {
			t.Errorf("%s does not recognise its own headings", d)
		}
		in := Inspection{Headings: headings, Names: names}
		for i, name := range names {
			identity := name == "id" || name == "parent" || name == "fulfillment"
			if field := in.Field(i); field == "" && !identity {
				t.Errorf("%s: the column %s (%s) is shown as none", d, headings[i], name)
			}
		}
	}
}
