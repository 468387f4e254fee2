package data

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"

	"storehand/app/catalog"
)

// stagedNew is the staged field of a product the shop does not have at all.
const stagedNew = "new"

// selectStaged gathers the staged fields of a product p, each with the type and
// the text of the value the shop has, as a JSON list.
const selectStaged = `SELECT json_group_array(json_array(s.field, typeof(s.base), CAST(s.base AS TEXT))) FROM staged s WHERE s.product_id = p.id`

// parseStaged reads what selectStaged gives: the values the shop has, as they
// are stored, by field.
func parseStaged(text string) (map[string]any, error) {
	if text == "[]" {
		return nil, nil
	}
	var gathered [][3]string
	if err := json.Unmarshal([]byte(text), &gathered); err != nil {
		return nil, fmt.Errorf("read staged edits: %w", err)
	}
	staged := make(map[string]any, len(gathered))
	for _, s := range gathered {
		field, kind, base := s[0], s[1], s[2]
		switch kind {
		case "null":
			staged[field] = nil
		case "integer":
			n, err := strconv.ParseInt(base, 10, 64)
			if err != nil {
				return nil, fmt.Errorf("read the staged edit of %s: %w", field, err)
			}
			staged[field] = n
		default:
			staged[field] = base
		}
	}
	return staged, nil
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
func (o *operation) stageEdits(ctx context.Context, current *storedProduct, after []any) error {
	if _, isNew := current.staged[stagedNew]; isNew {
		return nil
	}
	before := current.values
	for i, field := range fieldColumns {
		if before[i] == after[i] || !stageable(i) {
			continue
		}
		base, was := current.staged[field]
		var err error
		switch {
		case !was:
			err = o.stage(ctx, current.id, field, before[i])
		case base == after[i]:
			err = o.unstage(ctx, current.id, field)
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
func (o *operation) rebase(ctx context.Context, p *catalog.Product, current *storedProduct, incoming []any) (*catalog.Product, []any, error) {
	before, staged := current.values, current.staged
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
			err = setField(ctx, o.categories, &merged, field, before[i])
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
