package data

import (
	"context"
	"encoding/json"
	"fmt"

	"storehand/app/catalog"
)

// Product implements catalog.Reader.
func (w *Workspace) Product(ctx context.Context, id catalog.ID) (catalog.Product, error) {
	s, err := oneStored(ctx, w.read, id)
	if err != nil {
		return catalog.Product{}, err
	}
	return s.product(ctx, categoriesFrom(w.read))
}

// Product implements catalog.Writer.
func (o *operation) Product(ctx context.Context, id catalog.ID) (catalog.Product, error) {
	s, err := o.stored(ctx, id)
	if err != nil {
		return catalog.Product{}, err
	}
	return s.product(ctx, o.categories)
}

// stored reads a product's row, unless it is the one that was read last: what
// is saved is most often what was just read.
func (o *operation) stored(ctx context.Context, id catalog.ID) (*storedProduct, error) {
	if o.latest != nil && o.latest.id == id {
		return o.latest, nil
	}
	s, err := oneStored(ctx, o, id)
	if err != nil {
		return nil, err
	}
	o.latest = s
	return s, nil
}

func oneStored(ctx context.Context, q queryer, id catalog.ID) (*storedProduct, error) {
	found, err := storedProducts(ctx, q, `WHERE p.id = ?`, id)
	if err != nil {
		return nil, fmt.Errorf("read product %d: %w", id, err)
	}
	if len(found) == 0 {
		return nil, fmt.Errorf("product %d: %w", id, catalog.ErrNotFound)
	}
	return found[0], nil
}

// products reads whole products; where is the rest of the query.
func products(ctx context.Context, q queryer, categories *categoryCache, where string, args ...any) ([]catalog.Product, error) {
	found, err := storedProducts(ctx, q, where, args...)
	if err != nil {
		return nil, err
	}
	all := make([]catalog.Product, len(found))
	for i, s := range found {
		if all[i], err = s.product(ctx, categories); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// Base gives a product as the shop has it: staged fields with the shop's value.
// A product that is new here is given as it is. The error is
// catalog.ErrNotFound where there is none.
func (w *Workspace) Base(ctx context.Context, id catalog.ID) (base catalog.Product, err error) {
	err = w.snapshot(ctx, func(q queryer) error {
		s, err := oneStored(ctx, q, id)
		if err != nil {
			return err
		}
		categories := categoriesFrom(q)
		if base, err = s.product(ctx, categories); err != nil {
			return err
		}
		base, err = s.base(ctx, categories, base)
		return err
	})
	return base, err
}

// idList passes any number of IDs as one argument.
func idList(ids []catalog.ID) string {
	if len(ids) == 0 {
		return "[]"
	}
	text, _ := json.Marshal(ids) // integers cannot fail
	return string(text)
}
