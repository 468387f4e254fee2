package grid

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestSpread(t *testing.T) {
	f := field{rows: 6, columns: 4}
	two := [][]string{{"a", "b"}, {"c", "d"}}
	for name, tc := range map[string]struct {
		rows   [][]string
		onto   block
		want   []written
		beyond int
	}{
		"nothing": {nil, block{0, 0, 0, 0}, nil, 0},
		"a block at the cursor": {two, block{1, 1, 1, 1}, []written{
			{place{1, 1}, "a"}, {place{1, 2}, "b"}, {place{2, 1}, "c"}, {place{2, 2}, "d"},
		}, 0},
		"one cell fills the range": {[][]string{{"x"}}, block{0, 0, 1, 1}, []written{
			{place{0, 0}, "x"}, {place{0, 1}, "x"}, {place{1, 0}, "x"}, {place{1, 1}, "x"},
		}, 0},
		"a row fills rows": {[][]string{{"x", "y"}}, block{0, 0, 1, 1}, []written{
			{place{0, 0}, "x"}, {place{0, 1}, "y"}, {place{1, 0}, "x"}, {place{1, 1}, "y"},
		}, 0},
		"a range that does not fit counts by its corner": {two, block{0, 0, 2, 2}, []written{
			{place{0, 0}, "a"}, {place{0, 1}, "b"}, {place{1, 0}, "c"}, {place{1, 1}, "d"},
		}, 0},
		"past the lower right corner": {two, block{5, 3, 5, 3}, []written{{place{5, 3}, "a"}}, 3},
		"short rows leave cells alone": {[][]string{{"a", "b"}, {"c"}}, block{0, 0, 0, 0}, []written{
			{place{0, 0}, "a"}, {place{0, 1}, "b"}, {place{1, 0}, "c"},
		}, 0},
	} {
		t.Run(name, func(t *testing.T) {
			got, beyond := spread(tc.rows, tc.onto, f)
			if diff := cmp.Diff(tc.want, got, cmp.AllowUnexported(written{}, place{})); diff != "" {
				t.Errorf("cells (-want +got):\n%s", diff)
			}
			if beyond != tc.beyond {
				t.Errorf("beyond = %d, want %d", beyond, tc.beyond)
			}
		})
	}
}
