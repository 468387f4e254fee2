package data

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"

	"storehand/app/catalog"
	"storehand/app/client"
)

var _ catalog.Reader = (*Workspace)(nil)

// Product implements catalog.Reader.
func (w *Workspace) Product(ctx context.Context, id catalog.ID) (catalog.Product, error) {
	var cache categoryCache
	return oneProduct(ctx, w.read, &cache, id)
}

// Product implements catalog.Writer.
func (o *operation) Product(ctx context.Context, id catalog.ID) (catalog.Product, error) {
	return oneProduct(ctx, o, &o.categories, id)
}

func oneProduct(ctx context.Context, q queryer, cache *categoryCache, id catalog.ID) (catalog.Product, error) {
	products, err := products(ctx, q, cache, `WHERE p.id = ?`, id)
	if err != nil {
		return catalog.Product{}, fmt.Errorf("read product %d: %w", id, err)
	}
	if len(products) == 0 {
		return catalog.Product{}, fmt.Errorf("product %d: %w", id, catalog.ErrNotFound)
	}
	return products[0], nil
}

// products reads whole products; where is the rest of the query.
func products(ctx context.Context, q queryer, cache *categoryCache, where string, args ...any) ([]catalog.Product, error) {
	var categories [][]int64
	all, err := collect(ctx, q, func(rows *sql.Rows) (p catalog.Product, err error) {
		var ids []int64
		err = rows.Scan(productTargets(&p, &ids)...)
		categories = append(categories, ids)
		return p, err
	}, `SELECT `+productColumnList+` FROM product p `+where, args...)
	if err != nil {
		return nil, err
	}
	for i, ids := range categories {
		if len(ids) == 0 {
			continue
		}
		tree, err := cache.tree(ctx, q, all[i].StoreID)
		if err != nil {
			return nil, err
		}
		all[i].Categories = tree.paths(ids)
	}
	return all, nil
}

// Base gives a product as the shop has it: staged fields with the shop's value.
// A product that is new here is given as it is.
func (w *Workspace) Base(ctx context.Context, id catalog.ID) (catalog.Product, error) {
	var cache categoryCache
	return baseProduct(ctx, w.read, &cache, id)
}

// Base gives a product as the shop has it, within the operation.
func (o *operation) Base(ctx context.Context, id catalog.ID) (catalog.Product, error) {
	return baseProduct(ctx, o, &o.categories, id)
}

func baseProduct(ctx context.Context, q queryer, cache *categoryCache, id catalog.ID) (catalog.Product, error) {
	p, err := oneProduct(ctx, q, cache, id)
	if err != nil {
		return p, err
	}
	staged, err := stagedFields(ctx, q, id)
	if err != nil {
		return p, err
	}
	for field, base := range staged {
		if err := withBase(ctx, q, cache, &p, field, base); err != nil {
			return p, err
		}
	}
	return p, nil
}

// withBase gives one field of the product the value the shop has.
func withBase(ctx context.Context, q queryer, cache *categoryCache, p *catalog.Product, field string, base any) error {
	tree, err := cache.tree(ctx, q, p.StoreID)
	if err != nil {
		return err
	}
	return assignField(p, field, base, tree.paths)
}

// Rows implements catalog.Reader.
func (w *Workspace) Rows(ctx context.Context, ids []catalog.ID) ([]catalog.Row, error) {
	found, err := w.rows(ctx, `WHERE p.id IN (SELECT value FROM json_each(?))`, idList(ids))
	if err != nil {
		return nil, fmt.Errorf("read %d products: %w", len(ids), err)
	}
	place := make(map[catalog.ID]int, len(ids))
	for i, id := range ids {
		place[id] = i
	}
	slices.SortFunc(found, func(a, b catalog.Row) int { return place[a.Product.ID] - place[b.Product.ID] })
	return found, nil
}

// Variations implements catalog.Reader.
func (w *Workspace) Variations(ctx context.Context, parent catalog.ID) ([]catalog.Row, error) {
	rows, err := w.rows(ctx, `WHERE p.parent_id = ? ORDER BY p.position, p.id`, parent)
	if err != nil {
		return nil, fmt.Errorf("read the variations of product %d: %w", parent, err)
	}
	return rows, nil
}

// idList passes any number of IDs as one argument.
func idList(ids []catalog.ID) string {
	if len(ids) == 0 {
		return "[]"
	}
	text, _ := json.Marshal(ids) // integers cannot fail
	return string(text)
}

func (w *Workspace) rows(ctx context.Context, where string, args ...any) ([]catalog.Row, error) {
	var cache categoryCache
	found, err := products(ctx, w.read, &cache, where, args...)
	if err != nil {
		return nil, err
	}
	rows := make([]catalog.Row, len(found))
	ids := make([]catalog.ID, len(found))
	at := make(map[catalog.ID]*catalog.Row, len(found))
	for i := range found {
		rows[i].Product, ids[i] = found[i], found[i].ID
		at[ids[i]] = &rows[i]
	}
	if err := w.addVariationFacts(ctx, at, ids); err != nil {
		return nil, err
	}
	return rows, w.addStaged(ctx, &cache, at, ids)
}

func (w *Workspace) addVariationFacts(ctx context.Context, at map[catalog.ID]*catalog.Row, ids []catalog.ID) error {
	rows, err := w.read.QueryContext(ctx, `SELECT parent_id, count(*), coalesce(min(regular_price), 0), coalesce(max(regular_price), 0)
		FROM product WHERE parent_id IN (SELECT value FROM json_each(?)) GROUP BY parent_id`, idList(ids))
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var parent catalog.ID
		var count int
		var low, high int64
		if err := rows.Scan(&parent, &count, &low, &high); err != nil {
			return err
		}
		row := at[parent]
		row.Variations, row.PriceLow, row.PriceHigh = count, low, high
	}
	return rows.Err()
}

// addStaged fills in, for each staged field, the shop's value as a person
// writes it.
func (w *Workspace) addStaged(ctx context.Context, cache *categoryCache, at map[catalog.ID]*catalog.Row, ids []catalog.ID) error {
	type stagedField struct {
		product catalog.ID
		field   string
		base    any
	}
	staged, err := collect(ctx, w.read, func(rows *sql.Rows) (s stagedField, err error) {
		err = rows.Scan(&s.product, &s.field, &s.base)
		return s, err
	}, `SELECT product_id, field, base FROM staged WHERE product_id IN (SELECT value FROM json_each(?))`, idList(ids))
	if err != nil || len(staged) == 0 {
		return err
	}
	formats, err := w.formats(ctx)
	if err != nil {
		return err
	}
	for _, s := range staged {
		row := at[s.product]
		if row.Staged == nil {
			row.Staged = make(map[string]string)
		}
		base := row.Product
		if err := withBase(ctx, w.read, cache, &base, s.field, textOf(s.base)); err != nil {
			return err
		}
		row.Staged[s.field] = ""
		if field, known := catalog.FieldByKey(s.field); known {
			row.Staged[s.field] = field.Text(&base, formats[base.StoreID])
		}
	}
	return nil
}

// formats tells how each store writes money.
func (w *Workspace) formats(ctx context.Context) (map[client.ID]catalog.Format, error) {
	stores, err := w.Stores(ctx)
	if err != nil {
		return nil, err
	}
	formats := make(map[client.ID]catalog.Format, len(stores))
	for _, store := range stores {
		formats[store.ID] = catalog.Format{Currency: store.Currency}
	}
	return formats, nil
}
