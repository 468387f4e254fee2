package data

import (
	"context"
	"database/sql"

	"storehand/app/catalog"
)

// What tests use of the package's inside.
var (
	OpenWith   = open       // Open with schema steps of the test's own
	Migrations = migrations // the schema steps of the program
)

// ListPlan is how SQLite reads a list, step by step.
func ListPlan(ctx context.Context, w *Workspace, q catalog.Query) ([]string, error) {
	query, err := listQuery(ctx, w.read, q)
	if err != nil {
		return nil, err
	}
	return collect(ctx, w.read, func(rows *sql.Rows) (step string, err error) {
		var id, parent, unused int
		err = rows.Scan(&id, &parent, &unused, &step)
		return step, err
	}, `EXPLAIN QUERY PLAN `+query.text, query.args...)
}
