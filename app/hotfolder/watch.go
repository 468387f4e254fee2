// Package hotfolder watches a folder for files that are put into it, as a camera
// or a photographer's assistant does, and tells of each one when it is complete.
package hotfolder

import (
	"cmp"
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// How often a folder is looked at, and how long a file has to stay as it is to
// count as complete, unless the watch says otherwise.
const (
	Every  = 5 * time.Second
	Settle = 2 * time.Second
)

// Watch says which folder is watched, for what. Its functions are called one at
// a time, on the goroutine of Run.
type Watch struct {
	Dir string // with the folders in it; hidden ones are left out
	// Wanted decides by a file's name.
	Wanted func(name string) bool
	// Known decides about the files that are there at the start. Where it is nil
	// all of them are known.
	Known func(path string) bool
	// Began is called once it is noted what is there at the start: what comes into
	// the folder from then on is found. It may be nil.
	Began func()
	// Found is given new files once each, when they are complete: when size and
	// time have not changed for a while. A file that went and came back is new.
	Found func(paths []string)
	// Lost is told once that the folder cannot be read any more, or not at the
	// start, and Back once that it can again. What came meanwhile is found then.
	Lost func(error)
	Back func()
	// Every and Settle are the package's where they are zero. The system is asked
	// to tell of changes at once; drives in the network often do not, which is why
	// the folder is looked at all the same.
	Every, Settle time.Duration
}

// Run watches until the context ends.
func (w Watch) Run(ctx context.Context) {
	notes := listen(ctx)
	defer notes.close()
	w.run(ctx, notes)
}

func (w Watch) run(ctx context.Context, notes notifier) {
	w.Every, w.Settle = cmp.Or(w.Every, Every), cmp.Or(w.Settle, Settle)
	s := &state{Watch: w, notes: notes, known: map[string]bool{}, growing: map[string]growth{}}
	s.start()
	for {
		select {
		case <-ctx.Done():
			return
		case <-notes.changed():
			if !wait(ctx, breath) {
				return
			}
		case <-time.After(s.pause()):
		}
		s.look()
	}
}

// breath is how long news gather before the folder is looked at: a file that is
// being written makes many.
const breath = 250 * time.Millisecond

// wait waits, and reports false when the context ended first.
func wait(ctx context.Context, long time.Duration) bool {
	select {
	case <-ctx.Done():
		return false
	case <-time.After(long):
		return true
	}
}

// state is what is known of a folder.
type state struct {
	Watch
	notes   notifier
	known   map[string]bool // files that were told of, or were there before
	growing map[string]growth
	lost    bool
}

// growth is a new file as it was seen last.
type growth struct {
	size    int64
	changed time.Time // its own time
	since   time.Time // when it was first seen like this
}

// pause is how long to wait for the next look.
func (s *state) pause() time.Duration {
	if len(s.growing) > 0 {
		return min(s.Settle, s.Every)
	}
	return s.Every
}

// start notes what is there before anything comes.
func (s *state) start() {
	files, err := s.list()
	if err != nil {
		s.lose(err)
		return
	}
	for path := range files {
		if s.Known == nil || s.Known(path) {
			s.known[path] = true
		}
	}
	if s.Began != nil {
		s.Began()
	}
	s.look()
}

// look goes through the folder once.
func (s *state) look() {
	files, err := s.list()
	if err != nil {
		s.lose(err)
		return
	}
	if s.lost {
		s.lost = false
		s.Back()
	}
	s.forgetAllBut(files)
	var found []string
	for path := range files {
		if !s.known[path] && s.complete(path) {
			s.known[path] = true
			delete(s.growing, path)
			found = append(found, path)
		}
	}
	if len(found) > 0 {
		slices.Sort(found)
		s.Found(found)
	}
}

func (s *state) lose(err error) {
	if !s.lost {
		s.lost = true
		s.Lost(err)
	}
}

// forgetAllBut lets go of files that are not there any more.
func (s *state) forgetAllBut(files map[string]bool) {
	for path := range s.known {
		if !files[path] {
			delete(s.known, path)
		}
	}
	for path := range s.growing {
		if !files[path] {
			delete(s.growing, path)
		}
	}
}

// complete reports whether a new file has stayed as it is for long enough. An
// empty one is on its way still.
func (s *state) complete(path string) bool {
	info, err := os.Stat(path)
	if err != nil || !info.Mode().IsRegular() {
		return false
	}
	before, seen := s.growing[path]
	now := growth{size: info.Size(), changed: info.ModTime(), since: time.Now()}
	if !seen || before.size != now.size || !before.changed.Equal(now.changed) {
		s.growing[path] = now
		return false
	}
	return now.size > 0 && now.since.Sub(before.since) >= s.Settle
}

// list gives the files that are wanted, without looking into them: most are
// known. Folders within that cannot be read now keep what is known of them.
func (s *state) list() (map[string]bool, error) {
	files := map[string]bool{}
	err := filepath.WalkDir(s.Dir, func(path string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil && path == s.Dir:
			return err
		case err != nil:
			s.keepBelow(path, files)
			return nil
		case path != s.Dir && strings.HasPrefix(entry.Name(), "."):
			if entry.IsDir() {
				return fs.SkipDir
			}
			return nil
		case entry.IsDir():
			s.notes.add(path)
			return nil
		}
		if isWanted := s.Wanted(entry.Name()) && !strings.HasPrefix(entry.Name(), "~"); isWanted {
			files[path] = true
		}
		return nil
	})
	return files, err
}

// keepBelow lists what is known below a folder.
func (s *state) keepBelow(folder string, files map[string]bool) {
	for path := range s.known {
		if strings.HasPrefix(path, folder+string(filepath.Separator)) {
			files[path] = true
		}
	}
}
