package grid

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

func anyViewport(t *rapid.T) viewport {
	v := viewport{
		rows:   rapid.IntRange(0, 1_000_000).Draw(t, "rows"),
		row:    rapid.SampledFrom([]float64{30, 37.5, 40, 50}).Draw(t, "row"),
		height: rapid.Float64Range(1, 2000).Draw(t, "height"),
		foot:   rapid.SampledFrom([]float64{0, 76}).Draw(t, "foot"),
	}
	v.scroll(rapid.Float64Range(-100, 5e7).Draw(t, "offset"))
	return v
}

func TestScrollingStaysInside(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := anyViewport(t)
		if v.offset < 0 || v.offset > v.limit() {
			t.Fatalf("offset %v outside 0 to %v", v.offset, v.limit())
		}
		first, end := v.seen()
		if first < 0 || end > v.rows || first > end {
			t.Fatalf("seen = %d to %d of %d", first, end, v.rows)
		}
		if most := int(v.height/v.row) + 2; end-first > most {
			t.Fatalf("%d rows seen, at most %d fit", end-first, most)
		}
		if first > 0 && v.top(first-1)+v.row > 1e-6 {
			t.Fatalf("row %d is in sight but not seen", first-1)
		}
		if end < v.rows && v.top(end) < v.height-1e-6 {
			t.Fatalf("row %d is in sight but not seen", end)
		}
	})
}

func TestRevealedRowIsInFullSight(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := anyViewport(t)
		if v.rows == 0 || v.height-v.foot < v.row {
			return
		}
		i := rapid.IntRange(0, v.rows-1).Draw(t, "row")
		v.reveal(i)
		if top := v.top(i); top < -1e-6 || top+v.row > v.height-v.foot+1e-6 {
			t.Fatalf("row %d lies at %v to %v of %v", i, top, top+v.row, v.height-v.foot)
		}
		if got := v.at(v.top(i) + v.row/2); got != i {
			t.Fatalf("at the middle of row %d is row %d", i, got)
		}
		before := v.offset
		if v.reveal(i); v.offset != before {
			t.Fatalf("revealing again moved from %v to %v", before, v.offset)
		}
	})
}

func TestRowsOfAMillionLieOnWholePixels(t *testing.T) {
	v := viewport{rows: 1_000_000, row: 40, height: 900}
	v.scroll(v.limit() - 7)
	for i, end := v.seen(); i < end; i++ {
		if top := v.top(i); top != math.Trunc(top) {
			t.Fatalf("row %d begins at %v", i, top)
		}
	}
}

func TestThumb(t *testing.T) {
	if _, length := (slide{track: 500, window: 500, content: 400}).thumb(); length != 0 {
		t.Errorf("content that fits has a thumb of %v", length)
	}
	rapid.Check(t, func(t *rapid.T) {
		s := slide{
			track:   rapid.Float64Range(50, 2000).Draw(t, "track"),
			window:  rapid.Float64Range(50, 2000).Draw(t, "window"),
			content: rapid.Float64Range(2001, 4e7).Draw(t, "content"),
		}
		s.offset = rapid.Float64Range(0, s.content-s.window).Draw(t, "offset")
		start, length := s.thumb()
		if start < 0 || start+length > s.track+1e-6 || length < minThumb {
			t.Fatalf("thumb %v+%v on a track of %v", start, length, s.track)
		}
		if got := s.offsetAt(start); math.Abs(got-s.offset) > s.content*1e-9 {
			t.Fatalf("the thumb of offset %v stands for %v", s.offset, got)
		}
	})
}
