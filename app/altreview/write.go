package altreview

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"storehand/app/catalog"
	"storehand/app/change"
)

// write saves each product once with all of its texts.
func write(ctx context.Context, tx change.Tx, accepted []Accepted) ([]Left, error) {
	var left []Left
	for _, group := range byOwner(accepted) {
		product, err := tx.Product(ctx, group[0].Item.Owner)
		if errors.Is(err, catalog.ErrNotFound) {
			for _, a := range group {
				left = append(left, Left{a.Item, "The product is gone."})
			}
			continue
		}
		if err != nil {
			return nil, fmt.Errorf("stage ALT texts: %w", err)
		}
		product.Images = slices.Clone(product.Images)
		for _, a := range group {
			place := placeOf(a.Item, product.Images)
			if place < 0 {
				left = append(left, Left{a.Item, "The picture is gone from the product."})
				continue
			}
			product.Images[place].Alt = a.Text
		}
		if _, err := tx.SaveProduct(ctx, product); err != nil {
			return nil, err
		}
	}
	return left, nil
}

func byOwner(accepted []Accepted) [][]Accepted {
	var order []catalog.ID
	groups := map[catalog.ID][]Accepted{}
	for _, a := range accepted {
		if groups[a.Item.Owner] == nil {
			order = append(order, a.Item.Owner)
		}
		groups[a.Item.Owner] = append(groups[a.Item.Owner], a)
	}
	all := make([][]Accepted, len(order))
	for i, owner := range order {
		all[i] = groups[owner]
	}
	return all
}

// placeOf finds the picture again: where it was, or else where it was moved to.
func placeOf(item Item, images []catalog.Image) int {
	same := func(image catalog.Image) bool {
		return image.Name() == item.Image.Name() && image.Prepared == item.Image.Prepared
	}
	if item.Place < len(images) && same(images[item.Place]) {
		return item.Place
	}
	return slices.IndexFunc(images, same)
}
