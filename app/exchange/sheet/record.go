package sheet

import (
	"iter"
	"strings"

	"storehand/app/catalog"
	"storehand/app/exchange/table"
)

// By says which of a product's names a Key holds.
type By string

// The names a product can be found by.
const (
	ByRemoteID By = "remote_id" // the shop's own number
	BySKU      By = "sku"
	BySlug     By = "slug" // link address, which Shopify calls handle
)

// Key is one name of a product.
type Key struct {
	By    By
	Value string
}

// Own gives the key a text of its own: the cells of a row are parts of one text,
// which a key that is kept would keep whole.
func (k Key) Own() Key { return Key{By: k.By, Value: strings.Clone(k.Value)} }

// Record is one product or variation as the rows of a file describe it.
type Record struct {
	Line  int // of its first row in the file, from 1
	Bytes int // of its cells
	// Label names the item in messages: its title, SKU or link address.
	Label string
	// Keys are the names it can be found by, the best first.
	Keys []Key
	// IsVariation says whether it belongs to another product, Parent by which
	// names that product is found. A variation that the file does not call one
	// is found by its keys alone.
	IsVariation bool
	Parent      []Key
	// Options tell a variation apart among those of its parent.
	Options []catalog.Attribute
	// OptionsFirst says that the options identify the variation better than
	// its keys do.
	OptionsFirst bool
	// Rejected says why the rows cannot be taken, in words for the user.
	Rejected string
	// Apply changes a product to what the rows say; fields the file has no
	// columns for stay as they are. It returns the cells it did not understand.
	Apply func(Entry) []Fault
}

// Rows reads a file from its first row under the headings, again at each call.
type Rows func() iter.Seq2[table.Row, error]

// Column is one column of a dialect.
type Column struct {
	Name    string // the dialect's name for what the column holds
	Heading string // as the shop's own export writes it
}
