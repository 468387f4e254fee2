package measure

import (
	"cmp"
	"slices"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// flooded finds the pieces in the plainest way, by filling one after another.
func flooded(g *grey, cut uint8) []piece {
	seen := make([]bool, len(g.pix))
	var found []piece
	for at := range g.pix {
		if seen[at] {
			continue
		}
		bright := g.pix[at] >= cut
		p := piece{left: g.width, top: g.height, bright: bright}
		var fill func(x, y int)
		fill = func(x, y int) {
			if x < 0 || y < 0 || x >= g.width || y >= g.height || seen[y*g.width+x] || g.pix[y*g.width+x] >= cut != bright {
				return
			}
			seen[y*g.width+x] = true
			p.left, p.top, p.right, p.bottom, p.area = min(p.left, x), min(p.top, y), max(p.right, x+1), max(p.bottom, y+1), p.area+1
			fill(x-1, y)
			fill(x+1, y)
			fill(x, y-1)
			fill(x, y+1)
		}
		fill(at%g.width, at/g.width)
		found = append(found, p)
	}
	return found
}

func TestPiecesAreWhatFillingFinds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		width, height := rapid.IntRange(1, 12).Draw(t, "width"), rapid.IntRange(1, 12).Draw(t, "height")
		g := &grey{width, height, rapid.SliceOfN(rapid.SampledFrom([]uint8{0, 255}), width*height, width*height).Draw(t, "pixels")}
		order := func(a, b piece) int {
			return cmp.Or(cmp.Compare(a.top, b.top), cmp.Compare(a.left, b.left), cmp.Compare(a.area, b.area), cmp.Compare(a.right, b.right), cmp.Compare(a.bottom, b.bottom))
		}
		got, want := g.pieces(128), flooded(g, 128)
		slices.SortFunc(got, order)
		slices.SortFunc(want, order)
		if diff := gocmp.Diff(want, got, gocmp.AllowUnexported(piece{})); diff != "" {
			t.Fatalf("(-filled +pieces):\n%s", diff)
		}
	})
}
