package data

import (
	"context"
	"database/sql/driver"
	"fmt"

	"storehand/app/catalog"
)

// stagedFields maps the staged fields of a product to the values the shop has.
func stagedFields(ctx context.Context, q queryer, id catalog.ID) (map[string]driver.Value, error) {
	rows, err := q.QueryContext(ctx, `SELECT field, base FROM staged WHERE product_id = ?`, id)
	if err != nil {
		return nil, fmt.Errorf("read staged edits of product %d: %w", id, err)
	}
	defer rows.Close()
	fields := make(map[string]driver.Value)
	for rows.Next() {
		var field string
		var base any
		if err := rows.Scan(&field, &base); err != nil {
			return nil, fmt.Errorf("read staged edits of product %d: %w", id, err)
		}
		fields[field] = textOf(base)
	}
	return fields, rows.Err()
}

// textOf undoes what the driver does to a column of type ANY: text arrives as
// bytes.
func textOf(value any) driver.Value {
	if bytes, is := value.([]byte); is {
		return string(bytes)
	}
	return value
}

func (o *operation) stage(ctx context.Context, id catalog.ID, field string, base driver.Value) error {
	_, err := o.exec(ctx, `INSERT INTO staged (product_id, field, base) VALUES (?, ?, ?)
		ON CONFLICT (product_id, field) DO UPDATE SET base = excluded.base`, id, field, base)
	return err
}

func (o *operation) unstage(ctx context.Context, id catalog.ID, field string) error {
	_, err := o.exec(ctx, `DELETE FROM staged WHERE product_id = ? AND field = ?`, id, field)
	return err
}

// stageEdits notes which fields an edit makes differ from the shop, and forgets
// those it brings back to what the shop has. A product the shop does not have
// needs no such notes.
func (o *operation) stageEdits(ctx context.Context, id catalog.ID, before, after []driver.Value, staged map[string]driver.Value) error {
	if _, isNew := staged[stagedNew]; isNew {
		return nil
	}
	for i, field := range savedColumns {
		if before[i] == after[i] || !stageable(i) {
			continue
		}
		base, was := staged[field]
		var err error
		switch {
		case !was:
			err = o.stage(ctx, id, field, before[i])
		case base == after[i]:
			err = o.unstage(ctx, id, field)
		}
		if err != nil {
			return fmt.Errorf("stage %s: %w", field, err)
		}
	}
	return nil
}

// rebase takes incoming as what the shop has and returns the values to write:
// the shop's, but for staged fields, which keep their edit over a new base. A
// product that was new here and is now in the shop keeps each of its own values
// as an edit.
func (o *operation) rebase(ctx context.Context, p, current *catalog.Product, before, incoming []driver.Value, staged map[string]driver.Value) ([]driver.Value, error) {
	_, wasNew := staged[stagedNew]
	merged := *p
	for i, field := range savedColumns {
		base, isStaged := staged[field]
		if !stageable(i) || !isStaged && !(wasNew && before[i] != incoming[i]) {
			continue
		}
		var err error
		switch {
		case incoming[i] == before[i]:
			err = o.unstage(ctx, p.ID, field)
		case !isStaged || base != incoming[i]:
			err = o.stage(ctx, p.ID, field, incoming[i])
		}
		if err != nil {
			return nil, fmt.Errorf("move the base of %s: %w", field, err)
		}
		if err := keepField(&merged, current, i, before[i]); err != nil {
			return nil, err
		}
	}
	if wasNew {
		if err := o.unstage(ctx, p.ID, stagedNew); err != nil {
			return nil, err
		}
	}
	return o.values(ctx, &merged)
}

// keepField gives merged the current product's value of saved column i.
func keepField(merged, current *catalog.Product, i int, value driver.Value) error {
	if i >= len(productColumns) {
		merged.Categories = current.Categories
		return nil
	}
	return assign(productColumns[i].at(merged), value)
}
