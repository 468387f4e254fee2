package editing

import (
	"context"
	"errors"
	"fmt"

	"storehand/app/catalog"
	"storehand/app/change"
	"storehand/app/client"
)

// Apply makes the edits in one operation. Edits of one product are judged
// together, so that a price and a sale price can fall at once; a SKU and a link
// address are judged against the store as it will be, so that two products can
// swap theirs. An error means that nothing was changed at all.
func (e *Editor) Apply(ctx context.Context, store client.Store, edits []Edit) (Outcome, error) {
	var outcome Outcome
	if len(edits) == 0 {
		return outcome, nil
	}
	name, err := e.nameOf(ctx, edits)
	if err != nil {
		return outcome, err
	}
	outcome.Set, err = e.door.Do(ctx, edited(name, store), func(ctx context.Context, tx change.Tx) error {
		b := &batch{editor: e, tx: tx, format: formatOf(store)}
		err := b.run(ctx, store.ID, edits)
		outcome.Refused = b.refused
		return err
	})
	if err != nil {
		return Outcome{}, fmt.Errorf("%s: %w", name, err)
	}
	return outcome, nil
}

// batch is a running Apply.
type batch struct {
	editor  *Editor
	tx      change.Tx
	format  catalog.Format
	refused []Refusal
}

func (b *batch) run(ctx context.Context, store client.ID, edits []Edit) error {
	edits, err := b.withoutTaken(ctx, store, edits)
	if err != nil {
		return err
	}
	order, byProduct := grouped(edits)
	for _, id := range order {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := b.product(ctx, id, byProduct[id]); err != nil {
			return err
		}
	}
	return nil
}

// grouped sorts edits by product, in the order the products come up first.
func grouped(edits []Edit) (order []catalog.ID, byProduct map[catalog.ID][]Edit) {
	byProduct = make(map[catalog.ID][]Edit)
	for _, edit := range edits {
		if _, seen := byProduct[edit.Product]; !seen {
			order = append(order, edit.Product)
		}
		byProduct[edit.Product] = append(byProduct[edit.Product], edit)
	}
	return order, byProduct
}

// product makes the edits of one product.
func (b *batch) product(ctx context.Context, id catalog.ID, edits []Edit) error {
	p, err := b.tx.Product(ctx, id)
	if errors.Is(err, catalog.ErrNotFound) {
		for _, edit := range edits {
			b.refused = append(b.refused, Refusal{Edit: edit, Reason: catalog.ErrNotFound})
		}
		return nil
	}
	if err != nil {
		return err
	}
	subject := subject{product: p}
	if subject.variations, err = b.editor.variations(ctx, p, edits); err != nil {
		return err
	}
	changed, refused := applied(subject, edits, b.format)
	b.refused = append(b.refused, refused...)
	if len(refused) == len(edits) {
		return nil
	}
	_, err = b.tx.SaveProduct(ctx, changed)
	return err
}

// variations counts the variations of a product if one of the edits depends on
// it.
func (e *Editor) variations(ctx context.Context, p catalog.Product, edits []Edit) (int, error) {
	if p.Kind != catalog.Variable {
		return 0, nil
	}
	for _, edit := range edits {
		if edit.Field == "kind" {
			rows, err := e.products.Variations(ctx, p.ID)
			return len(rows), err
		}
	}
	return 0, nil
}
