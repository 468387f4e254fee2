package main

import (
	"bytes"
	"context"
	"encoding/csv"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"storehand/app/catalog"
	"storehand/app/change"
	"storehand/app/media"
	"storehand/app/money"
	"storehand/app/photo/phototest"
	"storehand/data"
)

// exportSeen is what the tests look at in a report of storehand export.
type exportSeen struct {
	OK    bool `json:"ok"`
	Files []struct {
		Path, Format         string
		Products, Variations int
	} `json:"files"`
	Manifests []string                        `json:"manifests"`
	Pictures  int                             `json:"pictures"`
	Failures  []struct{ Name, Reason string } `json:"failures"`
}

// cells reads a product file.
func cells(t testing.TB, path string) [][]string {
	t.Helper()
	reader := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(phototest.Read(t, path), []byte("\ufeff"))))
	reader.FieldsPerRecord = -1
	rows, err := reader.ReadAll()
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	return rows
}

// edit changes the first product of the only store, as the window would.
func edit(t testing.TB, workspace string, alter func(*catalog.Product)) {
	t.Helper()
	inside(t, workspace, func(ctx context.Context, w *data.Workspace) {
		ids, err := w.IDs(ctx, catalog.Query{})
		if err != nil || len(ids) == 0 {
			t.Fatalf("%v, %v", ids, err)
		}
		_, err = w.Do(ctx, change.Operation{Name: "edit a mug", Origin: change.Edited}, func(ctx context.Context, tx change.Tx) error {
			p, err := tx.Product(ctx, ids[0])
			if err != nil {
				return err
			}
			alter(&p)
			_, err = tx.SaveProduct(ctx, p)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	})
}

// TestExportGivesBackRealFiles imports each real file, exports it and imports
// that: the products are to be the same.
func TestExportGivesBackRealFiles(t *testing.T) {
	dir := t.TempDir()
	workspace := filepath.Join(dir, "workspace")
	for _, file := range productFiles(t) {
		name := filepath.Base(file)
		store := []string{"--json", "--workspace", workspace, "--store", name}
		storehand(t, append([]string{"import", file}, store...)...).succeeds(t)
		var exported exportSeen
		storehand(t, append([]string{"export", "--out", filepath.Join(dir, name) + string(filepath.Separator)}, store...)...).succeeds(t).report(t, &exported)
		if !exported.OK || len(exported.Files) == 0 || exported.Files[0].Products == 0 {
			t.Errorf("%s: %+v", name, exported)
		}
		unchanged := 0
		for _, written := range exported.Files {
			var again importSeen
			storehand(t, append([]string{"import", written.Path}, store...)...).succeeds(t).report(t, &again)
			if got := again.Files[0]; got.New+got.Changed != 0 {
				t.Errorf("%s: %+v", name, got)
			}
			unchanged += again.Files[0].Unchanged
		}
		if all := exported.Files[0].Products + exported.Files[0].Variations; unchanged != all {
			t.Errorf("%s: %d of %d products came back", name, unchanged, all)
		}
	}
}

func TestExportOfWhatChanged(t *testing.T) {
	dir := t.TempDir()
	workspace, out := filepath.Join(dir, "workspace"), filepath.Join(dir, "changed.csv")
	storehand(t, "import", "--workspace", workspace, "--store", "Mugs", write(t, dir, "mugs.csv", shopFile(20, "10.00"))).succeeds(t)
	flags := []string{"export", "--workspace", workspace, "--store", "mugs", "--changed", "--out", out}
	run := storehand(t, flags...).succeeds(t)
	if run.stdout != "Nothing has changed in Mugs, so nothing was written.\n" {
		t.Errorf("stdout: %s", run.stdout)
	}
	if _, err := os.Stat(out); err == nil {
		t.Error("a file was written")
	}
	edit(t, workspace, func(p *catalog.Product) { p.RegularPrice = money.Of(1234) })
	run = storehand(t, flags...).succeeds(t)
	if run.stdout != "1 product and 0 variations of Mugs written to "+out+".\n" || run.stderr != "" {
		t.Errorf("stdout: %s\nstderr: %s", run.stdout, run.stderr)
	}
	rows := cells(t, out)
	if len(rows) != 2 || rows[1][0] != "mug-0" || !strings.Contains(strings.Join(rows[1], "|"), "|12.34|") {
		t.Errorf("%q", rows)
	}
}

// TestExportWritesPicturesAndManifest has two finished pictures, of which one
// is lost.
func TestExportWritesPicturesAndManifest(t *testing.T) {
	dir := t.TempDir()
	workspace, out := filepath.Join(dir, "workspace"), filepath.Join(dir, "upload")
	storehand(t, "import", "--workspace", workspace, "--store", "Mugs", write(t, dir, "mugs.csv", shopFile(3, "10.00"))).succeeds(t)
	contents := [][]byte{snap(t), phototest.JPEG(t, phototest.Smooth(50, 40), 90)}
	var hashes []media.Hash
	var lost string
	inside(t, workspace, func(ctx context.Context, w *data.Workspace) {
		for _, content := range contents {
			hash, _, err := w.Put(ctx, media.Prepared, ".jpg", bytes.NewReader(content))
			if err != nil {
				t.Fatal(err)
			}
			hashes = append(hashes, hash)
		}
		_, err := w.Do(ctx, change.Operation{Name: "keep pictures", Origin: change.Edited}, func(ctx context.Context, tx change.Tx) error {
			for i, hash := range hashes {
				if err := tx.SaveFile(ctx, media.File{Hash: hash, Kind: media.Prepared, Name: "mug.jpg", Ext: ".jpg", Size: int64(len(contents[i])), AddedAt: time.Now()}); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		if lost, err = w.Path(media.Prepared, hashes[1]); err != nil {
			t.Fatal(err)
		}
	})
	edit(t, workspace, func(p *catalog.Product) {
		p.Images = []catalog.Image{
			{Prepared: string(hashes[0]), FileName: "mug-front.jpg", Alt: "Oat mug, front"},
			{Prepared: string(hashes[1]), FileName: "mug-back.jpg", Alt: "Oat mug, back"},
		}
	})
	flags := []string{"export", "--json", "--workspace", workspace, "--store", "Mugs", "--format", "woocommerce", "--out", out}
	var seen exportSeen
	storehand(t, flags...).succeeds(t).report(t, &seen)
	if seen.Pictures != 2 || len(seen.Manifests) != 2 || seen.Files[0].Format != "woocommerce" {
		t.Errorf("%+v", seen)
	}
	if diff := cmp.Diff([]string{"manifest.csv", "manifest.json", "pictures", "products.csv"}, names(t, out)); diff != "" {
		t.Errorf("the folder (-want +got):\n%s", diff)
	}
	if !bytes.Equal(contents[0], phototest.Read(t, out, "pictures", "mug-front.jpg")) {
		t.Error("the picture is another one")
	}
	if manifest := string(phototest.Read(t, out, "manifest.csv")); !strings.Contains(manifest, "mug-back.jpg") || !strings.Contains(manifest, "Oat mug, back") {
		t.Errorf("the manifest:\n%s", manifest)
	}

	if err := os.Remove(lost); err != nil {
		t.Fatal(err)
	}
	storehand(t, flags...).fails(t, "mug-back.jpg: the picture of Mug 0").report(t, &seen)
	if seen.OK || seen.Pictures != 1 || len(seen.Failures) != 1 || seen.Failures[0].Reason == "" {
		t.Errorf("%+v", seen)
	}
	storehand(t, "export", "--workspace", workspace, "--store", "Mugs", "--format", "woocommerce", "--out", filepath.Join(dir, "alone.csv")).
		succeeds(t).says(t, "2 finished pictures and 2 ALT texts are not in it; export to a folder to have them")
}

func TestExportSaysWhatItCannotDo(t *testing.T) {
	dir := t.TempDir()
	workspace := filepath.Join(dir, "workspace")
	mugs := write(t, dir, "mugs.csv", shopFile(2, "10.00"))
	storehand(t, "import", "--workspace", workspace, "--store", "Mugs", mugs).succeeds(t)
	run := func(flags ...string) ran {
		return storehand(t, append([]string{"export", "--workspace", workspace}, flags...)...)
	}
	out := filepath.Join(dir, "out.csv")
	run("--store", "Cups", "--out", out).fails(t, `there is no store "Cups". There are: Mugs`)
	run("--store", "Mugs", "--client", "Birch", "--out", out).fails(t, `there is no store "Mugs" of a client "Birch"`)
	run("--store", "Mugs").fails(t, "say with --out which file or folder to write")
	run("--out", out).fails(t, "say with --store which store")
	run("--store", "Mugs", "--format", "ebay", "--out", out).fails(t, "choose woocommerce or shopify")
	run("--store", "Mugs", "--out", filepath.Join(mugs, "out.csv")).fails(t, "a part of this path is a file, not a folder")
	storehand(t, "export", "--workspace", filepath.Join(dir, "absent"), "--store", "Mugs", "--out", out).fails(t, "there is no workspace in")
	if _, err := os.Stat(out); err == nil {
		t.Error("something was written")
	}
}
