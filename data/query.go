package data

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"storehand/app/catalog"
	"storehand/app/client"
)

// IDs implements catalog.Reader.
func (w *Workspace) IDs(ctx context.Context, q catalog.Query) (ids []catalog.ID, err error) {
	err = w.snapshot(ctx, func(from queryer) error {
		ids, err = listIDs(ctx, from, q)
		return err
	})
	return ids, err
}

// listIDs lists the products that match, in order. They come from SQLite as one
// text: stepping through 100,000 rows one by one through the driver costs five
// times as much.
func listIDs(ctx context.Context, from queryer, q catalog.Query) ([]catalog.ID, error) {
	query, err := listQuery(ctx, from, q)
	if err != nil {
		return nil, err
	}
	joined, err := column[*string](ctx, from, query.text, query.args...)
	if err != nil {
		return nil, fmt.Errorf("list products: %w", err)
	}
	if len(joined) == 0 || joined[0] == nil {
		return nil, nil
	}
	return parseIDs(*joined[0])
}

func parseIDs(joined string) ([]catalog.ID, error) {
	ids := make([]catalog.ID, 0, strings.Count(joined, " ")+1)
	for text := range strings.FieldsSeq(joined) {
		id, err := strconv.ParseInt(text, 10, 64)
		if err != nil {
			return nil, fmt.Errorf("list products: %w", err)
		}
		ids = append(ids, catalog.ID(id))
	}
	return ids, nil
}

// query is a query with its arguments.
type query struct {
	text string
	args []any
}

// listQuery is the query of a list. Where the order is one of the list index,
// nothing but that index is read; SQLite, left to itself, would often choose a
// smaller one and look each product up.
func listQuery(ctx context.Context, from queryer, q catalog.Query) (query, error) {
	by, err := orderOf(ctx, from, q)
	if err != nil {
		return query{}, err
	}
	where, err := condition(ctx, from, q)
	if err != nil {
		return query{}, err
	}
	direction := ""
	if q.Descending {
		direction = " DESC"
	}
	text := fmt.Sprintf(`%[1]s SELECT group_concat(id, ' ') FROM (SELECT p.id FROM product p %[2]s %[3]s WHERE %[4]s ORDER BY %[5]s%[6]s, p.id%[6]s)`,
		by.with, by.index, by.join, where.text(), by.column, direction)
	return query{text, append(by.args, where.args...)}, nil
}

// conditions are the parts of a WHERE clause with their arguments.
type conditions struct {
	parts []string
	args  []any
}

func (c *conditions) add(part string, args ...any) {
	c.parts = append(c.parts, part)
	c.args = append(c.args, args...)
}

func (c *conditions) text() string { return strings.Join(c.parts, " AND ") }

// condition is what a query asks of products. Its subqueries do not look at the
// outer row, so SQLite runs each of them once.
func condition(ctx context.Context, from queryer, q catalog.Query) (*conditions, error) {
	c := inStore(q.Store)
	if holds, listed := viewConditions(q.Store)[q.View]; listed {
		c.add(holds)
	}
	if text := catalog.Fold(strings.TrimSpace(q.Text)); text != "" {
		c.add(`p.id IN (SELECT coalesce(parent_id, id) FROM product WHERE `+ofStore("", q.Store)+` instr(search_text, ?) > 0)`, text)
	}
	if len(q.Statuses) > 0 {
		c.add(`p.status IN (?` + strings.Repeat(", ?", len(q.Statuses)-1) + `)`)
		for _, status := range q.Statuses {
			c.args = append(c.args, string(status))
		}
	}
	if len(q.Categories) > 0 {
		ids, err := categoriesUnder(ctx, from, q)
		if err != nil {
			return nil, err
		}
		c.add(`p.id IN (SELECT product_id FROM product_category WHERE category_id IN (SELECT value FROM json_each(?)))`, ids)
	}
	return c, nil
}

// inStore keeps the products of a store, or of all when it is zero, and no
// variations.
func inStore(store client.ID) *conditions {
	c := &conditions{}
	if store != 0 {
		c.add(`p.store_id = ?`, store)
	}
	c.add(`p.parent_id IS NULL`)
	return c
}

// ofStore narrows a subquery to a store, or not when it is zero.
func ofStore(table string, store client.ID) string {
	if store == 0 {
		return ""
	}
	return fmt.Sprintf(`%sstore_id = %d AND`, table, store)
}

// viewConditions say which products each view shows; all products are no
// condition. A variation counts for its product. A product is low when it
// counts stock and has no more than its threshold, or nothing left where it has
// none.
func viewConditions(store client.ID) map[catalog.View]string {
	variation := func(condition string) string {
		return `p.id IN (SELECT v.parent_id FROM product v INDEXED BY variation_list WHERE ` +
			ofStore("v.", store) + ` v.parent_id IS NOT NULL AND ` + condition + `)`
	}
	return map[catalog.View]string{
		catalog.MissingAlt: `p.alt_missing > 0`,
		catalog.Drafts:     `p.status = 'draft'`,
		catalog.OnSaleNow:  `(p.sale_price IS NOT NULL OR ` + variation(`v.sale_price IS NOT NULL`) + `)`,
		catalog.LowOnStock: `(p.manage_stock = 1 AND p.stock <= coalesce(p.low_stock, 0) OR ` +
			variation(`v.manage_stock = 1 AND v.stock <= coalesce(v.low_stock, 0)`) + `)`,
		catalog.Changed: `(p.id IN (SELECT product_id FROM staged) OR ` + variation(`v.id IN (SELECT product_id FROM staged)`) + `)`,
	}
}

// categoriesUnder lists the IDs of the wanted categories and of those below
// them. Where every store is asked for, each has its own.
func categoriesUnder(ctx context.Context, from queryer, q catalog.Query) (string, error) {
	trees, err := categoryTrees(ctx, from, q.Store)
	if err != nil {
		return "", err
	}
	var ids []catalog.ID
	for _, tree := range trees {
		for _, path := range q.Categories {
			if id := tree.find(path); id != 0 {
				for _, under := range tree.subtree(id) {
					ids = append(ids, catalog.ID(under))
				}
			}
		}
	}
	return idList(ids), nil
}
