package data

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/mattn/go-sqlite3"

	"storehand/app/media"
)

// Finding is something the integrity check saw.
type Finding struct {
	Item string // what it is about
	Text string // what is wrong and what to do
	// Mended says that the check put it right; it does not count as damage.
	Mended bool
	// Remake is a finished picture whose file is gone or damaged and can be made
	// again, see bench.Missing; empty for all else.
	Remake media.Hash
}

// mostFindings is how many findings of one kind are told one by one.
const mostFindings = 100

// Check looks at the whole workspace: the database's structure, its references,
// that no operation is half done, that products are listed by what they have,
// and that every picture is there with the bytes it was kept with. It makes anew
// what is derived; and where nothing is wrong it takes away files that were never
// finished and pictures that were never used. It tells of each; all else is left
// as it is.
//
// The error is that of a check that could not be finished.
func (w *Workspace) Check(ctx context.Context) ([]Finding, error) {
	findings, err := w.checkStructure(ctx)
	if err != nil || len(findings) > 0 {
		// What else a damaged file says would be guesswork.
		return findings, checking(err)
	}
	err = w.snapshot(ctx, func(q queryer) error {
		for _, check := range []func(context.Context, queryer) ([]Finding, error){
			checkReferences, checkOperations, checkFamilies, checkCategories, checkUsedPictures,
		} {
			found, err := check(ctx, q)
			if err != nil {
				return err
			}
			findings = append(findings, atMost(found)...)
		}
		return nil
	})
	if err != nil {
		return findings, checking(err)
	}
	for _, check := range []func(context.Context) ([]Finding, error){w.checkLists, w.checkPictures} {
		found, err := check(ctx)
		findings = append(findings, atMost(found)...)
		if err != nil {
			return findings, checking(err)
		}
	}
	if slices.ContainsFunc(findings, isDamage) {
		return findings, nil // what seems unused may be what is missing elsewhere
	}
	swept, err := w.sweep(ctx)
	return append(findings, swept...), checking(err)
}

func isDamage(f Finding) bool { return !f.Mended }

func checking(err error) error {
	if err != nil {
		return fmt.Errorf("check the workspace: %w", err)
	}
	return nil
}

// atMost cuts a long row of findings short and says so.
func atMost(found []Finding) []Finding {
	if len(found) <= mostFindings {
		return found
	}
	rest := found[mostFindings:]
	return append(found[:mostFindings:mostFindings], Finding{
		Item: "and more", Text: fmt.Sprintf("%d others like these", len(rest)), Mended: !slices.ContainsFunc(rest, isDamage),
	})
}

func (w *Workspace) checkStructure(ctx context.Context) ([]Finding, error) {
	problems, err := column[string](ctx, w.read, `PRAGMA integrity_check`)
	var fault sqlite3.Error
	switch {
	case errors.As(err, &fault) && isCorrupt(fault):
		problems = []string{fault.Error()}
	case err != nil:
		return nil, err
	case len(problems) == 1 && problems[0] == "ok":
		return nil, nil
	}
	return []Finding{damagedFile(strings.Join(problems, "; "))}, nil
}

func checkReferences(ctx context.Context, q queryer) ([]Finding, error) {
	return collect(ctx, q, func(rows *sql.Rows) (Finding, error) {
		var table, parent string
		var row sql.NullInt64
		err := rows.Scan(&table, &row, &parent)
		return Finding{Item: fmt.Sprintf("%s %d", table, row.Int64), Text: "refers to a " + parent + " that does not exist"}, err
	}, `SELECT "table", rowid, parent FROM pragma_foreign_key_check`)
}

func checkOperations(ctx context.Context, q queryer) ([]Finding, error) {
	return findings(ctx, q, "history", "operation %d is recorded as half done", `SELECT id FROM current_operation`)
}

// checkFamilies looks for variations of something that is not a product of
// their store.
func checkFamilies(ctx context.Context, q queryer) ([]Finding, error) {
	return findings(ctx, q, "product %d", "is a variation of what is not a product of its store", `SELECT v.id FROM product v
		JOIN product p ON p.id = v.parent_id WHERE p.store_id <> v.store_id OR p.parent_id IS NOT NULL ORDER BY v.id`)
}

// checkCategories looks for categories that no way from the top leads to, and
// for products in categories their store does not have.
func checkCategories(ctx context.Context, q queryer) ([]Finding, error) {
	lost, err := findings(ctx, q, "category %d", "is not in its store's tree", `WITH RECURSIVE tree (id, store_id) AS (
			SELECT id, store_id FROM category WHERE parent_id IS NULL
			UNION SELECT c.id, c.store_id FROM tree t JOIN category c ON c.parent_id = t.id AND c.store_id = t.store_id)
		SELECT id FROM category WHERE id NOT IN (SELECT id FROM tree) ORDER BY id`)
	if err != nil {
		return nil, err
	}
	unknown, err := findings(ctx, q, "product %d", "is in a category that its store does not have", `SELECT DISTINCT p.id
		FROM product p, json_each(p.categories) j LEFT JOIN category c ON c.id = j.value AND c.store_id = p.store_id
		WHERE p.categories <> '[]' AND json_valid(p.categories) AND c.id IS NULL ORDER BY p.id`)
	return append(lost, unknown...), err
}

// findings makes a finding of each ID that a query finds. One of item and text
// has a place for it.
func findings(ctx context.Context, q queryer, item, text, query string) ([]Finding, error) {
	ids, err := column[int64](ctx, q, query)
	found := make([]Finding, len(ids))
	for i, id := range ids {
		found[i] = Finding{Item: withID(item, id), Text: withID(text, id)}
	}
	return found, err
}

func withID(text string, id int64) string { return strings.ReplaceAll(text, "%d", fmt.Sprint(id)) }
