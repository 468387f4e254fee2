// Package data is the workspace on disk: one SQLite file with the catalogue
// and its history, and folders for the original and the prepared pictures. SQL
// is written here and nowhere else.
package data

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"time"

	_ "github.com/mattn/go-sqlite3" // registers the driver "sqlite3"
)

// databaseName is the workspace's one SQLite file.
const databaseName = "storehand.db"

// Workspace is an open workspace. Its methods may be called from any
// goroutine: writes wait for one another, reads do not wait.
type Workspace struct {
	dir    string
	now    func() time.Time
	write  *sql.DB // one connection, immediate transactions
	read   *sql.DB // a pool that cannot write
	lock   *holder
	events subscribers
}

// Params says which workspace to open and gives it a clock.
type Params struct {
	// Dir is the workspace's folder; it is made where it does not exist.
	Dir string
	// Now is the clock for history; nil is time.Now.
	Now func() time.Time
}

// Open opens a workspace, or makes an empty one. The schema is migrated first
// where it is older than the program, after a verified copy was taken.
//
// Errors: *HeldError where another Storehand has it open, *NewerError where a
// newer Storehand wrote it, and whatever the disk says.
func Open(ctx context.Context, p Params) (*Workspace, error) {
	if p.Now == nil {
		p.Now = time.Now
	}
	dir, err := filepath.Abs(p.Dir)
	if err != nil {
		return nil, fmt.Errorf("open workspace %s: %w", p.Dir, err)
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("make the workspace folder: %w. Choose a folder you can write to", err)
	}
	lock, err := hold(dir)
	if err != nil {
		return nil, err
	}
	w := &Workspace{dir: dir, now: p.Now, lock: lock}
	if err := w.openDatabase(ctx); err != nil {
		return nil, errors.Join(err, w.Close())
	}
	return w, nil
}

// Dir is the workspace's folder.
func (w *Workspace) Dir() string { return w.dir }

func (w *Workspace) openDatabase(ctx context.Context) error {
	path := filepath.Join(w.dir, databaseName)
	var err error
	if w.write, err = sql.Open("sqlite3", dsn(path, "rwc", "_txlock=immediate")); err != nil {
		return fmt.Errorf("open %s: %w", path, err)
	}
	w.write.SetMaxOpenConns(1)
	if err := w.migrate(ctx); err != nil {
		return err
	}
	if w.read, err = sql.Open("sqlite3", dsn(path, "ro", "_query_only=true")); err != nil {
		return fmt.Errorf("open %s: %w", path, err)
	}
	w.read.SetMaxOpenConns(max(4, runtime.NumCPU()))
	w.read.SetMaxIdleConns(max(4, runtime.NumCPU()))
	return nil
}

// dsn puts the pragmas into the data source name, so that every connection of
// a pool has them. WAL lets readers go on beside the writer; synchronous FULL
// keeps a committed edit through a power cut.
func dsn(path, mode, extra string) string {
	file := url.URL{Scheme: "file", Opaque: (&url.URL{Path: filepath.ToSlash(path)}).EscapedPath()}
	return file.String() + "?mode=" + mode + "&_journal_mode=WAL&_synchronous=FULL" +
		"&_foreign_keys=on&_busy_timeout=10000&_cache_size=-65536&_case_sensitive_like=on&" + extra
}

// Close ends all work with the workspace and lets others open it.
func (w *Workspace) Close() error {
	var errs []error
	for _, pool := range []*sql.DB{w.read, w.write} {
		if pool != nil {
			errs = append(errs, pool.Close())
		}
	}
	errs = append(errs, w.lock.release())
	return errors.Join(errs...)
}
