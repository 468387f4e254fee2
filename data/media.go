package data

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"runtime"

	"storehand/app/media"
)

var _ media.Keeper = (*Workspace)(nil)

// mediaFolders are the folders of the workspace that hold pictures.
var mediaFolders = map[media.Kind]string{media.Original: "originals", media.Prepared: "prepared"}

var (
	hashForm = regexp.MustCompile(`^[0-9a-f]{64}$`)
	extForm  = regexp.MustCompile(`^\.[a-z0-9]{1,8}$`)
)

// Put implements media.Keeper. The file is written under a temporary name,
// synced and renamed, so that a crash leaves no half-written picture.
func (w *Workspace) Put(ctx context.Context, kind media.Kind, ext string, content io.Reader) (media.Hash, int64, error) {
	if !extForm.MatchString(ext) {
		return "", 0, fmt.Errorf("keep a picture: %q is not a file extension", ext)
	}
	folder := filepath.Join(w.dir, mediaFolders[kind])
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return "", 0, fmt.Errorf("keep a picture: %w", err)
	}
	temporary, err := os.CreateTemp(folder, temporaryPattern)
	if err != nil {
		return "", 0, fmt.Errorf("keep a picture: %w", err)
	}
	defer os.Remove(temporary.Name())
	digest := sha256.New()
	size, err := io.Copy(io.MultiWriter(temporary, digest), contextReader{ctx, content})
	err = errors.Join(err, temporary.Sync(), temporary.Close())
	if err != nil {
		return "", 0, fmt.Errorf("keep a picture: %w", err)
	}
	hash := media.Hash(hex.EncodeToString(digest.Sum(nil)))
	return hash, size, w.settle(temporary.Name(), folder, hash, ext)
}

// temporaryPattern names files that are being written.
const temporaryPattern = ".writing-*"

// settle gives a finished file its name, unless the same bytes are there.
func (w *Workspace) settle(temporary, folder string, hash media.Hash, ext string) error {
	shelf := filepath.Join(folder, string(hash[:2]))
	if err := os.MkdirAll(shelf, 0o700); err != nil {
		return fmt.Errorf("keep a picture: %w", err)
	}
	if _, err := found(shelf, hash); err == nil {
		return nil
	}
	if err := os.Rename(temporary, filepath.Join(shelf, string(hash)+ext)); err != nil {
		return fmt.Errorf("keep a picture: %w", err)
	}
	return syncFolder(shelf)
}

// Path implements media.Keeper.
func (w *Workspace) Path(kind media.Kind, hash media.Hash) (string, error) {
	if !hashForm.MatchString(string(hash)) {
		return "", fmt.Errorf("%q does not name a picture", hash)
	}
	path, err := found(filepath.Join(w.dir, mediaFolders[kind], string(hash[:2])), hash)
	if err != nil {
		return "", fmt.Errorf("the %s picture %s… is missing from the workspace: %w", kind, hash[:12], err)
	}
	return path, nil
}

// found looks a hash up on its shelf, whatever its extension.
func found(shelf string, hash media.Hash) (string, error) {
	matches, err := filepath.Glob(filepath.Join(shelf, string(hash)+".*"))
	if err != nil {
		return "", err
	}
	if len(matches) == 0 {
		return "", fs.ErrNotExist
	}
	return matches[0], nil
}

// Open implements media.Keeper.
func (w *Workspace) Open(_ context.Context, kind media.Kind, hash media.Hash) (io.ReadCloser, error) {
	path, err := w.Path(kind, hash)
	if err != nil {
		return nil, err
	}
	return os.Open(path)
}

// contextReader stops reading when its context ends.
type contextReader struct {
	ctx    context.Context
	source io.Reader
}

func (r contextReader) Read(p []byte) (int, error) {
	if err := r.ctx.Err(); err != nil {
		return 0, err
	}
	return r.source.Read(p)
}

// syncFolder makes a rename last through a power cut.
func syncFolder(path string) error {
	folder, err := os.Open(path)
	if err != nil {
		return fmt.Errorf("sync %s: %w", path, err)
	}
	defer folder.Close()
	// Windows cannot sync a folder and keeps the order of renames by itself.
	if err := folder.Sync(); err != nil && runtime.GOOS != "windows" {
		return fmt.Errorf("sync %s: %w", path, err)
	}
	return nil
}
