package data

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// backupFolder is the folder of the workspace that holds copies of its
// database.
const backupFolder = "backups"

// copyBefore takes a verified copy of the database before its schema changes.
// It has its name only once it is whole.
func (w *Workspace) copyBefore(ctx context.Context, version int) error {
	folder := filepath.Join(w.dir, backupFolder)
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return fmt.Errorf("make the backups folder: %w", err)
	}
	name := fmt.Sprintf("before-schema-%d-%s.db", version+1, w.now().UTC().Format("20060102-150405"))
	target := filepath.Join(folder, name)
	unfinished := filepath.Join(folder, "unfinished-copy")
	if err := os.Remove(unfinished); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("copy the workspace before it is migrated: %w", err)
	}
	err := w.copyTo(ctx, unfinished, version)
	if err == nil {
		err = os.Rename(unfinished, target)
	}
	if err != nil {
		return fmt.Errorf("copy the workspace before it is migrated, to %s: %w", target, diskError(err))
	}
	return nil
}

// copyTo writes a compacted copy of the database, with its bytes on the disk,
// and reads it back.
func (w *Workspace) copyTo(ctx context.Context, path string, version int) error {
	if _, err := w.write.ExecContext(ctx, `VACUUM INTO ?`, path); err != nil {
		return err
	}
	if err := syncFile(path); err != nil {
		return err
	}
	return verifyCopy(ctx, path, version)
}

// syncFile has the system put a file's bytes on the disk; VACUUM INTO leaves
// that out.
func syncFile(path string) error {
	file, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(file.Sync(), file.Close())
}

// verifyCopy checks that the copy is sound and of the schema it was made of.
func verifyCopy(ctx context.Context, path string, version int) error {
	copied, err := sql.Open("sqlite3", fileURI(path)+"?mode=ro")
	if err != nil {
		return err
	}
	defer copied.Close()
	problems, err := column[string](ctx, copied, `PRAGMA integrity_check`)
	if err != nil {
		return err
	}
	if len(problems) != 1 || problems[0] != "ok" {
		return fmt.Errorf("the copy is not sound: %s", strings.Join(problems, "; "))
	}
	var found int
	if err := copied.QueryRowContext(ctx, `PRAGMA user_version`).Scan(&found); err != nil {
		return err
	}
	if found != version {
		return fmt.Errorf("the copy has schema %d, not %d", found, version)
	}
	return nil
}
