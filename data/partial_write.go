package data

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"storehand/app/catalog"
	"storehand/app/change"
)

// savedFields gathers what SaveFields writes, so that a thousand products whose
// same columns change are one statement.
type savedFields struct {
	groups   map[string][][]any // ID and new values, by the columns that change
	stage    [][3]any           // product, field, the value the shop has
	unstage  [][2]any           // product, field
	products int
}

// SaveFields implements catalog.PartialWriter.
func (o *operation) SaveFields(ctx context.Context, products []catalog.Product, fields []string) error {
	if o.origin != change.Edited {
		return fmt.Errorf("some fields alone can only be edited, not %s", o.origin)
	}
	places := make([]int, len(fields))
	for i, name := range fields {
		if places[i] = slices.Index(fieldColumns, name); places[i] < 0 {
			return fmt.Errorf("a product has no column %q", name)
		}
	}
	o.latest = nil
	saved := savedFields{groups: make(map[string][][]any)}
	for i := range products {
		if err := o.gather(ctx, &saved, &products[i], places); err != nil {
			return fmt.Errorf("save %s: %w", describe(&products[i]), err)
		}
	}
	if err := o.write(ctx, &saved); err != nil {
		return fmt.Errorf("save %d products: %w", saved.products, diskError(err))
	}
	return nil
}

// gather notes what is to be written of one product.
func (o *operation) gather(ctx context.Context, saved *savedFields, p *catalog.Product, places []int) error {
	current, read := o.partials[p.ID]
	if !read {
		return fmt.Errorf("product %d was not read before: %w", p.ID, catalog.ErrNotFound)
	}
	var changed []int
	var columns []string
	row := []any{p.ID}
	for _, at := range places {
		after, err := o.columnValue(ctx, p, at)
		if err != nil {
			return err
		}
		before := current.values[at]
		if before == after {
			continue
		}
		changed, columns, row = append(changed, at), append(columns, fieldColumns[at]), append(row, after)
		saved.note(current, at, before, after)
		current.values[at] = after
	}
	if len(changed) == 0 {
		return nil
	}
	for i, d := range derivedColumns {
		if slices.ContainsFunc(madeFrom[i], func(at int) bool { return slices.Contains(changed, at) }) {
			columns, row = append(columns, d.name), append(row, d.of(p))
		}
	}
	key := strings.Join(columns, ",")
	saved.groups[key] = append(saved.groups[key], row)
	saved.products++
	return nil
}

func (o *operation) columnValue(ctx context.Context, p *catalog.Product, at int) (any, error) {
	if at != categoriesAt {
		return stored(productColumns[at].at(p))
	}
	ids, err := o.categories.ids(ctx, p.StoreID, p.Categories, o.insertCategory)
	if err != nil {
		return nil, err
	}
	return stored(list(&ids))
}

// note keeps the staged edits by the rules of stageEdits.
func (saved *savedFields) note(current *storedProduct, at int, before, after any) {
	if _, isNew := current.staged[stagedNew]; isNew || !stageable(at) {
		return
	}
	field := fieldColumns[at]
	base, was := current.staged[field]
	switch {
	case !was:
		saved.stage = append(saved.stage, [3]any{current.id, field, before})
	case base == after:
		saved.unstage = append(saved.unstage, [2]any{current.id, field})
	}
}

// write puts down what was gathered, in an order that does not change from run
// to run.
func (o *operation) write(ctx context.Context, saved *savedFields) error {
	for _, key := range slices.Sorted(maps.Keys(saved.groups)) {
		var set []string
		for i, name := range strings.Split(key, ",") {
			set = append(set, fmt.Sprintf("%s = v.value ->> %d", name, i+1))
		}
		update := `UPDATE product SET ` + strings.Join(set, ", ") + ` FROM json_each(?) v WHERE product.id = v.value ->> 0`
		if err := o.execRows(ctx, update, saved.groups[key]); err != nil {
			return err
		}
	}
	err := o.execRows(ctx, `INSERT INTO staged (product_id, field, base)
		SELECT value ->> 0, value ->> 1, value ->> 2 FROM json_each(?) WHERE true
		ON CONFLICT (product_id, field) DO UPDATE SET base = excluded.base`, saved.stage)
	if err == nil {
		err = o.execRows(ctx, `DELETE FROM staged WHERE (product_id, field) IN (SELECT value ->> 0, value ->> 1 FROM json_each(?))`, saved.unstage)
	}
	return err
}

// execRows runs a statement over rows that it takes as one JSON list.
func (o *operation) execRows(ctx context.Context, query string, rows any) error {
	list, err := json.Marshal(rows)
	if err != nil || string(list) == "null" {
		return err
	}
	_, err = o.exec(ctx, query, string(list))
	return err
}
