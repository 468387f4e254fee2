package exchange

import (
	"fmt"
	"iter"

	"storehand/app/catalog"
	"storehand/app/client"
	"storehand/app/exchange/csvsuite"
	"storehand/app/exchange/plain"
	"storehand/app/exchange/sheet"
	"storehand/app/exchange/shopify"
	"storehand/app/exchange/table"
	"storehand/app/exchange/woocommerce"
	"storehand/app/money"
)

// Dialect is a kind of product file.
type Dialect string

// The kinds of product file.
const (
	WooCommerce     Dialect = "woocommerce"
	SuiteProducts   Dialect = "csv-suite"            // Product CSV Import Suite, products
	SuiteVariations Dialect = "csv-suite-variations" // Product CSV Import Suite, variations
	Shopify         Dialect = "shopify"
	Plain           Dialect = "plain" // any other sheet, mapped by hand
)

// Name is what the dialect is called in messages.
func (d Dialect) Name() string {
	if known, found := dialects[d]; found {
		return known.name
	}
	return string(d)
}

// Platform is the platform whose files these are, client.Other for a sheet of
// none.
func (d Dialect) Platform() client.Platform {
	if known, found := dialects[d]; found {
		return known.platform
	}
	return client.Other
}

// decoder reads the rows of one file. Every row is surveyed before the first
// record is asked for.
type decoder interface {
	Survey(table.Row)
	Settle(money.Currency) sheet.Style
	Has(sheet.Key) bool
	// Passes is how often Records goes through the rows.
	Passes() int
	Records(sheet.Rows) iter.Seq2[sheet.Record, error]
}

// encoder writes products. Every product is looked at before the headings are
// asked for, and the headings before the first rows.
type encoder interface {
	Look(*catalog.Product, []catalog.Product)
	Headings() []string
	Rows(*catalog.Product, []catalog.Product) [][]string
}

// dialect is what there is to know about a kind of file.
type dialect struct {
	name      string
	platform  client.Platform
	recognise func(headings []string, head []table.Row) (names []string, ok bool)
	decoder   func(headings, names []string) decoder
	// grouped tells which product a row belongs to, where several rows make up
	// one; nil where each row is understood alone.
	grouped    func(headings, names []string) func(table.Row) string
	encoder    func(headings, names []string, style *sheet.Style, foreign bool) encoder
	refuses    func(*catalog.Product) string
	notCarried []string // keys of fields that the file has no column for
	// omits are the keys of further fields that the file cannot hold whole for
	// a product; nil is none.
	omits func(p *catalog.Product, foreign bool) []string
	alts  bool // the file has the ALT texts of pictures
	files bool // the file may name pictures that are not in the shop yet
	// commaOnly says that the shop takes no other separator and no byte order
	// mark.
	commaOnly bool
}

// dialects are all kinds of file; recognition tries them in the order of
// recognised.
var dialects = map[Dialect]dialect{
	WooCommerce: {
		name: "WooCommerce product CSV", platform: client.WooCommerce, recognise: woocommerce.Recognise,
		decoder: rowwise(woocommerce.Decoder), notCarried: woocommerce.NotCarried, omits: woocommerce.Omits, files: true,
		encoder: func(headings, names []string, style *sheet.Style, foreign bool) encoder {
			return woocommerce.NewEncoder(headings, names, style, foreign)
		},
	},
	SuiteProducts: {
		name: "Product CSV Import Suite, products", platform: client.WooCommerce, recognise: csvsuite.RecogniseProducts,
		decoder: rowwise(csvsuite.Decoder(csvsuite.Products)), encoder: booked(csvsuite.Products),
		notCarried: csvsuite.NotCarried, omits: csvsuite.Omits, alts: true, files: true,
	},
	SuiteVariations: {
		name: "Product CSV Import Suite, variations", platform: client.WooCommerce, recognise: csvsuite.RecogniseVariations,
		decoder: rowwise(csvsuite.Decoder(csvsuite.Variations)), encoder: booked(csvsuite.Variations),
		notCarried: csvsuite.NotCarried, omits: csvsuite.Omits, alts: true, files: true,
	},
	Shopify: {
		name: "Shopify product CSV", platform: client.Shopify, recognise: shopify.Recognise,
		decoder: func(headings, names []string) decoder { return shopify.NewDecoder(headings, names) },
		grouped: func(headings, names []string) func(table.Row) string {
			return shopify.NewDecoder(headings, names).Handle
		},
		encoder: func(headings, names []string, style *sheet.Style, foreign bool) encoder {
			return shopify.NewEncoder(headings, names, style, foreign)
		},
		refuses: shopify.Refuses, notCarried: shopify.NotCarried, omits: shopify.Omits, alts: true, commaOnly: true,
	},
	Plain: {
		name: "sheet mapped by hand", platform: client.Other, recognise: plain.Recognise,
		decoder: rowwise(plain.Decoder), encoder: booked(plain.Book),
	},
}

var recognised = []Dialect{Shopify, SuiteProducts, SuiteVariations, WooCommerce, Plain}

func rowwise(of func(headings, names []string) *sheet.Rowwise) func(headings, names []string) decoder {
	return func(headings, names []string) decoder { return of(headings, names) }
}

func booked(book *sheet.Book) func([]string, []string, *sheet.Style, bool) encoder {
	return func(headings, names []string, style *sheet.Style, _ bool) encoder {
		return sheet.NewEncoder(book, headings, names, style)
	}
}

func dialectOf(d Dialect) (dialect, error) {
	known, found := dialects[d]
	if !found {
		return dialect{}, fmt.Errorf("%q is no kind of product file: use woocommerce or shopify", d)
	}
	return known, nil
}
