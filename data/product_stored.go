package data

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"strings"

	"storehand/app/catalog"
)

// storedProduct is a product as its row is, with what is staged of it.
type storedProduct struct {
	id     catalog.ID
	values []any          // of fieldColumns
	staged map[string]any // the values the shop has, by staged field
}

// fieldColumns names the columns that hold a product: productColumns, and last
// the categories, whose IDs are turned into paths.
var fieldColumns = func() []string {
	names := make([]string, 0, len(productColumns)+1)
	for _, c := range productColumns {
		names = append(names, c.name)
	}
	return append(names, "categories")
}()

// categoriesAt is the place of the categories in fieldColumns.
var categoriesAt = len(productColumns)

// stageable reports whether an edit of the field column i is staged.
func stageable(i int) bool { return i == categoriesAt || !productColumns[i].local }

var selectProducts = `SELECT p.id, (` + selectStaged + `), p.` + strings.Join(fieldColumns, ", p.") + ` FROM product p `

// storedProducts reads rows of products; where is the rest of the query.
func storedProducts(ctx context.Context, q queryer, where string, args ...any) ([]*storedProduct, error) {
	var staged string
	targets := make([]any, 2+len(fieldColumns))
	return collect(ctx, q, func(rows *sql.Rows) (*storedProduct, error) {
		s := &storedProduct{values: make([]any, len(fieldColumns))}
		targets[0], targets[1] = &s.id, &staged
		for i := range s.values {
			targets[2+i] = &s.values[i]
		}
		err := rows.Scan(targets...)
		if err == nil {
			s.staged, err = parseStaged(staged)
		}
		return s, err
	}, selectProducts+where, args...)
}

// product makes a Product of the row.
func (s *storedProduct) product(ctx context.Context, categories *categoryCache) (catalog.Product, error) {
	p := catalog.Product{ID: s.id}
	for i, c := range productColumns {
		if err := assign(c.at(&p), s.values[i]); err != nil {
			return p, fmt.Errorf("%s of product %d: %w", c.name, s.id, err)
		}
	}
	var err error
	p.Categories, err = categories.paths(ctx, p.StoreID, s.values[categoriesAt])
	if err != nil {
		return p, fmt.Errorf("categories of product %d: %w", s.id, err)
	}
	return p, nil
}

// base gives p, which is the row's product, the values the shop has.
func (s *storedProduct) base(ctx context.Context, categories *categoryCache, p catalog.Product) (catalog.Product, error) {
	for field, value := range s.staged {
		if err := setField(ctx, categories, &p, field, value); err != nil {
			return p, fmt.Errorf("what the shop has as %s of product %d: %w", field, s.id, err)
		}
	}
	return p, nil
}

// fieldValues are a product's values of fieldColumns.
func fieldValues(p *catalog.Product, categories []int64) ([]any, error) {
	values := make([]any, 0, len(fieldColumns))
	for _, c := range productColumns {
		value, err := stored(c.at(p))
		if err != nil {
			return nil, fmt.Errorf("store %s: %w", c.name, err)
		}
		values = append(values, value)
	}
	paths, err := stored(list(&categories))
	return append(values, paths), err
}

// setField gives the product's field of that key, which is a column's name, a
// stored value.
func setField(ctx context.Context, categories *categoryCache, p *catalog.Product, key string, value any) error {
	if key == "categories" {
		paths, err := categories.paths(ctx, p.StoreID, value)
		p.Categories = paths
		return err
	}
	for _, c := range productColumns {
		if c.name == key {
			return assign(c.at(p), value)
		}
	}
	return nil // stagedNew, which is no field
}

// categoryIDs reads the IDs of categories as they are stored.
func categoryIDs(value any) ([]int64, error) {
	text, is := value.(string)
	if !is {
		return nil, fmt.Errorf("a list is stored as %T", value)
	}
	if text == "[]" {
		return nil, nil
	}
	var ids []int64
	err := json.Unmarshal([]byte(text), &ids)
	return ids, err
}
