package data_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"storehand/app/catalog"
	"storehand/app/change"
	"storehand/app/client"
	"storehand/app/exchange"
	"storehand/app/handover"
	"storehand/app/job"
	"storehand/app/media"
	"storehand/data"
)

// tableware is a store with three products of which two share a picture that is
// not in the shop yet.
func tableware(t *testing.T, w *data.Workspace) (client.Store, []catalog.ID) {
	t.Helper()
	id := newStore(t, w)
	front := put(t, w, media.Prepared, ".jpg", picture(t, 200))
	side := put(t, w, media.Prepared, ".jpg", picture(t, 201))
	bowl, jug := mug(id), mug(id)
	bowl.SKU, bowl.Slug, bowl.Title = "AF-BWL", "bowl", "Bowl"
	jug.SKU, jug.Slug, jug.Title = "AF-JUG", "jug", "Jug"
	bowl.Images = []catalog.Image{{Prepared: front, FileName: "front.jpg", Alt: "A bowl"}, {Prepared: side, FileName: "Front.jpg"}}
	jug.Images = []catalog.Image{{Prepared: front, FileName: "front.jpg", Alt: "A jug"}}
	ids := save(t, w, "add products", change.Edited, mug(id), bowl, jug)
	stores, err := w.Stores(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return stores[0], ids
}

// handOver runs a handover as a job.
func handOver(t *testing.T, ctx context.Context, work func(context.Context, *job.Job) (handover.Made, error)) (made handover.Made, snapshot job.Snapshot) {
	t.Helper()
	board := job.NewBoard(job.SystemClock{})
	j := board.Start(ctx, job.Spec{Doing: "Exporting"}, func(ctx context.Context, j *job.Job) (err error) {
		made, err = work(ctx, j)
		return err
	})
	snapshot, err := j.Wait(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return made, snapshot
}

func maker(w *data.Workspace) *handover.Maker {
	return &handover.Maker{Exporter: &exchange.Exporter{Catalogue: w, Keeper: w}, Media: w, Register: w}
}

// files lists the files below a folder with slashes.
func files(t *testing.T, dir string) []string {
	t.Helper()
	var names []string
	err := filepath.WalkDir(dir, func(path string, entry os.DirEntry, err error) error {
		if err == nil && !entry.IsDir() {
			name, _ := filepath.Rel(dir, path)
			names = append(names, filepath.ToSlash(name))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return names
}

func TestHandoverIsWhatTheShopNeeds(t *testing.T) {
	w := open(t)
	store, _ := tableware(t, w)
	parent := t.TempDir()
	order := handover.Order{Store: store, Dialects: []exchange.Dialect{exchange.WooCommerce}, Pictures: true}
	make := func(ctx context.Context, j *job.Job) (handover.Made, error) {
		return maker(w).ToNewFolder(ctx, j, order, parent, day)
	}
	made, snapshot := handOver(t, context.Background(), make)
	if snapshot.State != job.Finished || len(made.Failures) != 0 {
		t.Fatalf("%v %v, failures %v", snapshot.State, snapshot.Err, made.Failures)
	}
	if want := filepath.Join(parent, "Alder & Finch 2026-03-16"); made.Dir != want {
		t.Errorf("in %s, want %s", made.Dir, want)
	}
	want := []string{"manifest.csv", "manifest.json", "pictures/Front-2.jpg", "pictures/front.jpg", "products.csv"}
	if diff := cmp.Diff(want, files(t, made.Dir)); diff != "" {
		t.Error(diff)
	}
	if made.Pictures != 2 || snapshot.Total != 2 || made.Files[0].Products != 3 {
		t.Errorf("%d pictures of %d, %d products", made.Pictures, snapshot.Total, made.Files[0].Products)
	}
	checkManifest(t, made)
	again, _ := handOver(t, context.Background(), make)
	if want := made.Dir + " 2"; again.Dir != want {
		t.Errorf("the second one in %s, want %s", again.Dir, want)
	}
}

// checkManifest compares the manifest with the pictures and the product file.
func checkManifest(t *testing.T, made handover.Made) {
	t.Helper()
	content, err := os.ReadFile(filepath.Join(made.Dir, "manifest.json"))
	if err != nil {
		t.Fatal(err)
	}
	var listed []exchange.Picture
	if err := json.Unmarshal(content, &listed); err != nil {
		t.Fatal(err)
	}
	csv, err := os.ReadFile(made.Files[0].Path)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range listed {
		if p.File == "" {
			continue
		}
		if _, err := os.Stat(filepath.Join(made.Dir, "pictures", p.File)); err != nil {
			t.Errorf("picture %d of %s: %v", p.Position, p.Product, err)
		}
		if !bytes.Contains(csv, []byte(p.File)) {
			t.Errorf("the product file does not name %s", p.File)
		}
	}
	if !slices.ContainsFunc(listed, func(p exchange.Picture) bool { return p.SKU == "AF-JUG" && p.Alt == "A jug" && p.File == "front.jpg" }) {
		t.Errorf("the jug is not listed: %+v", listed)
	}
}

func TestPictureThatIsGoneDoesNotStopTheOthers(t *testing.T) {
	w := open(t)
	store, ids := tableware(t, w)
	gone := product(t, w, ids[1]).Images[1].Prepared
	path, err := w.Path(media.Prepared, media.Hash(gone))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	order := handover.Order{Store: store, Dialects: []exchange.Dialect{exchange.WooCommerce}, Pictures: true}
	dir := filepath.Join(t.TempDir(), "out")
	made, snapshot := handOver(t, context.Background(), func(ctx context.Context, j *job.Job) (handover.Made, error) {
		return maker(w).ToFolder(ctx, j, order, dir)
	})
	if made.Pictures != 1 || snapshot.State != job.Finished {
		t.Errorf("%d pictures, %v %v", made.Pictures, snapshot.State, snapshot.Err)
	}
	if len(made.Failures) != 1 || made.Failures[0].Name != "Front-2.jpg" || !strings.Contains(made.Failures[0].Reason, "the picture of Bowl") {
		t.Errorf("failures: %+v", made.Failures)
	}
}

func TestSelectedProductsInOneFile(t *testing.T) {
	w := open(t)
	store, ids := tableware(t, w)
	path := filepath.Join(t.TempDir(), "two.csv")
	if err := os.WriteFile(path, []byte("an older file"), 0o600); err != nil {
		t.Fatal(err)
	}
	order := handover.Order{Store: store, Dialects: []exchange.Dialect{exchange.Shopify}, IDs: ids[1:]}
	made, _ := handOver(t, context.Background(), func(ctx context.Context, j *job.Job) (handover.Made, error) {
		return maker(w).ToFile(ctx, j, order, path)
	})
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if made.Files[0].Products != 2 || strings.Contains(string(content), "AF-MUG") || !strings.Contains(string(content), "AF-JUG") {
		t.Errorf("%d products:\n%s", made.Files[0].Products, content)
	}
	order.Pictures = true
	if _, snapshot := handOver(t, context.Background(), func(ctx context.Context, j *job.Job) (handover.Made, error) {
		return maker(w).ToFile(ctx, j, order, path)
	}); snapshot.Err == nil {
		t.Error("pictures went into a single file")
	}
}

// A product that the format cannot hold is a failed item with its reason.
func TestProductThatTheShopCannotHoldIsSaid(t *testing.T) {
	w := open(t)
	store, _ := tableware(t, w)
	grouped := mug(store.ID)
	grouped.SKU, grouped.Slug, grouped.Title, grouped.Kind = "SET", "set", "Tea set", catalog.Grouped
	save(t, w, "add a set", change.Edited, grouped)
	made, snapshot := handOver(t, context.Background(), func(ctx context.Context, j *job.Job) (handover.Made, error) {
		return maker(w).ToFolder(ctx, j, handover.Order{Store: store, Dialects: []exchange.Dialect{exchange.Shopify}}, filepath.Join(t.TempDir(), "out"))
	})
	if snapshot.Failed != 1 || len(made.Failures) != 1 || made.Failures[0].Name != "Tea set" || made.Failures[0].Reason == "" {
		t.Errorf("%d failed: %+v", snapshot.Failed, made.Failures)
	}
	if made.Files[0].Products != 3 {
		t.Errorf("%d products", made.Files[0].Products)
	}
}

func TestCancelledHandoverLeavesNothingHalf(t *testing.T) {
	w := open(t)
	store, _ := tableware(t, w)
	parent := t.TempDir()
	ctx, cancel := context.WithCancel(context.Background())
	_, snapshot := handOver(t, ctx, func(ctx context.Context, j *job.Job) (handover.Made, error) {
		cancel()
		return maker(w).ToNewFolder(ctx, j, handover.Order{Store: store, Dialects: []exchange.Dialect{exchange.WooCommerce}, Pictures: true}, parent, day)
	})
	if snapshot.State != job.Stopped {
		t.Errorf("%v %v", snapshot.State, snapshot.Err)
	}
	if left := files(t, parent); len(left) != 0 {
		t.Errorf("left %v", left)
	}
	if entries, err := os.ReadDir(parent); err != nil || len(entries) != 0 {
		t.Errorf("left %v, %v", entries, errors.Join(err))
	}
}
