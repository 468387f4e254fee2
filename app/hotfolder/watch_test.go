package hotfolder_test

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"storehand/app/hotfolder"
)

// watched is a folder under watch, in a bubble where time is the test's own.
type watched struct {
	t       *testing.T
	dir     string
	changed chan struct{}
	mu      sync.Mutex // over what follows, which the watch writes
	found   []string
	lost    []error
	back    int
}

// inBubble watches a folder with some files in it while a test goes on.
func inBubble(t *testing.T, there []string, known func(string) bool, test func(w *watched)) {
	dir := t.TempDir()
	synctest.Test(t, func(t *testing.T) {
		w := &watched{t: t, dir: filepath.Join(dir, "hot"), changed: make(chan struct{}, 1)}
		for _, name := range there {
			w.write(name, "there")
		}
		ctx, stop := context.WithCancel(context.Background())
		ended := make(chan struct{})
		go func() {
			defer close(ended)
			hotfolder.Watch{
				Dir: w.dir, Wanted: func(name string) bool { return strings.HasSuffix(name, ".jpg") }, Known: known,
				Found: func(paths []string) { w.note(func() { w.found = append(w.found, paths...) }) },
				Lost:  func(err error) { w.note(func() { w.lost = append(w.lost, err) }) },
				Back:  func() { w.note(func() { w.back++ }) },
			}.RunWith(ctx, w.changed)
		}()
		synctest.Wait()
		test(w)
		stop()
		<-ended
	})
}

func (w *watched) write(name, content string) {
	w.t.Helper()
	path := filepath.Join(w.dir, name)
	if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o755), os.WriteFile(path, []byte(content), 0o644)); err != nil {
		w.t.Fatal(err)
	}
}

func (w *watched) rename(from, to string) {
	w.t.Helper()
	if err := os.Rename(filepath.Join(w.dir, from), filepath.Join(w.dir, to)); err != nil {
		w.t.Fatal(err)
	}
}

// note writes down what the watch tells.
func (w *watched) note(write func()) {
	w.mu.Lock()
	defer w.mu.Unlock()
	write()
}

// told gives how often the folder was said to be lost, why, and to be back.
func (w *watched) told() (lost []error, back int) {
	w.mu.Lock()
	defer w.mu.Unlock()
	return slices.Clone(w.lost), w.back
}

// after lets time pass and gives what was found since.
func (w *watched) after(long time.Duration) []string {
	time.Sleep(long)
	synctest.Wait()
	w.mu.Lock()
	defer w.mu.Unlock()
	names := make([]string, len(w.found))
	for i, path := range w.found {
		name, err := filepath.Rel(w.dir, path)
		if err != nil {
			w.t.Fatal(err)
		}
		names[i] = filepath.ToSlash(name)
	}
	w.found = nil
	return names
}

func (w *watched) expect(long time.Duration, want ...string) {
	w.t.Helper()
	if got := w.after(long); !slices.Equal(got, want) {
		w.t.Errorf("after %v found %q, want %q", long, got, want)
	}
}

func TestNewFilesAreFoundOnceWhenTheyAreComplete(t *testing.T) {
	inBubble(t, []string{"old.jpg", "within/old.jpg"}, nil, func(w *watched) {
		w.expect(time.Minute)
		w.write("b.jpg", "pixels")
		w.write("within/a.jpg", "pixels")
		w.write("notes.txt", "words")
		w.write(".hidden.jpg", "pixels")
		w.write(".trash/a.jpg", "pixels")
		w.write("~temporary.jpg", "pixels")
		w.expect(hotfolder.Every + hotfolder.Settle - time.Millisecond)
		w.expect(time.Minute, "b.jpg", "within/a.jpg")
		w.expect(time.Hour)
	})
}

func TestAGrowingFileIsNotFoundBeforeItStands(t *testing.T) {
	inBubble(t, nil, nil, func(w *watched) {
		w.write("empty.jpg", "")
		for size := range 20 {
			w.write("large.jpg", strings.Repeat("x", size+1))
			w.expect(time.Second)
		}
		w.expect(time.Minute, "large.jpg")
		w.write("empty.jpg", "at last")
		w.expect(time.Minute, "empty.jpg")
	})
}

func TestATemporaryNameIsNotFoundAndTheLastOneIs(t *testing.T) {
	inBubble(t, nil, nil, func(w *watched) {
		w.write("a.jpg.crdownload", "pixels")
		w.expect(time.Minute)
		w.rename("a.jpg.crdownload", "a.jpg")
		w.expect(time.Minute, "a.jpg")
		w.rename("a.jpg", "b.jpg")
		w.expect(time.Minute, "b.jpg")
	})
}

func TestTheSystemsNewsHastenTheLook(t *testing.T) {
	inBubble(t, nil, nil, func(w *watched) {
		time.Sleep(hotfolder.Every + time.Millisecond) // the next look of itself is far
		w.write("a.jpg", "pixels")
		w.changed <- struct{}{}
		w.expect(hotfolder.Settle+time.Second, "a.jpg")
	})
}

func TestWhatIsThereAtTheStartMayBeNewToo(t *testing.T) {
	known := func(path string) bool { return filepath.Base(path) == "a.jpg" }
	inBubble(t, []string{"a.jpg", "b.jpg"}, known, func(w *watched) { w.expect(time.Minute, "b.jpg") })
}

func TestAFolderThatVanishesAndComesBack(t *testing.T) {
	inBubble(t, []string{"old.jpg"}, nil, func(w *watched) {
		away := w.dir + " away"
		if err := os.Rename(w.dir, away); err != nil {
			t.Fatal(err)
		}
		w.expect(time.Hour)
		if lost, back := w.told(); len(lost) != 1 || !errors.Is(lost[0], fs.ErrNotExist) || back != 0 {
			t.Errorf("lost %v, back %d", lost, back)
		}
		if err := os.Rename(away, w.dir); err != nil {
			t.Fatal(err)
		}
		w.write("new.jpg", "pixels")
		w.expect(time.Minute, "new.jpg") // and not the old one again
		if lost, back := w.told(); len(lost) != 1 || back != 1 {
			t.Errorf("lost %v, back %d", lost, back)
		}
	})
}

func TestAFolderThatIsNotThereAtTheStart(t *testing.T) {
	inBubble(t, nil, nil, func(w *watched) {
		w.expect(time.Minute)
		if lost, _ := w.told(); len(lost) != 1 {
			t.Errorf("lost %v", lost)
		}
		w.write("a.jpg", "pixels")
		w.expect(time.Minute, "a.jpg")
	})
}

// TestTheSystemTells watches a real folder that is looked at once an hour: once
// the first file is found, the second is because the system told of it.
func TestTheSystemTells(t *testing.T) {
	dir := t.TempDir()
	first, second := filepath.Join(dir, "first.jpg"), filepath.Join(dir, "within", "second.jpg")
	if err := errors.Join(os.Mkdir(filepath.Dir(second), 0o755), os.WriteFile(first, []byte("pixels"), 0o644)); err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	found, ended := make(chan []string, 1), make(chan struct{})
	go func() {
		defer close(ended)
		hotfolder.Watch{
			Dir: dir, Wanted: func(string) bool { return true }, Known: func(string) bool { return false },
			Every: time.Hour, Settle: 50 * time.Millisecond,
			Found: func(paths []string) { found <- paths }, Lost: func(err error) { t.Error(err) }, Back: func() {},
		}.Run(ctx)
	}()
	for _, want := range []string{first, second} {
		if err := os.WriteFile(want, []byte("pixels"), 0o644); err != nil {
			t.Fatal(err)
		}
		select {
		case paths := <-found:
			if !slices.Equal(paths, []string{want}) {
				t.Errorf("found %q", paths)
			}
		case <-time.After(20 * time.Second):
			t.Errorf("%s was not found", want)
		}
	}
	stop()
	<-ended
}
