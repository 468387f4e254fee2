// Package editing is the use case of changing products by hand: in cells of a
// grid, in the fields of the product editor, for one product or for thousands.
//
// Every method is one operation of the write door, so one step of undo. A text
// that cannot stand is refused with the reason and never keeps the others from
// being stored; a cancelled context leaves nothing changed.
package editing

import (
	"context"

	"storehand/app/catalog"
	"storehand/app/change"
	"storehand/app/client"
)

// Editor changes products. It may be used from any goroutine; its methods touch
// the disk.
type Editor struct {
	door     change.Door
	products Products
}

// Products is what an Editor looks up, as committed.
type Products interface {
	catalog.Reader
	// Base gives a product as the shop has it; one that is new here as it is.
	Base(ctx context.Context, id catalog.ID) (catalog.Product, error)
}

// New returns an Editor that writes through the door and looks things up in
// products, which must be of the same workspace.
func New(door change.Door, products Products) *Editor {
	return &Editor{door: door, products: products}
}

// Edit is the text a person wrote for one field of a product or variation.
type Edit struct {
	Product catalog.ID
	Field   string // key of a catalog.Field
	Text    string // as Field.Text writes it, or the words of a choice
}

// Refusal is an edit that was not made.
type Refusal struct {
	Edit   Edit
	Title  string // of the product; empty where it is gone
	Reason error  // in words for the user
}

// Outcome is what became of a batch of edits.
type Outcome struct {
	Set     change.Set // zero where nothing changed
	Refused []Refusal
}

// formatOf is how the store's money is written: with a point, read with either.
func formatOf(store client.Store) catalog.Format {
	return catalog.Format{Currency: store.Currency}
}

// edited is an operation of the user's on products of the store.
func edited(name string, store client.Store) change.Operation {
	return change.Operation{Name: name, Origin: change.Edited, Store: store.ID}
}
