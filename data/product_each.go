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

// Each implements catalog.Reader.
func (w *Workspace) Each(ctx context.Context, store client.ID, visit func(catalog.Product, []catalog.Product) error) error {
	ids, err := w.IDs(ctx, catalog.Query{Store: store})
	if err != nil {
		return err
	}
	var cache categoryCache
	for part := range slices.Chunk(ids, chunk) {
		if err := w.eachOf(ctx, &cache, part, visit); err != nil {
			return err
		}
	}
	return nil
}

func (w *Workspace) eachOf(ctx context.Context, cache *categoryCache, ids []catalog.ID, visit func(catalog.Product, []catalog.Product) error) error {
	list := idList(ids)
	tops, err := products(ctx, w.read, cache, `JOIN json_each(?) j ON j.value = p.id ORDER BY j.key`, list)
	if err != nil {
		return fmt.Errorf("read products: %w", err)
	}
	under, err := products(ctx, w.read, cache, `WHERE p.parent_id IN (SELECT value FROM json_each(?)) ORDER BY p.position, p.id`, list)
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
