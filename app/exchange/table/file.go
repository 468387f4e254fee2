package table

import (
	"io"
	"os"
	"path/filepath"
)

// File is something that can be read from its start any number of times.
type File struct {
	Name string // shown in messages and in history, without folders
	Open func() (io.ReadCloser, error)
}

// Path makes a File of one on disk.
func Path(path string) File {
	return File{
		Name: filepath.Base(path),
		Open: func() (io.ReadCloser, error) { return os.Open(path) },
	}
}
