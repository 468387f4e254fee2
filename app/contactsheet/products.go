package contactsheet

import (
	"context"
	"image"

	"storehand/app/catalog"
	"storehand/app/money"
)

// Thumb reads a picture of a product, fitted into px × px pixels: the finished
// one where there is one, else the photo.
type Thumb func(ctx context.Context, picture catalog.Image, px int) (*image.RGBA, error)

// EntriesOf lists the pictures of a product and its variations that lie on this
// computer, in the order of their galleries. A picture that is only in the shop
// cannot be shown; elsewhere is how many those are. Prices are in the currency.
func EntriesOf(product catalog.Product, variations []catalog.Product, currency money.Currency, thumb Thumb) (entries []Entry, elsewhere int) {
	for i := range len(variations) + 1 {
		holder, whole := product, product
		if i > 0 {
			holder = variations[i-1]
			whole = catalog.Completed(holder, product)
		}
		for _, picture := range holder.Images {
			if picture.Original+picture.Prepared == "" {
				elsewhere++
				continue
			}
			e := Entry{Name: picture.File(), Product: whole.Title, SKU: holder.SKU, Price: priceOf(holder, currency), Alt: picture.Alt}
			e.Picture = thumb.of(picture)
			if picture.Original != "" && picture.Prepared != "" {
				photo := picture
				photo.Prepared = ""
				e.Before = thumb.of(photo)
			}
			entries = append(entries, e)
		}
	}
	return entries, elsewhere
}

// of gives a picture when the sheet asks for it.
func (t Thumb) of(picture catalog.Image) func(context.Context, int) (image.Image, error) {
	return func(ctx context.Context, px int) (image.Image, error) {
		small, err := t(ctx, picture, px)
		if err != nil {
			return nil, err
		}
		return small, nil
	}
}

// priceOf is what a product costs now, with what it costs otherwise.
func priceOf(p catalog.Product, currency money.Currency) string {
	price := func(a money.Amount) string { return a.Format(currency, '.') + " " + string(currency) }
	switch {
	case p.SalePrice.Set && p.RegularPrice.Set:
		return price(p.SalePrice) + " (" + p.RegularPrice.Format(currency, '.') + ")"
	case p.SalePrice.Set:
		return price(p.SalePrice)
	case p.RegularPrice.Set:
		return price(p.RegularPrice)
	}
	return ""
}
