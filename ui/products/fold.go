package products

import (
	"context"

	"storehand/app/catalog"
)

// isProduct reports whether a row is a product, not a variation. Only products
// can be selected: what is done to a selection is done to whole products.
func (p *page) isProduct(key int64) bool {
	_, part := p.listing.owner[catalog.ID(key)]
	return !part
}

// fold shows the variations of a product below it, or takes them away.
func (p *page) fold(key int64, open bool) {
	id := catalog.ID(key)
	if !open {
		p.listing.fold(id)
		p.grid.Reload()
		return
	}
	p.openParts([]catalog.ID{id})
}

// openAll shows the variations of all products in the list.
func (p *page) openAll() { p.openParts(p.listing.ids) }

// foldAll shows products only. The cursor goes from a variation to its product.
func (p *page) foldAll() {
	key, _ := p.grid.CursorKey()
	product := p.listing.productOf(catalog.ID(key))
	p.listing.foldAll()
	p.grid.Reload()
	p.grid.MoveToKey(int64(product))
}

func (p *page) openParts(products []catalog.ID) {
	p.grid.Commit()
	p.desk.Background(func(ctx context.Context) {
		parts, err := p.partsOf(ctx, products)
		p.desk.Dispatch(func() {
			if err != nil {
				p.desk.Fail("show the variations", err)
				return
			}
			p.listing.open(parts)
			p.grid.Reload()
		})
	})
}

// partsOf reads which variations products have, off the UI goroutine. A product
// that has none any more is in the answer without any.
func (p *page) partsOf(ctx context.Context, products []catalog.ID) (map[catalog.ID][]catalog.ID, error) {
	if len(products) == 0 {
		return nil, nil
	}
	parts, err := p.section.params.Products.VariationIDs(ctx, products)
	if err != nil {
		return nil, err
	}
	for _, product := range products {
		if _, has := parts[product]; !has {
			parts[product] = nil
		}
	}
	return parts, nil
}
