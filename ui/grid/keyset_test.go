package grid

import (
	"maps"
	"math"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func keyMap(keys []int64) map[int64]bool {
	m := map[int64]bool{}
	for _, k := range keys {
		m[k] = true
	}
	return m
}

func sameKeys(t *rapid.T, what string, got Keys, want map[int64]bool) {
	t.Helper()
	if diff := cmp.Diff(slices.Sorted(maps.Keys(want)), slices.Collect(got.All())); diff != "" {
		t.Fatalf("%s (-want +got):\n%s", what, diff)
	}
	if got.Len() != len(want) {
		t.Fatalf("%s: Len = %d, want %d", what, got.Len(), len(want))
	}
	for i := 1; i < len(got.runs); i++ {
		if got.runs[i].lo <= got.runs[i-1].hi+1 {
			t.Fatalf("%s: runs %v touch", what, got.runs)
		}
	}
}

func TestKeysAreASet(t *testing.T) {
	near := rapid.SliceOf(rapid.Int64Range(-20, 20))
	rapid.Check(t, func(t *rapid.T) {
		a, b := near.Draw(t, "a"), near.Draw(t, "b")
		as, bs := NewKeys(a...), NewKeys(b...)
		inA, inB := keyMap(a), keyMap(b)
		sameKeys(t, "NewKeys", as, inA)

		both, only := map[int64]bool{}, map[int64]bool{}
		for k := int64(-21); k <= 21; k++ {
			if as.Has(k) != inA[k] {
				t.Fatalf("Has(%d) = %v", k, as.Has(k))
			}
			if inA[k] || inB[k] {
				both[k] = true
			}
			if inA[k] && !inB[k] {
				only[k] = true
			}
		}
		sameKeys(t, "With", as.With(bs), both)
		sameKeys(t, "Without", as.Without(bs), only)
	})
}

func TestKeysAtTheEndsOfTheNumbers(t *testing.T) {
	ends := NewKeys(math.MaxInt64, math.MinInt64, math.MaxInt64-1, math.MaxInt64)
	want := []int64{math.MinInt64, math.MaxInt64 - 1, math.MaxInt64}
	if diff := cmp.Diff(want, slices.Collect(ends.All())); diff != "" {
		t.Error(diff)
	}
	if got := ends.Without(NewKeys(math.MaxInt64)).Len(); got != 2 {
		t.Errorf("Len without the last = %d, want 2", got)
	}
}

func TestNeighboursAreOneRun(t *testing.T) {
	keys := make([]int64, 100_000)
	for i := range keys {
		keys[i] = int64((i*7919)%100_000) + 1 // every number once, in no order
	}
	all := NewKeys(keys...)
	if len(all.runs) != 1 || all.Len() != 100_000 {
		t.Errorf("100,000 neighbours are %d runs of %d keys", len(all.runs), all.Len())
	}
	if keys[0] != 1 || keys[1] != 7920 {
		t.Error("NewKeys sorted the caller's slice")
	}
}
