package data

import (
	"context"
	"fmt"
	"slices"

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

// VariationIDs implements catalog.Reader.
func (w *Workspace) VariationIDs(ctx context.Context, parents []catalog.ID) (map[catalog.ID][]catalog.ID, error) {
	variations := make(map[catalog.ID][]catalog.ID)
	err := w.snapshot(ctx, func(q queryer) error {
		rows, err := q.QueryContext(ctx, `SELECT p.parent_id, p.id FROM json_each(?) asked
			CROSS JOIN product p ON p.parent_id = asked.value ORDER BY p.parent_id, p.position, p.id`, idList(parents))
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var parent, id catalog.ID
			if err := rows.Scan(&parent, &id); err != nil {
				return err
			}
			variations[parent] = append(variations[parent], id)
		}
		return rows.Err()
	})
	if err != nil {
		return nil, fmt.Errorf("list the variations of %d products: %w", len(parents), err)
	}
	return variations, nil
}

func (w *Workspace) rows(ctx context.Context, where string, args ...any) (rows []catalog.Row, err error) {
	err = w.snapshot(ctx, func(q queryer) error {
		rows, err = rowsOf(ctx, q, where, args...)
		return err
	})
	return rows, err
}

func rowsOf(ctx context.Context, q queryer, where string, args ...any) ([]catalog.Row, error) {
	found, err := storedProducts(ctx, q, where, args...)
	if err != nil {
		return nil, err
	}
	facts, err := variationFactsOf(ctx, q, found)
	if err != nil {
		return nil, err
	}
	formats, err := formatsFor(ctx, q, found)
	if err != nil {
		return nil, err
	}
	categories := categoriesFrom(q)
	rows := make([]catalog.Row, len(found))
	for i, s := range found {
		p, err := s.product(ctx, categories)
		if err != nil {
			return nil, err
		}
		base, err := s.base(ctx, categories, p)
		if err != nil {
			return nil, err
		}
		f := facts[s.id]
		rows[i] = catalog.Row{Product: p, Variations: f.count, PriceLow: f.low, PriceHigh: f.high, Staged: s.texts(&base, formats)}
	}
	return rows, nil
}

// texts gives the staged fields of a product as a person writes their values in
// p, nil where none is staged. A product the shop does not have at all has the
// key "new" with no text.
func (s *storedProduct) texts(p *catalog.Product, formats map[client.ID]catalog.Format) map[string]string {
	if len(s.staged) == 0 {
		return nil
	}
	texts := make(map[string]string, len(s.staged))
	for key := range s.staged {
		texts[key] = ""
		if field, known := catalog.FieldByKey(key); known {
			texts[key] = field.Text(p, formats[p.StoreID])
		}
	}
	return texts
}

// variationFacts are what a list shows of a product's variations.
type variationFacts struct {
	count     int
	low, high int64
}

// variationFactsOf gives the facts of each product that has variations.
func variationFactsOf(ctx context.Context, q queryer, found []*storedProduct) (map[catalog.ID]variationFacts, error) {
	ids := make([]catalog.ID, len(found))
	for i, s := range found {
		ids[i] = s.id
	}
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

// formatsFor tells how the stores write money, if that is needed to write what
// is staged.
func formatsFor(ctx context.Context, q queryer, found []*storedProduct) (map[client.ID]catalog.Format, error) {
	if !slices.ContainsFunc(found, func(s *storedProduct) bool { return len(s.staged) > 0 }) {
		return nil, nil
	}
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
