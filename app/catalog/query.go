package catalog

import (
	"context"

	"storehand/app/client"
)

// View is a ready-made selection of a store's products, shown as a tab.
type View string

// The views every store has.
const (
	AllProducts View = "all"
	MissingAlt  View = "missing-alt"
	OnSaleNow   View = "on-sale"
	LowOnStock  View = "low-stock"
	Drafts      View = "drafts"
	Changed     View = "changed" // has staged edits
)

// Views lists the views in the order of their tabs.
var Views = []View{AllProducts, MissingAlt, OnSaleNow, LowOnStock, Drafts, Changed}

// Query says which products of a store are wanted and in which order. Only
// products are listed, not their variations; a variation that matches the text
// lists its product.
type Query struct {
	Store      client.ID // zero asks for every store
	View       View      // empty is AllProducts
	Text       string    // part of title, SKU, GTIN, slug or a tag; accents and case do not matter
	Statuses   []Status  // empty is any
	Categories []CategoryPath
	SortBy     string // key of a Field; empty keeps the order of the shop's file
	Descending bool
}

// Row is a product as a list shows it.
type Row struct {
	Product    Product
	Variations int // how many variations it has
	// PriceLow and PriceHigh in minor units span the prices of the variations.
	PriceLow, PriceHigh int64
	// Staged maps the key of each field that was edited here and is not in the
	// shop yet to the value the shop has.
	Staged map[string]string
}

// Reader asks the workspace for products. It may be used from any goroutine.
type Reader interface {
	// IDs lists the products that match, in order.
	IDs(ctx context.Context, q Query) ([]ID, error)
	// Rows fetches products by ID, in the order asked; missing ones are left out.
	Rows(ctx context.Context, ids []ID) ([]Row, error)
	// Product fetches one product whole. The error is ErrNotFound where there
	// is none.
	Product(ctx context.Context, id ID) (Product, error)
	// Variations fetches the variations of a product in their order.
	Variations(ctx context.Context, parent ID) ([]Row, error)
	// VariationIDs lists the variations of several products, of each in their
	// order. Products without variations are left out.
	VariationIDs(ctx context.Context, parents []ID) (map[ID][]ID, error)
	// Counts gives the number of products in each of Views.
	Counts(ctx context.Context, store client.ID) (map[View]int, error)
	// SKUHolders finds the products and variations of a store with that SKU.
	SKUHolders(ctx context.Context, store client.ID, sku string) ([]ID, error)
	// SlugHolders finds the products of a store with that link address.
	SlugHolders(ctx context.Context, store client.ID, slug string) ([]ID, error)
	// CategoryTree lists the store's category paths, parents before children.
	CategoryTree(ctx context.Context, store client.ID) ([]CategoryPath, error)
	// TagNames lists the store's tags in alphabetical order.
	TagNames(ctx context.Context, store client.ID) ([]string, error)
	// Each calls visit with every product of the store, each followed by its
	// variations, in the order of the shop's file. It holds one product in
	// memory at a time.
	Each(ctx context.Context, store client.ID, visit func(Product, []Product) error) error
}

// Writer changes products inside one operation of the write door.
type Writer interface {
	// SaveProduct inserts (ID zero) or updates a product or variation with its
	// lists and returns its ID. Only fields that differ are written.
	SaveProduct(ctx context.Context, p Product) (ID, error)
	// DeleteProducts removes products with their variations.
	DeleteProducts(ctx context.Context, ids []ID) error
	// Product reads inside the operation what it has written so far.
	Product(ctx context.Context, id ID) (Product, error)
}
