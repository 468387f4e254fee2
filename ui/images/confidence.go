package images

import (
	"fmt"

	"storehand/app/bench"
	"storehand/app/matching"
)

// sureness says how sure a guess is and what it goes by: "92 of 100: SKU in the
// file name".
func sureness(g matching.Guess) string { return fmt.Sprintf("%d of 100: %s", g.Score, g.Reason) }

// whyBound says why a photo has its product, or may have it; empty where it has
// none.
func whyBound(b bench.Binding) string {
	switch {
	case b.Product == 0 && !b.Unsure():
		return ""
	case b.ByHand:
		return b.Reason()
	}
	return sureness(b.Match.Best)
}
