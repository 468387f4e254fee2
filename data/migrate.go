package data

import (
	"context"
	"embed"
	"fmt"
	"io/fs"
	"path/filepath"
)

// schemaFiles are the schema's steps, in the order of their names. A step is
// never changed once it is released; data/testdata has a workspace of each.
//
// A step may change rows of tracked tables without an operation. Where it
// renames or drops a column of one, it does the same to the history in change,
// or what was done before could not be undone after.
//
//go:embed schema/*.sql
var schemaFiles embed.FS

// migrations lists the schema's steps in order; step n has version n+1.
func migrations() ([]string, error) {
	names, err := fs.Glob(schemaFiles, "schema/*.sql")
	if err != nil {
		return nil, fmt.Errorf("list migrations: %w", err)
	}
	steps := make([]string, len(names))
	for i, name := range names {
		body, err := schemaFiles.ReadFile(name)
		if err != nil {
			return nil, fmt.Errorf("read migration %s: %w", name, err)
		}
		steps[i] = string(body)
	}
	return steps, nil
}

// migrate brings the schema up to date, each step in a transaction of its own.
func (w *Workspace) migrate(ctx context.Context, steps []string) error {
	version, err := w.schemaVersion(ctx, len(steps))
	if err != nil {
		return err
	}
	if version > 0 && version < len(steps) {
		if err := w.copyBefore(ctx, version); err != nil {
			return err
		}
	}
	for ; version < len(steps); version++ {
		if err := w.migrateTo(ctx, version+1, steps[version]); err != nil {
			return fmt.Errorf("migrate the workspace to schema %d: %w", version+1, diskError(err))
		}
	}
	return nil
}

// schemaVersion reads what the database says of itself; the header that was
// looked at before may lack what only the write-ahead log has.
func (w *Workspace) schemaVersion(ctx context.Context, newest int) (int, error) {
	var application, version int
	var tables bool
	err := w.write.QueryRowContext(ctx, `SELECT application_id, user_version, EXISTS (SELECT 1 FROM sqlite_master)
		FROM pragma_application_id, pragma_user_version`).Scan(&application, &version, &tables)
	if err != nil {
		return 0, fmt.Errorf("%s cannot be read as a workspace: %w", databaseName, diskError(err))
	}
	return version, judge(filepath.Join(w.dir, databaseName), application, version, tables, newest)
}

// migrateTo runs one step, renews the history triggers and sets the version in
// one transaction: a crash leaves the old schema whole.
func (w *Workspace) migrateTo(ctx context.Context, version int, step string) error {
	tx, err := w.write.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() // does nothing after the commit
	// Tables may be made anew; references are checked at the commit.
	if _, err := tx.ExecContext(ctx, `PRAGMA defer_foreign_keys = on`); err != nil {
		return err
	}
	if err := dropHistoryTriggers(ctx, tx); err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, step); err != nil {
		return err
	}
	if err := createHistoryTriggers(ctx, tx); err != nil {
		return err
	}
	marks := fmt.Sprintf(`PRAGMA application_id = %d; PRAGMA user_version = %d`, applicationID, version)
	if _, err := tx.ExecContext(ctx, marks); err != nil {
		return err
	}
	return tx.Commit()
}
