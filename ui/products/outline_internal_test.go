package products

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"storehand/app/catalog"
)

// The outline must be the list one gets by writing the variations behind their
// products, whatever is opened.
func TestOutlineIsTheListWrittenOut(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var ids, want []catalog.ID
		parts := make(map[catalog.ID][]catalog.ID)
		next := catalog.ID(1000)
		for i := range rapid.IntRange(0, 30).Draw(t, "products") {
			id := catalog.ID(i + 1)
			ids, want = append(ids, id), append(want, id)
			for range rapid.SampledFrom([]int{0, 0, 1, 3}).Draw(t, "variations") {
				next++
				parts[id], want = append(parts[id], next), append(want, next)
			}
		}
		parts[500] = []catalog.ID{900} // opened and not listed
		var o outline
		o.open(parts)
		o.show(ids, placesOf(ids))
		if got := o.slice(-1, len(want)+5); !slices.Equal(got, want) {
			t.Fatalf("rows %v, want %v", got, want)
		}
		for row, id := range want {
			if got, listed := o.rowOf(id); !listed || got != row {
				t.Fatalf("%d stands in row %d, %v, want %d", id, got, listed, row)
			}
		}
		if _, listed := o.rowOf(900); listed {
			t.Fatal("a variation of a product that is not listed has a row")
		}
		o.foldAll()
		if !slices.Equal(o.slice(0, o.count()), ids) {
			t.Fatal("folded, the list is not its products")
		}
	})
}
