package editing

import (
	"context"
	"fmt"

	"storehand/app/catalog"
	"storehand/app/change"
	"storehand/app/client"
)

// Duplicate copies products with their variations and returns the copies in the
// same order. A copy is a draft with a SKU and a link address of its own and
// without a barcode, which names one article in the world; to the shop it is new.
func (e *Editor) Duplicate(ctx context.Context, store client.Store, ids []catalog.ID) ([]catalog.ID, change.Set, error) {
	whose, err := e.nameOfProducts(ctx, ids)
	if err != nil {
		return nil, change.Set{}, err
	}
	name := "duplicate " + whose
	var copies []catalog.ID
	set, err := e.door.Do(ctx, edited(name, store), func(ctx context.Context, tx change.Tx) error {
		c := copier{editor: e, tx: tx, store: store.ID, skus: make(map[string]bool), slugs: make(map[string]bool)}
		for _, id := range ids {
			made, err := c.copy(ctx, id)
			if err != nil {
				return err
			}
			copies = append(copies, made)
		}
		return nil
	})
	if err != nil {
		return nil, change.Set{}, fmt.Errorf("%s: %w", name, err)
	}
	return copies, set, nil
}

// copier makes copies within one operation.
type copier struct {
	editor      *Editor
	tx          change.Tx
	store       client.ID
	skus, slugs map[string]bool // handed out so far
}

func (c *copier) copy(ctx context.Context, id catalog.ID) (catalog.ID, error) {
	original, err := c.tx.Product(ctx, id)
	if err != nil {
		return 0, err
	}
	made, err := c.fresh(ctx, original)
	if err != nil {
		return 0, err
	}
	made.Title += " (copy)"
	made.Status = catalog.Draft
	copied, err := c.tx.SaveProduct(ctx, made)
	if err != nil {
		return 0, err
	}
	variations, err := c.editor.products.Variations(ctx, id)
	if err != nil {
		return 0, err
	}
	for _, row := range variations {
		variation, err := c.fresh(ctx, row.Product)
		if err != nil {
			return 0, err
		}
		variation.ParentID = copied
		if _, err := c.tx.SaveProduct(ctx, variation); err != nil {
			return 0, err
		}
	}
	return copied, nil
}

// fresh is a product without what is only the original's own.
func (c *copier) fresh(ctx context.Context, p catalog.Product) (catalog.Product, error) {
	p.ID, p.RemoteID, p.GTIN, p.Source = 0, "", "", nil
	var err error
	if p.SKU != "" {
		if p.SKU, err = c.editor.free(ctx, c.store, "sku", p.SKU+"-copy", c.skus); err != nil {
			return p, err
		}
	}
	if p.Slug != "" {
		p.Slug, err = c.editor.free(ctx, c.store, "slug", p.Slug+"-copy", c.slugs)
	}
	return p, err
}
