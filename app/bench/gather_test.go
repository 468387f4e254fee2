package bench_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"storehand/app/bench"
)

// lay makes files, and the folders above them, with a few bytes in each.
func lay(t *testing.T, dir string, names ...string) {
	t.Helper()
	for _, name := range names {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(name), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

func link(t *testing.T, target, path string) {
	t.Helper()
	if err := os.Symlink(target, path); err != nil {
		t.Fatal(err)
	}
}

func gather(t *testing.T, paths ...string) bench.Gathered {
	t.Helper()
	gathered, err := bench.Gather(t.Context(), paths)
	if err != nil {
		t.Fatal(err)
	}
	return gathered
}

func trails(photos []bench.Photo) []string {
	var all []string
	for _, p := range photos {
		all = append(all, p.Trail)
	}
	return all
}

func TestGatherGoesThroughFolders(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "shoot")
	lay(t, dir, "AF-MUG-OAT/front.JPG", "AF-MUG-OAT/deep/er/back.webp", "b.png", "notes.txt", "Thumbs.db",
		".hidden.jpg", ".trash/old.jpg", "AF-MUG-OAT/._front.JPG", "phone.heic")
	gathered := gather(t, dir)
	want := []string{"shoot/AF-MUG-OAT/deep/er/back.webp", "shoot/AF-MUG-OAT/front.JPG", "shoot/b.png", "shoot/phone.heic"}
	if diff := cmp.Diff(want, trails(gathered.Photos)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if gathered.Others != 2 || len(gathered.Refused) != 0 {
		t.Errorf("%d others, refused %v", gathered.Others, gathered.Refused)
	}
	if first := gathered.Photos[0]; first.Size != int64(len("AF-MUG-OAT/deep/er/back.webp")) || first.ModTime.IsZero() || first.Name() != "back.webp" {
		t.Errorf("facts of the first: %+v", first)
	}
}

func TestGatherTakesANamedFileWhateverItsName(t *testing.T) {
	dir := t.TempDir()
	lay(t, dir, "AF-MUG/photo-without-extension", "AF-MUG/.hidden.jpg")
	gathered := gather(t, filepath.Join(dir, "AF-MUG", "photo-without-extension"), filepath.Join(dir, "AF-MUG", ".hidden.jpg"))
	if diff := cmp.Diff([]string{"AF-MUG/photo-without-extension", "AF-MUG/.hidden.jpg"}, trails(gathered.Photos)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestGatherTakesEachFileOnce(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "shoot")
	lay(t, dir, "a.jpg", "in/b.jpg")
	link(t, filepath.Join(dir, "a.jpg"), filepath.Join(dir, "again.jpg"))
	link(t, dir, filepath.Join(dir, "in", "loop"))
	link(t, filepath.Join(dir, "in"), filepath.Join(dir, "also-in"))
	gathered := gather(t, dir, filepath.Join(dir, "a.jpg"), dir+string(filepath.Separator))
	if diff := cmp.Diff([]string{"shoot/a.jpg", "shoot/also-in/b.jpg"}, trails(gathered.Photos)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestGatherNamesWhatCannotBeRead(t *testing.T) {
	dir := t.TempDir()
	lay(t, dir, "a.jpg")
	link(t, filepath.Join(dir, "nowhere.jpg"), filepath.Join(dir, "broken.jpg"))
	gone := filepath.Join(dir, "gone.jpg")
	gathered := gather(t, gone, dir)
	var got []string
	for _, err := range gathered.Refused {
		if !errors.Is(err, os.ErrNotExist) {
			t.Errorf("%v does not tell its cause", err)
		}
		got = append(got, err.Error())
	}
	const missing = " cannot be read: it is not there any more. Add it again from where it is now"
	if diff := cmp.Diff([]string{gone + missing, filepath.Join(dir, "broken.jpg") + missing}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if len(gathered.Photos) != 1 {
		t.Errorf("the rest is not taken: %v", gathered.Photos)
	}
}

func TestGatherStopsWhenCancelled(t *testing.T) {
	dir := t.TempDir()
	lay(t, dir, "a.jpg", "b.jpg")
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if gathered, err := bench.Gather(ctx, []string{dir}); !errors.Is(err, context.Canceled) || len(gathered.Photos) != 0 {
		t.Errorf("%v, %v", gathered.Photos, err)
	}
}
