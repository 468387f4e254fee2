package compliance

import (
	"context"
	"iter"

	"storehand/app/catalog"
)

// count is how many items there will be.
func (r *run) count(ctx context.Context) (int, error) {
	pictures := 0
	err := r.auditor.Products.Each(ctx, r.order.Store.ID, func(p catalog.Product, variations []catalog.Product) error {
		pictures += len(p.Images)
		for _, v := range variations {
			pictures += len(v.Images)
		}
		return ctx.Err()
	})
	return pictures * len(r.order.Channels), err
}

// pageSize is how many products are read at a time. They are read bit by bit,
// since an audit may take an hour, and the workspace cannot tidy up behind a
// reading that long.
const pageSize = 100

// items lists what is to be checked. An error of reading ends the run.
func (r *run) items(ctx context.Context) iter.Seq[item] {
	return func(yield func(item) bool) {
		order := 0
		err := r.products(ctx, func(holder, product *catalog.Product) bool {
			for place, image := range holder.Images {
				for _, channel := range r.order.Channels {
					it := item{entry: entryOf(holder, product, place), image: image, channel: channel}
					it.entry.Order, it.entry.Channel = order, channel.Name
					order++
					if place > 0 {
						it.channel = channel.Further()
					}
					if !yield(it) {
						return false
					}
				}
			}
			return true
		})
		if err != nil {
			r.stop(err)
		}
	}
}

// products visits all products, each followed by its variations.
func (r *run) products(ctx context.Context, visit func(holder, product *catalog.Product) bool) error {
	reader := r.auditor.Products
	ids, err := reader.IDs(ctx, catalog.Query{Store: r.order.Store.ID})
	for len(ids) > 0 && err == nil {
		page := ids[:min(pageSize, len(ids))]
		ids = ids[len(page):]
		var rows []catalog.Row
		rows, err = reader.Rows(ctx, page)
		for _, row := range rows {
			var variations []catalog.Row
			if row.Variations > 0 {
				if variations, err = reader.Variations(ctx, row.Product.ID); err != nil {
					return err
				}
			}
			if !visit(&row.Product, &row.Product) {
				return nil
			}
			for _, v := range variations {
				if !visit(&v.Product, &row.Product) {
					return nil
				}
			}
		}
	}
	return err
}
