package exchange

import (
	"context"

	"storehand/app/catalog"
	"storehand/app/change"
	"storehand/app/client"
	"storehand/app/exchange/sheet"
)

// Finder finds the products of a store that a file speaks of. It is asked while
// an operation runs and answers with what was committed before it.
type Finder interface {
	// Find gives, for each of the values that occurs, the products and
	// variations of the store that have it for that name.
	Find(ctx context.Context, store client.ID, by sheet.By, values []string) (map[string][]catalog.ID, error)
	// Known fetches products and variations by ID, in no order; missing ones
	// are left out.
	Known(ctx context.Context, ids []catalog.ID) ([]Known, error)
	// KnownVariations fetches the variations of products, in no order.
	KnownVariations(ctx context.Context, parents []catalog.ID) ([]Known, error)
}

// Known is a product or variation as the shop has it.
type Known struct {
	// Product has, for each field that was edited here and is not in the shop
	// yet, the value that the shop has.
	Product catalog.Product
	// Edits maps the key of each such field to the edited value, as
	// catalog.Field.Text writes it.
	Edits map[string]string
	// Variations is how many variations the product has.
	Variations int
}

// Keeper remembers how the files of a store were written.
type Keeper interface {
	// Profiles gives what was saved for a store; nil where nothing was.
	Profiles(ctx context.Context, store client.ID) (Profiles, error)
	// SaveProfiles replaces it, inside an operation.
	SaveProfiles(ctx context.Context, tx change.Tx, store client.ID, profiles Profiles) error
}

// Catalogue gives the products that are exported.
type Catalogue interface {
	// Each is that of catalog.Reader.
	Each(ctx context.Context, store client.ID, visit func(catalog.Product, []catalog.Product) error) error
}
