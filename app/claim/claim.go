// Package claim settles who gets a text that only one product of a store may
// have, such as a SKU, when many products ask for one at once.
package claim

import (
	"slices"

	"storehand/app/catalog"
)

// Claim is an edit that asks for a text of a unique field. An empty text asks
// for nothing, but gives up the one the product had.
type Claim struct {
	Edit    int // index in the batch
	Product catalog.ID
	Text    string
	Holders []catalog.ID // that have the text before the batch
}

// Claims is all a batch asks for of one field, one for each product.
type Claims []Claim

// Lost is a claim that cannot be fulfilled, and the product in its way.
type Lost struct {
	Claim
	By catalog.ID
}

// Unfulfilled finds the claims that clash with a product that keeps its text or
// with an earlier claim. A product that loses its claim keeps its text, so
// those that counted on it are looked at again.
func (all Claims) Unfulfilled() []Lost {
	first := make(map[string]catalog.ID)          // who asks for a text first
	asked := make(map[catalog.ID]string)          // what a product will have
	counting := make(map[catalog.ID][]int)        // claims on what a product has
	queue := make([]int, len(all), 2*len(all)+1)  // claims to look at
	gone := make(map[catalog.ID]bool, len(asked)) // products that lost theirs
	for i, c := range all {
		queue[i] = i
		asked[c.Product] = c.Text
		if _, seen := first[c.Text]; !seen {
			first[c.Text] = c.Product
		}
		for _, holder := range c.Holders {
			counting[holder] = append(counting[holder], i)
		}
	}
	var conflicts []Lost
	for len(queue) > 0 {
		c := all[queue[0]]
		queue = queue[1:]
		if gone[c.Product] || c.inTheWay(first, asked) == 0 {
			continue
		}
		conflicts = append(conflicts, Lost{Claim: c})
		gone[c.Product] = true
		delete(asked, c.Product)
		queue = append(queue, counting[c.Product]...)
	}
	for i := range conflicts {
		// What was in the way at first may itself have lost since.
		conflicts[i].By = conflicts[i].inTheWay(first, asked)
	}
	return conflicts
}

// inTheWay is the product that keeps a claim from being fulfilled, or zero.
func (c Claim) inTheWay(first map[string]catalog.ID, asked map[catalog.ID]string) catalog.ID {
	if c.Text == "" || slices.Contains(c.Holders, c.Product) {
		return 0 // it has the text already, however many others do
	}
	for _, holder := range c.Holders {
		if text, moves := asked[holder]; !moves || text == c.Text {
			return holder
		}
	}
	if first[c.Text] != c.Product {
		return first[c.Text]
	}
	return 0
}
