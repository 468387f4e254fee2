package safefile

import (
	"crypto/rand"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// partPrefix begins the name of every unfinished file.
const partPrefix = ".storehand-part-"

// newPart makes an empty part file in the folder and marks it as in use, so
// that a [Sweep] of another process leaves it alone.
func newPart(dir string) (*os.File, error) {
	for {
		// 0o666 lets the user's own mask decide, as for any file saved.
		part, err := os.OpenFile(filepath.Join(dir, partPrefix+rand.Text()), os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o666)
		if err != nil {
			return nil, err
		}
		if err := markInUse(part); err != nil {
			return nil, errors.Join(err, part.Close(), os.Remove(part.Name()))
		}
		// A sweep may have come between the two steps.
		if _, err := os.Lstat(part.Name()); err == nil {
			return part, nil
		} else if !errors.Is(err, fs.ErrNotExist) {
			return nil, errors.Join(err, part.Close())
		}
		if err := part.Close(); err != nil {
			return nil, err
		}
	}
}

// Sweep takes away the part files that killed programs left in the folder
// (its subfolders are not looked into) and says how many there were. Those
// being written at this moment, by this or another process, stay. An absent
// folder has none. Files that cannot be removed are named in the error; the
// others are removed all the same.
func Sweep(dir string) (removed int, err error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			return 0, nil
		}
		return 0, failed("looking for unfinished files in", dir, err)
	}
	var problems []error
	for _, entry := range entries {
		if !strings.HasPrefix(entry.Name(), partPrefix) || !entry.Type().IsRegular() {
			continue
		}
		path := filepath.Join(dir, entry.Name())
		switch gone, err := removeAbandoned(path); {
		case err != nil:
			problems = append(problems, failed("removing unfinished file", path, err))
		case gone:
			removed++
		}
	}
	return removed, errors.Join(problems...)
}

// keepMode gives the part file the permissions of the file it will replace: an
// export the user has made private stays private.
func keepMode(part *os.File, path string) error {
	info, err := os.Stat(path)
	if err != nil {
		return ignoreAbsent(err)
	}
	return part.Chmod(info.Mode().Perm())
}

func ignoreAbsent(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}
