package bench

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"storehand/app/photo"
)

// Gathered is what was found in the files and folders that were dropped.
type Gathered struct {
	Photos []Photo // by folder and name, each file once
	// Refused are files and folders that cannot be read.
	Refused []*ReadError
	// Others is how many files of the folders are no pictures by their names.
	Others int
}

// Gather looks through files and folders, and the folders in them, for photos.
// A file that is named itself is taken whatever its name; in folders the
// extension decides. Hidden files and folders are left out. Links are followed,
// each folder once. The error is the context's.
func Gather(ctx context.Context, paths []string) (Gathered, error) {
	g := gatherer{folders: map[string]bool{}, files: map[string]bool{}}
	for _, path := range paths {
		path = filepath.Clean(path)
		parent := filepath.Base(filepath.Dir(path))
		if parent == string(filepath.Separator) || parent == "." {
			parent = ""
		}
		info, err := os.Stat(path)
		switch {
		case err != nil:
			g.refuse(path, err)
		case info.IsDir():
			g.folder(ctx, path, filepath.Base(path))
		default:
			g.file(path, filepath.Join(parent, filepath.Base(path)), info)
		}
	}
	return g.Gathered, ctx.Err()
}

type gatherer struct {
	Gathered
	folders, files map[string]bool // by real path: seen already
}

// folder goes through a folder in the order of its names.
func (g *gatherer) folder(ctx context.Context, path, trail string) {
	if g.seen(g.folders, path) {
		return
	}
	entries, err := os.ReadDir(path)
	if err != nil {
		g.refuse(path, err) // what was read before the error is taken all the same
	}
	for _, entry := range entries {
		if ctx.Err() != nil {
			return
		}
		name := entry.Name()
		if strings.HasPrefix(name, ".") {
			continue
		}
		g.entry(ctx, filepath.Join(path, name), filepath.Join(trail, name))
	}
}

func (g *gatherer) entry(ctx context.Context, path, trail string) {
	info, err := os.Stat(path)
	switch {
	case err != nil && !isPicture(path):
		g.Others++ // a broken link to who knows what
	case err != nil:
		g.refuse(path, err)
	case info.IsDir():
		g.folder(ctx, path, trail)
	case !isPicture(path):
		g.Others++
	default:
		g.file(path, trail, info)
	}
}

// isPicture goes by the extension. Whether the content is a picture shows when
// it is read.
func isPicture(path string) bool {
	return slices.Contains(photo.Extensions(), strings.ToLower(filepath.Ext(path)))
}

func (g *gatherer) file(path, trail string, info fs.FileInfo) {
	if !info.Mode().IsRegular() {
		g.Refused = append(g.Refused, &ReadError{Path: path, Reason: "it is a device or a pipe, not a photo. Add a file"})
		return
	}
	if g.seen(g.files, path) {
		return
	}
	g.Photos = append(g.Photos, Photo{Path: path, Trail: filepath.ToSlash(trail), Size: info.Size(), ModTime: info.ModTime()})
}

// seen notes a path by where it really lies.
func (g *gatherer) seen(known map[string]bool, path string) bool {
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real
	}
	before := known[path]
	known[path] = true
	return before
}

func (g *gatherer) refuse(path string, err error) {
	g.Refused = append(g.Refused, cannotRead(path, err))
}

// ReadError is the error for a file or folder that cannot be read.
type ReadError struct {
	Path   string
	Reason string // why, and what to do
	Err    error  // the system's own; nil where there is none
}

// Error names the path and the reason.
func (u *ReadError) Error() string { return u.Path + " cannot be read: " + u.Reason }

// Unwrap gives the system's own error.
func (u *ReadError) Unwrap() error { return u.Err }

// cannotRead says in words for the user why a path cannot be read.
func cannotRead(path string, err error) *ReadError {
	reason := err.Error()
	var system *fs.PathError
	switch {
	case errors.Is(err, fs.ErrNotExist):
		reason = "it is not there any more. Add it again from where it is now"
	case errors.Is(err, fs.ErrPermission):
		reason = "you may not read it. Change its permissions and add it again"
	case errors.As(err, &system):
		reason = system.Err.Error()
	}
	return &ReadError{Path: path, Reason: reason, Err: err}
}
