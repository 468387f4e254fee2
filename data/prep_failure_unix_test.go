//go:build unix

package data_test

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"storehand/app/bench"
	"storehand/app/client"
	"storehand/app/job"
	"storehand/data"
)

// prepareTray is the part of a child: it opens a workspace as a start of the
// program does, prepares what is due on the bench of the first store, and keeps
// each photo that is finished before it says so. Limited, files have no more than
// some bytes, which stands for a full disk.
func prepareTray(dir string, limited bool) int {
	ctx := context.Background()
	w, err := data.Open(ctx, still(dir))
	if err == nil {
		defer w.Close()
		err = prepareDue(ctx, w, limited)
	}
	if err != nil {
		fmt.Println(err)
		return 1
	}
	return 0
}

func prepareDue(ctx context.Context, w *data.Workspace, limited bool) error {
	const store = client.ID(1)
	found, err := bench.Reopen(ctx, w, w, store)
	if err != nil {
		return err
	}
	tray := bench.NewTray()
	tray.Restore(found)
	if limited {
		small := syscall.Rlimit{Cur: limit, Max: limit}
		if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &small); err != nil {
			return err
		}
	}
	type one struct {
		path string
		made bench.Made
	}
	orders, finished := tray.Due(square), make(chan one)
	var reports []bench.Report
	j := job.NewBoard(job.SystemClock{}).Start(ctx, job.Spec{Doing: "Preparing"}, func(ctx context.Context, j *job.Job) (err error) {
		defer close(finished)
		reports, err = bench.Prep(ctx, j, bench.PrepRun{
			Orders: orders, Keeper: w, Workers: 2, Now: still("").Now,
			Finish: func(place int, m bench.Made) { finished <- one{orders[place].Photo.Path, m} },
		})
		return err
	})
	for f := range finished {
		tray.Finish(f.path, f.made)
		if err := w.SaveTray(ctx, store, tray.Changes()); err != nil {
			return err
		}
		fmt.Println("finished", filepath.Base(f.path))
	}
	if _, err := j.Wait(ctx); err != nil {
		return err
	}
	for _, report := range reports {
		fmt.Println(filepath.Base(report.Path), report.Outcome, report.Reason)
	}
	return nil
}

// laid is a workspace with photos on the bench of its first store, closed.
func laid(t testing.TB, photos string) (dir string) {
	t.Helper()
	dir = closed(t)
	w := openIn(t, dir)
	keepTray(t, w, 1, trayOf(t, photos))
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return dir
}

// Whenever the program is killed, the photos are as they were, what was finished
// is there and is not made again, and nothing is half-written.
func TestARunThatIsKilledGoesOn(t *testing.T) {
	const count = 24
	var names []string
	for i := range count {
		names = append(names, fmt.Sprintf("mug-%02d.jpg", i))
	}
	photos := shoot(t, names...)
	before := contentsOf(t, photos)
	dir := laid(t, photos)
	finished := map[string]bool{}
	for round := 0; len(finished) < count; round++ {
		worker := child(t, "preparing", dir)
		output, err := worker.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := worker.Start(); err != nil {
			t.Fatal(err)
		}
		lines := bufio.NewScanner(output)
		for seen := 0; seen <= round && lines.Scan(); seen++ {
			name, is := strings.CutPrefix(lines.Text(), "finished ")
			if !is {
				break // the report: all is done
			}
			if finished[name] {
				t.Errorf("round %d: %s is made again", round, name)
			}
			finished[name] = true
		}
		if err := worker.Process.Kill(); err != nil {
			t.Log(err) // it ended at this very moment
		}
		for lines.Scan() { // what it said before the kill came
			if name, is := strings.CutPrefix(lines.Text(), "finished "); is {
				finished[name] = true
			}
		}
		ended := worker.Wait() == nil // by itself
		w := openIn(t, dir)
		for _, told := range findings(t, w) {
			if !strings.HasSuffix(told, "(mended)") {
				t.Errorf("round %d: %s", round, told)
			}
		}
		tray, _ := reopen(t, w, 1)
		for i := range tray.Len() {
			e := tray.At(i)
			if finished[e.Name()] && e.Made == nil {
				t.Errorf("round %d: what was made of %s is lost", round, e.Name())
			}
			if e.Made == nil {
				continue
			}
			finished[e.Name()] = true // it may have been killed before it said so
			if _, err := w.Path("prepared", e.Made.Prepared.Hash); err != nil {
				t.Errorf("round %d: %v", round, err)
			}
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		if ended && len(finished) < count {
			t.Fatalf("the program ended by itself after %d photos", len(finished))
		}
	}
	for name, content := range contentsOf(t, photos) {
		if before[name] != content {
			t.Errorf("%s changed", name)
		}
	}
}

func contentsOf(t testing.TB, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	for name := range filesIn(t, dir) {
		all[name] = string(readFile(t, filepath.Join(dir, name)))
	}
	return all
}

// Each photo that fails says why; the others are made.
func TestAFullDiskFailsOnePhotoAfterTheOther(t *testing.T) {
	photos := shoot(t, "a.jpg", "b.jpg", "large.jpg", "words.jpg!")
	large := append(picture(t, 300), make([]byte, 2*limit)...) // after its end a JPEG may have anything
	writeFile(t, filepath.Join(photos, "large.jpg"), large)
	dir := laid(t, photos)
	writeFile(t, filepath.Join(photos, "b.jpg"), picture(t, 210)) // changed meanwhile, which is no harm
	output, err := child(t, "preparing limited", dir).CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, output)
	}
	var told []string
	for line := range strings.Lines(string(output)) {
		if line = strings.TrimSpace(line); !strings.HasPrefix(line, "finished ") {
			told = append(told, line)
		}
	}
	want := []string{
		"a.jpg ok", "b.jpg ok",
		"large.jpg failed keeping the original of large.jpg: keep a picture: saving a file in " + filepath.Join(dir, "originals") +
			": the file is larger than this disk or account allows. Choose a folder on another disk",
		"words.jpg failed words.jpg is ",
	}
	if len(told) != len(want) || !slices.EqualFunc(want, told, func(want, told string) bool { return strings.HasPrefix(told, want) }) {
		t.Errorf("told %q\nwant %q", told, want)
	}
	w := openIn(t, dir)
	for _, told := range findings(t, w) {
		if !strings.HasSuffix(told, "(mended)") {
			t.Error(told)
		}
	}
	if info, err := os.Stat(filepath.Join(photos, "large.jpg")); err != nil || info.Size() != int64(len(large)) {
		t.Errorf("the photo changed: %v", err)
	}
}
