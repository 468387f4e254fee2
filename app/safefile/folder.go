package safefile

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Folder writes files into one folder and keeps their names apart. Names that
// differ only in case or in the way accents are composed count as the same,
// since Windows and macOS cannot tell them apart. Its methods may be called
// from several goroutines at once.
//
// A folder belongs to one run of work: it notes the names when it is opened,
// and no file it has written is replaced by another one of the same run.
type Folder struct {
	dir string

	mu    sync.Mutex
	names map[string]string // by key: the names that are there
	ours  map[string]bool   // by key: written, or being written, through this folder
}

// OpenFolder makes the folder when it is absent and reads the names in it.
// Errors are of type *[Error].
func OpenFolder(dir string) (*Folder, error) {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return nil, failed("opening folder", dir, err)
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, failed("opening folder", dir, err)
	}
	f := &Folder{dir: dir, names: make(map[string]string, len(entries)), ours: map[string]bool{}}
	for _, entry := range entries {
		f.names[key(entry.Name())] = entry.Name()
	}
	return f, nil
}

// Dir is the path the folder was opened with.
func (f *Folder) Dir() string { return f.dir }

// Write writes one file into the folder and returns its path. The name must be
// one that [SafeName] leaves as it is. The function receives a buffered
// writer; when it returns an error nothing is written and that error is the
// cause of the one returned. Errors are of type *[Error].
func (f *Folder) Write(name string, on Collision, write func(io.Writer) error) (string, error) {
	safe, err := SafeName(name)
	if err != nil {
		return "", failed("saving", filepath.Join(f.dir, filepath.Base(name)), err)
	}
	if safe != name {
		return "", failed("saving", filepath.Join(f.dir, name),
			fmt.Errorf("not every system takes this name; %q would do", safe))
	}
	return f.place(name, on, write)
}

// place reserves the name, writes the file and lets the name go on failure.
func (f *Folder) place(name string, on Collision, write func(io.Writer) error) (path string, err error) {
	name, err = f.reserve(name, on)
	if err != nil {
		return "", failed("saving", filepath.Join(f.dir, name), err)
	}
	path = filepath.Join(f.dir, name)
	_, err = create(f.dir, on == Replace, func(to io.Writer) (string, error) { return path, write(to) })
	if err != nil {
		f.release(name)
		return "", failed("saving", path, err)
	}
	return path, nil
}

// reserve settles the name of a file to be written and marks it as taken.
func (f *Folder) reserve(name string, on Collision) (string, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	k := key(name)
	there, taken := f.names[k]
	switch {
	case f.ours[k] && on != Number:
		return name, fmt.Errorf("another item of this run has the same name: %w", ErrTaken)
	case !taken:
	case on == Number:
		name = f.nextFree(name)
		k = key(name)
	case on == Refuse:
		return name, ErrTaken
	case there != name:
		return name, fmt.Errorf("%q is there and differs only in case or accents, which not every system tells apart: %w", there, ErrTaken)
	}
	f.names[k], f.ours[k] = name, true
	return name, nil
}

// nextFree gives the first of name-2, name-3 … that is not taken, shortened
// where the number would make it too long.
func (f *Folder) nextFree(name string) string {
	stem, extension := split(name)
	for n := 2; ; n++ {
		number := fmt.Sprintf("-%d", n)
		candidate := cut(stem, maxNameBytes-len(number)-len(extension)) + number + extension
		if _, taken := f.names[key(candidate)]; !taken {
			return candidate
		}
	}
}

// release forgets a name whose file could not be written. What lay there
// before still does.
func (f *Folder) release(name string) {
	_, err := os.Lstat(filepath.Join(f.dir, name))
	f.mu.Lock()
	defer f.mu.Unlock()
	delete(f.ours, key(name))
	if err != nil {
		delete(f.names, key(name))
	}
}

// key is the same for names that some file system takes for the same. Going
// through upper case maps letters such as final and inner sigma onto one.
func key(name string) string {
	return strings.ToLower(strings.ToUpper(norm.NFC.String(name)))
}

// cut shortens text to at most limit bytes without splitting a character.
func cut(text string, limit int) string {
	if len(text) <= limit {
		return text
	}
	for limit > 0 && !utf8.RuneStart(text[limit]) {
		limit--
	}
	return text[:limit]
}
