package data_test

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"storehand/app/catalog"
	"storehand/app/change"
	"storehand/app/client"
	"storehand/app/media"
	"storehand/app/money"
	"storehand/data"
)

var update = flag.Bool("update", false, "write testdata/schema-N.db anew, N being the newest schema")

// fixture is the database of a workspace as the program of that schema wrote
// it. Once a schema is released its fixture is never written again.
func fixture(schema int) string {
	return filepath.Join("testdata", fmt.Sprintf("schema-%d.db", schema))
}

// history does what the fixtures hold: clients, stores and categories; simple,
// variable and new products; staged edits; a picture; a deletion; and a step
// that was undone.
func history(t testing.TB, w *data.Workspace) {
	t.Helper()
	store := newStore(t, w)
	var second client.ID
	edit(t, w, "add “Éclat Noir”", func(ctx context.Context, tx change.Tx) error {
		owner, err := tx.SaveClient(ctx, client.Client{Name: "Éclat", Colour: "#4B5596", Notes: "calls on Mondays"})
		if err != nil {
			return err
		}
		second, err = tx.SaveStore(ctx, client.Store{ClientID: owner, Name: "Éclat Noir", Platform: client.Shopify, Currency: "JPY", TimeZone: "Asia/Tokyo", Address: "https://noir.example"})
		return err
	})
	tee := catalog.Product{StoreID: second, Kind: catalog.Variable, SKU: "TEE", Title: "Tee", Slug: "tee", Status: catalog.Published, RemoteID: "77"}
	ids := save(t, w, "import products.csv", change.Imported, mug(store), tee, catalog.Product{
		StoreID: store, Kind: catalog.Simple, SKU: "AF-OLD", Title: "Old bowl", Slug: "old-bowl", Status: catalog.Draft, Categories: []catalog.CategoryPath{{"Tableware"}},
	})
	save(t, w, "import variations.csv", change.Imported, catalog.Product{
		StoreID: second, ParentID: ids[1], Kind: catalog.Variation, SKU: "TEE-RED", Status: catalog.Published, RegularPrice: money.Of(1980),
		Attributes: []catalog.Attribute{{Name: "Colour", Values: []string{"Red"}, Variation: true}},
	})
	p := product(t, w, ids[0])
	p.RegularPrice, p.Tags, p.Cost = money.Of(2600), []string{"oat"}, money.Amount{}
	p.Images = append(p.Images, catalog.Image{Original: putPicture(t, w), FileName: "mug-3.jpg", Alt: "Mug from above"})
	save(t, w, "edit “Speckled mug, oat”", change.Edited, p)
	save(t, w, "add “Vase”", change.Edited, catalog.Product{StoreID: store, Kind: catalog.Simple, Title: "Vase", Slug: "vase", Status: catalog.Draft})
	edit(t, w, "delete “Old bowl”", func(ctx context.Context, tx change.Tx) error { return tx.DeleteProducts(ctx, ids[2:]) })
	p = product(t, w, ids[0])
	p.Title = "Mug"
	save(t, w, "edit title", change.Edited, p)
	if _, err := w.Undo(context.Background()); err != nil {
		t.Fatal(err)
	}
}

// putPicture puts and records the picture of the fixtures, whose bytes do not
// matter.
func putPicture(t testing.TB, w *data.Workspace) string {
	t.Helper()
	content := []byte("a picture of a mug")
	hash, size, err := w.Put(context.Background(), media.Original, ".jpg", bytes.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	edit(t, w, "add mug-3.jpg", func(ctx context.Context, tx change.Tx) error {
		return tx.SaveFile(ctx, media.File{Hash: hash, Kind: media.Original, Name: "mug-3.jpg", Ext: ".jpg", Size: size, Width: 3, Height: 2, AddedAt: moment})
	})
	return string(hash)
}

// moment is when everything in the tests happens.
var moment = time.Date(2026, 3, 16, 8, 4, 0, 0, time.UTC)

// still is a clock that stands and chance that always falls the same.
func still(dir string) data.Params {
	return data.Params{Dir: dir, Now: func() time.Time { return moment }, Random: rand.NewChaCha8([32]byte{1})}
}

// whole is everything a workspace tells of itself.
type whole struct {
	Identity   string
	Clients    []client.Client
	Stores     []client.Store
	Products   []catalog.Product
	Rows       []catalog.Row
	Categories [][]catalog.CategoryPath
	Counts     []map[catalog.View]int
	Stack      change.Stack
}

func tellAll(t testing.TB, w *data.Workspace) (all whole) {
	t.Helper()
	ctx := context.Background()
	var err error
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	all.Identity, err = w.Identity(ctx)
	must(err)
	all.Clients, err = w.Clients(ctx)
	must(err)
	all.Stores, err = w.Stores(ctx)
	must(err)
	all.Products = state(t, w)
	all.Rows, err = w.Rows(ctx, list(t, w, catalog.Query{}))
	must(err)
	for _, store := range all.Stores {
		tree, err := w.CategoryTree(ctx, store.ID)
		must(err)
		counts, err := w.Counts(ctx, store.ID)
		must(err)
		all.Categories, all.Counts = append(all.Categories, tree), append(all.Counts, counts)
	}
	all.Stack, err = w.Stack(ctx)
	must(err)
	return all
}

// TestFixtureOfTheNewestSchema also writes it, with -update.
func TestFixtureOfTheNewestSchema(t *testing.T) {
	steps, err := data.Migrations()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	w, err := data.Open(context.Background(), still(dir))
	if err != nil {
		t.Fatal(err)
	}
	history(t, w)
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	path := fixture(len(steps))
	if *update {
		writeFile(t, path, readFile(t, databaseOf(dir)))
	}
	copied := filepath.Join(t.TempDir(), "fixture.db")
	writeFile(t, copied, readFile(t, path))
	if diff := cmp.Diff(schema(t, raw(t, databaseOf(dir))), schema(t, raw(t, copied))); diff != "" {
		t.Errorf("%s is not of the program's schema; before its release, go test ./data -update writes it anew (-program +fixture):\n%s", path, diff)
	}
}

// TestEveryReleasedSchemaOpens opens a copy of each fixture: it holds what the
// same deeds leave today, and all of them can still be undone and redone.
func TestEveryReleasedSchemaOpens(t *testing.T) {
	paths, err := filepath.Glob(filepath.Join("testdata", "schema-*.db"))
	if err != nil || len(paths) == 0 {
		t.Fatalf("no fixtures: %v", err)
	}
	today, err := data.Open(context.Background(), still(t.TempDir()))
	if err != nil {
		t.Fatal(err)
	}
	defer today.Close()
	history(t, today)
	want := tellAll(t, today)
	for _, path := range paths {
		t.Run(filepath.Base(path), func(t *testing.T) {
			dir := t.TempDir()
			writeFile(t, databaseOf(dir), readFile(t, path))
			w := openIn(t, dir)
			if _, _, err := w.Put(context.Background(), media.Original, ".jpg", bytes.NewReader([]byte("a picture of a mug"))); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(want, tellAll(t, w)); diff != "" {
				t.Errorf("(-today +fixture):\n%s", diff)
			}
			clean(t, w)
			back := undoAll(t, w)
			if left := state(t, w); len(left) != 0 {
				t.Errorf("after undoing everything %d products remain", len(left))
			}
			redo(t, w, back)
			if diff := cmp.Diff(want.Products, state(t, w)); diff != "" {
				t.Errorf("after undo and redo (-before +after):\n%s", diff)
			}
			clean(t, w)
		})
	}
}

// undoAll undoes every step and says how many there were.
func undoAll(t testing.TB, w *data.Workspace) (steps int) {
	t.Helper()
	for ; ; steps++ {
		stack, err := w.Stack(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		if stack.Undo == nil {
			return steps
		}
		if _, err := w.Undo(context.Background()); err != nil {
			t.Fatal(err)
		}
	}
}

func redo(t testing.TB, w *data.Workspace, steps int) {
	t.Helper()
	for range steps {
		if _, err := w.Redo(context.Background()); err != nil {
			t.Fatal(err)
		}
	}
}

func TestIdentityStaysWithTheWorkspace(t *testing.T) {
	ctx := context.Background()
	dir := filepath.Join(t.TempDir(), "here")
	w, err := data.Open(ctx, data.Params{Dir: dir})
	if err != nil {
		t.Fatal(err)
	}
	first, err := w.Identity(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	moved := filepath.Join(filepath.Dir(dir), "there")
	if err := os.Rename(dir, moved); err != nil {
		t.Fatal(err)
	}
	if again, err := openIn(t, moved).Identity(ctx); err != nil || again != first {
		t.Errorf("after moving %q, %v, want %q", again, err, first)
	}
	if other, err := open(t).Identity(ctx); err != nil || other == first {
		t.Errorf("another workspace has the same identity %q, %v", other, err)
	}
	w, err = data.Open(ctx, still(t.TempDir()))
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	// Of 16 bytes, four bits are the version and two the variant (RFC 9562).
	var drawn [16]byte
	if _, err := rand.NewChaCha8([32]byte{1}).Read(drawn[:]); err != nil {
		t.Fatal(err)
	}
	drawn[6], drawn[8] = drawn[6]&0x0f|0x40, drawn[8]&0x3f|0x80
	want := fmt.Sprintf("%x-%x-%x-%x-%x", drawn[:4], drawn[4:6], drawn[6:8], drawn[8:10], drawn[10:])
	if got, err := w.Identity(ctx); err != nil || got != want {
		t.Errorf("identity %q, %v, want %q", got, err, want)
	}
}
