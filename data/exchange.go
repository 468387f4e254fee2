package data

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"

	"storehand/app/catalog"
	"storehand/app/change"
	"storehand/app/client"
	"storehand/app/exchange"
	"storehand/app/exchange/sheet"
)

var (
	_ exchange.Finder    = (*Workspace)(nil)
	_ exchange.Keeper    = (*Workspace)(nil)
	_ exchange.Catalogue = (*Workspace)(nil)
)

// findColumns are the columns products are found by, each with the condition
// its index asks for.
var findColumns = map[sheet.By]string{
	sheet.ByRemoteID: `remote_id IN (SELECT value FROM json_each(?2)) AND remote_id <> ''`,
	sheet.BySKU:      `sku IN (SELECT value FROM json_each(?2)) AND sku <> ''`,
	sheet.BySlug:     `slug IN (SELECT value FROM json_each(?2)) AND slug <> ''`,
}

// Find implements exchange.Finder. A product is also found by the name the
// shop has for it, where that was edited here.
func (w *Workspace) Find(ctx context.Context, store client.ID, by sheet.By, values []string) (map[string][]catalog.ID, error) {
	condition, known := findColumns[by]
	if !known {
		return nil, fmt.Errorf("products are not found by %q", by)
	}
	wanted, err := json.Marshal(values)
	if err != nil {
		return nil, fmt.Errorf("find products by %s: %w", by, err)
	}
	query := fmt.Sprintf(`SELECT %[1]s, id FROM product WHERE store_id = ?1 AND %[2]s
		AND NOT EXISTS (SELECT 1 FROM staged s WHERE s.product_id = product.id AND s.field = '%[1]s')
		UNION SELECT CAST(s.base AS TEXT), s.product_id FROM staged s JOIN product p ON p.id = s.product_id
		WHERE p.store_id = ?1 AND s.field = '%[1]s' AND CAST(s.base AS TEXT) IN (SELECT value FROM json_each(?2))
		ORDER BY 2`, by, condition)
	rows, err := w.read.QueryContext(ctx, query, store, string(wanted))
	if err != nil {
		return nil, fmt.Errorf("find products by %s: %w", by, err)
	}
	defer rows.Close()
	found := make(map[string][]catalog.ID)
	for rows.Next() {
		var value string
		var id catalog.ID
		if err := rows.Scan(&value, &id); err != nil {
			return nil, fmt.Errorf("find products by %s: %w", by, err)
		}
		found[value] = append(found[value], id)
	}
	return found, rows.Err()
}

// Known implements exchange.Finder.
func (w *Workspace) Known(ctx context.Context, ids []catalog.ID) ([]exchange.Known, error) {
	return w.known(ctx, `WHERE p.id IN (SELECT value FROM json_each(?))`, idList(ids))
}

// KnownVariations implements exchange.Finder.
func (w *Workspace) KnownVariations(ctx context.Context, parents []catalog.ID) ([]exchange.Known, error) {
	return w.known(ctx, `WHERE p.parent_id IN (SELECT value FROM json_each(?))`, idList(parents))
}

func (w *Workspace) known(ctx context.Context, where string, args ...any) (known []exchange.Known, err error) {
	err = w.snapshot(ctx, func(q queryer) error {
		known, err = knownProducts(ctx, q, where, args...)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("read products that are known: %w", err)
	}
	return known, nil
}

func knownProducts(ctx context.Context, q queryer, where string, args ...any) ([]exchange.Known, error) {
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
	known := make([]exchange.Known, len(found))
	for i, s := range found {
		p, err := s.product(ctx, categories)
		if err != nil {
			return nil, err
		}
		known[i] = exchange.Known{Variations: facts[s.id].count, Edits: s.texts(&p, formats)}
		delete(known[i].Edits, stagedNew)
		if known[i].Product, err = s.base(ctx, categories, p); err != nil {
			return nil, err
		}
	}
	return known, nil
}

// Profiles implements exchange.Keeper.
func (w *Workspace) Profiles(ctx context.Context, store client.ID) (exchange.Profiles, error) {
	var text string
	err := w.read.QueryRowContext(ctx, `SELECT profile FROM store WHERE id = ?`, store).Scan(&text)
	if errors.Is(err, sql.ErrNoRows) || err == nil && text == "" {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read how the files of store %d are written: %w", store, err)
	}
	var profiles exchange.Profiles
	if err := json.Unmarshal([]byte(text), &profiles); err != nil {
		return nil, fmt.Errorf("read how the files of store %d are written: %w", store, err)
	}
	return profiles, nil
}

// SaveProfiles implements exchange.Keeper. The profile belongs to the import
// that brought it and is undone with it.
func (w *Workspace) SaveProfiles(ctx context.Context, tx change.Tx, store client.ID, profiles exchange.Profiles) error {
	text, err := json.Marshal(profiles)
	if err != nil {
		return fmt.Errorf("remember how the files of store %d are written: %w", store, err)
	}
	o, is := tx.(*operation)
	if !is {
		return fmt.Errorf("remember how the files of store %d are written: this operation is not of this workspace", store)
	}
	if _, err := o.exec(ctx, `UPDATE store SET profile = ? WHERE id = ?`, string(text), store); err != nil {
		return fmt.Errorf("remember how the files of store %d are written: %w", store, diskError(err))
	}
	return nil
}
