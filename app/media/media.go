// Package media names the picture files a workspace keeps: originals, which
// are kept for good, and prepared pictures, which can be made again.
package media

import (
	"context"
	"errors"
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
	// Original is the file that a prepared picture was made of, and Recipe the
	// JSON of the photo.Recipe that makes it again. Both are empty for originals
	// and for pictures of workspaces from before recipes were kept.
	Original Hash
	Recipe   []byte
}

// Output is one of the finished pictures that were made of a photo in one go,
// for several channels.
type Output struct {
	// Original and Shown are the photo and its finished picture as a product
	// has them.
	Original, Shown Hash
	Channel         string // slug of the preset; names the channel's folder
	Prepared        Hash   // for the channel; Shown itself for the product's own
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

// ErrUnknown is the cause of an error about a file that nobody recorded.
var ErrUnknown = errors.New("the workspace has no record of this picture")

// Register tells what is recorded of picture files.
type Register interface {
	// File gives the record of a file, an ErrUnknown where there is none.
	File(ctx context.Context, kind Kind, hash Hash) (File, error)
	// Outputs lists the pictures that were made together with the one that a
	// product shows, by channel, that one included; where shown is empty those of
	// all pictures of the original.
	Outputs(ctx context.Context, original, shown Hash) ([]Output, error)
}

// Writer records files inside one operation of the write door.
type Writer interface {
	// SaveFile records a file. Of one that is known already only a recipe that
	// was missing is taken over: its bytes are the same.
	SaveFile(ctx context.Context, f File) error
	// SaveOutput records a picture for a channel, in the place of the one that
	// was recorded for it.
	SaveOutput(ctx context.Context, o Output) error
}
