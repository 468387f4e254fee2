package safefile

import (
	"errors"
	"io/fs"
)

// Error says which file could not be written, why, and what to do about it.
type Error struct {
	Doing string // what was tried, as in "saving"
	Path  string // the file or folder
	Err   error  // the cause
}

// Error is a sentence for the user. The system's own words stand only where
// Storehand knows no better ones; the log gets the cause through Unwrap.
func (e *Error) Error() string {
	text := e.Doing + " " + e.Path + ": "
	for _, c := range causes {
		if errors.Is(e.Err, c.err) {
			return text + c.advice
		}
	}
	var inner *fs.PathError
	switch {
	case errors.Is(e.Err, ErrTaken):
		return text + e.Err.Error()
	case errors.Is(e.Err, fs.ErrPermission):
		return text + notAllowed
	case errors.As(e.Err, &inner):
		return text + inner.Err.Error() // without the part file's name
	}
	return text + e.Err.Error()
}

// Unwrap gives the cause.
func (e *Error) Unwrap() error { return e.Err }

// failed wraps err unless it is an *Error already.
func failed(doing, path string, err error) error {
	var already *Error
	if errors.As(err, &already) {
		return err
	}
	return &Error{Doing: doing, Path: path, Err: err}
}

// cause pairs a system error with what to do about it.
type cause struct {
	err    error
	advice string
}

const (
	diskFull    = "the disk is full. Free some space on it or choose another folder, then try again"
	quotaUsed   = "your share of the disk is used up. Delete what you no longer need or choose another folder, then try again"
	tooLarge    = "the file is larger than this disk or account allows. Choose a folder on another disk"
	readOnly    = "the disk can only be read. Choose another folder, or take off its write protection"
	notAllowed  = "you may not write there. Choose another folder, or change its permissions"
	notAFolder  = "a part of this path is a file, not a folder. Choose another folder"
	isAFolder   = "a folder has this name. Choose another name"
	nameTooLong = "the name or the whole path is too long. Choose a shorter one"
	inUse       = "another program has the file open. Close it there, then try again"
	diskFaulty  = "the disk reports a fault. Choose a folder on another disk and have this one checked"
)
