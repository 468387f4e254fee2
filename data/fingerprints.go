package data

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"

	"storehand/app/duplicates"
	"storehand/app/media"
	"storehand/app/photo/fingerprint"
)

var (
	_ duplicates.Source = (*Workspace)(nil)
	_ duplicates.Memory = (*Workspace)(nil)
)

// Lacking implements duplicates.Memory.
func (w *Workspace) Lacking(ctx context.Context) ([]duplicates.Kept, error) {
	lacking, err := collect(ctx, w.read, func(rows *sql.Rows) (k duplicates.Kept, err error) {
		var first int64
		err = rows.Scan(&k.Hash, &k.Kind, &k.Name, &first)
		return k, err
	}, `SELECT f.hash, f.kind, f.name, min(f.id) FROM file f
		WHERE NOT EXISTS (SELECT 1 FROM fingerprint t WHERE t.hash = f.hash AND t.form = ?)
		GROUP BY f.hash ORDER BY 4`, fingerprint.Version)
	if err != nil {
		return nil, fmt.Errorf("list pictures without a fingerprint: %w", err)
	}
	return lacking, nil
}

// SavePrints implements duplicates.Memory.
func (w *Workspace) SavePrints(ctx context.Context, taken []duplicates.Taken) error {
	tx, err := w.write.BeginTx(ctx, nil)
	if err != nil {
		return fmt.Errorf("save fingerprints: %w", diskError(err))
	}
	defer tx.Rollback() // does nothing after the commit
	for _, t := range taken {
		if !hashForm.MatchString(string(t.Hash)) {
			return fmt.Errorf("save fingerprints: %q does not name a picture", t.Hash)
		}
		_, err := tx.ExecContext(ctx, `INSERT INTO fingerprint (hash, form, body) VALUES (?, ?, ?)
			ON CONFLICT (hash) DO UPDATE SET form = excluded.form, body = excluded.body`, t.Hash, fingerprint.Version, t.Print.Bytes())
		if err != nil {
			return fmt.Errorf("save fingerprints: %w", causeOf(ctx, diskError(err)))
		}
	}
	if err := tx.Commit(); err != nil {
		return fmt.Errorf("save fingerprints: %w", causeOf(ctx, diskError(err)))
	}
	return nil
}

// inScope is the condition for the products p of a scope, whose stores are s.
func inScope(scope duplicates.Scope) (condition string, args []any) {
	switch {
	case scope.Product != 0:
		return `p.id = ?1 OR p.parent_id = ?1`, []any{scope.Product}
	case scope.Store != 0:
		return `p.store_id = ?1`, []any{scope.Store}
	case scope.Client != 0:
		return `s.client_id = ?1`, []any{scope.Client}
	}
	return `1`, nil
}

// Showings implements duplicates.Source.
func (w *Workspace) Showings(ctx context.Context, scope duplicates.Scope) ([]duplicates.Showing, error) {
	if err := scope.Check(); err != nil {
		return nil, err
	}
	condition, args := inScope(scope)
	showings, err := collect(ctx, w.read, scanShowing, `SELECT s.client_id, s.id, p.id, coalesce(p.parent_id, 0), p.sku,
			CASE WHEN p.title = '' THEN coalesce(parent.title, '') ELSE p.title END, i.key, i.value
		FROM product p JOIN store s ON s.id = p.store_id LEFT JOIN product parent ON parent.id = p.parent_id, json_each(p.images) i
		WHERE (`+condition+`) AND p.images <> '[]'
		ORDER BY s.id, coalesce(p.parent_id, p.id), p.parent_id, p.id, i.key`, args...)
	if err != nil {
		return nil, fmt.Errorf("list the pictures of products: %w", err)
	}
	return showings, nil
}

func scanShowing(rows *sql.Rows) (s duplicates.Showing, err error) {
	var image string
	if err := rows.Scan(&s.Client, &s.Store, &s.Owner, &s.Parent, &s.SKU, &s.Title, &s.Place, &image); err != nil {
		return s, err
	}
	if err := json.Unmarshal([]byte(image), &s.Image); err != nil {
		return s, fmt.Errorf("picture %d of product %d: %w", s.Place+1, s.Owner, err)
	}
	return s, nil
}

// Prints implements duplicates.Source. A fingerprint that cannot be read counts
// as none.
func (w *Workspace) Prints(ctx context.Context, scope duplicates.Scope) (map[media.Hash]fingerprint.Print, error) {
	if err := scope.Check(); err != nil {
		return nil, err
	}
	condition, args := inScope(scope)
	prints := make(map[media.Hash]fingerprint.Print)
	_, err := collect(ctx, w.read, func(rows *sql.Rows) (none struct{}, err error) {
		var hash media.Hash
		var body []byte
		if err := rows.Scan(&hash, &body); err != nil {
			return none, err
		}
		if print, err := fingerprint.Parse(body); err == nil {
			prints[hash] = print
		}
		return none, nil
	}, `SELECT t.hash, t.body FROM fingerprint t WHERE t.form = `+fmt.Sprint(fingerprint.Version)+` AND t.hash IN (
			SELECT i.value ->> k.value FROM product p JOIN store s ON s.id = p.store_id, json_each(p.images) i, json_each('["original", "prepared"]') k
			WHERE (`+condition+`) AND p.images <> '[]')`, args...)
	if err != nil {
		return nil, fmt.Errorf("read fingerprints: %w", err)
	}
	return prints, nil
}

// sweepFingerprints forgets those of pictures that are not recorded any more.
// Where undo brings one back its fingerprint is taken anew.
func (w *Workspace) sweepFingerprints(ctx context.Context) error {
	_, err := w.write.ExecContext(ctx, `DELETE FROM fingerprint WHERE hash NOT IN (SELECT hash FROM file)`)
	if err != nil {
		return fmt.Errorf("forget fingerprints of pictures that are gone: %w", diskError(err))
	}
	return nil
}
