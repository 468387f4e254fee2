package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"storehand/app/change"
	"storehand/app/media"
	"storehand/app/photo"
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

// TestCheckMakesPicturesAgain takes away a finished picture whose recipe is known
// and one whose recipe is not.
func TestCheckMakesPicturesAgain(t *testing.T) {
	workspace := filepath.Join(t.TempDir(), "workspace")
	original := keepPicture(t, workspace)
	recipe := photo.Recipe{Preset: photo.Presets()[0]}
	result, err := photo.Render(context.Background(), photo.FromBytes("mug.jpg", snap(t)), recipe)
	if err != nil {
		t.Fatal(err)
	}
	kept, err := json.Marshal(recipe)
	if err != nil {
		t.Fatal(err)
	}
	var paths []string
	inside(t, workspace, func(ctx context.Context, w *data.Workspace) {
		for _, f := range []media.File{
			{Name: "mug.jpg", Recipe: kept, Original: media.Hash(strings.TrimSuffix(filepath.Base(original), ".jpg"))}, {Name: "old.jpg"},
		} {
			hash, size, err := w.Put(ctx, media.Prepared, ".jpg", strings.NewReader(string(result.Data)+strings.TrimPrefix(f.Name, "mug.jpg")))
			if err != nil {
				t.Fatal(err)
			}
			f.Kind, f.Hash, f.Ext, f.Size, f.AddedAt = media.Prepared, hash, ".jpg", size, time.Now()
			_, err = w.Do(ctx, change.Operation{Name: "keep a picture", Origin: change.Edited}, func(ctx context.Context, tx change.Tx) error { return tx.SaveFile(ctx, f) })
			if err != nil {
				t.Fatal(err)
			}
			path, err := w.Path(media.Prepared, hash)
			if err != nil {
				t.Fatal(err)
			}
			paths = append(paths, path)
		}
	})
	for _, path := range paths {
		if err := os.Remove(path); err != nil {
			t.Fatal(err)
		}
	}
	storehand(t, "check", "--workspace", workspace).fails(t, "mug.jpg: the prepared picture is missing from the workspace. It can be made again from its original")
	run := storehand(t, "check", "--workspace", workspace, "--remake").fails(t, "pictures: 1 finished picture made again")
	if !strings.Contains(run.stderr, "old.jpg: the prepared picture is missing from the workspace. Add the picture again") || strings.Contains(run.stderr, "mug.jpg") {
		t.Errorf("stderr %q", run.stderr)
	}
	if content, err := os.ReadFile(paths[0]); err != nil || string(content) != string(result.Data) {
		t.Errorf("the picture was not made again: %d bytes, %v", len(content), err)
	}
}

// TestCheckFindsADamagedDatabase damages what says which tables there are, so
// that nothing can be opened, and after that only what is in them.
func TestCheckFindsADamagedDatabase(t *testing.T) {
	const page = 4096
	dir := t.TempDir()
	workspace := filepath.Join(dir, "workspace")
	storehand(t, "import", "--workspace", workspace, "--store", "Mugs", write(t, dir, "mugs.csv", shopFile(2000, "10.00"))).succeeds(t)
	path := filepath.Join(workspace, "storehand.db")
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	half := len(whole) / page / 2 * page
	for where, lost := range map[string][2]int{"schema": {page, len(whole)}, "rows": {half, half + 32*page}} {
		damaged := bytes.Clone(whole)
		clear(damaged[lost[0]:lost[1]])
		if err := os.WriteFile(path, damaged, 0o600); err != nil {
			t.Fatal(err)
		}
		var seen checkSeen
		storehand(t, "check", "--json", "--workspace", workspace).fails(t, "storehand.db: the file is damaged").report(t, &seen)
		if seen.OK || len(seen.Findings) == 0 || !strings.HasSuffix(seen.Findings[0].Text, "Put a copy from the backups folder in its place") {
			t.Errorf("damage of the %s: %+v", where, seen)
		}
	}
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
