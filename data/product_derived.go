package data

import (
	"slices"
	"strings"

	"storehand/app/catalog"
)

// derivedColumn is a column that is made from fields, for finding and sorting.
type derivedColumn struct {
	name string
	from []string // the columns it is made from
	of   func(*catalog.Product) any
}

// derivedColumns lists every derived column of the product table. They are
// written whenever something they are made from is, and read by lists alone.
var derivedColumns = append(sortKeys(),
	derivedColumn{"search_text", []string{"title", "sku", "gtin", "slug", "tags"}, searchText},
	derivedColumn{"image_count", []string{"images"}, func(p *catalog.Product) any { return int64(len(p.Images)) }},
	derivedColumn{"alt_missing", []string{"images"}, altMissing},
)

func derivedNames() []string {
	names := make([]string, len(derivedColumns))
	for i, d := range derivedColumns {
		names[i] = d.name
	}
	return names
}

func derivedValues(p *catalog.Product) []any {
	values := make([]any, len(derivedColumns))
	for i, d := range derivedColumns {
		values[i] = d.of(p)
	}
	return values
}

// keyedFields are the fields that are written in a person's own language, in
// which "Éclair" stands beside "eclair". Other texts are codes and addresses.
var keyedFields = []string{"title", "vendor", "product_type", "supplier", "seo_title", "seo_description", "button_text", "purchase_note"}

// keyLength is how many characters of a text count for its place in a list.
const keyLength = 100

// sortKeys are the columns that texts are sorted by.
func sortKeys() []derivedColumn {
	keys := make([]derivedColumn, len(keyedFields))
	for i, key := range keyedFields {
		at := columnNamed(key).at
		keys[i] = derivedColumn{key + "_key", []string{key}, func(p *catalog.Product) any { return sortKey(*at(p).(*string)) }}
	}
	return keys
}

// sortKey is the text in small letters without accents.
func sortKey(text string) string {
	key := []rune(catalog.Fold(text))
	return string(key[:min(len(key), keyLength)])
}

// searchText is what the filter box looks through. The mark between the parts
// cannot be typed, so nothing is found across two of them.
func searchText(p *catalog.Product) any {
	parts := append([]string{p.Title, p.SKU, p.GTIN, p.Slug}, p.Tags...)
	return catalog.Fold(strings.Join(parts, "\x1f"))
}

// altMissing counts the pictures without an ALT text.
func altMissing(p *catalog.Product) any {
	missing := int64(0)
	for _, image := range p.Images {
		if strings.TrimSpace(image.Alt) == "" {
			missing++
		}
	}
	return missing
}

// columnNamed finds a product column that is known to be there.
func columnNamed(name string) productColumn {
	return productColumns[slices.IndexFunc(productColumns, func(c productColumn) bool { return c.name == name })]
}

// madeFrom are the places in fieldColumns of what each derived column is made
// from.
var madeFrom = func() [][]int {
	places := make([][]int, len(derivedColumns))
	for i, d := range derivedColumns {
		for _, name := range d.from {
			places[i] = append(places[i], slices.Index(fieldColumns, name))
		}
	}
	return places
}()
