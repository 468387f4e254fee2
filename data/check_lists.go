package data

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"

	"storehand/app/catalog"
	"storehand/app/change"
)

// indexDiffers finds the products whose entries in product_category are not
// those that triggers make of their categories.
const indexDiffers = `WITH due (category_id, product_id) AS (
		SELECT DISTINCT j.value, p.id FROM product p, json_each(p.categories) j WHERE p.categories <> '[]' AND json_valid(p.categories))
	SELECT product_id FROM (SELECT * FROM due EXCEPT SELECT category_id, product_id FROM product_category)
	UNION SELECT product_id FROM (SELECT category_id, product_id FROM product_category EXCEPT SELECT * FROM due)`

// checkLists reads every product and compares what lists find and sort it by
// with what it has. Those things are derived, so they are made anew.
func (w *Workspace) checkLists(ctx context.Context) (found []Finding, err error) {
	var strayed, stale []catalog.ID
	err = w.snapshot(ctx, func(q queryer) error {
		if strayed, err = column[catalog.ID](ctx, q, indexDiffers); err != nil {
			return err
		}
		stale, found, err = staleProducts(ctx, q)
		return err
	})
	if err != nil || len(strayed)+len(stale) == 0 {
		return found, err
	}
	for _, id := range strayed {
		found = append(found, Finding{Item: fmt.Sprintf("product %d", id), Text: "was listed in other categories than it has; that was put right", Mended: true})
	}
	for _, id := range stale {
		found = append(found, Finding{Item: fmt.Sprintf("product %d", id), Text: "was found and sorted by what it does not have; that was put right", Mended: true})
	}
	return found, w.mendLists(ctx, stale)
}

// staleProducts lists the products whose derived columns are not made from
// their fields, and tells of those that cannot be read at all.
func staleProducts(ctx context.Context, q queryer) (stale []catalog.ID, unreadable []Finding, err error) {
	ids, err := column[catalog.ID](ctx, q, `SELECT id FROM product`)
	if err != nil {
		return nil, nil, err
	}
	categories := categoriesFrom(q)
	for part := range slices.Chunk(ids, chunk) {
		stored, err := storedProducts(ctx, q, `WHERE p.id IN (SELECT value FROM json_each(?)) ORDER BY p.id`, idList(part))
		if err != nil {
			return nil, nil, err
		}
		derived, err := storedDerived(ctx, q, part)
		if err != nil {
			return nil, nil, err
		}
		for _, s := range stored {
			p, err := s.product(ctx, categories)
			if err != nil {
				unreadable = append(unreadable, Finding{Item: fmt.Sprintf("product %d", s.id), Text: "cannot be read: " + err.Error()})
			} else if !slices.Equal(derived[s.id], derivedValues(&p)) {
				stale = append(stale, s.id)
			}
		}
	}
	return stale, unreadable, nil
}

// storedDerived reads the derived columns of products.
func storedDerived(ctx context.Context, q queryer, ids []catalog.ID) (map[catalog.ID][]any, error) {
	derived := make(map[catalog.ID][]any, len(ids))
	_, err := collect(ctx, q, func(rows *sql.Rows) (id catalog.ID, err error) {
		values := make([]any, len(derivedColumns))
		targets := []any{&id}
		for i := range values {
			targets = append(targets, &values[i])
		}
		err = rows.Scan(targets...)
		derived[id] = values
		return id, err
	}, `SELECT id, `+strings.Join(derivedNames(), ", ")+` FROM product WHERE id IN (SELECT value FROM json_each(?))`, idList(ids))
	return derived, err
}

// mendLists makes derived things anew. It cannot be undone, since it changes
// nothing that anybody entered.
func (w *Workspace) mendLists(ctx context.Context, stale []catalog.ID) error {
	const name = "mend the lists"
	_, err := w.transact(ctx, name, func(ctx context.Context, tx *sql.Tx) (change.Set, error) {
		o, err := w.begin(ctx, tx, change.Operation{Name: name, Origin: change.Edited}, nil)
		if err != nil {
			return change.Set{}, err
		}
		for _, rebuild := range []string{
			`DELETE FROM product_category`,
			`INSERT INTO product_category SELECT DISTINCT j.value, p.id FROM product p, json_each(p.categories) j
				WHERE p.categories <> '[]' AND json_valid(p.categories)`,
		} {
			if _, err := tx.ExecContext(ctx, rebuild); err != nil {
				return change.Set{}, diskError(err)
			}
		}
		for _, id := range stale {
			if err := o.deriveAnew(ctx, id); err != nil {
				return change.Set{}, diskError(err)
			}
		}
		set, err := o.finish(ctx, name)
		if err == nil {
			_, err = tx.ExecContext(ctx, `UPDATE operation SET state = 'dropped' WHERE id = ?`, o.id)
		}
		return set, diskError(err)
	})
	return err
}

func (o *operation) deriveAnew(ctx context.Context, id catalog.ID) error {
	p, err := o.Product(ctx, id)
	if errors.Is(err, catalog.ErrNotFound) {
		return nil // deleted since it was looked at
	}
	if err != nil {
		return err
	}
	_, err = o.exec(ctx, `UPDATE product SET `+strings.Join(derivedNames(), " = ?, ")+` = ? WHERE id = ?`, append(derivedValues(&p), id)...)
	return err
}
