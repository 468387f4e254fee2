package catalog

import "context"

// Partial is a product of which only some fields were read, so that thousands
// can be gone through at once. The others are empty, which says nothing about
// the product: a Partial is never saved as a whole.
type Partial struct {
	Product Product
	// Staged are the keys of the fields that were edited here and are not in the
	// shop yet; "new" for a product the shop does not have at all.
	Staged []string
}

// PartialReader reads some fields of many products.
type PartialReader interface {
	// Partials reads the named fields of products and variations, and always ID,
	// store, parent and kind. They come in the order asked; missing ones are left
	// out. Fields are keys of Fields.
	Partials(ctx context.Context, ids []ID, fields []string) ([]Partial, error)
}

// PartialWriter saves some fields of many products inside one operation.
type PartialWriter interface {
	PartialReader
	// SaveFields writes the named fields of products that Partials of this
	// operation read last, with at least those fields. The rules of SaveProduct
	// hold: what differs from the shop is staged.
	SaveFields(ctx context.Context, products []Product, fields []string) error
}

// Member is a product or variation of a selection.
type Member struct {
	ID     ID
	Parent ID // of a variation, otherwise zero
}
