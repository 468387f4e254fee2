package data

import (
	"context"
	"fmt"
	"slices"

	"storehand/app/catalog"
)

// stagedNew is the staged field of a product the shop does not have at all.
const stagedNew = "new"

// stagedFields maps the staged fields of a product to the values the shop has.
func stagedFields(ctx context.Context, q queryer, id catalog.ID) (map[string]any, error) {
	staged, err := stagedWhere(ctx, q, `product_id = ?`, id)
	return staged[id], err
}

// stagedOf maps the staged fields of products to the values the shop has.
func stagedOf(ctx context.Context, q queryer, ids []catalog.ID) (map[catalog.ID]map[string]any, error) {
	return stagedWhere(ctx, q, `product_id IN (SELECT value FROM json_each(?))`, idList(ids))
}

func stagedWhere(ctx context.Context, q queryer, where string, arg any) (map[catalog.ID]map[string]any, error) {
	rows, err := q.QueryContext(ctx, `SELECT product_id, field, base FROM staged WHERE `+where, arg)
	if err != nil {
		return nil, fmt.Errorf("read staged edits: %w", err)
	}
	defer rows.Close()
	staged := make(map[catalog.ID]map[string]any)
	for rows.Next() {
		var id catalog.ID
		var field string
		var base any
		if err := rows.Scan(&id, &field, &base); err != nil {
			return nil, fmt.Errorf("read staged edits: %w", err)
		}
		if staged[id] == nil {
			staged[id] = make(map[string]any)
		}
		staged[id][field] = base
	}
	return staged, rows.Err()
}

func (o *operation) stage(ctx context.Context, id catalog.ID, field string, base any) error {
	_, err := o.exec(ctx, `INSERT INTO staged (product_id, field, base) VALUES (?, ?, ?)
		ON CONFLICT (product_id, field) DO UPDATE SET base = excluded.base`, id, field, base)
	if err != nil {
		return fmt.Errorf("stage %s: %w", field, err)
	}
	return nil
}

func (o *operation) unstage(ctx context.Context, id catalog.ID, field string) error {
	_, err := o.exec(ctx, `DELETE FROM staged WHERE product_id = ? AND field = ?`, id, field)
	if err != nil {
		return fmt.Errorf("take %s off the staged edits: %w", field, err)
	}
	return nil
}

// stageEdits notes which fields an edit makes differ from the shop, and forgets
// those it brings back to what the shop has. A product the shop does not have
// needs no such notes.
func (o *operation) stageEdits(ctx context.Context, id catalog.ID, before, after []any, staged map[string]any) error {
	if _, isNew := staged[stagedNew]; isNew {
		return nil
	}
	for i, field := range fieldColumns {
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
			return err
		}
	}
	return nil
}

// rebase takes incoming as what the shop has and returns the product to write:
// the shop's, but for staged fields, which keep their edit over a new base. A
// product that was new here and is now in the shop keeps each of its own values
// as an edit.
func (o *operation) rebase(ctx context.Context, p *catalog.Product, before, incoming []any, staged map[string]any) (*catalog.Product, []any, error) {
	if len(staged) == 0 {
		return p, incoming, nil
	}
	_, wasNew := staged[stagedNew]
	merged, values := *p, slices.Clone(incoming)
	for i, field := range fieldColumns {
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
		values[i] = before[i]
		if err == nil {
			err = setField(ctx, o, &o.categories, &merged, field, before[i])
		}
		if err != nil {
			return nil, nil, err
		}
	}
	if wasNew {
		if err := o.unstage(ctx, p.ID, stagedNew); err != nil {
			return nil, nil, err
		}
	}
	return &merged, values, nil
}
