package matching

import (
	"cmp"
	"slices"

	"storehand/app/catalog"
	"storehand/app/shot"
)

// Places gives each photo its place among the photos of the same product or
// variation, from 1, by view and number in its name, then by path. A photo
// without a match gets 1.
func Places(paths []string, matches []Match) []int {
	groups := map[catalog.ID][]int{}
	places := make([]int, len(paths))
	for i, match := range matches {
		places[i] = 1
		if match.Best.ID != 0 {
			groups[match.Best.ID] = append(groups[match.Best.ID], i)
		}
	}
	for _, photos := range groups {
		slices.SortFunc(photos, func(a, b int) int {
			return cmp.Or(shot.Compare(matches[a].Shot, matches[b].Shot), cmp.Compare(paths[a], paths[b]))
		})
		for place, photo := range photos {
			places[photo] = place + 1
		}
	}
	return places
}
