package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"storehand/app/change"
	"storehand/app/media"
	"storehand/data"
)

// checkSeen is what the tests look at in a report of storehand check.
type checkSeen struct {
	OK       bool      `json:"ok"`
	Error    string    `json:"error"`
	Findings []finding `json:"findings"`
}

// keepPicture puts a picture into a workspace and returns where its file lies.
func keepPicture(t testing.TB, workspace string) (path string) {
	t.Helper()
	inside(t, workspace, func(ctx context.Context, w *data.Workspace) {
		hash, size, err := w.Put(ctx, media.Original, ".jpg", strings.NewReader(string(snap(t))))
		if err != nil {
			t.Fatal(err)
		}
		_, err = w.Do(ctx, change.Operation{Name: "keep a photo", Origin: change.Edited}, func(ctx context.Context, tx change.Tx) error {
			return tx.SaveFile(ctx, media.File{
				Hash: hash, Kind: media.Original, Name: "mug.jpg", Ext: ".jpg", Size: size, Width: 300, Height: 200, AddedAt: time.Now(),
			})
		})
		if err != nil {
			t.Fatal(err)
		}
		if path, err = w.Path(media.Original, hash); err != nil {
			t.Fatal(err)
		}
	})
	return path
}

func TestCheckFindsAPictureThatChangedOnDisk(t *testing.T) {
	workspace := filepath.Join(t.TempDir(), "workspace")
	picture := keepPicture(t, workspace)
	if run := storehand(t, "check", "--workspace", workspace).succeeds(t); run.stdout != "The workspace "+workspace+" is whole.\n" || run.stderr != "" {
		t.Errorf("stdout %q, stderr %q", run.stdout, run.stderr)
	}
	content, err := os.ReadFile(picture)
	if err != nil {
		t.Fatal(err)
	}
	content[len(content)/2] ^= 1
	if err := os.Chmod(picture, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(picture, content, 0o600); err != nil {
		t.Fatal(err)
	}
	var seen checkSeen
	storehand(t, "check", "--workspace", workspace, "--json").fails(t, "mug.jpg: the bytes of the original picture changed on disk").report(t, &seen)
	if seen.OK || len(seen.Findings) != 1 || seen.Findings[0].Item != "mug.jpg" || seen.Findings[0].Mended {
		t.Errorf("%+v", seen)
	}
	if err := os.Remove(picture); err != nil {
		t.Fatal(err)
	}
	run := storehand(t, "check", "--workspace", workspace).fails(t, "mug.jpg")
	if want := fmt.Sprintf("1 problem found in the workspace %s.\n", workspace); run.stdout != want {
		t.Errorf("stdout %q", run.stdout)
	}
}

func TestCheckFindsADamagedDatabase(t *testing.T) {
	dir := t.TempDir()
	workspace := filepath.Join(dir, "workspace")
	storehand(t, "import", "--workspace", workspace, "--store", "Mugs", write(t, dir, "mugs.csv", shopFile(2000, "10.00"))).succeeds(t)
	path := filepath.Join(workspace, "storehand.db")
	file, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := file.WriteAt(make([]byte, 64<<10), 256<<10); err != nil {
		t.Fatal(err)
	}
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
	storehand(t, "check", "--workspace", workspace).fails(t, "storehand.db: the file is damaged")
}

// TestCheckMakesNoWorkspace has a slip in the folder's name.
func TestCheckMakesNoWorkspace(t *testing.T) {
	absent := filepath.Join(t.TempDir(), "absent")
	var seen checkSeen
	storehand(t, "check", "--json", "--workspace", absent).fails(t, "there is no workspace in "+absent).report(t, &seen)
	if seen.OK || !strings.Contains(seen.Error, "there is no workspace in") {
		t.Errorf("%+v", seen)
	}
	if _, err := os.Stat(absent); err == nil {
		t.Error("the folder was made")
	}
}

// TestCommandsSayWhoHoldsTheWorkspace has it open in this process, as the
// window would.
func TestCommandsSayWhoHoldsTheWorkspace(t *testing.T) {
	dir := t.TempDir()
	workspace := filepath.Join(dir, "workspace")
	file := write(t, dir, "mugs.csv", shopFile(2, "10.00"))
	inside(t, workspace, func(context.Context, *data.Workspace) {
		held := fmt.Sprintf("the workspace %s is open in another Storehand (process %d, since ", workspace, os.Getpid())
		storehand(t, "check", "--workspace", workspace).fails(t, held)
		storehand(t, "import", "--workspace", workspace, "--store", "Mugs", file).fails(t, held)
		storehand(t, "presets", "--workspace", workspace).fails(t, held)
	})
	storehand(t, "check", "--workspace", workspace).succeeds(t)
}
