package target_test

import (
	"errors"
	"math"
	"testing"

	"pgregory.net/rapid"

	"storehand/app/photo/target"
)

// Files whose size grows with the quality in any way are found within two of the
// best, in the tries there are.
func TestSearchFindsTheBestQuality(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		scale, bend := rapid.Float64Range(1e4, 1e6).Draw(t, "scale"), rapid.Float64Range(0.45, 1.1).Draw(t, "bend")
		grain := rapid.Float64Range(0, 0.01).Draw(t, "grain")
		lowest, highest := rapid.IntRange(5, 40).Draw(t, "lowest"), rapid.IntRange(41, 100).Draw(t, "highest")
		size := func(quality int) int {
			steps := 5000 / float64(quality)
			if quality >= 50 {
				steps = float64(200 - 2*quality)
			}
			return int(scale*math.Pow(max(steps, 1), -bend)*(1+grain*math.Sin(float64(quality)))) + quality
		}
		limit := rapid.IntRange(size(lowest)*9/10, size(highest)*11/10).Draw(t, "limit")
		best, tries := lowest-1, 0
		for quality := lowest; quality <= highest; quality++ {
			if size(quality) <= limit {
				best = quality
			}
		}
		got, err := target.Search(limit, lowest, highest, func(quality int) ([]byte, error) {
			if tries++; quality < lowest || quality > highest {
				t.Fatalf("tried %d, not from %d to %d", quality, lowest, highest)
			}
			return make([]byte, size(quality)), nil
		})
		if err != nil || tries > target.Tries {
			t.Fatalf("%v after %d tries", err, tries)
		}
		if len(got.Data) != size(got.Quality) {
			t.Fatalf("%d bytes are not those of quality %d", len(got.Data), got.Quality)
		}
		switch {
		case best < lowest:
			if got.Quality != lowest {
				t.Fatalf("where nothing fits quality %d was taken, not the lowest, %d", got.Quality, lowest)
			}
		case len(got.Data) > limit || got.Quality < best-2:
			t.Fatalf("quality %d of %d bytes; %d has %d, and the limit is %d", got.Quality, len(got.Data), best, size(best), limit)
		}
	})
}

func TestSearchStopsAtOnce(t *testing.T) {
	tries := 0
	got, err := target.Search(1000, 10, 80, func(quality int) ([]byte, error) { tries++; return make([]byte, 10*quality), nil })
	if err != nil || tries != 1 || got.Quality != 80 {
		t.Errorf("quality %d after %d tries, %v", got.Quality, tries, err)
	}
	full := errors.New("full")
	if _, err := target.Search(1, 1, 2, func(int) ([]byte, error) { return nil, full }); err != full {
		t.Errorf("%v", err)
	}
}
