package editor

import (
	"context"
	"errors"
	"fmt"

	"storehand/app/catalog"
	"storehand/app/client"
	"storehand/app/editing"
)

// item is a product with what its page shows around it. It does not change.
type item struct {
	row        catalog.Row
	base       catalog.Product // the product as the shop has it
	variations []catalog.Row
	tree       []catalog.CategoryPath // of the store
	tags       []string               // of the store
}

// readItem reads a product. The error wraps catalog.ErrNotFound where it is
// gone.
func readItem(ctx context.Context, products editing.Products, store client.ID, id catalog.ID) (*item, error) {
	rows, err := products.Rows(ctx, []catalog.ID{id})
	if err != nil {
		return nil, err
	}
	if len(rows) == 0 {
		return nil, fmt.Errorf("product %d: %w", id, catalog.ErrNotFound)
	}
	read := &item{row: rows[0]}
	if read.base, err = products.Base(ctx, id); err != nil {
		return nil, err
	}
	if read.variations, err = products.Variations(ctx, id); err != nil {
		return nil, err
	}
	if read.tree, err = products.CategoryTree(ctx, store); err != nil {
		return nil, err
	}
	read.tags, err = products.TagNames(ctx, store)
	return read, err
}

func isGone(err error) bool { return errors.Is(err, catalog.ErrNotFound) }

// holds reports whether a product is this one or one of its variations.
func (i *item) holds(id catalog.ID) bool {
	if i.row.Product.ID == id {
		return true
	}
	for _, variation := range i.variations {
		if variation.Product.ID == id {
			return true
		}
	}
	return false
}

// staged counts the fields that were edited here and are not in the shop, and
// says whether the shop has the product at all.
func (i *item) staged() (fields int, isNew bool) {
	_, isNew = i.row.Staged["new"]
	fields = len(i.row.Staged)
	if isNew {
		fields--
	}
	return fields, isNew
}
