package data_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"storehand/app/catalog"
	"storehand/app/change"
	"storehand/app/client"
	"storehand/app/media"
	"storehand/app/money"
	"storehand/data"
)

func undo(t testing.TB, w *data.Workspace) change.Set {
	t.Helper()
	set, err := w.Undo(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return set
}

// undoable is the name of what Undo would undo.
func undoable(t testing.TB, w *data.Workspace) string {
	t.Helper()
	stack, err := w.Stack(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	if stack.Undo == nil {
		return ""
	}
	return stack.Undo.Name
}

// thereAndBack does something, and checks that undo leaves everything as it was
// before and redo everything as it was after.
func thereAndBack(t *testing.T, w *data.Workspace, deed func(context.Context, change.Tx) error) {
	t.Helper()
	before := tellAll(t, w)
	edit(t, w, "deed", deed)
	after := tellAll(t, w)
	undo(t, w)
	now := tellAll(t, w)
	now.Stack = before.Stack // there is something to redo now
	if diff := cmp.Diff(before, now); diff != "" {
		t.Errorf("after undo (-before +now):\n%s", diff)
	}
	redo(t, w, 1)
	now = tellAll(t, w)
	now.Stack = after.Stack
	if diff := cmp.Diff(after, now); diff != "" {
		t.Errorf("after redo (-after +now):\n%s", diff)
	}
	clean(t, w)
}

// lived is a workspace with the history of the fixtures.
func lived(t *testing.T) *data.Workspace {
	t.Helper()
	w := open(t)
	history(t, w)
	return w
}

func TestDeletedStoreComesBackWithEverything(t *testing.T) {
	thereAndBack(t, lived(t), func(ctx context.Context, tx change.Tx) error { return tx.DeleteStore(ctx, 1) })
}

func TestDeletedClientsComeBackWithEverything(t *testing.T) {
	thereAndBack(t, lived(t), func(ctx context.Context, tx change.Tx) error {
		return errors.Join(tx.DeleteClient(ctx, 1), tx.DeleteClient(ctx, 2))
	})
}

// To take back the client that a store moved to must not take the store with it.
func TestStoreThatMovedGoesHomeOnUndo(t *testing.T) {
	w := lived(t)
	stores, err := w.Stores(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	thereAndBack(t, w, func(ctx context.Context, tx change.Tx) error {
		owner, err := tx.SaveClient(ctx, client.Client{Name: "New owner"})
		if err != nil {
			return err
		}
		stores[0].ClientID = owner
		_, err = tx.SaveStore(ctx, stores[0])
		return errors.Join(err, tx.DeleteClient(ctx, 1))
	})
}

func TestVariationThatMovedGoesHomeOnUndo(t *testing.T) {
	w := lived(t)
	thereAndBack(t, w, func(ctx context.Context, tx change.Tx) error {
		variation, err := tx.Product(ctx, 4)
		if err != nil {
			return err
		}
		parent, err := tx.SaveProduct(ctx, catalog.Product{StoreID: variation.StoreID, Kind: catalog.Variable, Title: "Better tee"})
		if err != nil {
			return err
		}
		variation.ParentID = parent
		_, err = tx.SaveProduct(ctx, variation)
		return errors.Join(err, tx.DeleteProducts(ctx, []catalog.ID{2}))
	})
}

// changed saves a product after altering it.
func changed(ctx context.Context, tx change.Tx, id catalog.ID, alter func(*catalog.Product)) error {
	p, err := tx.Product(ctx, id)
	if err != nil {
		return err
	}
	alter(&p)
	_, err = tx.SaveProduct(ctx, p)
	return err
}

func priced(minor int64) func(*catalog.Product) {
	return func(p *catalog.Product) { p.RegularPrice = money.Of(minor) }
}

func TestRowsThatAreTouchedTwice(t *testing.T) {
	for name, deed := range map[string]func(context.Context, change.Tx) error{
		"edited twice": func(ctx context.Context, tx change.Tx) error {
			return errors.Join(changed(ctx, tx, 1, priced(1)), changed(ctx, tx, 1, priced(2)))
		},
		"edited and deleted": func(ctx context.Context, tx change.Tx) error {
			return errors.Join(changed(ctx, tx, 1, priced(1)), tx.DeleteProducts(ctx, []catalog.ID{1}))
		},
		"added and edited": func(ctx context.Context, tx change.Tx) error {
			id, err := tx.SaveProduct(ctx, bare(1))
			return errors.Join(err, changed(ctx, tx, id, priced(1)), changed(ctx, tx, id, func(p *catalog.Product) { p.Categories = nil }))
		},
		"edited back but for one field": func(ctx context.Context, tx change.Tx) error {
			return errors.Join(changed(ctx, tx, 1, priced(1)), changed(ctx, tx, 1, func(p *catalog.Product) {
				p.RegularPrice, p.Title = money.Of(2600), "Other"
			}))
		},
		"unstaged and staged again": func(ctx context.Context, tx change.Tx) error {
			return errors.Join(changed(ctx, tx, 1, priced(2400)), changed(ctx, tx, 1, priced(2700)))
		},
		"put into a category that is new, and out again": func(ctx context.Context, tx change.Tx) error {
			put := func(paths ...catalog.CategoryPath) error {
				return changed(ctx, tx, 1, func(p *catalog.Product) { p.Categories = paths })
			}
			return errors.Join(put(catalog.CategoryPath{"New", "Under"}), put(catalog.CategoryPath{"Gifts"}), put(catalog.CategoryPath{"New"}))
		},
	} {
		t.Run(name, func(t *testing.T) { thereAndBack(t, lived(t), deed) })
	}
}

func TestOperationsThatComeToNothingLeaveNoTrace(t *testing.T) {
	for name, deed := range map[string]func(context.Context, change.Tx) error{
		"edited and edited back": func(ctx context.Context, tx change.Tx) error {
			return errors.Join(changed(ctx, tx, 1, priced(1)), changed(ctx, tx, 1, priced(2600)))
		},
		"staged and unstaged": func(ctx context.Context, tx change.Tx) error {
			return errors.Join(changed(ctx, tx, 2, priced(1)), changed(ctx, tx, 2, func(p *catalog.Product) { p.RegularPrice = money.Amount{} }))
		},
		"added and deleted": func(ctx context.Context, tx change.Tx) error {
			p := bare(1)
			p.Categories = []catalog.CategoryPath{{"Gifts"}}
			id, err := tx.SaveProduct(ctx, p)
			return errors.Join(err, changed(ctx, tx, id, priced(1)), tx.DeleteProducts(ctx, []catalog.ID{id}))
		},
		"a picture that is known": func(ctx context.Context, tx change.Tx) error {
			const hash = "9ab8a32c0a21b1aa0cbf5d7d4b2d2f5a4a1e51d9a0a1e6a8d8e0a7e1a5c0b7f3"
			return errors.Join(tx.SaveFile(ctx, media.File{Kind: media.Original, Hash: hash, Name: "a.jpg"}), nil)
		},
	} {
		t.Run(name, func(t *testing.T) {
			w := lived(t)
			if strings.HasPrefix(name, "a picture") {
				edit(t, w, "record", deed)
			}
			before := tellAll(t, w)
			var heard []change.Set
			w.Subscribe(func(set change.Set) { heard = append(heard, set) })
			if set := edit(t, w, "deed", deed); set.Operation != 0 || len(heard) != 0 {
				t.Errorf("told %+v, published %+v", set, heard)
			}
			if diff := cmp.Diff(before, tellAll(t, w)); diff != "" {
				t.Errorf("(-before +after):\n%s", diff)
			}
			undo(t, w) // what was done before is still undone
		})
	}
}

// Texts come back from history as they were, whatever is in them.
func TestAnyTextSurvivesDeletionAndUndo(t *testing.T) {
	w := open(t)
	store := newStore(t, w)
	for _, text := range []string{
		"a\x00b", "\x00", `"quoted" \ back\\slash`, "{}", `{"a":1}`, "[]", "null", "'", "line\r\nbreak\ttab", "\u2028\u2029", "🧵👩🏽‍🎨",
		"\x1f\x01\x7f", strings.Repeat("long ", 100_000), "0", "1e5", " 007 ", "ספל", "}", "{",
	} {
		p := mug(store)
		p.Title, p.SKU, p.Description, p.Tags, p.Supplier = text, text, text, []string{text, text}, text
		p.Categories = []catalog.CategoryPath{{text + "x"}}
		p.Source = catalog.Source{text: {Original: text, Rendered: text}}
		id := save(t, w, "import", change.Imported, p)[0]
		want := product(t, w, id)
		p.ID = id
		if diff := cmp.Diff(p, want); diff != "" {
			t.Errorf("%.20q kept (-want +got):\n%s", text, diff)
		}
		edit(t, w, "delete", func(ctx context.Context, tx change.Tx) error { return tx.DeleteProducts(ctx, []catalog.ID{id}) })
		undo(t, w)
		if diff := cmp.Diff(want, product(t, w, id)); diff != "" {
			t.Errorf("%.20q after undo (-want +got):\n%s", text, diff)
		}
		p.Title, p.SKU, p.Description, p.Tags, p.Supplier = "x", "x", "x", nil, "x"
		save(t, w, "edit", change.Edited, p)
		undo(t, w)
		if diff := cmp.Diff(want, product(t, w, id)); diff != "" {
			t.Errorf("%.20q after an edit and undo (-want +got):\n%s", text, diff)
		}
	}
	clean(t, w)
}

// A number that a screen still holds must not come to mean another product.
func TestNumbersAreNeverUsedAgain(t *testing.T) {
	w := open(t)
	store := newStore(t, w)
	seen := make(map[catalog.ID]bool)
	fresh := func() catalog.ID {
		t.Helper()
		id := save(t, w, "import", change.Imported, bare(store))[0]
		if seen[id] {
			t.Errorf("product %d is there again", id)
		}
		seen[id] = true
		return id
	}
	last := fresh()
	edit(t, w, "delete", func(ctx context.Context, tx change.Tx) error { return tx.DeleteProducts(ctx, []catalog.ID{last}) })
	fresh()
	undo(t, w)
	fresh()
	undo(t, w)
	undo(t, w)
	fresh()
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	w = openIn(t, w.Dir())
	fresh()
}

func TestUndoAtTheSameTimeTakesAStepEach(t *testing.T) {
	w := open(t)
	store := newStore(t, w)
	const steps = 8
	for range steps {
		save(t, w, "import", change.Imported, bare(store))
	}
	var workers sync.WaitGroup
	for range steps {
		workers.Go(func() {
			if _, err := w.Undo(context.Background()); err != nil {
				t.Error(err)
			}
		})
	}
	workers.Wait()
	if name := undoable(t, w); name != "add a store" {
		t.Errorf("undo would %q", name)
	}
	if left := state(t, w); len(left) != 0 {
		t.Errorf("%d products remain", len(left))
	}
	redo(t, w, steps)
	if there := state(t, w); len(there) != steps {
		t.Errorf("%d products are there again, want %d", len(there), steps)
	}
}

func TestNothingToUndoOrRedo(t *testing.T) {
	w := open(t)
	if _, err := w.Undo(context.Background()); !errors.Is(err, change.ErrNothing) {
		t.Errorf("undo: %v", err)
	}
	if _, err := w.Redo(context.Background()); !errors.Is(err, change.ErrNothing) {
		t.Errorf("redo: %v", err)
	}
	newStore(t, w)
	undo(t, w)
	if _, err := w.Undo(context.Background()); !errors.Is(err, change.ErrNothing) {
		t.Errorf("undo: %v", err)
	}
	stack, err := w.Stack(context.Background())
	if err != nil || stack.Undo != nil || stack.Redo == nil || stack.Redo.Name != "add a store" || !stack.Redo.At.Equal(moment) {
		t.Errorf("stack %+v, %v", stack, err)
	}
}

func TestChangeSetNamesWhatListsShow(t *testing.T) {
	w := lived(t) // 1 the mug, 2 the tee, 4 its variation, 5 the vase
	sorted := func(ids []catalog.ID) []catalog.ID { slices.Sort(ids); return ids }
	check := func(doing string, set change.Set, products []catalog.ID, stores ...client.ID) {
		t.Helper()
		slices.Sort(set.Stores)
		if got := sorted(set.Products); !slices.Equal(got, products) || !slices.Equal(set.Stores, stores) || set.All {
			t.Errorf("%s: products %v of stores %v, want %v of %v", doing, got, set.Stores, products, stores)
		}
	}
	check("a variation", edit(t, w, "edit", func(ctx context.Context, tx change.Tx) error { return changed(ctx, tx, 4, priced(1)) }),
		[]catalog.ID{2, 4}, 2)
	check("undo", undo(t, w), []catalog.ID{2, 4}, 2)
	check("deletion of a variation", edit(t, w, "delete", func(ctx context.Context, tx change.Tx) error {
		return tx.DeleteProducts(ctx, []catalog.ID{4})
	}), []catalog.ID{2, 4}, 2)
	check("undo", undo(t, w), []catalog.ID{2, 4}, 2)
	check("deletion of a product", edit(t, w, "delete", func(ctx context.Context, tx change.Tx) error {
		return tx.DeleteProducts(ctx, []catalog.ID{2})
	}), []catalog.ID{2, 4}, 2)
	undo(t, w)
	// The shop now has what was edited here: nothing but the note of it goes.
	base, err := w.Base(context.Background(), 1)
	if err != nil {
		t.Fatal(err)
	}
	base.RegularPrice = money.Of(2600)
	set := do(t, w, change.Operation{Name: "import", Origin: change.Imported}, func(ctx context.Context, tx change.Tx) error {
		_, err := tx.SaveProduct(ctx, base)
		return err
	})
	check("an edit that the shop has taken over", set, []catalog.ID{1}, 1)
	check("undo", undo(t, w), []catalog.ID{1}, 1)
	if set := edit(t, w, "rename", func(ctx context.Context, tx change.Tx) error {
		_, err := tx.SaveClient(ctx, client.Client{ID: 1, Name: "Alder"})
		return err
	}); !set.Clients || len(set.Products) != 0 {
		t.Errorf("a client: %+v", set)
	}
}
