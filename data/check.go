package data

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"storehand/app/media"
)

// Finding is something the integrity check saw.
type Finding struct {
	Item string // what it is about
	Text string // what is wrong and what to do
	// Mended says that the check put it right; it does not count as damage.
	Mended bool
}

// Check looks at the whole workspace: the database's structure, its references,
// that no operation is half done, and that every picture is there with the
// bytes it was kept with. Files a crash left half-written are removed.
func (w *Workspace) Check(ctx context.Context) ([]Finding, error) {
	var findings []Finding
	for _, check := range []func(context.Context) ([]Finding, error){
		w.checkStructure, w.checkReferences, w.checkOperations, w.checkDerived, w.checkPictures, w.sweepTemporary,
	} {
		found, err := check(ctx)
		if err != nil {
			return findings, fmt.Errorf("check the workspace: %w", err)
		}
		findings = append(findings, found...)
	}
	return findings, nil
}

func (w *Workspace) checkStructure(ctx context.Context) ([]Finding, error) {
	problems, err := column[string](ctx, w.read, `PRAGMA integrity_check`)
	if err != nil || len(problems) == 1 && problems[0] == "ok" {
		return nil, err
	}
	return []Finding{{Item: databaseName, Text: "the file is damaged: " + strings.Join(problems, "; ") + ". Restore a copy from the backups folder"}}, nil
}

func (w *Workspace) checkReferences(ctx context.Context) ([]Finding, error) {
	return collect(ctx, w.read, func(rows *sql.Rows) (Finding, error) {
		var table, parent string
		var row sql.NullInt64
		err := rows.Scan(&table, &row, &parent)
		return Finding{Item: fmt.Sprintf("%s %d", table, row.Int64), Text: "refers to a " + parent + " that does not exist"}, err
	}, `SELECT "table", rowid, parent FROM pragma_foreign_key_check`)
}

func (w *Workspace) checkOperations(ctx context.Context) ([]Finding, error) {
	var running int
	err := w.read.QueryRowContext(ctx, `SELECT count(*) FROM current_operation`).Scan(&running)
	if err != nil || running == 0 {
		return nil, err
	}
	return []Finding{{Item: "history", Text: "an operation is recorded as half done"}}, nil
}

// checkDerived compares what triggers keep with what it is made from.
func (w *Workspace) checkDerived(ctx context.Context) ([]Finding, error) {
	return collect(ctx, w.read, func(rows *sql.Rows) (Finding, error) {
		var id int64
		err := rows.Scan(&id)
		return Finding{Item: fmt.Sprintf("product %d", id), Text: "its categories differ from the category index"}, err
	}, `SELECT p.id FROM product p WHERE p.categories <> '[]' AND EXISTS (
			SELECT 1 FROM json_each(p.categories) j WHERE NOT EXISTS (SELECT 1 FROM product_category c WHERE c.product_id = p.id AND c.category_id = j.value)
			OR NOT EXISTS (SELECT 1 FROM category c WHERE c.id = j.value AND c.store_id = p.store_id))
		UNION SELECT c.product_id FROM product_category c WHERE NOT EXISTS (
			SELECT 1 FROM product p, json_each(p.categories) j WHERE p.id = c.product_id AND j.value = c.category_id)
		LIMIT 100`)
}

func (w *Workspace) checkPictures(ctx context.Context) ([]Finding, error) {
	type kept struct {
		kind media.Kind
		hash media.Hash
		name string
	}
	files, err := collect(ctx, w.read, func(rows *sql.Rows) (f kept, err error) {
		err = rows.Scan(&f.kind, &f.hash, &f.name)
		return f, err
	}, `SELECT kind, hash, name FROM file ORDER BY id`)
	if err != nil {
		return nil, err
	}
	var findings []Finding
	for _, file := range files {
		if err := ctx.Err(); err != nil {
			return findings, err
		}
		if text := w.pictureProblem(ctx, file.kind, file.hash); text != "" {
			findings = append(findings, Finding{Item: file.name, Text: text})
		}
	}
	return findings, nil
}

func (w *Workspace) pictureProblem(ctx context.Context, kind media.Kind, hash media.Hash) string {
	picture, err := w.Open(ctx, kind, hash)
	if err != nil {
		return err.Error()
	}
	defer picture.Close()
	digest := sha256.New()
	if _, err := io.Copy(digest, contextReader{ctx, picture}); err != nil {
		return "the " + string(kind) + " picture cannot be read: " + err.Error()
	}
	if hex.EncodeToString(digest.Sum(nil)) != string(hash) {
		return "the bytes of the " + string(kind) + " picture changed on disk"
	}
	return ""
}

// sweepTemporary removes files that a killed program was writing.
func (w *Workspace) sweepTemporary(context.Context) ([]Finding, error) {
	var findings []Finding
	for _, folder := range mediaFolders {
		leftovers, err := filepath.Glob(filepath.Join(w.dir, folder, temporaryPattern))
		if err != nil {
			return nil, err
		}
		for _, path := range leftovers {
			if err := os.Remove(path); err != nil && !os.IsNotExist(err) {
				return findings, err
			}
			findings = append(findings, Finding{Item: filepath.Base(path), Text: "a half-written file was removed", Mended: true})
		}
	}
	return findings, nil
}
