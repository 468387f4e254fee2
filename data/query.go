package data

import (
	"context"
	"database/sql"
	"fmt"
	"strconv"
	"strings"

	"storehand/app/catalog"
	"storehand/app/client"
)

// IDs implements catalog.Reader. The IDs come from SQLite as one text: stepping
// through 100,000 rows one by one through the driver costs five times as much.
func (w *Workspace) IDs(ctx context.Context, q catalog.Query) ([]catalog.ID, error) {
	where, args, err := w.condition(ctx, q)
	if err != nil {
		return nil, err
	}
	query := `SELECT group_concat(id, ' ') FROM (SELECT p.id FROM product p WHERE ` + where + ` ORDER BY ` + order(q) + `)`
	var joined sql.NullString
	if err := w.read.QueryRowContext(ctx, query, args...).Scan(&joined); err != nil {
		return nil, fmt.Errorf("list products: %w", err)
	}
	return parseIDs(joined.String)
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

// conditions collects parts of a WHERE clause with their arguments.
type conditions struct {
	parts []string
	args  []any
}

func (c *conditions) add(part string, args ...any) {
	c.parts = append(c.parts, part)
	c.args = append(c.args, args...)
}

func (w *Workspace) condition(ctx context.Context, q catalog.Query) (string, []any, error) {
	var c conditions
	c.add(`p.parent_id IS NULL`)
	if q.Store != 0 {
		c.add(`p.store_id = ?`, q.Store)
	}
	c.addView(q.View, q.Store)
	if text := catalog.Fold(strings.TrimSpace(q.Text)); text != "" {
		inStore := ``
		if q.Store != 0 {
			inStore = fmt.Sprintf(`store_id = %d AND `, q.Store)
		}
		c.add(`p.id IN (SELECT coalesce(parent_id, id) FROM product WHERE `+inStore+`instr(search_text, ?) > 0)`, text)
	}
	if len(q.Statuses) > 0 {
		marks := strings.TrimSuffix(strings.Repeat("?, ", len(q.Statuses)), ", ")
		args := make([]any, len(q.Statuses))
		for i, status := range q.Statuses {
			args[i] = string(status)
		}
		c.add(`p.status IN (`+marks+`)`, args...)
	}
	if err := w.addCategories(ctx, &c, q); err != nil {
		return "", nil, err
	}
	return strings.Join(c.parts, " AND "), c.args, nil
}

// addCategories keeps products in one of the categories or in one below.
func (w *Workspace) addCategories(ctx context.Context, c *conditions, q catalog.Query) error {
	if len(q.Categories) == 0 {
		return nil
	}
	tree, err := loadCategories(ctx, w.read, q.Store)
	if err != nil {
		return err
	}
	var ids []string
	for _, path := range q.Categories {
		if id := tree.find(path); id != 0 {
			for _, under := range tree.subtree(id) {
				ids = append(ids, strconv.FormatInt(under, 10))
			}
		}
	}
	c.add(`p.id IN (SELECT product_id FROM product_category WHERE category_id IN (` + strings.Join(ids, ", ") + `))`)
	return nil
}

// addView keeps the products a view shows. A variation counts for its product.
// A product is low when it counts stock and has no more than its threshold, or
// nothing left where it has none. The subqueries do not look at the outer row,
// so SQLite runs each of them once.
func (c *conditions) addView(view catalog.View, store client.ID) {
	const holder = `p.id IN (SELECT coalesce(v.parent_id, v.id) FROM product v WHERE `
	inStore := ``
	if store != 0 {
		inStore = fmt.Sprintf(`v.store_id = %d AND `, store)
	}
	switch view {
	case catalog.MissingAlt:
		c.add(`p.alt_missing > 0`)
	case catalog.OnSaleNow:
		c.add(holder + inStore + `v.sale_price IS NOT NULL)`)
	case catalog.LowOnStock:
		c.add(holder + inStore + `v.manage_stock = 1 AND v.stock <= coalesce(v.low_stock, 0))`)
	case catalog.Drafts:
		c.add(`p.status = 'draft'`)
	case catalog.Changed:
		c.add(`p.id IN (SELECT coalesce(v.parent_id, v.id) FROM staged s JOIN product v ON v.id = s.product_id)`)
	}
}

// sortColumns are the columns a list can be sorted by, by field key. Fields
// that are not here are sorted by their column of the same name.
var sortColumns = map[string]string{
	"":           `p.id`,
	"title":      `p.title_key`,
	"images":     `p.image_count`,
	"categories": `(SELECT c.name FROM category c WHERE c.id = p.categories ->> 0)`,
	// Decimals are texts: they are compared as numbers for order only.
	"weight": `CAST(p.weight AS REAL)`,
	"length": `CAST(p.length AS REAL)`,
	"width":  `CAST(p.width AS REAL)`,
	"height": `CAST(p.height AS REAL)`,
}

func order(q catalog.Query) string {
	by, special := sortColumns[q.SortBy]
	if !special {
		if _, known := catalog.FieldByKey(q.SortBy); known {
			by = "p." + q.SortBy
		} else {
			by = sortColumns[""]
		}
	}
	if q.Descending {
		return by + ` DESC, p.id DESC`
	}
	return by + `, p.id`
}

// Counts implements catalog.Reader.
func (w *Workspace) Counts(ctx context.Context, store client.ID) (map[catalog.View]int, error) {
	counts := make(map[catalog.View]int, len(catalog.Views))
	for _, view := range catalog.Views {
		where, args, err := w.condition(ctx, catalog.Query{Store: store, View: view})
		if err != nil {
			return nil, err
		}
		var count int
		if err := w.read.QueryRowContext(ctx, `SELECT count(*) FROM product p WHERE `+where, args...).Scan(&count); err != nil {
			return nil, fmt.Errorf("count products: %w", err)
		}
		counts[view] = count
	}
	return counts, nil
}

// SKUHolders implements catalog.Reader.
func (w *Workspace) SKUHolders(ctx context.Context, store client.ID, sku string) ([]catalog.ID, error) {
	return holders(ctx, w.read, `sku`, store, sku)
}

// SlugHolders implements catalog.Reader.
func (w *Workspace) SlugHolders(ctx context.Context, store client.ID, slug string) ([]catalog.ID, error) {
	return holders(ctx, w.read, `slug`, store, slug)
}

// holders finds the products of a store by an exact value of an indexed column.
func holders(ctx context.Context, q queryer, by string, store client.ID, value string) ([]catalog.ID, error) {
	if value == "" {
		return nil, nil
	}
	ids, err := column[catalog.ID](ctx, q, `SELECT id FROM product WHERE store_id = ? AND `+by+` = ? AND `+by+` <> '' ORDER BY id`, store, value)
	if err != nil {
		return nil, fmt.Errorf("look for %s %q: %w", by, value, err)
	}
	return ids, nil
}

// TagNames implements catalog.Reader.
func (w *Workspace) TagNames(ctx context.Context, store client.ID) ([]string, error) {
	names, err := column[string](ctx, w.read, `SELECT DISTINCT t.value FROM product p, json_each(p.tags) t
		WHERE p.store_id = ? AND p.tags <> '[]' ORDER BY t.value`, store)
	if err != nil {
		return nil, fmt.Errorf("read the tags of store %d: %w", store, err)
	}
	return names, nil
}
