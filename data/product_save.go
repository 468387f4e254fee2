package data

import (
	"context"
	"database/sql/driver"
	"fmt"
	"strings"

	"storehand/app/catalog"
	"storehand/app/change"
)

// stagedNew is the staged field of a product the shop does not have at all.
const stagedNew = "new"

var insertProduct = fmt.Sprintf(`INSERT INTO product (%s) VALUES (?%s)`,
	strings.Join(savedColumns, ", "), strings.Repeat(", ?", len(savedColumns)-1))

// SaveProduct implements catalog.Writer. Under an operation of origin Edited,
// each field that differs from what the shop has is staged. Under Imported, p
// is what the shop has: it becomes the base, and a staged field keeps its edit.
func (o *operation) SaveProduct(ctx context.Context, p catalog.Product) (catalog.ID, error) {
	var err error
	if p.ID == 0 {
		p.ID, err = o.insertProduct(ctx, &p)
	} else {
		err = o.updateProduct(ctx, &p)
	}
	if err != nil {
		return 0, fmt.Errorf("save %s: %w", describe(&p), err)
	}
	return p.ID, nil
}

// describe names a product in messages: by title, else by SKU.
func describe(p *catalog.Product) string {
	switch {
	case p.Title != "":
		return fmt.Sprintf("%q", p.Title)
	case p.SKU != "":
		return "SKU " + p.SKU
	default:
		return fmt.Sprintf("product %d", p.ID)
	}
}

func (o *operation) insertProduct(ctx context.Context, p *catalog.Product) (catalog.ID, error) {
	values, err := o.values(ctx, p)
	if err != nil {
		return 0, err
	}
	result, err := o.exec(ctx, insertProduct, anys(values)...)
	if err != nil {
		return 0, diskError(err)
	}
	id, err := result.LastInsertId()
	if err != nil {
		return 0, err
	}
	if o.origin == change.Edited {
		err = o.stage(ctx, catalog.ID(id), stagedNew, nil)
	}
	return catalog.ID(id), err
}

func (o *operation) values(ctx context.Context, p *catalog.Product) ([]driver.Value, error) {
	ids, err := o.categories.ids(ctx, o, p.StoreID, p.Categories)
	if err != nil {
		return nil, err
	}
	return productValues(p, ids)
}

func anys(values []driver.Value) []any {
	all := make([]any, len(values))
	for i, value := range values {
		all[i] = value
	}
	return all
}

func (o *operation) updateProduct(ctx context.Context, p *catalog.Product) error {
	current, err := o.Product(ctx, p.ID)
	if err != nil {
		return err
	}
	before, err := o.values(ctx, &current)
	if err != nil {
		return err
	}
	after, err := o.values(ctx, p)
	if err != nil {
		return err
	}
	staged, err := stagedFields(ctx, o, p.ID)
	if err != nil {
		return err
	}
	if o.origin == change.Imported {
		after, err = o.rebase(ctx, p, &current, before, after, staged)
	} else {
		err = o.stageEdits(ctx, p.ID, before, after, staged)
	}
	if err != nil {
		return err
	}
	return o.writeColumns(ctx, p.ID, before, after)
}

// writeColumns updates just the columns that differ, so that just those are
// recorded in history.
func (o *operation) writeColumns(ctx context.Context, id catalog.ID, before, after []driver.Value) error {
	var set []string
	var args []any
	for i, name := range savedColumns {
		if before[i] != after[i] {
			set = append(set, name+" = ?")
			args = append(args, after[i])
		}
	}
	if len(set) == 0 {
		return nil
	}
	_, err := o.exec(ctx, `UPDATE product SET `+strings.Join(set, ", ")+` WHERE id = ?`, append(args, id)...)
	return diskError(err)
}

// DeleteProducts implements catalog.Writer.
func (o *operation) DeleteProducts(ctx context.Context, ids []catalog.ID) error {
	for _, id := range ids {
		if _, err := o.exec(ctx, `DELETE FROM product WHERE id = ?`, id); err != nil {
			return fmt.Errorf("delete product %d: %w", id, diskError(err))
		}
	}
	return nil
}
