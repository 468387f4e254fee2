//go:build unix

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"storehand/app/photo/phototest"
)

// openFolder is a folder that other users may go through.
func openFolder(t testing.TB) string {
	t.Helper()
	dir := t.TempDir()
	for up := dir; up != os.TempDir() && up != string(filepath.Separator); up = filepath.Dir(up) {
		if err := os.Chmod(up, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// chmod changes the permissions of a file or folder until the test ends.
func chmod(t testing.TB, path string, mode os.FileMode) {
	t.Helper()
	if err := os.Chmod(path, mode); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := os.Chmod(path, 0o755); err != nil {
			t.Error(err)
		}
	})
}

func TestPrepNamesAPhotoThatMayNotBeRead(t *testing.T) {
	dir := openFolder(t)
	write(t, dir, "in/open.jpg", snap(t))
	chmod(t, write(t, dir, "in/locked.jpg", snap(t)), 0)
	chmod(t, write(t, dir, "in/locked/inside.jpg", snap(t)), 0o644)
	chmod(t, filepath.Join(dir, "in", "locked"), 0)
	out := filepath.Join(dir, "out")
	if err := os.Mkdir(out, 0o755); err != nil {
		t.Fatal(err)
	}
	chmod(t, out, 0o777)
	finish(t, ordinary(t, child(t, "program", "prep", "--out", out, filepath.Join(dir, "in")))).
		fails(t, filepath.Join(dir, "in", "locked.jpg")+" cannot be read: you may not read it", filepath.Join(dir, "in", "locked")+" cannot be read: you may not read it")
	if diff := cmp.Diff([]string{"open.jpg"}, names(t, out)); diff != "" {
		t.Errorf("files (-want +got):\n%s", diff)
	}
}

func TestPrepSaysThatItMayNotWrite(t *testing.T) {
	dir := openFolder(t)
	photo := write(t, dir, "mug.jpg", snap(t))
	finish(t, ordinary(t, child(t, "program", "prep", "--out", filepath.Join(dir, "out"), photo))).fails(t, "you may not write there. Choose another folder")
	storehand(t, "prep", "--out", filepath.Join(photo, "out"), photo).fails(t, "a part of this path is a file, not a folder")
}

// TestPrepGoesOnWhereOnePictureIsTooMuchForTheDisk has the system refuse the
// large picture as a full disk does.
func TestPrepGoesOnWhereOnePictureIsTooMuchForTheDisk(t *testing.T) {
	dir := t.TempDir()
	small := write(t, dir, "in/small.jpg", phototest.JPEG(t, phototest.Smooth(60, 40), 80))
	large := write(t, dir, "in/large.jpg", phototest.JPEG(t, phototest.Photo(1500, 1000), 95))
	out := filepath.Join(dir, "out")
	finish(t, withLimit(child(t, "program", "prep", "--quality", "95", "--out", out, large, small), 100<<10)).
		fails(t, large+": saving "+filepath.Join(out, "large.jpg")+": the file is larger than this disk or account allows")
	if diff := cmp.Diff([]string{"small.jpg"}, names(t, out)); diff != "" {
		t.Errorf("files (-want +got):\n%s", diff)
	}
}

// TestPrepMakesTheSizesThatTheDiskHasRoomFor has the large one of two pictures of
// a photo refused, and makes it when there is room.
func TestPrepMakesTheSizesThatTheDiskHasRoomFor(t *testing.T) {
	dir := t.TempDir()
	photo := write(t, dir, "in/tray.jpg", phototest.JPEG(t, phototest.Photo(1500, 1000), 95))
	out := filepath.Join(dir, "out")
	flags := []string{"prep", "--preset", "web,thumb", "--quality", "95", "--resume", "--out", out, photo}
	finish(t, withLimit(child(t, "program", flags...), 100<<10)).
		fails(t, "web: "+photo+": saving "+filepath.Join(out, "web", "tray.jpg")+": the file is larger than this disk or account allows")
	if diff := cmp.Diff([]string{"tray.jpg"}, names(t, filepath.Join(out, "thumb"))); diff != "" {
		t.Errorf("files (-want +got):\n%s", diff)
	}
	run := finish(t, child(t, "program", flags...)).succeeds(t)
	if left := names(t, filepath.Join(out, "web")); len(left) != 1 || !strings.Contains(run.stdout, "1 picture prepared") || !strings.Contains(run.stdout, "; 1 there already.") {
		t.Errorf("files %v, stdout: %s", left, run.stdout)
	}
}

// TestImportChangesNothingWhereTheDiskIsFull fills the disk in the middle of an
// operation.
func TestImportChangesNothingWhereTheDiskIsFull(t *testing.T) {
	dir := t.TempDir()
	workspace := filepath.Join(dir, "workspace")
	storehand(t, "import", "--workspace", workspace, "--store", "Mugs", write(t, dir, "few.csv", shopFile(3, "10.00"))).succeeds(t)
	many := write(t, dir, "many.csv", shopFile(5000, "11.00"))
	run := finish(t, withLimit(child(t, "program", "import", "--workspace", workspace, "--store", "Mugs", many), 600<<10)).fails(t, many)
	if !strings.Contains(run.stdout, "Nothing was imported into Mugs") {
		t.Errorf("stdout: %s", run.stdout)
	}
	storehand(t, "check", "--workspace", workspace).succeeds(t)
	if got := prices(t, workspace, "Mugs"); len(got) != 3 || got[0] != 1000 {
		t.Errorf("%d products at %v", len(got), got)
	}
}
