package grid

import (
	"testing"

	"pgregory.net/rapid"
)

func TestSteps(t *testing.T) {
	f := field{rows: 100, columns: 5}
	for _, tc := range []struct {
		name string
		from place
		m    motion
		want place
	}{
		{"left", place{3, 2}, toLeft, place{3, 1}},
		{"left at the edge", place{3, 0}, toLeft, place{3, 0}},
		{"right", place{3, 2}, toRight, place{3, 3}},
		{"up at the edge", place{0, 2}, toUp, place{0, 2}},
		{"down at the edge", place{99, 2}, toDown, place{99, 2}},
		{"page down", place{3, 2}, toPageDown, place{13, 2}},
		{"page up", place{3, 2}, toPageUp, place{0, 2}},
		{"home", place{3, 2}, toRowStart, place{3, 0}},
		{"end", place{3, 2}, toRowEnd, place{3, 4}},
		{"ctrl home", place{3, 2}, toFirst, place{0, 0}},
		{"ctrl end", place{3, 2}, toLast, place{99, 4}},
		{"ctrl up", place{3, 2}, toColumnStart, place{0, 2}},
		{"ctrl down", place{3, 2}, toColumnEnd, place{99, 2}},
		{"tab", place{3, 2}, toNext, place{3, 3}},
		{"tab into the next row", place{3, 4}, toNext, place{4, 0}},
		{"tab at the end", place{99, 4}, toNext, place{99, 4}},
		{"shift tab", place{3, 2}, toPrevious, place{3, 1}},
		{"shift tab into the row above", place{3, 0}, toPrevious, place{2, 4}},
		{"shift tab at the beginning", place{0, 0}, toPrevious, place{0, 0}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if got := f.step(tc.from, tc.m, 10); got != tc.want {
				t.Errorf("step = %v, want %v", got, tc.want)
			}
		})
	}
}

func TestTheCursorStaysInTheField(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := field{rapid.IntRange(1, 50).Draw(t, "rows"), rapid.IntRange(1, 6).Draw(t, "columns")}
		var c cursor
		for range rapid.IntRange(1, 30).Draw(t, "steps") {
			m := motion(rapid.IntRange(int(toLeft), int(toPrevious)).Draw(t, "motion"))
			c.move(f.step(c.at, m, 10), rapid.Bool().Draw(t, "extend"))
			b := c.block()
			if b.top < 0 || b.left < 0 || b.bottom >= f.rows || b.right >= f.columns || b.top > b.bottom || b.left > b.right {
				t.Fatalf("range %+v leaves the field %+v", b, f)
			}
		}
	})
}

func TestTabVisitsEveryCellAndComesBack(t *testing.T) {
	f := field{rows: 3, columns: 4}
	var at place
	seen := map[place]bool{at: true}
	for range 11 {
		at = f.step(at, toNext, 1)
		seen[at] = true
	}
	if len(seen) != 12 || at != (place{2, 3}) {
		t.Errorf("%d cells seen, ended at %v", len(seen), at)
	}
	for range 11 {
		at = f.step(at, toPrevious, 1)
	}
	if at != (place{}) {
		t.Errorf("came back to %v", at)
	}
}
