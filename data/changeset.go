package data

import (
	"context"

	"storehand/app/catalog"
	"storehand/app/change"
	"storehand/app/client"
)

// maxNamed is how many changed products a change set names one by one; a set
// with more says All.
const maxNamed = 5000

// changedProducts are the products and variations whose row or staged edits an
// operation changed, and the products of those variations, which lists show
// with the span of their variations' prices. The record of a deleted row says
// what it belonged to.
const changedProducts = `WITH deleted (tbl, row) AS (
		SELECT tbl, old FROM change WHERE operation_id = ?1 AND tbl IN ('product', 'staged') AND col = '-'),
	touched (id) AS (
		SELECT row_id FROM change WHERE operation_id = ?1 AND tbl = 'product'
		UNION SELECT s.product_id FROM change c JOIN staged s ON s.id = c.row_id WHERE c.operation_id = ?1 AND c.tbl = 'staged'
		UNION SELECT row ->> 'product_id' FROM deleted WHERE tbl = 'staged')
	SELECT id FROM touched
	UNION SELECT p.parent_id FROM touched t JOIN product p ON p.id = t.id WHERE p.parent_id IS NOT NULL
	UNION SELECT row ->> 'parent_id' FROM deleted WHERE tbl = 'product' AND row ->> 'parent_id' IS NOT NULL
	LIMIT ?2`

// changedStores are the stores of those products.
const changedStores = `SELECT p.store_id FROM change c JOIN product p ON p.id = c.row_id
		WHERE c.operation_id = ?1 AND c.tbl = 'product'
	UNION SELECT old ->> 'store_id' FROM change WHERE operation_id = ?1 AND tbl = 'product' AND col = '-'
	UNION SELECT p.store_id FROM change c JOIN staged s ON s.id = c.row_id JOIN product p ON p.id = s.product_id
		WHERE c.operation_id = ?1 AND c.tbl = 'staged'
	UNION SELECT p.store_id FROM change c JOIN product p ON p.id = c.old ->> 'product_id'
		WHERE c.operation_id = ?1 AND c.tbl = 'staged' AND c.col = '-'`

// changeSet says what the operation changed. One that changed nothing has no
// number.
func (o *operation) changeSet(ctx context.Context, name string) (change.Set, error) {
	set := change.Set{Name: name}
	tables, err := column[string](ctx, o, `SELECT DISTINCT tbl FROM change WHERE operation_id = ?`, o.id)
	if err != nil || len(tables) == 0 {
		return set, err
	}
	set.Operation = o.id
	for _, table := range tables {
		set.Clients = set.Clients || table == "client" || table == "store"
	}
	if set.Products, err = column[catalog.ID](ctx, o, changedProducts, o.id, maxNamed+1); err != nil {
		return set, err
	}
	if len(set.Products) > maxNamed {
		set.Products, set.All = nil, true
	}
	set.Stores, err = column[client.ID](ctx, o, changedStores, o.id)
	return set, err
}
