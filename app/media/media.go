// Package media names the picture files a workspace keeps: originals, which
// are kept for good, and prepared pictures, which can be made again.
package media

import (
	"context"
	"io"
	"time"
)

// Hash is the SHA-256 of a file's bytes in lower-case hexadecimal. It names
// the file: the same picture is kept once.
type Hash string

// Kind says which folder of the workspace a file lies in.
type Kind string

// The kinds of file.
const (
	Original Kind = "original"
	Prepared Kind = "prepared"
)

// File is one picture in the workspace.
type File struct {
	Hash    Hash
	Kind    Kind
	Name    string // the file's name where it came from, without folders
	Ext     string // by content, with the dot: ".jpg"
	Size    int64  // bytes
	Width   int    // pixels, as the picture is shown
	Height  int    // pixels, as the picture is shown
	AddedAt time.Time
}

// Keeper stores and opens picture files. A file that was put and is never
// recorded by an operation does no harm, and putting the same bytes later finds it
// there.
type Keeper interface {
	// Put copies a picture into the workspace and returns its hash. ext is the
	// extension by content, with the dot. Putting the same bytes again is free.
	Put(ctx context.Context, kind Kind, ext string, content io.Reader) (Hash, int64, error)
	// Open reads a file that was put. The error names a file that is gone.
	Open(ctx context.Context, kind Kind, hash Hash) (io.ReadCloser, error)
	// Path is where the file lies on disk.
	Path(kind Kind, hash Hash) (string, error)
}

// Writer records files inside one operation of the write door.
type Writer interface {
	SaveFile(ctx context.Context, f File) error
}
