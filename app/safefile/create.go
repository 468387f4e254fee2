package safefile

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// WriteNamed writes one file whose name comes of its content, such as a
// checksum: write returns the path when it has written all bytes. The path has
// to be on the disk of dir, where the part file lies meanwhile and [Sweep] finds
// it; both folders are made when absent. A file that has the name is replaced.
// When write returns an error nothing is written and that error is the cause of
// the one returned. Errors are of type *[Error].
func WriteNamed(dir string, write func(io.Writer) (path string, err error)) (string, error) {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return "", failed("opening folder", dir, err)
	}
	path, err := create(dir, true, func(to io.Writer) (string, error) {
		path, err := write(to)
		if err != nil {
			return "", err
		}
		return path, makeWithin(dir, filepath.Dir(path))
	})
	if err != nil {
		return "", failed("saving a file in", dir, err)
	}
	return path, nil
}

// makeWithin makes a folder right below dir last through a power cut.
func makeWithin(dir, folder string) error {
	err := os.Mkdir(folder, 0o777)
	if errors.Is(err, fs.ErrExist) {
		return nil
	}
	if err != nil {
		return err
	}
	return syncFolder(dir)
}

// create makes a file at the path that write returns, by way of a part file in
// dir, which it takes away when that fails.
func create(dir string, replace bool, write func(io.Writer) (path string, err error)) (path string, err error) {
	part, err := newPart(dir)
	if err != nil {
		return "", err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, ignoreAbsent(os.Remove(part.Name())))
		}
	}()
	err = fill(part, func(to io.Writer) (err error) {
		path, err = write(to)
		return err
	})
	if err == nil && replace {
		err = keepMode(part, path)
	}
	if closing := part.Close(); err == nil {
		err = closing
	}
	if err != nil {
		return "", err
	}
	if err := publish(part.Name(), path, replace); err != nil {
		return "", err
	}
	return path, syncFolder(filepath.Dir(path))
}
