package data_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
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
