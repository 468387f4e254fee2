package editing

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"storehand/app/catalog"
	"storehand/app/claim"
	"storehand/app/client"
)

// unique are the fields of which no two products of a store may have the same
// text, with what finds the products that have it.
var unique = map[string]func(ctx context.Context, products catalog.Reader, store client.ID, text string) ([]catalog.ID, error){
	"sku": func(ctx context.Context, products catalog.Reader, store client.ID, text string) ([]catalog.ID, error) {
		return products.SKUHolders(ctx, store, text)
	},
	"slug": func(ctx context.Context, products catalog.Reader, store client.ID, text string) ([]catalog.ID, error) {
		return products.SlugHolders(ctx, store, text)
	},
}

// Free says in words for the user which other product of the store has the text
// already, or nil: no two may have the same SKU or link address. Other fields
// are always free. Product is zero for one that is not saved yet.
func (e *Editor) Free(ctx context.Context, store client.ID, product catalog.ID, key, text string) error {
	find, must := unique[key]
	if !must {
		return nil
	}
	holders, err := find(ctx, e.products, store, text)
	if err != nil {
		return err
	}
	for _, holder := range holders {
		if holder == product {
			continue
		}
		taken, err := e.takenBy(ctx, key, holder)
		if err != nil {
			return err
		}
		return taken
	}
	return nil
}

// Taken is the refusal of a text that another product of the store has.
type Taken struct {
	Field string     // key of the field
	By    catalog.ID // the product that has the text
	Whose string     // its title in quotes
}

// Error says it in words for the user.
func (t *Taken) Error() string {
	field, _ := catalog.FieldByKey(t.Field) // only fields are unique
	return fmt.Sprintf("%s has this %s already", t.Whose, nameOfField(field))
}

func (e *Editor) takenBy(ctx context.Context, key string, holder catalog.ID) (*Taken, error) {
	p, err := e.products.Product(ctx, holder)
	if err != nil {
		return nil, err
	}
	title, err := e.titleOf(ctx, p)
	return &Taken{Field: key, By: holder, Whose: title}, err
}

// withoutTaken takes out of a batch the edits that would give two products the
// same SKU or link address once all the others are made, and refuses them.
func (b *batch) withoutTaken(ctx context.Context, store client.ID, edits []Edit) ([]Edit, error) {
	refused := make(map[int]bool)
	for _, key := range slices.Sorted(maps.Keys(unique)) {
		claims, err := b.claims(ctx, store, key, edits)
		if err != nil {
			return nil, err
		}
		for _, lost := range claims.Unfulfilled() {
			taken, err := b.editor.takenBy(ctx, key, lost.By)
			if err != nil {
				return nil, err
			}
			refused[lost.Edit] = true
			b.refused = append(b.refused, Refusal{Edit: edits[lost.Edit], Reason: taken})
		}
	}
	if len(refused) == 0 {
		return edits, nil
	}
	var rest []Edit
	for i, edit := range edits {
		if !refused[i] {
			rest = append(rest, edit)
		}
	}
	return rest, nil
}

// claims lists what the batch asks for of one unique field, the last edit of
// each product.
func (b *batch) claims(ctx context.Context, store client.ID, key string, edits []Edit) (claim.Claims, error) {
	last := make(map[catalog.ID]int)
	for i, edit := range edits {
		if edit.Field == key {
			last[edit.Product] = i
		}
	}
	all := make(claim.Claims, 0, len(last))
	for i, edit := range edits {
		text, fits := kept(key, edit.Text)
		if at, asks := last[edit.Product]; !asks || at != i || !fits {
			continue
		}
		c := claim.Claim{Edit: i, Product: edit.Product, Text: text}
		var err error
		if c.Holders, err = unique[key](ctx, b.editor.products, store, c.Text); err != nil {
			return nil, err
		}
		all = append(all, c)
	}
	return all, nil
}

// kept is a text as the field would keep it, or false if it would refuse it.
func kept(key, text string) (string, bool) {
	probe := catalog.Product{Title: "any"}
	if CheckText(probe, key, text, catalog.Format{}) != nil {
		return "", false
	}
	field, _ := catalog.FieldByKey(key) // only fields are unique
	if err := field.SetText(&probe, text, catalog.Format{}); err != nil {
		return "", false
	}
	return field.Text(&probe, catalog.Format{}), true
}
