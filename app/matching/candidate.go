// Package matching finds the product or variation that a photo shows from the
// names of its file and folders: by SKU, then barcode, then link address, then
// title. Case and separators do not matter, the limits of words do: a photo of
// AF-MUG-OAT2 is never taken for one of AF-MUG-OAT.
package matching

import "storehand/app/catalog"

// Candidate is what matching needs to know about a product or a variation. The
// workspace supplies one for each of a store.
type Candidate struct {
	ID      catalog.ID
	Parent  catalog.ID // the product of a variation, otherwise zero
	SKU     string
	GTIN    string
	Slug    string
	Title   string
	Options []string // values that tell a variation apart: "Rust", "M"
}

// Candidates gives the candidates of a product and its variations.
func Candidates(product catalog.Product, variations []catalog.Product) []Candidate {
	candidates := make([]Candidate, 0, 1+len(variations))
	candidates = append(candidates, candidateOf(product))
	for _, variation := range variations {
		candidate := candidateOf(variation)
		candidate.Parent = product.ID
		for _, attribute := range variation.Attributes {
			if attribute.Variation && len(attribute.Values) == 1 {
				candidate.Options = append(candidate.Options, attribute.Values[0])
			}
		}
		candidates = append(candidates, candidate)
	}
	return candidates
}

func candidateOf(p catalog.Product) Candidate {
	return Candidate{ID: p.ID, SKU: p.SKU, GTIN: p.GTIN, Slug: p.Slug, Title: p.Title}
}
