package compliance

import (
	"strings"

	"storehand/app/catalog"
	"storehand/app/gallery"
	"storehand/app/media"
)

// State says whether a picture could be checked.
type State string

// The states.
const (
	Checked    State = "checked"
	NotHere    State = "not-here"   // in the shop only, so that there is no file to measure
	Unreadable State = "unreadable" // the reason says why
)

// Entry is one picture of a store and what one channel says of it.
type Entry struct {
	// Order is the place of the entry in the order of the store, from 0.
	Order int `json:"order"`
	// Owner is the product or variation that has the picture, and Position the
	// picture's place in its gallery, from 1; 1 is the main picture.
	Owner     catalog.ID `json:"-"`
	Of        catalog.ID `json:"-"` // the product itself, also where a variation has the picture
	SKU       string     `json:"sku,omitempty"`
	Product   string     `json:"product"`             // title
	Variation string     `json:"variation,omitempty"` // its options, as "Rust, M"
	Position  int        `json:"position"`
	// Name is the picture's, and File the file of the workspace that was
	// measured.
	Name string   `json:"name"`
	File FileName `json:"file,omitzero"`

	Channel string `json:"channel"` // name
	State   State  `json:"state"`
	// Reason says why the picture was not checked, and what to do.
	Reason string `json:"reason,omitempty"`
	// Picture and Verdict are what was measured and what it means; nil unless
	// the picture was checked.
	Picture *Picture `json:"picture,omitempty"`
	Verdict *Verdict `json:"verdict,omitempty"`
}

// FileName names a file of the workspace.
type FileName struct {
	Kind media.Kind `json:"kind"` // original where the picture was not prepared
	Hash media.Hash `json:"hash"`
}

func (f *FileName) set(image catalog.Image) {
	if kind, hash, kept := gallery.Kept(image); kept {
		*f = FileName{kind, hash}
	}
}

// Image is the file as a picture of a product, to be shown.
func (f FileName) Image() catalog.Image {
	if f.Kind == media.Original {
		return catalog.Image{Original: string(f.Hash)}
	}
	return catalog.Image{Prepared: string(f.Hash)}
}

// Label names the product or variation: "Squall shell jacket, Rust, M".
func (e Entry) Label() string {
	if e.Variation == "" {
		return e.Product
	}
	return e.Product + ", " + e.Variation
}

// entryOf is the entry of a picture before it is checked.
func entryOf(holder, product *catalog.Product, place int) Entry {
	entry := Entry{
		Owner: holder.ID, Of: product.ID, SKU: holder.SKU, Product: product.Title, Position: place + 1, Name: holder.Images[place].Name(),
	}
	if holder.IsVariation() {
		var options []string
		for _, attribute := range holder.Attributes {
			options = append(options, attribute.Values...)
		}
		entry.Variation = strings.Join(options, ", ")
	}
	return entry
}
