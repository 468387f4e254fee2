package bench

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"storehand/app/photo"
	"storehand/app/safefile"
)

// Clip is what the clipboard holds: text, a picture, or both.
type Clip struct {
	Text  string
	Image []byte // the file of a picture
}

// errNothingPasted is returned for a clipboard without photos.
var errNothingPasted = errors.New("there is no photo and no file in what was copied. Copy a picture, or files in the file manager")

// Paste makes photos of what is in the clipboard: of files and folders that were
// copied in a file manager, or whose paths were, or of a picture, which is kept
// as a file in the inbox folder. The same picture pasted again is the same file.
func Paste(ctx context.Context, clip Clip, inbox string) (Gathered, error) {
	if paths := pastedPaths(clip.Text); len(paths) > 0 {
		return Gather(ctx, paths)
	}
	if len(clip.Image) == 0 {
		return Gathered{}, errNothingPasted
	}
	path, err := keepPasted(clip.Image, inbox)
	if err != nil {
		return Gathered{}, fmt.Errorf("paste a picture: %w", err)
	}
	return Gather(ctx, []string{path})
}

// pastedPaths reads the paths and file addresses of a text, one a line, as file
// managers write them: GNOME's begin with "copy" or "cut", a list of addresses
// has comments behind "#", and Windows quotes paths. A text in which any line is
// something else is a text and names no files.
func pastedPaths(text string) []string {
	var paths []string
	for _, line := range strings.FieldsFunc(text, func(r rune) bool { return r == '\n' || r == '\r' || r == 0 }) {
		line = strings.TrimSpace(line)
		if line == "" || line == "copy" || line == "cut" || line == "x-special/nautilus-clipboard" || strings.HasPrefix(line, "#") {
			continue
		}
		path, is := pastedPath(strings.Trim(line, `"'`))
		if !is {
			return nil
		}
		paths = append(paths, path)
	}
	return paths
}

// windowsDrive begins a path on Windows, and stands after the slash of an address
// of one.
var windowsDrive = regexp.MustCompile(`^[A-Za-z]:[\\/]`)

func pastedPath(text string) (path string, is bool) {
	if filepath.IsAbs(text) || windowsDrive.MatchString(text) {
		return text, true
	}
	address, err := url.Parse(text)
	if err != nil || address.Scheme != "file" || address.Path == "" {
		return "", false
	}
	path = address.Path
	switch {
	case windowsDrive.MatchString(strings.TrimPrefix(path, "/")):
		path = strings.TrimPrefix(path, "/")
	case address.Host != "" && address.Host != "localhost":
		path = "//" + address.Host + path // a share in the network
	}
	return filepath.FromSlash(path), true
}

// keepPasted writes a picture into the inbox, named by its content.
func keepPasted(picture []byte, inbox string) (string, error) {
	facts, err := photo.Probe(photo.FromBytes("the picture in the clipboard", picture))
	if err != nil {
		return "", err
	}
	digest := sha256.Sum256(picture)
	path := filepath.Join(inbox, fmt.Sprintf("pasted-%x%s", digest[:6], facts.Format.Extension()))
	if there, err := os.ReadFile(path); err == nil && bytes.Equal(there, picture) {
		return path, nil
	}
	return safefile.Write(path, safefile.Replace, func(w io.Writer) error {
		_, err := w.Write(picture)
		return err
	})
}
