package woocommerce

import (
	"storehand/app/catalog"
	"storehand/app/exchange/sheet"
)

// Encoder writes products as rows.
type Encoder struct {
	*sheet.Encoder
	foreign bool
}

// NewEncoder continues the columns of an imported file, or begins the current
// exporter's where there are none. foreign says that the products come from
// another platform, whose numbers mean nothing to WooCommerce.
func NewEncoder(headings, names []string, style *sheet.Style, foreign bool) *Encoder {
	return &Encoder{Encoder: sheet.NewEncoder(Book, headings, names, style), foreign: foreign}
}

// Rows writes a product and its variations.
func (e *Encoder) Rows(p *catalog.Product, variations []catalog.Product) [][]string {
	written := *p
	if e.foreign {
		written.RemoteID = ""
		variations = withoutRemoteIDs(variations)
	}
	if written.SKU == "" && written.RemoteID == "" && (e.foreign || len(variations) > 0) {
		written.SKU = standInSKU(&written)
	}
	return e.Encoder.Rows(&written, variations)
}

func withoutRemoteIDs(variations []catalog.Product) []catalog.Product {
	bare := make([]catalog.Product, len(variations))
	copy(bare, variations)
	for i := range bare {
		bare[i].RemoteID = ""
	}
	return bare
}

// Omits are the keys of fields that a row cannot hold for this product: a count
// of pieces without the wish to count stock.
func Omits(p *catalog.Product, _ bool) []string {
	if p.Stock.Set && !p.ManageStock {
		return []string{"stock"}
	}
	return nil
}
