package data

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"storehand/app/catalog"
	"storehand/app/client"
)

// Counts implements catalog.Reader. All views are counted in one pass.
func (w *Workspace) Counts(ctx context.Context, store client.ID) (map[catalog.View]int, error) {
	conditions := viewConditions(store)
	sums := make([]string, len(catalog.Views))
	found := make([]sql.NullInt64, len(catalog.Views))
	targets := make([]any, len(catalog.Views))
	for i, view := range catalog.Views {
		sums[i], targets[i] = `count(*)`, &found[i]
		if condition, narrowed := conditions[view]; narrowed {
			sums[i] = `sum(` + condition + `)`
		}
	}
	where := inStore(store)
	query := `SELECT ` + strings.Join(sums, ", ") + ` FROM product p ` + fromIndex + ` WHERE ` + where.text()
	if err := w.read.QueryRowContext(ctx, query, where.args...).Scan(targets...); err != nil {
		return nil, fmt.Errorf("count products: %w", err)
	}
	counts := make(map[catalog.View]int, len(catalog.Views))
	for i, view := range catalog.Views {
		counts[view] = int(found[i].Int64)
	}
	return counts, nil
}
