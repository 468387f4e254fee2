// Package altreview goes through the pictures of a store whose ALT texts are
// missing or poor, or through all of them, suggests better ones, and stages
// those the user accepts.
package altreview

import (
	"context"
	"fmt"
	"strings"

	"storehand/app/alttext"
	"storehand/app/catalog"
	"storehand/app/change"
	"storehand/app/client"
)

// Which says which pictures are gone through.
type Which int

// The pictures there are to choose from.
const (
	Missing Which = iota // those without a text
	Poor                 // those, and texts with faults that hinder a listener
	All
)

// Use is one place in which a picture stands.
type Use struct {
	Owner   catalog.ID // product or variation that has the picture
	Product catalog.ID // the product, also where a variation has the picture
	Label   string     // title of the product, and the options of a variation
	Place   int        // of the picture in its gallery, from 0
	Image   catalog.Image
}

// Item is a picture whose ALT text is worth a look.
type Item struct {
	Use
	// Others are the further places in which the same file stands. A shop keeps
	// one text for a file, so that it changes in all of them.
	Others []Use
	About  alttext.About  // what a text for it is checked against
	Lint   alttext.Report // of the text that is there
}

// Missing reports whether there is no text at all.
func (i Item) Missing() bool { return strings.TrimSpace(i.Image.Alt) == "" }

// Products is how many products show the file.
func (i Item) Products() int {
	products := map[catalog.ID]bool{i.Product: true}
	for _, other := range i.Others {
		products[other.Product] = true
	}
	return len(products)
}

// Find lists pictures of a store.
func Find(ctx context.Context, products catalog.Reader, store client.Store, which Which) ([]Item, error) {
	f := finding{store: store, which: which, uses: map[string][]Use{}}
	err := products.Each(ctx, store.ID, func(product catalog.Product, variations []catalog.Product) error {
		f.visit(product, product)
		for _, variation := range variations {
			f.visit(variation, product)
		}
		return ctx.Err()
	})
	if err != nil {
		return nil, fmt.Errorf("look for ALT texts: %w", err)
	}
	f.share()
	return f.items, nil
}

// finding is a search that goes on.
type finding struct {
	store client.Store
	which Which
	items []Item
	uses  map[string][]Use // every place in which a file stands
}

func (f *finding) visit(p, product catalog.Product) {
	label := product.Title
	if p.ID != product.ID {
		label = labelOf(p, product)
	}
	for place, image := range p.Images {
		use := Use{Owner: p.ID, Product: product.ID, Label: label, Place: place, Image: image}
		if file := fileOf(image); file != "" {
			f.uses[file] = append(f.uses[file], use)
		}
		about := alttext.AboutImage(p, image)
		about.Platform = f.store.Platform
		item := Item{Use: use, About: about, Lint: alttext.Lint(image.Alt, about)}
		if f.wants(item) {
			f.items = append(f.items, item)
		}
	}
}

func (f *finding) wants(item Item) bool {
	return item.Missing() || f.which == All || f.which == Poor && item.Lint.Hinders()
}

// share tells each item of the other places its file stands in.
func (f *finding) share() {
	for i := range f.items {
		item := &f.items[i]
		for _, use := range f.uses[fileOf(item.Image)] {
			if use.Owner != item.Owner || use.Place != item.Place {
				item.Others = append(item.Others, use)
			}
		}
	}
}

// fileOf tells files apart: by the address in the shop, whatever version of it
// is asked for, or by the original kept here. It is empty where nothing tells.
func fileOf(image catalog.Image) string {
	if image.Src != "" {
		address, _, _ := strings.Cut(image.Src, "?")
		return address
	}
	return image.Original
}

func labelOf(variation, product catalog.Product) string {
	label := catalog.Completed(variation, product).Title
	for _, attribute := range variation.Attributes {
		if attribute.Variation && len(attribute.Values) == 1 {
			label += ", " + attribute.Values[0]
		}
	}
	return label
}

// Accepted is a text that the user accepted for a picture.
type Accepted struct {
	Item Item
	Text string
	// Everywhere gives the text to the other places of the file, too.
	Everywhere bool
}

// Left is an accepted text that could not be used, and why.
type Left struct {
	Item   Item
	Reason string
}

// Stage gives pictures the texts that were accepted, in one operation: after an
// error nothing has changed. A picture that is gone meanwhile is left. Where two
// texts are for one picture, one accepted for it by itself goes before one that
// was meant for everywhere.
func Stage(ctx context.Context, door change.Door, store client.Store, accepted []Accepted) (change.Set, []Left, error) {
	var left []Left
	op := change.Operation{Name: operationName(store, len(accepted)), Origin: change.Edited, Store: store.ID}
	set, err := door.Do(ctx, op, func(ctx context.Context, tx change.Tx) (err error) {
		left, err = write(ctx, tx, append(elsewhere(accepted), accepted...))
		return err
	})
	if err != nil {
		return change.Set{}, nil, err
	}
	return set, left, nil
}

// elsewhere are the texts for the other places of files.
func elsewhere(accepted []Accepted) []Accepted {
	var more []Accepted
	for _, a := range accepted {
		if !a.Everywhere {
			continue
		}
		for _, other := range a.Item.Others {
			more = append(more, Accepted{Item: Item{Use: other}, Text: a.Text})
		}
	}
	return more
}

// operationName completes "Undo ".
func operationName(store client.Store, texts int) string {
	if texts == 1 {
		return "stage 1 ALT text in " + store.Name
	}
	return fmt.Sprintf("stage %d ALT texts in %s", texts, store.Name)
}
