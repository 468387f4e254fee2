package bulk

import (
	"context"
	"fmt"
	"slices"

	"storehand/app/catalog"
	"storehand/app/claim"
	"storehand/app/client"
)

// claims are what a run asks for of the fields of which no two products of a
// store may have the same.
type claims struct {
	store client.ID
	asked map[string]claim.Claims // by field
}

// uniqueText reads those fields.
var uniqueText = map[string]func(*catalog.Product) string{
	"sku":  func(p *catalog.Product) string { return p.SKU },
	"slug": func(p *catalog.Product) string { return p.Slug },
}

func newClaims(p *program) *claims {
	c := &claims{store: p.run.Store.ID, asked: make(map[string]claim.Claims)}
	for field := range uniqueText {
		if slices.Contains(p.writes, field) {
			c.asked[field] = claim.Claims{}
		}
	}
	return c
}

// add notes what a row that changes asks for.
func (c *claims) add(row *Row) {
	if row.State != Changed {
		return
	}
	for field, asked := range c.asked {
		text := uniqueText[field]
		if text(&row.Before) != text(&row.After) {
			c.asked[field] = append(asked, claim.Claim{Edit: len(asked), Product: row.ID, Text: text(&row.After)})
		}
	}
}

// lost says for each row that cannot have its text why.
func (c *claims) lost(ctx context.Context, source Source) (map[catalog.ID]string, error) {
	lost := make(map[catalog.ID]string)
	for field, asked := range c.asked {
		find := source.SKUHolders
		if field == "slug" {
			find = source.SlugHolders
		}
		for i := range asked {
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			var err error
			if asked[i].Text == "" {
				continue
			}
			if asked[i].Holders, err = find(ctx, c.store, asked[i].Text); err != nil {
				return nil, err
			}
		}
		for _, l := range asked.Unfulfilled() {
			lost[l.Product] = fmt.Sprintf("another product has the %s “%s” then", nameOfKey(field), shortened(l.Text))
		}
	}
	return lost, nil
}
