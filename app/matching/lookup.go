package matching

import (
	"slices"
	"strings"

	"storehand/app/shot"
)

// Lookup finds the products and variations that have a value as their SKU,
// barcode, link address or title. Case and separators do not matter, unless
// some have exactly the words: NP-BTL-750-2 is not NP-BTL-7502 where both are
// there. A key that a product shares with its only such variation means the
// variation, with several the product, as in names of photos.
func (x *Index) Lookup(by By, value string) []Candidate {
	words := shot.Words(value)
	var limits wordLimits
	length := 0
	for _, word := range words {
		limits = limits.with(length)
		length += len(word)
	}
	head, found := x.heads[strings.Join(words, "")]
	if !found {
		return nil
	}
	var hits []hit
	for at := head; at != noEntry; at = x.entries[at].next {
		e := x.entries[at]
		if e.by == by && !slices.ContainsFunc(hits, func(h hit) bool { return h.candidate == e.candidate }) {
			hits = append(hits, hit{entry: e, sameLimits: e.limits == limits})
		}
	}
	if slices.ContainsFunc(hits, func(h hit) bool { return h.sameLimits }) {
		hits = slices.DeleteFunc(hits, func(h hit) bool { return !h.sameLimits })
	}
	var candidates []Candidate
	for _, h := range x.family(hits) {
		candidates = append(candidates, x.candidates[h.candidate])
	}
	slices.SortFunc(candidates, func(a, b Candidate) int { return int(a.ID - b.ID) })
	return candidates
}
