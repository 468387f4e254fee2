package sheet

import (
	"storehand/app/catalog"
)

// Entry is a product, or a variation with what is known of its parent.
type Entry struct {
	*catalog.Product
	// Parent is nil for products, and for variations whose parent is not known.
	Parent *catalog.Product
}

// NewProduct is a product about which nothing is said yet, with what a shop
// takes for granted. A file that lacks a column leaves it so.
func NewProduct(kind catalog.Kind) catalog.Product {
	return catalog.Product{
		Kind:        kind,
		Status:      catalog.Published,
		Visibility:  catalog.Visible,
		StockStatus: catalog.InStock,
		Backorders:  catalog.BackordersNo,
		TaxStatus:   "taxable",
		// Buyers review products, not their variations.
		ReviewsAllowed: kind != catalog.Variation,
	}
}

// Fault is a cell that was not understood. It is kept as it is.
type Fault struct {
	Line   int    // of the row in the file, from 1
	Column string // the heading
	Value  string // the cell, shortened when long
	Reason string // in words for the user
}

// longestValue is how many characters of a cell a message shows.
const longestValue = 80

func shortened(value string) string {
	runes := []rune(value)
	if len(runes) <= longestValue {
		return value
	}
	return string(runes[:longestValue]) + "…"
}
