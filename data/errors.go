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
	damaged     = "the workspace file is damaged. Run the integrity check, and " + putCopy
	inUse       = "another program holds the workspace. Close it and try again"
)

// putCopy is the way back from a damaged file.
const putCopy = "put a copy from the backups folder in its place"

// DamagedError says that the workspace's file is so damaged that it cannot even
// be opened.
type DamagedError struct{ err error }

// Error tells the user what to do.
func (e *DamagedError) Error() string { return databaseName + ": " + e.Finding().Text }

// Unwrap gives what the database said.
func (e *DamagedError) Unwrap() error { return e.err }

// Finding is what the integrity check says of such a file.
func (e *DamagedError) Finding() Finding { return damagedFile(e.err.Error()) }

func damagedFile(how string) Finding {
	return Finding{Item: databaseName, Text: "the file is damaged: " + how + ". P" + putCopy[1:]}
}

// damageOr gives a *DamagedError where the database says that its file is
// damaged, and other errors as they are.
func damageOr(err error) error {
	var fault sqlite3.Error
	if errors.As(err, &fault) && isCorrupt(fault) {
		return &DamagedError{fault}
	}
	return err
}

func isCorrupt(fault sqlite3.Error) bool {
	return fault.Code == sqlite3.ErrCorrupt || fault.Code == sqlite3.ErrNotADB
}

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
