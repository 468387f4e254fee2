package data

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"storehand/app/catalog"
	"storehand/app/client"
)

// ordering says how a list is sorted: by a column of the query, for which it
// may need a table of its own.
type ordering struct {
	with   string // before the query
	index  string // where the products are read from
	join   string
	column string
	args   []any // of with
}

// A list is read from the index that has all it is filtered by; a whole store by
// title from one that is sorted so; and a rare order from the products
// themselves.
const (
	fromIndex    = `INDEXED BY product_list`
	fromTitles   = `INDEXED BY product_title`
	fromProducts = `NOT INDEXED`
)

// indexed are the fields whose order the index product_list has.
var indexed = []string{
	"title", "sku", "gtin", "kind", "status", "vendor", "product_type", "supplier", "regular_price", "sale_price", "cost",
	"manage_stock", "stock", "low_stock", "stock_status", "weight", "position", "images", "categories",
}

// orderOf turns the key of a field into an order. No key, or an unknown one,
// keeps the order of the shop's file.
func orderOf(ctx context.Context, from queryer, q catalog.Query) (ordering, error) {
	field, known := catalog.FieldByKey(q.SortBy)
	switch {
	case !known:
		return ordering{index: fromIndex, column: `p.id`}, nil
	case field.Key == "categories":
		return byCategory(ctx, from, q.Store)
	case field.Key == "title" && isWholeStore(q):
		return ordering{index: fromTitles, column: sortColumn(field)}, nil
	case slices.Contains(indexed, field.Key):
		return ordering{index: fromIndex, column: sortColumn(field)}, nil
	default:
		return ordering{index: fromProducts, column: sortColumn(field)}, nil
	}
}

// isWholeStore reports whether a query asks for all products of one store.
func isWholeStore(q catalog.Query) bool {
	all := q.View == "" || q.View == catalog.AllProducts
	return q.Store != 0 && all && q.Text == "" && len(q.Statuses) == 0 && len(q.Categories) == 0
}

// sortColumn is what a field is compared by. Texts ignore case, those in a
// person's language accents too. Absent values come before all others.
func sortColumn(field *catalog.Field) string {
	name := "p." + field.Key
	switch {
	case slices.Contains(keyedFields, field.Key):
		return name + "_key"
	case field.Key == "images":
		return "p.image_count"
	case field.Type == catalog.DecimalField:
		// Decimals are texts; they become floating point for their order only.
		return "CAST(nullif(" + name + ", '') AS REAL)"
	case field.Type == catalog.TextField || field.Type == catalog.HTMLField || field.Type == catalog.ListField:
		return name + " COLLATE NOCASE"
	default:
		return name
	}
}

// byCategory sorts by the path of a product's first category. The paths of a
// store are few, so their order is made here and handed to SQLite as a table,
// whose IDs have to be of a type to be looked up by.
func byCategory(ctx context.Context, from queryer, store client.ID) (ordering, error) {
	trees, err := categoryTrees(ctx, from, store)
	if err != nil {
		return ordering{}, err
	}
	keys := make(map[int64]string)
	for _, tree := range trees {
		for id := range tree.nodes {
			keys[id] = catalog.Fold(tree.path(id).String())
		}
	}
	places, err := json.Marshal(placed(keys))
	if err != nil {
		return ordering{}, fmt.Errorf("sort the categories: %w", err)
	}
	return ordering{
		with: `WITH category_place (id, place) AS MATERIALIZED (
			SELECT CAST(value ->> 0 AS INTEGER), value ->> 1 FROM json_each(?))`,
		index:  fromIndex,
		join:   `LEFT JOIN category_place ON category_place.id = p.first_category`,
		column: `category_place.place`,
		args:   []any{string(places)},
	}, nil
}

// placed pairs each ID with the place of its key among all keys. Equal keys,
// such as those of two stores, have the same place.
func placed(keys map[int64]string) [][2]int64 {
	sorted := slices.Compact(slices.Sorted(maps.Values(keys)))
	pairs := make([][2]int64, 0, len(keys))
	for id, key := range keys {
		place, _ := slices.BinarySearch(sorted, key)
		pairs = append(pairs, [2]int64{id, int64(place)})
	}
	return pairs
}
