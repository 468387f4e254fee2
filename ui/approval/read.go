package approval

import (
	"context"
	"errors"
	"fmt"

	"storehand/app/bench"
	"storehand/app/catalog"
	"storehand/app/contactsheet"
	"storehand/ui/words"
)

// extent is one choice of the pictures for a sheet.
type extent struct {
	words string
	read  func(context.Context) (found, error)
}

// found are the pictures of an extent.
type found struct {
	entries   []contactsheet.Entry
	elsewhere int // pictures that are in the shop only
}

// extents are what there is to choose from: what the user has at hand first.
func (a *Approval) extents(s Subject) []extent {
	var all []extent
	if n := len(s.Bench); n > 0 {
		all = append(all, extent{words.Count(n, "finished picture") + " on the bench", func(ctx context.Context) (found, error) {
			return a.ofBench(ctx, s)
		}})
	}
	if n := len(s.Products); n > 0 {
		all = append(all, extent{"Pictures of " + words.Count(n, "chosen product"), func(ctx context.Context) (found, error) {
			return a.ofProducts(ctx, s)
		}})
	}
	return append(all, extent{"Pictures of all products of " + s.Scope.Store.Name, func(ctx context.Context) (found, error) {
		return a.ofStore(ctx, s)
	}})
}

func (a *Approval) ofStore(ctx context.Context, s Subject) (found, error) {
	var f found
	err := a.params.Products.Each(ctx, s.Scope.Store.ID, func(p catalog.Product, variations []catalog.Product) error {
		f.add(a, s, p, variations)
		return ctx.Err()
	})
	if err != nil {
		return f, fmt.Errorf("read the pictures of %s: %w", s.Scope.Store.Name, err)
	}
	return f, nil
}

// ofProducts leaves out products that are gone meanwhile.
func (a *Approval) ofProducts(ctx context.Context, s Subject) (found, error) {
	var f found
	rows, err := a.params.Products.Rows(ctx, s.Products)
	if err != nil {
		return f, fmt.Errorf("read the chosen products: %w", err)
	}
	for _, row := range rows {
		read, err := a.params.Products.Variations(ctx, row.Product.ID)
		if err != nil {
			return f, fmt.Errorf("read the variations of %s: %w", row.Product.Title, err)
		}
		variations := make([]catalog.Product, len(read))
		for i, variation := range read {
			variations[i] = variation.Product
		}
		f.add(a, s, row.Product, variations)
	}
	return f, nil
}

func (a *Approval) ofBench(ctx context.Context, s Subject) (found, error) {
	var f found
	for _, picture := range s.Bench {
		product, variations, err := a.shownBy(ctx, picture)
		if err != nil {
			return f, fmt.Errorf("read the product of %s: %w", picture.Image.Name(), err)
		}
		f.add(a, s, product, variations)
	}
	return f, nil
}

// shownBy is the product of a picture, as if it had no other. A picture without
// a product stands alone.
func (a *Approval) shownBy(ctx context.Context, picture bench.Picture) (catalog.Product, []catalog.Product, error) {
	alone := catalog.Product{Images: []catalog.Image{picture.Image}}
	if picture.Owner == 0 {
		return alone, nil, nil
	}
	owner, err := a.params.Products.Product(ctx, picture.Owner)
	if errors.Is(err, catalog.ErrNotFound) {
		return alone, nil, nil
	}
	if err != nil {
		return alone, nil, err
	}
	owner.Images = alone.Images
	if owner.ParentID == 0 {
		return owner, nil, nil
	}
	product, err := a.params.Products.Product(ctx, owner.ParentID)
	product.Images = nil
	return product, []catalog.Product{owner}, err
}

func (f *found) add(a *Approval, s Subject, product catalog.Product, variations []catalog.Product) {
	entries, elsewhere := contactsheet.EntriesOf(product, variations, s.Scope.Store.Currency, a.params.Thumb)
	f.entries = append(f.entries, entries...)
	f.elsewhere += elsewhere
}
