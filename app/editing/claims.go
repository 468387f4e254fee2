package editing

import (
	"slices"

	"storehand/app/catalog"
)

// claim is an edit that asks for a text of a unique field. An empty text asks
// for nothing, but gives up the one the product had.
type claim struct {
	edit    int // index in the batch
	product catalog.ID
	text    string
	holders []catalog.ID // that have the text before the batch
}

// claims is all a batch asks for of one field, one for each product.
type claims []claim

// lostClaim is a claim that cannot be fulfilled, and the product in its way.
type lostClaim struct {
	claim
	by catalog.ID
}

// unfulfilled finds the claims that clash with a product that keeps its text or
// with an earlier claim. A product that loses its claim keeps its text, so
// those that counted on it are looked at again.
func (all claims) unfulfilled() []lostClaim {
	first := make(map[string]catalog.ID)          // who asks for a text first
	asked := make(map[catalog.ID]string)          // what a product will have
	counting := make(map[catalog.ID][]int)        // claims on what a product has
	queue := make([]int, len(all), 2*len(all)+1)  // claims to look at
	gone := make(map[catalog.ID]bool, len(asked)) // products that lost theirs
	for i, c := range all {
		queue[i] = i
		asked[c.product] = c.text
		if _, seen := first[c.text]; !seen {
			first[c.text] = c.product
		}
		for _, holder := range c.holders {
			counting[holder] = append(counting[holder], i)
		}
	}
	var conflicts []lostClaim
	for len(queue) > 0 {
		c := all[queue[0]]
		queue = queue[1:]
		if gone[c.product] || c.inTheWay(first, asked) == 0 {
			continue
		}
		conflicts = append(conflicts, lostClaim{claim: c})
		gone[c.product] = true
		delete(asked, c.product)
		queue = append(queue, counting[c.product]...)
	}
	for i := range conflicts {
		// What was in the way at first may itself have lost since.
		conflicts[i].by = conflicts[i].inTheWay(first, asked)
	}
	return conflicts
}

// inTheWay is the product that keeps a claim from being fulfilled, or zero.
func (c claim) inTheWay(first map[string]catalog.ID, asked map[catalog.ID]string) catalog.ID {
	if c.text == "" || slices.Contains(c.holders, c.product) {
		return 0 // it has the text already, however many others do
	}
	for _, holder := range c.holders {
		if text, moves := asked[holder]; !moves || text == c.text {
			return holder
		}
	}
	if first[c.text] != c.product {
		return first[c.text]
	}
	return 0
}
