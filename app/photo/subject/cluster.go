package subject

import (
	"slices"

	"storehand/app/alttext/colour"
)

const (
	// groups is how many colours are looked for at most, rounds how often they
	// are moved to the middle of their pixels.
	groups, rounds = 6, 12
	// alike is the difference up to which two groups are one colour.
	alike = 9
)

// swatches gathers pixels into groups of like colour.
func swatches(pixels []pixel) []colour.Swatch {
	if len(pixels) == 0 {
		return nil
	}
	centres := spread(pixels)
	var members [][]pixel
	for range rounds {
		members = assign(pixels, centres)
		for i, group := range members {
			if len(group) > 0 {
				centres[i] = middle(group)
			}
		}
	}
	members = merge(members, centres)
	var found []colour.Swatch
	for _, group := range members {
		part := float64(len(group)) / float64(len(pixels))
		if part >= smallest {
			found = append(found, swatch(group, part))
		}
	}
	slices.SortStableFunc(found, bySize)
	return found
}

// spread picks starting centres: the middle first, then always the pixel that
// is farthest from all picked before. Nothing is left to chance, so that the
// same picture always gives the same colours.
func spread(pixels []pixel) []colour.Lab {
	centres := []colour.Lab{middle(pixels)}
	for len(centres) < groups {
		best, farthest := colour.Lab{}, 0.0
		for _, px := range pixels {
			if d := nearest(px.lab, centres).distance; d > farthest {
				best, farthest = px.lab, d
			}
		}
		if farthest < alike {
			break
		}
		centres = append(centres, best)
	}
	return centres
}

type near struct {
	centre   int
	distance float64
}

// nearest returns the centre closest to a colour. Lightness counts less, so
// that the lit and the shaded side of a thing are one colour.
func nearest(lab colour.Lab, centres []colour.Lab) near {
	found := near{0, apart(lab, centres[0])}
	for i, c := range centres[1:] {
		if d := apart(lab, c); d < found.distance {
			found = near{i + 1, d}
		}
	}
	return found
}

func assign(pixels []pixel, centres []colour.Lab) [][]pixel {
	members := make([][]pixel, len(centres))
	for _, px := range pixels {
		i := nearest(px.lab, centres).centre
		members[i] = append(members[i], px)
	}
	return members
}

func middle(group []pixel) (mean colour.Lab) {
	for _, px := range group {
		mean.L, mean.A, mean.B = mean.L+px.lab.L, mean.A+px.lab.A, mean.B+px.lab.B
	}
	n := float64(len(group))
	return colour.Lab{L: mean.L / n, A: mean.A / n, B: mean.B / n}
}

// merge joins groups whose centres are alike.
func merge(members [][]pixel, centres []colour.Lab) [][]pixel {
	for i := range members {
		for j := range i {
			if len(members[i]) > 0 && len(members[j]) > 0 && apart(centres[i], centres[j]) < alike {
				members[j] = append(members[j], members[i]...)
				centres[j] = middle(members[j])
				members[i] = nil
			}
		}
	}
	return members
}

// swatch is a group's colour: the mean of its pixels as they are stored, which
// is close to their middle in lightness.
func swatch(group []pixel, part float64) colour.Swatch {
	var sum [3]int
	for _, px := range group {
		for c, v := range px.rgb {
			sum[c] += int(v)
		}
	}
	n := len(group)
	mean := func(c int) uint8 { return uint8((sum[c] + n/2) / n) }
	return colour.Swatch{R: mean(0), G: mean(1), B: mean(2), Share: part}
}
