package grid

import (
	"testing"

	"pgregory.net/rapid"
)

// keyList is a list of rows without contents.
type keyList []int64

func (l keyList) Count() int                              { return len(l) }
func (l keyList) Key(i int) int64                         { return l[i] }
func (l keyList) Row(int) (Row, bool)                     { return Row{}, false }
func (l keyList) Visible(int, int)                        {}
func (l keyList) Fetch(_, _ int, done func([]Row, error)) { done(nil, nil) }

func TestExtendingGivesTheAnchorsState(t *testing.T) {
	list := keyList{70, 10, 30, 20, 60, 50, 40}
	rapid.Check(t, func(t *rapid.T) {
		row := rapid.IntRange(0, len(list)-1)
		first := rapid.SliceOfDistinct(row, rapid.ID).Draw(t, "selected before")
		var s rowSelection
		for _, r := range first {
			s.tick(r, list[r], true)
		}
		anchor, on := row.Draw(t, "anchor"), rapid.Bool().Draw(t, "on")
		s.tick(anchor, list[anchor], on)
		before := s.keys

		var reached int
		for range rapid.IntRange(1, 4).Draw(t, "extensions") {
			reached = row.Draw(t, "reached")
			s.extend(keysOf(list, min(anchor, reached), max(anchor, reached)+1, nil))
		}
		for i, key := range list {
			want := before.Has(key)
			if min(anchor, reached) <= i && i <= max(anchor, reached) {
				want = on
			}
			if s.keys.Has(key) != want {
				t.Fatalf("row %d selected = %v, want %v", i, !want, want)
			}
		}
	})
}

func TestExtentOfTheSelection(t *testing.T) {
	list := keyList{3, 1, 2}
	for _, tc := range []struct {
		name string
		keys []int64
		want extent
	}{
		{"nothing", nil, noRows},
		{"one", []int64{1}, someRows},
		{"all", []int64{1, 2, 3}, allRows},
		{"all and one filtered out", []int64{1, 2, 3, 9}, allRows},
		{"as many, but others", []int64{1, 2, 9}, someRows},
		{"only others", []int64{7, 8, 9, 10}, someRows},
	} {
		t.Run(tc.name, func(t *testing.T) {
			var s rowSelection
			s.set(NewKeys(tc.keys...))
			if got := s.of(list, nil); got != tc.want {
				t.Errorf("extent = %v, want %v", got, tc.want)
			}
		})
	}
}
