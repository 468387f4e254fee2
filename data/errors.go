package data

import (
	"errors"
	"fmt"

	"github.com/mattn/go-sqlite3"
)

// diskError says in words what a user can do about an error of the disk.
func diskError(err error) error {
	var fault sqlite3.Error
	if !errors.As(err, &fault) {
		return err
	}
	switch fault.Code {
	case sqlite3.ErrFull:
		return fmt.Errorf("the disk is full, nothing was changed. Free some space and try again: %w", err)
	case sqlite3.ErrReadonly, sqlite3.ErrPerm, sqlite3.ErrCantOpen:
		return fmt.Errorf("the workspace folder cannot be written to, nothing was changed. Check its permissions: %w", err)
	case sqlite3.ErrCorrupt, sqlite3.ErrNotADB:
		return fmt.Errorf("the workspace file is damaged. Run the integrity check and restore a copy from the backups folder: %w", err)
	case sqlite3.ErrBusy, sqlite3.ErrLocked:
		return fmt.Errorf("another program holds the workspace. Close it and try again: %w", err)
	default:
		return err
	}
}
