package data_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"storehand/app/catalog"
	"storehand/app/change"
	"storehand/app/client"
	"storehand/app/money"
	"storehand/data"
)

func TestFailedOperationChangesNothing(t *testing.T) {
	w := open(t)
	store := newStore(t, w)
	refusal := errors.New("refused")
	_, err := w.Do(context.Background(), change.Operation{Name: "half", Origin: change.Edited}, func(ctx context.Context, tx change.Tx) error {
		if _, err := tx.SaveProduct(ctx, mug(store)); err != nil {
			return err
		}
		return refusal
	})
	if !errors.Is(err, refusal) {
		t.Fatalf("error %v", err)
	}
	if ids := list(t, w, catalog.Query{}); len(ids) != 0 {
		t.Errorf("products %v remain", ids)
	}
	stack, err := w.Stack(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	if stack.Undo.Name != "add a store" {
		t.Errorf("undo would %q", stack.Undo.Name)
	}
}

func TestOperationThatChangesNothingLeavesNoTrace(t *testing.T) {
	w := open(t)
	id := save(t, w, "import", change.Imported, mug(newStore(t, w)))[0]
	set := edit(t, w, "same again", func(ctx context.Context, tx change.Tx) error {
		_, err := tx.SaveProduct(ctx, product(t, w, id))
		return err
	})
	if set.Operation != 0 {
		t.Errorf("operation %d was recorded", set.Operation)
	}
	stack, err := w.Stack(context.Background())
	if err != nil || stack.Undo.Name != "import" {
		t.Errorf("undo would %+v, %v", stack.Undo, err)
	}
}

func TestSubscribersLearnWhatChanged(t *testing.T) {
	w := open(t)
	store := newStore(t, w)
	var sets []change.Set
	cancel := w.Subscribe(func(set change.Set) { sets = append(sets, set) })
	ids := save(t, w, "import", change.Imported, mug(store))
	if _, err := w.Undo(context.Background()); err != nil {
		t.Fatal(err)
	}
	cancel()
	save(t, w, "unheard", change.Imported, mug(store))
	if len(sets) != 2 {
		t.Fatalf("heard %d sets, want 2", len(sets))
	}
	if !slices.Equal(sets[0].Products, ids) || !slices.Equal(sets[0].Stores, []client.ID{store}) || sets[0].Clients {
		t.Errorf("heard %+v", sets[0])
	}
	if sets[1].Name != "import" || !slices.Equal(sets[1].Products, ids) {
		t.Errorf("undo was heard as %+v", sets[1])
	}
}

func TestNewOperationEndsRedo(t *testing.T) {
	w := open(t)
	ctx := context.Background()
	store := newStore(t, w)
	save(t, w, "first", change.Imported, mug(store))
	if _, err := w.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	save(t, w, "second", change.Imported, mug(store))
	if _, err := w.Redo(ctx); !errors.Is(err, change.ErrNothing) {
		t.Errorf("redo: %v, want ErrNothing", err)
	}
}

// The whole state of the catalogue, for comparing before and after.
func state(t require, w *data.Workspace) []catalog.Product {
	var all []catalog.Product
	err := w.Each(context.Background(), 0, func(p catalog.Product, variations []catalog.Product) error {
		all = append(append(all, p), variations...)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

type require interface{ Fatal(...any) }

// Any run of random operations, undone one by one, visits the same states
// backwards, and redone visits them forwards again.
func TestUndoAndRedoVisitTheSameStates(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		w := open(t)
		defer w.Close()
		ctx := context.Background()
		store := newStore(t, w)
		states := [][]catalog.Product{state(r, w)}
		for step := range rapid.IntRange(1, 6).Draw(r, "steps") {
			origin := rapid.SampledFrom([]change.Origin{change.Edited, change.Imported}).Draw(r, "origin")
			set, err := w.Do(ctx, change.Operation{Name: fmt.Sprint("step ", step), Origin: origin}, func(ctx context.Context, tx change.Tx) error {
				return randomWork(ctx, r, tx, store, states[len(states)-1])
			})
			if err != nil {
				r.Fatal(err)
			}
			if set.Operation != 0 {
				states = append(states, state(r, w))
			}
		}
		for i := len(states) - 2; i >= 0; i-- {
			if _, err := w.Undo(ctx); err != nil {
				r.Fatal(err)
			}
			if diff := cmp.Diff(states[i], state(r, w)); diff != "" {
				r.Fatalf("after undo to state %d: %s", i, diff)
			}
		}
		for i := 1; i < len(states); i++ {
			if _, err := w.Redo(ctx); err != nil {
				r.Fatal(err)
			}
			if diff := cmp.Diff(states[i], state(r, w)); diff != "" {
				r.Fatalf("after redo to state %d: %s", i, diff)
			}
		}
		findings, err := w.Check(ctx)
		if err != nil || len(findings) != 0 {
			r.Fatalf("check: %v %v", findings, err)
		}
	})
}

// randomWork adds, edits and deletes products within one operation.
func randomWork(ctx context.Context, r *rapid.T, tx change.Tx, store client.ID, present []catalog.Product) error {
	for range rapid.IntRange(1, 4).Draw(r, "deeds") {
		deed := rapid.IntRange(0, 2).Draw(r, "deed")
		if deed == 0 || len(present) == 0 {
			p := mug(store)
			p.Title = rapid.StringN(0, 5, 20).Draw(r, "title")
			p.Categories = []catalog.CategoryPath{{rapid.SampledFrom([]string{"A", "B", "C"}).Draw(r, "category"), "Sub"}}
			if _, err := tx.SaveProduct(ctx, p); err != nil {
				return err
			}
			continue
		}
		picked := rapid.SampledFrom(present).Draw(r, "picked")
		if deed == 1 {
			if err := tx.DeleteProducts(ctx, []catalog.ID{picked.ID}); err != nil {
				return err
			}
			continue
		}
		p, err := tx.Product(ctx, picked.ID)
		if errors.Is(err, catalog.ErrNotFound) {
			continue
		}
		if err != nil {
			return err
		}
		p.RegularPrice = money.Of(rapid.Int64Range(0, 5).Draw(r, "price"))
		p.Categories = append(p.Categories, catalog.CategoryPath{"New", rapid.SampledFrom([]string{"X", "Y"}).Draw(r, "child")})
		if _, err := tx.SaveProduct(ctx, p); err != nil {
			return err
		}
	}
	return nil
}

func TestReadersSeeTheOldStateWhileAnOperationRuns(t *testing.T) {
	w := open(t)
	ctx := context.Background()
	id := save(t, w, "import", change.Imported, mug(newStore(t, w)))[0]
	var during catalog.Product
	edit(t, w, "rename", func(ctx context.Context, tx change.Tx) error {
		if err := changed(ctx, tx, id, func(p *catalog.Product) { p.Title = "New" }); err != nil {
			return err
		}
		// Many at once, more than are kept open.
		readers := make(chan error)
		for range 20 {
			go func() {
				p, err := w.Product(ctx, id)
				if err == nil && p.Title == "New" {
					err = errors.New("a reader saw what is not committed")
				}
				readers <- err
			}()
		}
		var err error
		for range 20 {
			err = errors.Join(err, <-readers)
		}
		during = product(t, w, id)
		return err
	})
	if during.Title != "Speckled mug, oat" {
		t.Errorf("during the operation the title was %q", during.Title)
	}
	if p, err := w.Product(ctx, id); err != nil || p.Title != "New" {
		t.Errorf("after it %q, %v", p.Title, err)
	}
}

// An export that runs while products are edited is of one moment.
func TestEachVisitsTheProductsOfOneMoment(t *testing.T) {
	w := open(t)
	store := newStore(t, w)
	var products []catalog.Product
	for range 1200 { // read some at a time
		products = append(products, catalog.Product{StoreID: store, Kind: catalog.Simple, Title: "old"})
	}
	ids := save(t, w, "import", change.Imported, products...)
	visited := 0
	err := w.Each(context.Background(), store, func(p catalog.Product, _ []catalog.Product) error {
		if visited++; visited == 1 {
			edit(t, w, "edit and delete", func(ctx context.Context, tx change.Tx) error {
				return errors.Join(changed(ctx, tx, ids[1199], func(p *catalog.Product) { p.Title = "new" }), tx.DeleteProducts(ctx, ids[600:1100]))
			})
		}
		if p.Title != "old" {
			t.Errorf("product %d is %q", p.ID, p.Title)
		}
		return nil
	})
	if err != nil || visited != 1200 {
		t.Errorf("visited %d, %v", visited, err)
	}
	enough := errors.New("enough")
	if err := w.Each(context.Background(), store, func(catalog.Product, []catalog.Product) error { return enough }); !errors.Is(err, enough) {
		t.Errorf("the visitor's error came back as %v", err)
	}
}

func TestCancelledOperationLeavesNothing(t *testing.T) {
	w := open(t)
	store := newStore(t, w)
	for name, after := range map[string]error{"that ends with an error": errors.New("stopped"), "that takes no notice": nil} {
		t.Run(name, func(t *testing.T) {
			ctx, cancel := context.WithCancel(context.Background())
			_, err := w.Do(ctx, change.Operation{Name: "import", Origin: change.Imported}, func(ctx context.Context, tx change.Tx) error {
				if _, err := tx.SaveProduct(ctx, mug(store)); err != nil {
					return err
				}
				cancel()
				if _, err := tx.SaveProduct(ctx, mug(store)); !errors.Is(err, context.Canceled) {
					t.Errorf("saving after cancel: %v", err)
				}
				return after
			})
			if after == nil && !errors.Is(err, context.Canceled) || after != nil && !errors.Is(err, after) {
				t.Errorf("error %v", err)
			}
			if left := state(t, w); len(left) != 0 {
				t.Errorf("%d products remain", len(left))
			}
			if name := undoable(t, w); name != "add a store" {
				t.Errorf("undo would %q", name)
			}
		})
	}
	clean(t, w)
}

func TestWaitingForTheDoorCanBeCancelled(t *testing.T) {
	w := open(t)
	entered, leave := make(chan bool), make(chan bool)
	done := make(chan error)
	go func() {
		_, err := w.Do(context.Background(), change.Operation{Name: "long"}, func(context.Context, change.Tx) error {
			entered <- true
			<-leave
			return nil
		})
		done <- err
	}()
	<-entered
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := w.Undo(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("undo: %v", err)
	}
	leave <- true
	if err := <-done; err != nil {
		t.Error(err)
	}
}

func TestPanicLeavesNothingAndTheDoorOpen(t *testing.T) {
	w := open(t)
	store := newStore(t, w)
	func() {
		defer func() {
			if recovered := recover(); recovered != "a slip" {
				t.Errorf("recovered %v", recovered)
			}
		}()
		_, err := w.Do(context.Background(), change.Operation{Name: "import", Origin: change.Imported}, func(ctx context.Context, tx change.Tx) error {
			if _, err := tx.SaveProduct(ctx, mug(store)); err != nil {
				return err
			}
			panic("a slip")
		})
		t.Errorf("went on with %v", err)
	}()
	if left := state(t, w); len(left) != 0 {
		t.Errorf("%d products remain", len(left))
	}
	save(t, w, "import again", change.Imported, mug(store))
	clean(t, w)
}

func TestOperationInsideAnotherIsRefused(t *testing.T) {
	w := open(t)
	edit(t, w, "outer", func(ctx context.Context, _ change.Tx) error {
		for name, start := range map[string]func() error{
			"do": func() error {
				_, err := w.Do(ctx, change.Operation{Name: "inner"}, func(context.Context, change.Tx) error { return nil })
				return err
			},
			"undo": func() error { _, err := w.Undo(ctx); return err },
			"redo": func() error { _, err := w.Redo(ctx); return err },
		} {
			if err := start(); err == nil || !strings.Contains(err.Error(), "inside another one") {
				t.Errorf("%s: %v", name, err)
			}
		}
		return nil
	})
}

func TestListenersMayComeGoAndActThemselves(t *testing.T) {
	w := open(t)
	store := newStore(t, w)
	heard := 0
	var end func()
	end = w.Subscribe(func(change.Set) {
		heard++
		end()
		save(t, w, "import more", change.Imported, bare(store))
	})
	save(t, w, "import", change.Imported, bare(store))
	if heard != 1 || len(state(t, w)) != 2 {
		t.Errorf("heard %d, %d products", heard, len(state(t, w)))
	}
}

func TestWhatIsGoneCannotBeSaved(t *testing.T) {
	w := lived(t)
	ctx := context.Background()
	for name, save := range map[string]func(change.Tx) error{
		"client": func(tx change.Tx) error {
			_, err := tx.SaveClient(ctx, client.Client{ID: 99, Name: "Gone"})
			return err
		},
		"store": func(tx change.Tx) error {
			_, err := tx.SaveStore(ctx, client.Store{ID: 99, ClientID: 1, Name: "Gone", Platform: client.Other, Currency: "EUR"})
			return err
		},
		"product": func(tx change.Tx) error {
			_, err := tx.SaveProduct(ctx, catalog.Product{ID: 99, StoreID: 1, Title: "Gone"})
			return err
		},
	} {
		_, err := w.Do(ctx, change.Operation{Name: "save"}, func(_ context.Context, tx change.Tx) error { return save(tx) })
		if err == nil || !strings.Contains(err.Error(), "not in the workspace any more") {
			t.Errorf("%s: %v", name, err)
		}
	}
	// A store of nobody and a product of no store are seen at the commit.
	for name, save := range map[string]func(change.Tx) error{
		"store": func(tx change.Tx) error {
			_, err := tx.SaveStore(ctx, client.Store{ClientID: 99, Name: "Stray", Platform: client.Other, Currency: "EUR"})
			return err
		},
		"product": func(tx change.Tx) error {
			_, err := tx.SaveProduct(ctx, catalog.Product{StoreID: 99, Title: "Stray"})
			return err
		},
	} {
		_, err := w.Do(ctx, change.Operation{Name: "add a stray"}, func(_ context.Context, tx change.Tx) error { return save(tx) })
		if err == nil || !strings.HasPrefix(err.Error(), "add a stray: ") {
			t.Errorf("%s: %v", name, err)
		}
	}
	clean(t, w)
}
