// Package data is the workspace on disk: one SQLite file with the catalogue
// and its history, and folders for the original and the prepared pictures. SQL
// is written here and nowhere else.
package data

import (
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"fmt"
	"io"
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

	put putPictures
}

// Params says which workspace to open and gives it what it needs of the world.
type Params struct {
	// Dir is the workspace's folder; it is made where it does not exist.
	Dir string
	// Now is the clock for history; nil is time.Now.
	Now func() time.Time
	// Random is where a new workspace's identity comes from; nil is
	// crypto/rand.
	Random io.Reader
}

// Open opens a workspace, or makes an empty one. The schema is migrated first
// where it is older than the program, after a verified copy was taken. What a
// killed program left half-written is taken away.
//
// Errors: *HeldError where another Storehand has it open, *NewerError where a
// newer Storehand wrote it, *ForeignError where its file is something else,
// *DamagedError where it cannot be read any more, and whatever the disk says.
func Open(ctx context.Context, p Params) (*Workspace, error) {
	steps, err := migrations()
	if err != nil {
		return nil, err
	}
	return open(ctx, p, steps)
}

// open opens a workspace whose schema the steps make.
func open(ctx context.Context, p Params, steps []string) (*Workspace, error) {
	if p.Now == nil {
		p.Now = time.Now
	}
	if p.Random == nil {
		p.Random = rand.Reader
	}
	dir, err := filepath.Abs(p.Dir)
	if err != nil {
		return nil, fmt.Errorf("open workspace %s: %w", p.Dir, err)
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("make the workspace folder: %w. Choose a folder you can write to", err)
	}
	lock, err := hold(dir, p.Now)
	if err != nil {
		return nil, err
	}
	w := &Workspace{dir: dir, now: p.Now, lock: lock}
	err = w.openDatabase(ctx, steps)
	if err == nil {
		err = w.ensureIdentity(ctx, p.Random)
	}
	if err != nil {
		return nil, errors.Join(damageOr(err), w.Close())
	}
	// What cannot be taken away now does no harm, and Check tells of it.
	_, _ = w.sweepUnfinished()
	return w, nil
}

// Dir is the workspace's folder.
func (w *Workspace) Dir() string { return w.dir }

func (w *Workspace) openDatabase(ctx context.Context, steps []string) error {
	path := filepath.Join(w.dir, databaseName)
	// Connecting may change a file, so it is looked at before.
	if err := inspectFile(path, len(steps)); err != nil {
		return err
	}
	var err error
	if w.write, err = sql.Open("sqlite3", dsn(path, "rwc", "_txlock=immediate")); err != nil {
		return fmt.Errorf("open %s: %w", path, err)
	}
	w.write.SetMaxOpenConns(1)
	if err := w.migrate(ctx, steps); err != nil {
		return err
	}
	if w.read, err = sql.Open("sqlite3", dsn(path, "ro", "_query_only=true")); err != nil {
		return fmt.Errorf("open %s: %w", path, err)
	}
	// No more than these are kept, but a reader never waits for another one: who
	// reads while visiting what is read would wait for himself.
	w.read.SetMaxIdleConns(max(4, runtime.NumCPU()))
	return nil
}

// dsn puts the pragmas into the data source name, so that every connection of
// a pool has them. WAL lets readers go on beside the writer; synchronous FULL
// keeps a committed edit through a power cut. 64 MiB of pages are kept in
// memory, and 64 compiled statements.
func dsn(path, mode, extra string) string {
	return fileURI(path) + "?mode=" + mode + "&_journal_mode=WAL&_synchronous=FULL" +
		"&_foreign_keys=on&_busy_timeout=10000&_cache_size=-65536&_stmt_cache_size=64&" + extra
}

// fileURI is how SQLite is told of a file, whatever is in its name.
func fileURI(path string) string {
	uri := url.URL{Scheme: "file", Opaque: (&url.URL{Path: filepath.ToSlash(path)}).EscapedPath()}
	return uri.String()
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
