package shoot

import (
	"fmt"

	"storehand/app/catalog"
	"storehand/app/matching"
	"storehand/app/shot"
)

// Product is one of those that were photographed, in the order of the shoot.
type Product struct {
	ID     catalog.ID
	Parent catalog.ID // the product where ID is a variation, otherwise zero
	Label  string     // what messages call it
}

// Laid is a shoot laid on products.
type Laid struct {
	// Matches is what the order says of each photo, by its path. A photo
	// without a product has none.
	Matches map[string]matching.Match
	// PhotosLeft are the paths of photos of parts for which there is no product,
	// ProductsLeft the products for which there is no part.
	PhotosLeft   []string
	ProductsLeft []Product
}

// The scores of what the order says: never so much that it needs no asking.
const (
	fits       = 65 // there are as many parts as products
	doesNotFit = 35 // somewhere a part or a product is missing, and all behind it are wrong
)

// Lay gives the first part of a shoot to the first product, and so on. The
// photos of a product keep their order.
func Lay(o Ordered, parts [][]int, products []Product) Laid {
	laid := Laid{Matches: map[string]matching.Match{}}
	score, note := fits, ""
	if len(parts) != len(products) {
		score = doesNotFit
		note = fmt.Sprintf("; there are %d groups of photos and %d products", len(parts), len(products))
	}
	for number, part := range parts {
		for i, place := range part {
			path := o.Frames[place].Path
			if number >= len(products) {
				laid.PhotosLeft = append(laid.PhotosLeft, path)
				continue
			}
			p := products[number]
			reason := fmt.Sprintf("Photo %d of %d in group %d of the shoot, and %s is product %d of the list%s", i+1, len(part), number+1, p.Label, number+1, note)
			laid.Matches[path] = matching.Match{
				Best: matching.Guess{ID: p.ID, Parent: p.Parent, By: matching.ByOrder, Score: score, Reason: reason},
				Shot: shot.Shot{Number: i + 1},
			}
		}
	}
	if len(products) > len(parts) {
		laid.ProductsLeft = products[len(parts):]
	}
	return laid
}
