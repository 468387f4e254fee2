package data

import (
	"context"
	"database/sql"
	"fmt"
)

// queryer is what a pool, a transaction and an operation have in common for
// reading.
type queryer interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
}

// collect runs a query and scans each row with scan.
func collect[T any](ctx context.Context, q queryer, scan func(*sql.Rows) (T, error), query string, args ...any) ([]T, error) {
	rows, err := q.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all []T
	for rows.Next() {
		one, err := scan(rows)
		if err != nil {
			return nil, err
		}
		all = append(all, one)
	}
	return all, rows.Err()
}

// column runs a query of one column.
func column[T any](ctx context.Context, q queryer, query string, args ...any) ([]T, error) {
	return collect(ctx, q, func(rows *sql.Rows) (value T, err error) {
		err = rows.Scan(&value)
		return value, err
	}, query, args...)
}

// snapshot lets read see one state of the workspace, whatever is written
// meanwhile.
func (w *Workspace) snapshot(ctx context.Context, read func(queryer) error) error {
	tx, err := w.read.BeginTx(ctx, nil)
	if err != nil {
		return fmt.Errorf("read the workspace: %w", err)
	}
	defer tx.Rollback() // there is nothing to commit
	return read(tx)
}
