package bench

import (
	"cmp"
	"slices"

	"storehand/app/catalog"
	"storehand/app/shot"
)

// Policy says what becomes of the pictures that a product has already.
type Policy string

// The policies. Whichever it is, a picture that was made from the same photo is
// replaced.
const (
	Append      Policy = "append"       // new pictures go behind them
	ReplaceView Policy = "replace-view" // a new picture takes the place of one of the same view
	ReplaceAll  Policy = "replace-all"  // only the new pictures stay
)

// slot is one place of a gallery that is being made.
type slot struct {
	image catalog.Image // that was there; empty where the place is new
	entry int           // of those that are coming, or stays
}

// stays is the entry of a slot whose picture stays.
const stays = -1

// arrange gives those that are coming their places: first the product's own
// photos, then those of its variations.
func (o *owner) arrange(policy Policy) {
	slices.SortStableFunc(o.coming, func(a, b *arrival) int { return cmp.Compare(o.rank(a), o.rank(b)) })
	if o.product.IsVariation() {
		policy = ReplaceAll // it has one picture
	}
	for _, image := range o.product.Images {
		o.slots = append(o.slots, slot{image: image, entry: stays})
	}
	for entry, c := range o.coming {
		if at := o.placeFor(c, policy); at >= 0 {
			o.slots[at].entry = entry
			continue
		}
		o.slots = append(o.slots, slot{entry: entry})
	}
	if policy == ReplaceAll {
		o.keepOnlyNew()
	}
}

func (o *owner) rank(c *arrival) int {
	if c.Binding.Product == o.product.ID {
		return 0
	}
	return 1
}

// placeFor is the place of the picture that a new one replaces, or −1.
func (o *owner) placeFor(c *arrival, policy Policy) int {
	same := slices.IndexFunc(o.slots, func(s slot) bool {
		return s.entry == stays && s.image.Original == string(c.Made.Original.Hash)
	})
	if same >= 0 || policy != ReplaceView {
		return same
	}
	return slices.IndexFunc(o.slots, func(s slot) bool {
		return s.entry == stays && sameView(c.Binding.Match.Shot, s.image, o.product)
	})
}

// keepOnlyNew drops the old pictures and orders the new ones as they came.
func (o *owner) keepOnlyNew() {
	var kept []slot
	for _, s := range o.slots {
		if s.entry == stays {
			o.dropped = append(o.dropped, s.image)
			continue
		}
		kept = append(kept, s)
	}
	slices.SortFunc(kept, func(a, b slot) int { return a.entry - b.entry })
	o.slots = kept
}

// gallery lists the pictures that the product will have.
func (o *owner) gallery() []catalog.Image {
	images := make([]catalog.Image, len(o.slots))
	for i, s := range o.slots {
		images[i] = s.image
		if s.entry != stays {
			images[i] = o.coming[s.entry].image
		}
	}
	return images
}

// namesKept lists the file names that no new picture may have: of the pictures
// that stay, and of those that the shop has.
func (o *owner) namesKept() []string {
	var names []string
	for _, s := range o.slots {
		if s.entry == stays || s.image.Src != "" {
			names = append(names, s.image.File())
		}
	}
	for _, image := range o.dropped {
		if image.Src != "" {
			names = append(names, image.File())
		}
	}
	return names
}

// sameView reports whether the name of a picture tells the view and number of a
// shot. Names that tell neither are not alike.
func sameView(s shot.Shot, image catalog.Image, p catalog.Product) bool {
	if s.View == "" && s.Number == 0 {
		return false
	}
	other := shot.Read(wordsBesideProduct(image.File(), p))
	return other.View == s.View && other.Number == s.Number
}
