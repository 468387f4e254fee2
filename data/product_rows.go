package data

import (
	"context"
	"fmt"

	"storehand/app/catalog"
	"storehand/app/client"
)

// Rows implements catalog.Reader.
func (w *Workspace) Rows(ctx context.Context, ids []catalog.ID) ([]catalog.Row, error) {
	rows, err := w.rows(ctx, `JOIN json_each(?) asked ON asked.value = p.id ORDER BY asked.key`, idList(ids))
	if err != nil {
		return nil, fmt.Errorf("read %d products: %w", len(ids), err)
	}
	return rows, nil
}

// Variations implements catalog.Reader.
func (w *Workspace) Variations(ctx context.Context, parent catalog.ID) ([]catalog.Row, error) {
	rows, err := w.rows(ctx, `WHERE p.parent_id = ? ORDER BY p.position, p.id`, parent)
	if err != nil {
		return nil, fmt.Errorf("read the variations of product %d: %w", parent, err)
	}
	return rows, nil
}

func (w *Workspace) rows(ctx context.Context, where string, args ...any) ([]catalog.Row, error) {
	var rows []catalog.Row
	err := w.snapshot(ctx, func(q queryer) error {
		var cache categoryCache
		found, err := products(ctx, q, &cache, where, args...)
		if err != nil {
			return err
		}
		ids := idsOf(found)
		facts, err := variationFactsOf(ctx, q, ids)
		if err != nil {
			return err
		}
		rows = make([]catalog.Row, len(found))
		for i, p := range found {
			f := facts[p.ID]
			rows[i] = catalog.Row{Product: p, Variations: f.count, PriceLow: f.low, PriceHigh: f.high}
		}
		return addStaged(ctx, q, &cache, rows, ids)
	})
	return rows, err
}

func idsOf(products []catalog.Product) []catalog.ID {
	ids := make([]catalog.ID, len(products))
	for i, p := range products {
		ids[i] = p.ID
	}
	return ids
}

// variationFacts are what a list shows of a product's variations.
type variationFacts struct {
	count     int
	low, high int64
}

// variationFactsOf gives the facts of each product that has variations.
func variationFactsOf(ctx context.Context, q queryer, ids []catalog.ID) (map[catalog.ID]variationFacts, error) {
	rows, err := q.QueryContext(ctx, `SELECT parent_id, count(*), coalesce(min(regular_price), 0), coalesce(max(regular_price), 0)
		FROM product WHERE parent_id IN (SELECT value FROM json_each(?)) GROUP BY parent_id`, idList(ids))
	if err != nil {
		return nil, fmt.Errorf("count variations: %w", err)
	}
	defer rows.Close()
	facts := make(map[catalog.ID]variationFacts)
	for rows.Next() {
		var parent catalog.ID
		var f variationFacts
		if err := rows.Scan(&parent, &f.count, &f.low, &f.high); err != nil {
			return nil, fmt.Errorf("count variations: %w", err)
		}
		facts[parent] = f
	}
	return facts, rows.Err()
}

// addStaged fills in, for each staged field, the shop's value as a person
// writes it.
func addStaged(ctx context.Context, q queryer, cache *categoryCache, rows []catalog.Row, ids []catalog.ID) error {
	staged, err := stagedOf(ctx, q, ids)
	if err != nil || len(staged) == 0 {
		return err
	}
	formats, err := formats(ctx, q)
	if err != nil {
		return err
	}
	for i := range rows {
		row := &rows[i]
		fields := staged[row.Product.ID]
		if len(fields) == 0 {
			continue
		}
		base := row.Product
		if err := withBases(ctx, q, cache, &base, fields); err != nil {
			return err
		}
		row.Staged = make(map[string]string, len(fields))
		for key := range fields {
			row.Staged[key] = ""
			if field, known := catalog.FieldByKey(key); known {
				row.Staged[key] = field.Text(&base, formats[base.StoreID])
			}
		}
	}
	return nil
}

// formats tells how each store writes money.
func formats(ctx context.Context, q queryer) (map[client.ID]catalog.Format, error) {
	stores, err := stores(ctx, q)
	if err != nil {
		return nil, err
	}
	formats := make(map[client.ID]catalog.Format, len(stores))
	for _, store := range stores {
		formats[store.ID] = catalog.Format{Currency: store.Currency}
	}
	return formats, nil
}
