package bench

import (
	"cmp"

	"storehand/app/catalog"
	"storehand/app/matching"
	"storehand/app/shot"
)

// Binding says which product or variation a photo is of.
type Binding struct {
	Match   matching.Match // what the photo's name tells
	Product catalog.ID     // zero where there is none
	ByHand  bool           // the user chose, or took away, the product
	Alt     string         // ALT text that a list gives; empty where it gives none
}

// Bind takes what the photo's name tells. A match that is not sure is left for
// the user to confirm: a picture on the wrong product costs the client.
func Bind(match matching.Match) Binding {
	b := Binding{Match: match}
	if match.Best.Score >= matching.Sure {
		b.Product = match.Best.ID
	}
	return b
}

// Unsure reports whether the name tells a product that awaits the user's word.
func (b Binding) Unsure() bool { return b.Product == 0 && !b.ByHand && b.Match.Best.ID != 0 }

// Reason says why the photo is bound to its product, in words for the user.
func (b Binding) Reason() string {
	if b.ByHand {
		return "Chosen by hand"
	}
	return b.Match.Best.Reason
}

// Bound is a prepared photo with the product or variation it shows.
type Bound struct {
	Photo   Photo
	Made    Made
	Binding Binding
}

// compareBound orders the photos of one product for its gallery.
func compareBound(a, b Bound) int {
	return cmp.Or(shot.Compare(a.Binding.Match.Shot, b.Binding.Match.Shot), cmp.Compare(a.Photo.Path, b.Photo.Path))
}
