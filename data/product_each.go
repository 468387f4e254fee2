package data

import (
	"context"
	"fmt"
	"slices"

	"storehand/app/catalog"
	"storehand/app/client"
)

// chunk is how many products Each reads at a time.
const chunk = 500

// Each implements catalog.Reader. All products are those of one moment, also
// where an operation changes some meanwhile.
func (w *Workspace) Each(ctx context.Context, store client.ID, visit func(catalog.Product, []catalog.Product) error) error {
	return w.snapshot(ctx, func(q queryer) error {
		ids, err := listIDs(ctx, q, catalog.Query{Store: store})
		if err != nil {
			return err
		}
		categories := categoriesFrom(q)
		for part := range slices.Chunk(ids, chunk) {
			if err := eachOf(ctx, q, categories, part, visit); err != nil {
				return err
			}
		}
		return nil
	})
}

func eachOf(ctx context.Context, q queryer, categories *categoryCache, ids []catalog.ID, visit func(catalog.Product, []catalog.Product) error) error {
	list := idList(ids)
	tops, err := products(ctx, q, categories, `JOIN json_each(?) asked ON asked.value = p.id ORDER BY asked.key`, list)
	if err != nil {
		return fmt.Errorf("read products: %w", err)
	}
	under, err := products(ctx, q, categories, `WHERE p.parent_id IN (SELECT value FROM json_each(?)) ORDER BY p.position, p.id`, list)
	if err != nil {
		return fmt.Errorf("read variations: %w", err)
	}
	variations := make(map[catalog.ID][]catalog.Product)
	for _, variation := range under {
		variations[variation.ParentID] = append(variations[variation.ParentID], variation)
	}
	for _, product := range tops {
		if err := visit(product, variations[product.ID]); err != nil {
			return err
		}
	}
	return nil
}
