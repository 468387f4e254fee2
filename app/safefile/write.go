package safefile

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// Collision says what to do when the name is already taken.
type Collision uint8

// The ways to treat a name that is taken.
const (
	Refuse  Collision = iota // write nothing and return ErrTaken
	Replace                  // put the new file in the place of the old one
	Number                   // use the next free of "name-2.ext", "name-3.ext" …
)

// ErrTaken is the cause of an [Error] when the name is taken and may not be
// replaced. It is also an [fs.ErrExist].
var ErrTaken = fmt.Errorf("the name is taken: %w", fs.ErrExist)

// Write writes one file at path, whose folder is made when absent, and returns
// the path it was written to, which differs from path only for Number. The
// function receives a buffered writer; when it returns an error nothing is
// written and that error is returned as the cause. Errors are of type *[Error].
//
// Work that writes many files into a folder opens a [Folder] once instead.
func Write(path string, on Collision, write func(io.Writer) error) (string, error) {
	folder, err := OpenFolder(filepath.Dir(path))
	if err != nil {
		return "", err
	}
	return folder.place(filepath.Base(path), on, write)
}

// fill writes the content to the part file, checks that every byte arrived and
// has the system put them on the disk.
func fill(part *os.File, write func(io.Writer) error) error {
	counted := &countingWriter{w: part}
	buffered := bufio.NewWriterSize(counted, 64<<10)
	if err := write(buffered); err != nil {
		return err
	}
	if err := buffered.Flush(); err != nil {
		return err
	}
	if err := part.Sync(); err != nil {
		return err
	}
	info, err := part.Stat()
	if err != nil {
		return err
	}
	if info.Size() != counted.n {
		return fmt.Errorf("%d bytes were written and the file has %d", counted.n, info.Size())
	}
	return nil
}

type countingWriter struct {
	w io.Writer
	n int64
}

func (c *countingWriter) Write(p []byte) (int, error) {
	n, err := c.w.Write(p)
	c.n += int64(n)
	return n, err
}

// publish gives the finished part file its name. Unless it may replace, a name
// taken meanwhile by another program is an ErrTaken.
func publish(part, path string, replace bool) error {
	if replace {
		return os.Rename(part, path)
	}
	// A hard link fails when the name exists, which a rename does not.
	err := os.Link(part, path)
	switch {
	case err == nil:
		return os.Remove(part)
	case errors.Is(err, fs.ErrExist):
		return ErrTaken
	}
	// The file system knows no hard links (exFAT, some network shares).
	if _, err := os.Lstat(path); err == nil {
		return ErrTaken
	}
	return os.Rename(part, path)
}
