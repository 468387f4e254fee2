package data

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"storehand/app/catalog"
	"storehand/app/client"
)

// SKUHolders implements catalog.Reader.
func (w *Workspace) SKUHolders(ctx context.Context, store client.ID, sku string) ([]catalog.ID, error) {
	return holders(ctx, w.read, `sku`, store, sku)
}

// SlugHolders implements catalog.Reader.
func (w *Workspace) SlugHolders(ctx context.Context, store client.ID, slug string) ([]catalog.ID, error) {
	return holders(ctx, w.read, `slug`, store, slug)
}

// holders finds the products of a store by an exact value of an indexed column.
func holders(ctx context.Context, q queryer, by string, store client.ID, value string) ([]catalog.ID, error) {
	if value == "" {
		return nil, nil
	}
	ids, err := column[catalog.ID](ctx, q, `SELECT id FROM product WHERE store_id = ? AND `+by+` = ? AND `+by+` <> '' ORDER BY id`, store, value)
	if err != nil {
		return nil, fmt.Errorf("look for %s %q: %w", by, value, err)
	}
	return ids, nil
}

// TagNames implements catalog.Reader.
func (w *Workspace) TagNames(ctx context.Context, store client.ID) ([]string, error) {
	names, err := column[string](ctx, w.read, `SELECT DISTINCT t.value FROM product p, json_each(p.tags) t
		WHERE p.store_id = ? AND p.tags <> '[]'`, store)
	if err != nil {
		return nil, fmt.Errorf("read the tags of store %d: %w", store, err)
	}
	slices.SortFunc(names, func(a, b string) int {
		return cmp.Or(cmp.Compare(catalog.Fold(a), catalog.Fold(b)), cmp.Compare(a, b))
	})
	return names, nil
}
