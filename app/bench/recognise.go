package bench

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"

	"storehand/app/catalog"
	"storehand/app/naming"
	"storehand/app/shot"
)

// Recognised is a photo with what is known of the product it shows.
type Recognised struct {
	Binding Binding
	// Product is the product or variation whole; zero where the photo has none.
	Product catalog.Product
	// Place is the photo's in the product's gallery, from 1, as far as the
	// photos of this run go; zero where it has no product.
	Place int
}

// Known is what the photo's picture may be named by.
func (r Recognised) Known() naming.Photo {
	return naming.Photo{Product: r.Product, Position: r.Place, View: r.Binding.Match.Shot.View}
}

// Recognise finds the products of photos by their names. chosen are products
// that were chosen by hand, by the photo's path. What is not sure is left
// without a product, with the guess in the binding.
func Recognise(ctx context.Context, products catalog.Reader, shelf *Shelf, photos []Photo, chosen map[string]catalog.ID) ([]Recognised, error) {
	all := make([]Recognised, len(photos))
	galleries := map[catalog.ID][]int{}
	for i, p := range photos {
		binding := Bind(shelf.Match(p))
		if id, byHand := chosen[p.Path]; byHand {
			binding = Binding{Match: binding.Match, Product: id, ByHand: true}
		}
		if all[i].Binding = binding; binding.Product != 0 {
			galleries[binding.Product] = append(galleries[binding.Product], i)
		}
	}
	for id, gallery := range galleries {
		product, err := wholeProduct(ctx, products, id)
		if err != nil {
			return nil, fmt.Errorf("read the product that a photo shows: %w", err)
		}
		slices.SortStableFunc(gallery, func(a, b int) int {
			return cmp.Or(shot.Compare(all[a].Binding.Match.Shot, all[b].Binding.Match.Shot), cmp.Compare(photos[a].Path, photos[b].Path))
		})
		for place, i := range gallery {
			all[i].Product, all[i].Place = product, place+1
		}
	}
	return all, nil
}

// wholeProduct is a product, or a variation with what it has of its product.
func wholeProduct(ctx context.Context, products productSource, id catalog.ID) (catalog.Product, error) {
	product, err := products.Product(ctx, id)
	if err != nil || !product.IsVariation() {
		return product, err
	}
	parent, err := products.Product(ctx, product.ParentID)
	if errors.Is(err, catalog.ErrNotFound) {
		return product, nil
	}
	return catalog.Completed(product, parent), err
}
