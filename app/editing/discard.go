package editing

import (
	"context"
	"fmt"

	"storehand/app/catalog"
	"storehand/app/change"
	"storehand/app/client"
)

// Discard gives products the texts the shop has in place of the staged edits.
// One that is new here stays as it is: the shop has none. The whole is refused
// where another product took a SKU or link address meanwhile.
func (e *Editor) Discard(ctx context.Context, store client.Store, ids []catalog.ID) (change.Set, error) {
	whose, err := e.nameOfProducts(ctx, ids)
	if err != nil {
		return change.Set{}, err
	}
	name := "discard edits of " + whose
	set, err := e.door.Do(ctx, edited(name, store), func(ctx context.Context, tx change.Tx) error {
		for _, id := range ids {
			base, err := e.products.Base(ctx, id)
			if err != nil {
				return err
			}
			for key, text := range map[string]string{"sku": base.SKU, "slug": base.Slug} {
				if err := e.Free(ctx, store.ID, id, key, text); err != nil {
					return err
				}
			}
			if _, err := tx.SaveProduct(ctx, base); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return change.Set{}, fmt.Errorf("%s: %w", name, err)
	}
	return set, nil
}
