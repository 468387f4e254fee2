package editing

import (
	"context"
	"fmt"
	"strings"

	"storehand/app/catalog"
	"storehand/app/change"
	"storehand/app/client"
)

// Create adds a product to the store: a draft with a title, a price, which may
// be empty, and a link address made from the title. An error about title or
// price is in words for the user.
func (e *Editor) Create(ctx context.Context, store client.Store, title, price string) (catalog.ID, change.Set, error) {
	p, err := Draft(store, title, price)
	if err != nil {
		return 0, change.Set{}, err
	}
	var id catalog.ID
	name := "add " + quoted(p.Title)
	set, err := e.door.Do(ctx, edited(name, store), func(ctx context.Context, tx change.Tx) error {
		var err error
		if p.Slug, err = e.free(ctx, store.ID, "slug", catalog.Slug(p.Title), nil); err != nil {
			return err
		}
		id, err = tx.SaveProduct(ctx, p)
		return err
	})
	if err != nil {
		return 0, change.Set{}, fmt.Errorf("%s: %w", name, err)
	}
	return id, set, nil
}

// Draft is a new product as Create saves it, or why it cannot be, in words for
// the user.
func Draft(store client.Store, title, price string) (catalog.Product, error) {
	p := catalog.Product{
		StoreID: store.ID, Kind: catalog.Simple, Title: strings.TrimSpace(title), Status: catalog.Draft,
		Visibility: catalog.Visible, StockStatus: catalog.InStock, Backorders: catalog.BackordersNo,
		TaxStatus: "taxable", ReviewsAllowed: true,
	}
	if err := CheckText(p, "title", p.Title, formatOf(store)); err != nil {
		return p, err
	}
	if problems := catalog.Validate(&p); len(problems) > 0 {
		return p, fmt.Errorf("%s", problems[0].Text)
	}
	field, _ := catalog.FieldByKey("regular_price") // a field of every product
	return p, field.SetText(&p, price, formatOf(store))
}

// free is wanted, or wanted with the first number behind it that no product of
// the store has and that is not among given, texts handed out in the same
// operation. An empty text is always free.
func (e *Editor) free(ctx context.Context, store client.ID, key, wanted string, given map[string]bool) (string, error) {
	text := wanted
	for n := 2; text != ""; n++ {
		holders, err := unique[key](ctx, e.products, store, text)
		if err != nil {
			return "", err
		}
		if len(holders) == 0 && !given[text] {
			break
		}
		text = fmt.Sprintf("%s-%d", wanted, n)
	}
	if given != nil {
		given[text] = true
	}
	return text, nil
}

// Delete removes products with their variations, or variations.
func (e *Editor) Delete(ctx context.Context, store client.Store, ids []catalog.ID) (change.Set, error) {
	whose, err := e.nameOfProducts(ctx, ids)
	if err != nil {
		return change.Set{}, err
	}
	name := "delete " + whose
	set, err := e.door.Do(ctx, edited(name, store), func(ctx context.Context, tx change.Tx) error {
		return tx.DeleteProducts(ctx, ids)
	})
	if err != nil {
		return change.Set{}, fmt.Errorf("%s: %w", name, err)
	}
	return set, nil
}

// Alter changes one product in ways a line of text cannot say: the order of its
// pictures, an attribute's values. what names them in the operation, "images".
// The change is given the product as it is now and refuses by an error. A new
// severe problem refuses the whole change; SKU and link address are not to be
// changed here but with Apply.
func (e *Editor) Alter(ctx context.Context, store client.Store, id catalog.ID, what string, alter func(*catalog.Product) error) (change.Set, error) {
	whose, err := e.nameOfProducts(ctx, []catalog.ID{id})
	if err != nil {
		return change.Set{}, err
	}
	name := fmt.Sprintf("edit %s of %s", what, whose)
	set, err := e.door.Do(ctx, edited(name, store), func(ctx context.Context, tx change.Tx) error {
		before, err := tx.Product(ctx, id)
		if err != nil {
			return err
		}
		after := before
		if err := alter(&after); err != nil {
			return err
		}
		if err := objection(&before, &after, formatOf(store)); err != nil {
			return err
		}
		_, err = tx.SaveProduct(ctx, after)
		return err
	})
	if err != nil {
		return change.Set{}, fmt.Errorf("%s: %w", name, err)
	}
	return set, nil
}
