package data

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"

	"storehand/app/catalog"
)

// alwaysRead are columns without which a product cannot be judged.
var alwaysRead = []string{"store_id", "parent_id", "kind"}

// partialColumns are the places in fieldColumns of the named fields and of what
// columns derived from them are made from.
func partialColumns(fields []string) ([]int, error) {
	wanted := make(map[int]bool)
	for _, name := range slices.Concat(alwaysRead, fields) {
		at := slices.Index(fieldColumns, name)
		if at < 0 {
			return nil, fmt.Errorf("a product has no column %q", name)
		}
		wanted[at] = true
		for _, from := range madeFrom {
			if slices.Contains(from, at) {
				for _, also := range from {
					wanted[also] = true
				}
			}
		}
	}
	var places []int
	for at := range fieldColumns {
		if wanted[at] {
			places = append(places, at)
		}
	}
	return places, nil
}

// storedPartials reads the columns at those places, in the order of the IDs.
func storedPartials(ctx context.Context, q queryer, ids []catalog.ID, places []int) ([]*storedProduct, error) {
	names := make([]string, len(places))
	for i, at := range places {
		names[i] = "p." + fieldColumns[at]
	}
	query := `SELECT p.id, (` + selectStaged + `), ` + strings.Join(names, ", ") +
		` FROM json_each(?) asked JOIN product p ON p.id = asked.value ORDER BY asked.key`
	var staged string
	targets := make([]any, 2+len(places))
	return collect(ctx, q, func(rows *sql.Rows) (*storedProduct, error) {
		s := &storedProduct{values: make([]any, len(fieldColumns))}
		targets[0], targets[1] = &s.id, &staged
		for i, at := range places {
			targets[2+i] = &s.values[at]
		}
		err := rows.Scan(targets...)
		if err == nil {
			s.staged, err = parseStaged(staged)
		}
		return s, err
	}, query, idList(ids))
}

// partial makes a Product of the columns that were read.
func (s *storedProduct) partial(ctx context.Context, categories *categoryCache, places []int) (catalog.Partial, error) {
	made := catalog.Partial{Product: catalog.Product{ID: s.id}}
	p := &made.Product
	for _, at := range places {
		var err error
		if at == categoriesAt {
			p.Categories, err = categories.paths(ctx, p.StoreID, s.values[at])
		} else {
			err = assign(productColumns[at].at(p), s.values[at])
		}
		if err != nil {
			return made, fmt.Errorf("%s of product %d: %w", fieldColumns[at], s.id, err)
		}
	}
	for field := range s.staged {
		made.Staged = append(made.Staged, field)
	}
	slices.Sort(made.Staged)
	return made, nil
}

func partials(ctx context.Context, q queryer, categories *categoryCache, ids []catalog.ID, fields []string) ([]*storedProduct, []catalog.Partial, error) {
	places, err := partialColumns(fields)
	if err != nil {
		return nil, nil, err
	}
	found, err := storedPartials(ctx, q, ids, places)
	if err != nil {
		return nil, nil, fmt.Errorf("read %d products: %w", len(ids), err)
	}
	all := make([]catalog.Partial, len(found))
	for i, s := range found {
		if all[i], err = s.partial(ctx, categories, places); err != nil {
			return nil, nil, err
		}
	}
	return found, all, nil
}

// Partials implements catalog.PartialReader.
func (w *Workspace) Partials(ctx context.Context, ids []catalog.ID, fields []string) (all []catalog.Partial, err error) {
	err = w.snapshot(ctx, func(q queryer) error {
		_, all, err = partials(ctx, q, categoriesFrom(q), ids, fields)
		return err
	})
	return all, err
}

// Partials implements catalog.PartialWriter.
func (o *operation) Partials(ctx context.Context, ids []catalog.ID, fields []string) ([]catalog.Partial, error) {
	found, all, err := partials(ctx, o, o.categories, ids, fields)
	if err != nil {
		return nil, err
	}
	o.partials = make(map[catalog.ID]*storedProduct, len(found))
	for _, s := range found {
		o.partials[s.id] = s
	}
	return all, nil
}

// Members lists products each followed by its variations, in the order of the
// IDs; a variation that is named itself stands alone, unless its product is
// named too.
func (w *Workspace) Members(ctx context.Context, ids []catalog.ID) ([]catalog.Member, error) {
	members, err := collect(ctx, w.read, func(rows *sql.Rows) (m catalog.Member, err error) {
		err = rows.Scan(&m.ID, &m.Parent)
		return m, err
	}, `WITH asked (id, place) AS MATERIALIZED (SELECT value, key FROM json_each(?)),
		member (id, parent, place, variation) AS (
			SELECT p.id, coalesce(p.parent_id, 0), a.place, 0 FROM asked a JOIN product p ON p.id = a.id
			UNION ALL
			SELECT v.id, v.parent_id, a.place, 1 + v.position FROM asked a JOIN product v ON v.parent_id = a.id)
		SELECT id, parent FROM (SELECT id, parent, min(place) AS place, variation FROM member GROUP BY id)
		ORDER BY place, variation, id`, idList(ids))
	if err != nil {
		return nil, fmt.Errorf("list the variations of %d products: %w", len(ids), err)
	}
	return members, nil
}
