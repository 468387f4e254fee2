package altreview

import (
	"context"
	"fmt"

	"storehand/app/alttext"
	"storehand/app/alttext/colour"
	"storehand/app/catalog"
)

// Suggest composes a text for a picture. colours are those measured in it, or
// none.
func Suggest(ctx context.Context, products catalog.Reader, item Item, composer alttext.Composer, colours []colour.Swatch) (alttext.Suggestion, error) {
	product, err := whole(ctx, products, item)
	if err != nil {
		return alttext.Suggestion{}, err
	}
	suggestion := composer.Suggest(product, item.Image, alttext.Sight{Colours: colours})
	suggestion.Lint = alttext.Lint(suggestion.Text, item.About)
	return suggestion, nil
}

// whole is the product that has the picture, a variation completed by what its
// product says, with its own pictures.
func whole(ctx context.Context, products catalog.Reader, item Item) (catalog.Product, error) {
	product, err := products.Product(ctx, item.Owner)
	if err != nil {
		return catalog.Product{}, fmt.Errorf("suggest an ALT text for %s: %w", item.Label, err)
	}
	if !product.IsVariation() {
		return product, nil
	}
	parent, err := products.Product(ctx, product.ParentID)
	if err != nil {
		return catalog.Product{}, fmt.Errorf("suggest an ALT text for %s: %w", item.Label, err)
	}
	own := product.Images
	product = catalog.Completed(product, parent)
	product.Images = own
	return product, nil
}
