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
	"strings"
	"sync"

	"storehand/app/media"
	"storehand/app/safefile"
)

var _ media.Keeper = (*Workspace)(nil)

// mediaFolders are the folders of the workspace that hold pictures. In each, a
// file lies in a subfolder named by the first two digits of its hash.
var mediaFolders = map[media.Kind]string{media.Original: "originals", media.Prepared: "prepared"}

// What a file's name is made of. Nothing else becomes part of a path.
var (
	hashForm = regexp.MustCompile(`^[0-9a-f]{64}$`)
	extForm  = regexp.MustCompile(`^\.[a-z0-9]{1,8}$`)
)

// mediaFolder is the folder of a kind of picture.
func (w *Workspace) mediaFolder(kind media.Kind) (string, error) {
	folder, known := mediaFolders[kind]
	if !known {
		return "", fmt.Errorf("%q is not a kind of picture", kind)
	}
	return filepath.Join(w.dir, folder), nil
}

// shelf is the folder a picture lies in.
func (w *Workspace) shelf(kind media.Kind, hash media.Hash) (string, error) {
	if !hashForm.MatchString(string(hash)) {
		return "", fmt.Errorf("%q does not name a picture", hash)
	}
	folder, err := w.mediaFolder(kind)
	return filepath.Join(folder, string(hash[:2])), err
}

// pictureFile names one picture file of the workspace.
type pictureFile struct {
	kind media.Kind
	hash media.Hash
}

// putPictures are the pictures put since the workspace was opened: work that is
// not done yet may still record them.
type putPictures struct {
	mu    sync.Mutex
	files map[pictureFile]bool
}

func (p *putPictures) add(picture pictureFile) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.files == nil {
		p.files = make(map[pictureFile]bool)
	}
	p.files[picture] = true
}

// errKept ends the writing of a picture that is there already.
var errKept = errors.New("this picture is kept already")

// Put implements media.Keeper. A file that is there already and was damaged is
// replaced.
func (w *Workspace) Put(ctx context.Context, kind media.Kind, ext string, content io.Reader) (media.Hash, int64, error) {
	folder, err := w.mediaFolder(kind)
	if err != nil {
		return "", 0, fmt.Errorf("keep a picture: %w", err)
	}
	if !extForm.MatchString(ext) {
		return "", 0, fmt.Errorf("keep a picture: %q is not a file extension", ext)
	}
	var hash media.Hash
	var size int64
	_, err = safefile.WriteNamed(folder, func(to io.Writer) (string, error) {
		digest := sha256.New()
		if size, err = io.Copy(io.MultiWriter(to, digest), contextReader{ctx, content}); err != nil {
			return "", err
		}
		hash = media.Hash(hex.EncodeToString(digest.Sum(nil)))
		w.put.add(pictureFile{kind, hash})
		if w.pictureProblem(ctx, pictureFile{kind, hash}) == "" {
			return "", errKept
		}
		return filepath.Join(folder, string(hash[:2]), string(hash)+ext), nil
	})
	if err != nil && !errors.Is(err, errKept) {
		return "", 0, fmt.Errorf("keep a picture: %w", err)
	}
	return hash, size, nil
}

// Path implements media.Keeper.
func (w *Workspace) Path(kind media.Kind, hash media.Hash) (string, error) {
	shelf, err := w.shelf(kind, hash)
	if err != nil {
		return "", err
	}
	there, err := onShelf(shelf, hash)
	if err != nil {
		return "", fmt.Errorf("the %s picture %s… is missing from the workspace: %w", kind, hash[:12], err)
	}
	return filepath.Join(shelf, there.Name()), nil
}

// onShelf looks a picture up, whatever its extension.
func onShelf(shelf string, hash media.Hash) (fs.FileInfo, error) {
	entries, err := os.ReadDir(shelf)
	if err != nil {
		return nil, err
	}
	for _, entry := range entries {
		if stem, _, dotted := strings.Cut(entry.Name(), "."); dotted && stem == string(hash) {
			return entry.Info()
		}
	}
	return nil, fs.ErrNotExist
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
