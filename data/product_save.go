package data

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"storehand/app/catalog"
	"storehand/app/change"
)

var insertProduct = func() string {
	columns := slices.Concat(fieldColumns, derivedNames())
	return fmt.Sprintf(`INSERT INTO product (%s) VALUES (?%s)`, strings.Join(columns, ", "), strings.Repeat(", ?", len(columns)-1))
}()

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
		return 0, fmt.Errorf("save %s: %w", describe(&p), diskError(err))
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
	result, err := o.exec(ctx, insertProduct, append(values, derivedValues(p)...)...)
	if err != nil {
		return 0, err
	}
	id, err := result.LastInsertId()
	if err == nil && o.origin == change.Edited {
		err = o.stage(ctx, catalog.ID(id), stagedNew, nil)
	}
	return catalog.ID(id), err
}

// values are a product's values of fieldColumns. Categories the store does not
// have are made.
func (o *operation) values(ctx context.Context, p *catalog.Product) ([]any, error) {
	ids, err := o.categories.ids(ctx, p.StoreID, p.Categories, o.insertCategory)
	if err != nil {
		return nil, err
	}
	return fieldValues(p, ids)
}

func (o *operation) updateProduct(ctx context.Context, p *catalog.Product) error {
	current, err := o.stored(ctx, p.ID)
	if err != nil {
		return err
	}
	after, err := o.values(ctx, p)
	if err != nil {
		return err
	}
	o.latest = nil
	if o.origin == change.Imported {
		p, after, err = o.rebase(ctx, p, current, after)
	} else {
		err = o.stageEdits(ctx, current, after)
	}
	if err != nil {
		return err
	}
	return o.writeColumns(ctx, p, current.values, after)
}

// writeColumns updates just the columns that differ, and those made from them,
// so that just those are recorded in history.
func (o *operation) writeColumns(ctx context.Context, p *catalog.Product, before, after []any) error {
	var set []string
	var args []any
	for i, name := range fieldColumns {
		if before[i] != after[i] {
			set = append(set, name+" = ?")
			args = append(args, after[i])
		}
	}
	if len(set) == 0 {
		return nil
	}
	for i, d := range derivedColumns {
		if slices.ContainsFunc(madeFrom[i], func(at int) bool { return before[at] != after[at] }) {
			set = append(set, d.name+" = ?")
			args = append(args, d.of(p))
		}
	}
	_, err := o.exec(ctx, `UPDATE product SET `+strings.Join(set, ", ")+` WHERE id = ?`, append(args, p.ID)...)
	return err
}

// DeleteProducts implements catalog.Writer. Staged edits and variations go
// first, so that history has each row on its own.
func (o *operation) DeleteProducts(ctx context.Context, ids []catalog.ID) error {
	o.forget()
	for _, statement := range []string{
		`DELETE FROM staged WHERE product_id IN (SELECT id FROM product
			WHERE id IN (SELECT value FROM json_each(?1)) OR parent_id IN (SELECT value FROM json_each(?1)))`,
		`DELETE FROM product WHERE parent_id IN (SELECT value FROM json_each(?1))`,
		`DELETE FROM product WHERE id IN (SELECT value FROM json_each(?1))`,
	} {
		if _, err := o.tx.ExecContext(ctx, statement, idList(ids)); err != nil {
			return fmt.Errorf("delete %d products: %w", len(ids), diskError(err))
		}
	}
	return nil
}
