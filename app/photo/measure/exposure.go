package measure

const (
	// exposedAt is the length in pixels of the longer side at which exposure is
	// measured; the shares do not depend on the size.
	exposedAt = 500
	// blackest and whitest are the levels at and beyond which a pixel shows
	// nothing any more.
	blackest, whitest = 6, 252
)

// exposure is how a picture uses the levels between black and white.
type exposure struct {
	// dark and bright are the shares of the subject in percent that have no
	// drawing left.
	dark, bright float64
	// peak is the level that 99 % of the picture stay below.
	peak float64
}

// exposureOf leaves out a white backdrop, which is bright on purpose.
func exposureOf(g *grey) exposure {
	small := g.near(exposedAt)
	backdrop := small.whiteBackdrop()
	var all, subject [256]int
	pixels := 0
	for i, v := range small.pix {
		all[v]++
		if !backdrop[i] {
			subject[v]++
			pixels++
		}
	}
	e := exposure{peak: float64(percentile(all[:], len(small.pix), 0.99))}
	if pixels == 0 {
		return e // nothing but backdrop
	}
	for v, n := range subject {
		switch share := 100 * float64(n) / float64(pixels); {
		case v <= blackest:
			e.dark += share
		case v >= whitest:
			e.bright += share
		}
	}
	return e
}

// percentile is the level that a share of the pixels stays at or below.
func percentile(histogram []int, pixels int, share float64) int {
	left := int(share * float64(pixels))
	for level, n := range histogram {
		if left -= n; left < 0 {
			return level
		}
	}
	return len(histogram) - 1
}
