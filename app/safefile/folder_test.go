package safefile_test

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"storehand/app/safefile"
)

// text is a write function for a short text.
func text(s string) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := io.WriteString(w, s)
		return err
	}
}

func openFolder(t *testing.T, dir string) *safefile.Folder {
	t.Helper()
	folder, err := safefile.OpenFolder(dir)
	if err != nil {
		t.Fatal(err)
	}
	return folder
}

// content gives the files of a folder, hidden ones included, with their texts.
func content(t *testing.T, dir string) map[string]string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for _, entry := range entries {
		data, err := os.ReadFile(filepath.Join(dir, entry.Name()))
		if err != nil {
			t.Fatal(err)
		}
		files[entry.Name()] = string(data)
	}
	return files
}

func wantContent(t *testing.T, dir string, want map[string]string) {
	t.Helper()
	if diff := cmp.Diff(want, content(t, dir)); diff != "" {
		t.Errorf("files (-want +got):\n%s", diff)
	}
}

func TestCollisions(t *testing.T) {
	for _, c := range []struct {
		there string
		name  string
		on    safefile.Collision
		want  map[string]string
		err   error
	}{
		{"", "a.jpg", safefile.Refuse, map[string]string{"a.jpg": "new"}, nil},
		{"a.jpg", "a.jpg", safefile.Refuse, map[string]string{"a.jpg": "old"}, safefile.ErrTaken},
		{"a.jpg", "a.jpg", safefile.Replace, map[string]string{"a.jpg": "new"}, nil},
		{"a.jpg", "a.jpg", safefile.Number, map[string]string{"a.jpg": "old", "a-2.jpg": "new"}, nil},
		{"A.JPG", "a.jpg", safefile.Refuse, map[string]string{"A.JPG": "old"}, safefile.ErrTaken},
		{"A.JPG", "a.jpg", safefile.Replace, map[string]string{"A.JPG": "old"}, safefile.ErrTaken},
		{"A.JPG", "a.jpg", safefile.Number, map[string]string{"A.JPG": "old", "a-2.jpg": "new"}, nil},
		{"cafe\u0301.png", "café.png", safefile.Number, map[string]string{"cafe\u0301.png": "old", "café-2.png": "new"}, nil},
		{"no extension", "no extension", safefile.Number, map[string]string{"no extension": "old", "no extension-2": "new"}, nil},
	} {
		t.Run(fmt.Sprintf("%s beside %s, %d", c.name, c.there, c.on), func(t *testing.T) {
			dir := t.TempDir()
			if c.there != "" {
				if err := os.WriteFile(filepath.Join(dir, c.there), []byte("old"), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			path, err := openFolder(t, dir).Write(c.name, c.on, text("new"))
			if !errors.Is(err, c.err) {
				t.Errorf("got %v, want %v", err, c.err)
			}
			wantContent(t, dir, c.want)
			if err == nil {
				if got, err := os.ReadFile(path); err != nil || string(got) != "new" {
					t.Errorf("the path returned, %s, holds %q, %v", path, got, err)
				}
			}
		})
	}
}

func TestNothingOfTheSameRunIsReplaced(t *testing.T) {
	dir := t.TempDir()
	folder := openFolder(t, dir)
	if _, err := folder.Write("photo.jpg", safefile.Replace, text("first")); err != nil {
		t.Fatal(err)
	}
	_, err := folder.Write("photo.jpg", safefile.Replace, text("second"))
	if !errors.Is(err, safefile.ErrTaken) || !errors.Is(err, fs.ErrExist) {
		t.Errorf("got %v", err)
	}
	wantContent(t, dir, map[string]string{"photo.jpg": "first"})
	if _, err := openFolder(t, dir).Write("photo.jpg", safefile.Replace, text("second")); err != nil {
		t.Errorf("the next run: %v", err)
	}
	wantContent(t, dir, map[string]string{"photo.jpg": "second"})
}

func TestManyWorkersWantTheSameName(t *testing.T) {
	dir := t.TempDir()
	folder := openFolder(t, dir)
	var workers sync.WaitGroup
	for i := range 40 {
		workers.Go(func() {
			if _, err := folder.Write("photo.jpg", safefile.Number, text(fmt.Sprint(i))); err != nil {
				t.Error(err)
			}
		})
	}
	workers.Wait()
	files := content(t, dir)
	seen := map[string]bool{}
	for _, data := range files {
		seen[data] = true
	}
	if len(files) != 40 || len(seen) != 40 {
		t.Errorf("%d files with %d contents", len(files), len(seen))
	}
	if files["photo.jpg"] == "" || files["photo-40.jpg"] == "" {
		t.Errorf("names: %v", slices.Sorted(maps.Keys(files)))
	}
}

func TestNumberedNameFitsTheFileSystem(t *testing.T) {
	dir := t.TempDir()
	folder := openFolder(t, dir)
	name := strings.Repeat("ä", 125) + ".jpeg" // 255 bytes
	for range 12 {
		path, err := folder.Write(name, safefile.Number, text("x"))
		if err != nil {
			t.Fatal(err)
		}
		if base := filepath.Base(path); len(base) > 255 || !strings.HasSuffix(base, ".jpeg") {
			t.Errorf("%d bytes: %s", len(base), base)
		}
	}
	if n := len(content(t, dir)); n != 12 {
		t.Errorf("%d files", n)
	}
}

func TestUnsafeNamesAreNotWritten(t *testing.T) {
	parent := t.TempDir()
	dir := filepath.Join(parent, "out")
	folder := openFolder(t, dir)
	for _, name := range []string{"../escaped.jpg", `..\escaped.jpg`, "/escaped.jpg", "..", "", "con.jpg", "a?.jpg"} {
		if path, err := folder.Write(name, safefile.Replace, text("x")); err == nil {
			t.Errorf("%q was written to %s", name, path)
		}
	}
	wantContent(t, dir, map[string]string{})
	if entries, err := os.ReadDir(parent); err != nil || len(entries) != 1 {
		t.Errorf("beside the folder: %v, %v", entries, err)
	}
	_, err := folder.Write("a?.jpg", safefile.Refuse, text("x"))
	if err == nil || !strings.Contains(err.Error(), `"a-.jpg" would do`) {
		t.Errorf("the message should name one that works: %v", err)
	}
}

func TestAFailedWriteLeavesNothingAndFreesTheName(t *testing.T) {
	dir := t.TempDir()
	folder := openFolder(t, dir)
	broken := errors.New("the picture cannot be decoded")
	_, err := folder.Write("photo.jpg", safefile.Refuse, func(w io.Writer) error {
		if _, err := w.Write(make([]byte, 1<<20)); err != nil {
			return err
		}
		return broken
	})
	if !errors.Is(err, broken) {
		t.Errorf("got %v", err)
	}
	if want := "saving " + filepath.Join(dir, "photo.jpg") + ": the picture cannot be decoded"; err.Error() != want {
		t.Errorf("message: %v", err)
	}
	wantContent(t, dir, map[string]string{})
	if _, err := folder.Write("photo.jpg", safefile.Refuse, text("good")); err != nil {
		t.Errorf("the name is not free again: %v", err)
	}
	wantContent(t, dir, map[string]string{"photo.jpg": "good"})
}

func TestAFailedReplacementKeepsTheOldFile(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "export.csv")
	if _, err := safefile.Write(path, safefile.Refuse, text("yesterday")); err != nil {
		t.Fatal(err)
	}
	broken := errors.New("no store of that name")
	if _, err := safefile.Write(path, safefile.Replace, func(io.Writer) error { return broken }); !errors.Is(err, broken) {
		t.Errorf("got %v", err)
	}
	wantContent(t, dir, map[string]string{"export.csv": "yesterday"})
}

func TestNothingIsVisibleBeforeTheEnd(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "export.csv")
	_, err := safefile.Write(path, safefile.Refuse, func(w io.Writer) error {
		if _, err := w.Write(make([]byte, 1<<20)); err != nil {
			return err
		}
		if _, err := os.Lstat(path); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("the half-written file can be seen: %v", err)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(path); err != nil || info.Size() != 1<<20 {
		t.Errorf("%v, %v", info, err)
	}
}

func TestWriteMakesTheFolderAndNumbersFiles(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "clients", "northpass")
	for _, want := range []string{"report: Q3.csv", "report: Q3-2.csv"} {
		path, err := safefile.Write(filepath.Join(dir, "report: Q3.csv"), safefile.Number, text("x"))
		if err != nil || path != filepath.Join(dir, want) {
			t.Errorf("got %s, %v, want %s", path, err, want)
		}
	}
}
