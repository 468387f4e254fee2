// Package altreview goes through the pictures of a store whose ALT texts are
// missing or poor, suggests better ones, and stages those the user accepts.
package altreview

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"storehand/app/alttext"
	"storehand/app/alttext/colour"
	"storehand/app/catalog"
	"storehand/app/change"
	"storehand/app/client"
)

// Item is a picture whose ALT text is worth a look.
type Item struct {
	Owner catalog.ID // product or variation that has the picture
	Label string     // title of the product, and the options of a variation
	Place int        // of the picture in its gallery, from 0
	Image catalog.Image
	About alttext.About  // what a text for it is checked against
	Lint  alttext.Report // of the text that is there
}

// Missing reports whether there is no text at all.
func (i Item) Missing() bool { return strings.TrimSpace(i.Image.Alt) == "" }

// Find lists the pictures of a store whose ALT text is missing or, if poor
// asks for them too, has faults that hinder a listener.
func Find(ctx context.Context, products catalog.Reader, store client.Store, poor bool) ([]Item, error) {
	var items []Item
	visit := func(p catalog.Product, label string) {
		for place, image := range p.Images {
			about := alttext.AboutImage(p, image)
			about.Platform = store.Platform
			item := Item{Owner: p.ID, Label: label, Place: place, Image: image, About: about, Lint: alttext.Lint(image.Alt, about)}
			if item.Missing() || poor && hinders(item.Lint) {
				items = append(items, item)
			}
		}
	}
	err := products.Each(ctx, store.ID, func(product catalog.Product, variations []catalog.Product) error {
		visit(product, product.Title)
		for _, variation := range variations {
			visit(variation, labelOf(variation, product))
		}
		return ctx.Err()
	})
	if err != nil {
		return nil, fmt.Errorf("look for missing ALT texts: %w", err)
	}
	return items, nil
}

// hinders leaves out what could merely be better.
func hinders(lint alttext.Report) bool {
	return slices.ContainsFunc(lint.Findings, func(f alttext.Finding) bool { return f.Severity > alttext.Note })
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

// Suggest writes a text for a picture. colours are those measured in it, or
// none.
func Suggest(ctx context.Context, products catalog.Reader, item Item, composer alttext.Composer, colours []colour.Swatch) (alttext.Suggestion, error) {
	product, err := products.Product(ctx, item.Owner)
	if err != nil {
		return alttext.Suggestion{}, fmt.Errorf("suggest an ALT text for %s: %w", item.Label, err)
	}
	if product.IsVariation() {
		parent, err := products.Product(ctx, product.ParentID)
		if err != nil {
			return alttext.Suggestion{}, fmt.Errorf("suggest an ALT text for %s: %w", item.Label, err)
		}
		own := product.Images
		product = catalog.Completed(product, parent)
		product.Images = own
	}
	return composer.Suggest(product, item.Image, alttext.Sight{Colours: colours}), nil
}

// Accepted is a text that the user accepted for a picture.
type Accepted struct {
	Item Item
	Text string
}

// Left is an accepted text that could not be used, and why.
type Left struct {
	Item   Item
	Reason string
}

// Stage gives pictures the texts that were accepted, in one operation: after an
// error nothing has changed. A picture that is gone meanwhile is left.
func Stage(ctx context.Context, door change.Door, store client.Store, accepted []Accepted) (change.Set, []Left, error) {
	var left []Left
	op := change.Operation{Name: operationName(store, len(accepted)), Origin: change.Edited, Store: store.ID}
	set, err := door.Do(ctx, op, func(ctx context.Context, tx change.Tx) (err error) {
		left, err = write(ctx, tx, accepted)
		return err
	})
	if err != nil {
		return change.Set{}, nil, err
	}
	return set, left, nil
}

// operationName completes "Undo ".
func operationName(store client.Store, texts int) string {
	if texts == 1 {
		return "stage 1 ALT text in " + store.Name
	}
	return fmt.Sprintf("stage %d ALT texts in %s", texts, store.Name)
}
