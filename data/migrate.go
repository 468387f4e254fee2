package data

import (
	"context"
	"database/sql"
	"embed"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

//go:embed schema/*.sql
var schemaFiles embed.FS

// NewerError says that a newer Storehand wrote the workspace.
type NewerError struct {
	Workspace int // schema version found
	Program   int // newest schema version this program knows
}

func (e *NewerError) Error() string {
	return fmt.Sprintf("this workspace was written by a newer Storehand (schema %d, this program knows %d). Update Storehand to open it; nothing was changed", e.Workspace, e.Program)
}

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

func (w *Workspace) migrate(ctx context.Context) error {
	steps, err := migrations()
	if err != nil {
		return err
	}
	var version int
	if err := w.write.QueryRowContext(ctx, `PRAGMA user_version`).Scan(&version); err != nil {
		return fmt.Errorf("%s cannot be read as a workspace: %w. If it is damaged, restore a copy from the backups folder", databaseName, err)
	}
	if version > len(steps) {
		return &NewerError{Workspace: version, Program: len(steps)}
	}
	if version > 0 && version < len(steps) {
		if err := w.copyBefore(ctx, version); err != nil {
			return err
		}
	}
	for ; version < len(steps); version++ {
		if err := w.migrateTo(ctx, version+1, steps[version]); err != nil {
			return err
		}
	}
	return nil
}

// migrateTo runs one step, renews the history triggers and sets the version in
// one transaction: a crash leaves the old schema whole.
func (w *Workspace) migrateTo(ctx context.Context, version int, step string) error {
	tx, err := w.write.BeginTx(ctx, nil)
	if err != nil {
		return fmt.Errorf("migrate to schema %d: %w", version, err)
	}
	defer tx.Rollback()
	if _, err := tx.ExecContext(ctx, step); err != nil {
		return fmt.Errorf("migrate to schema %d: %w", version, err)
	}
	if err := renewHistoryTriggers(ctx, tx); err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, fmt.Sprintf(`PRAGMA user_version = %d`, version)); err != nil {
		return fmt.Errorf("migrate to schema %d: %w", version, err)
	}
	if err := tx.Commit(); err != nil {
		return fmt.Errorf("migrate to schema %d: %w", version, err)
	}
	return nil
}

// copyBefore takes a verified copy of the database before its schema changes.
func (w *Workspace) copyBefore(ctx context.Context, version int) error {
	folder := filepath.Join(w.dir, "backups")
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return fmt.Errorf("make the backups folder: %w", err)
	}
	name := fmt.Sprintf("before-schema-%d-%s.db", version+1, w.now().UTC().Format("20060102-150405"))
	target := filepath.Join(folder, name)
	if _, err := w.write.ExecContext(ctx, `VACUUM INTO ?`, target); err != nil {
		return fmt.Errorf("copy the workspace before it is migrated: %w. Free some disk space and start again", err)
	}
	if err := verifyCopy(ctx, target); err != nil {
		return fmt.Errorf("the copy %s taken before migrating is not sound: %w", target, err)
	}
	return nil
}

func verifyCopy(ctx context.Context, path string) error {
	copied, err := sql.Open("sqlite3", dsn(path, "ro", ""))
	if err != nil {
		return err
	}
	defer copied.Close()
	problems, err := column[string](ctx, copied, `PRAGMA integrity_check`)
	if err != nil {
		return err
	}
	if len(problems) != 1 || problems[0] != "ok" {
		return fmt.Errorf("%s", strings.Join(problems, "; "))
	}
	return nil
}
