package data

import (
	"errors"

	"github.com/mattn/go-sqlite3"
)

// diskFault is an error of the database that a user can do something about.
type diskFault struct {
	advice string
	err    error
}

// Error says what to do before what SQLite says.
func (f *diskFault) Error() string { return f.advice + ": " + f.err.Error() }

// Unwrap gives SQLite's own error.
func (f *diskFault) Unwrap() error { return f.err }

// advice says what to do about errors of the database.
var advice = map[sqlite3.ErrNo]string{
	sqlite3.ErrFull:     "the disk is full, nothing was changed. Free some space and try again",
	sqlite3.ErrIoErr:    "the disk does not take or give the data, nothing was changed. Check that it has space and no faults, then try again",
	sqlite3.ErrReadonly: notWritable,
	sqlite3.ErrPerm:     notWritable,
	sqlite3.ErrCantOpen: notWritable,
	sqlite3.ErrCorrupt:  damaged,
	sqlite3.ErrNotADB:   damaged,
	sqlite3.ErrBusy:     inUse,
	sqlite3.ErrLocked:   inUse,
}

const (
	notWritable = "the workspace folder cannot be written to, nothing was changed. Check its permissions"
	damaged     = "the workspace file is damaged. Run the integrity check, and put a copy from the backups folder in its place"
	inUse       = "another program holds the workspace. Close it and try again"
)

// diskError says in words what a user can do about an error of the database.
// Other errors, and those that say it already, come back as they are.
func diskError(err error) error {
	var fault sqlite3.Error
	var already *diskFault
	if errors.As(err, &already) || !errors.As(err, &fault) {
		return err
	}
	if words, known := advice[fault.Code]; known {
		return &diskFault{advice: words, err: err}
	}
	return err
}
