package grid

import (
	"encoding/json"
	"fmt"
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func sixColumns() []Column {
	return []Column{
		{ID: "check", Kind: Check, Width: 36, Frozen: true},
		{ID: "title", Title: "Title", Width: 260, Frozen: true, Sortable: true},
		{ID: "sku", Title: "SKU", Kind: Mono, Width: 120},
		{ID: "price", Title: "Price €", Kind: Money, Width: 100},
		{ID: "stock", Title: "Stock", Kind: Number, Width: 80},
		{ID: "brand", Title: "Brand", Width: 120, Hidden: true},
	}
}

func TestAnyRearrangementKeepsEveryColumnOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := newArrangement(sixColumns())
		column := rapid.IntRange(0, 5)
		for range rapid.IntRange(0, 20).Draw(t, "steps") {
			switch rapid.IntRange(0, 2).Draw(t, "deed") {
			case 0:
				a.move(column.Draw(t, "column"), rapid.IntRange(-1, 5).Draw(t, "before"))
			case 1:
				a.hide(column.Draw(t, "column"), rapid.Bool().Draw(t, "hidden"))
			case 2:
				a.resize(column.Draw(t, "column"), rapid.Float32().Draw(t, "width"))
			}
		}
		checkArrangement(t, a)

		kept, err := json.Marshal(a.layout())
		if err != nil {
			t.Fatal(err)
		}
		var read Layout
		if err := json.Unmarshal(kept, &read); err != nil {
			t.Fatal(err)
		}
		again := newArrangement(sixColumns())
		again.apply(read)
		if diff := cmp.Diff(a.layout(), again.layout()); diff != "" {
			t.Fatalf("a kept layout comes back changed (-was +is):\n%s", diff)
		}
	})
}

func checkArrangement(t *rapid.T, a *arrangement) {
	t.Helper()
	seen, scrolling := map[int]bool{}, false
	for _, p := range a.placed {
		if seen[p.column] {
			t.Fatalf("column %d is there twice", p.column)
		}
		seen[p.column] = true
		if a.columns[p.column].Frozen && scrolling {
			t.Fatal("a frozen column stands behind a scrolling one")
		}
		scrolling = !a.columns[p.column].Frozen
		if p.width < 36 || p.width > maxColumnWidth {
			t.Fatalf("column %d is %v wide", p.column, p.width)
		}
	}
	if len(seen) != len(a.columns) || a.shown() == 0 {
		t.Fatalf("%d columns of %d, %d shown", len(seen), len(a.columns), a.shown())
	}
}

func ids(l Layout) []string {
	var ids []string
	for _, c := range l.Columns {
		ids = append(ids, c.ID)
	}
	return ids
}

func TestKeptLayoutOfAnotherRelease(t *testing.T) {
	a := newArrangement(sixColumns())
	a.apply(Layout{Columns: []ColumnState{
		{ID: "stock", Width: 70},
		{ID: "gone", Width: 90},
		{ID: "price", Width: float32(math.NaN())},
		{ID: "title", Width: 5},
		{ID: "stock", Width: 99, Hidden: true},
	}})
	got := a.layout()
	if diff := cmp.Diff([]string{"check", "title", "sku", "stock", "brand", "price"}, ids(got)); diff != "" {
		t.Errorf("order (-want +got):\n%s", diff)
	}
	want := []ColumnState{
		{"check", 36, false},
		{"title", minColumnWidth, false},
		{"sku", 120, false},
		{"stock", 70, false},
		{"brand", 120, true},
		{"price", 100, false},
	}
	if diff := cmp.Diff(want, got.Columns); diff != "" {
		t.Errorf("states (-want +got):\n%s", diff)
	}
}

func TestMove(t *testing.T) {
	for _, tc := range []struct {
		column, before string
		want           []string
	}{
		{"price", "sku", []string{"check", "title", "price", "sku", "stock", "brand"}},
		{"sku", "", []string{"check", "title", "price", "stock", "brand", "sku"}},
		{"sku", "check", []string{"check", "title", "sku", "price", "stock", "brand"}},
		{"check", "", []string{"title", "check", "sku", "price", "stock", "brand"}},
		{"price", "price", []string{"check", "title", "sku", "price", "stock", "brand"}},
	} {
		t.Run(fmt.Sprintf("%s before %s", tc.column, tc.before), func(t *testing.T) {
			a := newArrangement(sixColumns())
			a.move(a.index(tc.column), a.index(tc.before))
			if diff := cmp.Diff(tc.want, ids(a.layout())); diff != "" {
				t.Errorf("order (-want +got):\n%s", diff)
			}
		})
	}
}

func TestLastColumnCannotBeHidden(t *testing.T) {
	a := newArrangement([]Column{{ID: "title", Width: 100}})
	if a.hide(0, true) || a.shown() != 1 {
		t.Error("nothing is left to see")
	}
}

func TestLane(t *testing.T) {
	frozen, scrolled := newArrangement(sixColumns()).lanes()
	if got := frozen.width(); got != 296 {
		t.Errorf("frozen width = %v, want 296", got)
	}
	if left, width := scrolled.span(1); left != 120 || width != 100 {
		t.Errorf("second column at %v, %v wide, want 120 and 100", left, width)
	}
	for x, want := range map[float32]int{-1: -1, 0: 0, 119: 0, 120: 1, 299: 2, 300: -1} {
		if got := scrolled.at(x); got != want {
			t.Errorf("at(%v) = %d, want %d", x, got, want)
		}
	}
	if first, end := scrolled.seen(120, 100); first != 1 || end != 2 {
		t.Errorf("seen = %d to %d, want 1 to 2", first, end)
	}
	if first, end := scrolled.seen(119, 102); first != 0 || end != 3 {
		t.Errorf("seen = %d to %d, want 0 to 3", first, end)
	}
}

func TestSecondClickTurnsTheOrder(t *testing.T) {
	s := Sort{}.next("price")
	if s != (Sort{"price", false}) {
		t.Errorf("first click: %v", s)
	}
	if s = s.next("price"); s != (Sort{"price", true}) {
		t.Errorf("second click: %v", s)
	}
	if s = s.next("price"); s != (Sort{"price", false}) {
		t.Errorf("third click: %v", s)
	}
	if s = s.next("stock"); s != (Sort{"stock", false}) {
		t.Errorf("another column: %v", s)
	}
}
