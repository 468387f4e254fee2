package data

import (
	"context"
	"fmt"
	"strings"
)

// restore puts back what operation target changed: table by table, new rows go,
// deleted rows come back, and changed columns get the value they had. New rows
// go first, so that a row that replaced another does not stand in its way.
// References between rows are checked at the commit, so the order of the tables
// does not matter.
func (o *operation) restore(ctx context.Context, target int64) error {
	for _, table := range tracked {
		if err := o.removeNew(ctx, table, target); err != nil {
			return fmt.Errorf("take back new rows of %s: %w", table, err)
		}
		if err := o.bringBackDeleted(ctx, table, target); err != nil {
			return fmt.Errorf("bring back deleted rows of %s: %w", table, err)
		}
		if err := o.restoreColumns(ctx, table, target); err != nil {
			return fmt.Errorf("put back columns of %s: %w", table, err)
		}
	}
	return nil
}

func (o *operation) removeNew(ctx context.Context, table string, target int64) error {
	_, err := o.tx.ExecContext(ctx, fmt.Sprintf(`DELETE FROM %[1]s WHERE id IN (
		SELECT row_id FROM change WHERE operation_id = ? AND tbl = '%[1]s' AND col = '+')`, table), target)
	return err
}

// bringBackDeleted inserts rows as their records have them. The records of one
// operation all have the columns of the schema it ran under; a column that came
// with a later one gets its default.
func (o *operation) bringBackDeleted(ctx context.Context, table string, target int64) error {
	names, err := column[string](ctx, o, `SELECT key FROM json_each((
		SELECT old FROM change WHERE operation_id = ? AND tbl = ? AND col = '-' LIMIT 1))`, target, table)
	if err != nil || len(names) == 0 {
		return err
	}
	values := make([]string, len(names))
	for i, name := range names {
		values[i] = fmt.Sprintf("old ->> '%s'", name)
	}
	_, err = o.tx.ExecContext(ctx, fmt.Sprintf(`INSERT INTO %[1]s (id, %[2]s) SELECT row_id, %[3]s FROM change
		WHERE operation_id = ? AND tbl = '%[1]s' AND col = '-' ORDER BY row_id`,
		table, strings.Join(names, ", "), strings.Join(values, ", ")), target)
	return err
}

func (o *operation) restoreColumns(ctx context.Context, table string, target int64) error {
	changed, err := column[string](ctx, o, `SELECT DISTINCT col FROM change
		WHERE operation_id = ? AND tbl = ? AND col NOT IN ('+', '-')`, target, table)
	if err != nil {
		return err
	}
	for _, name := range changed {
		update := fmt.Sprintf(`UPDATE %[1]s SET %[2]s = c.old FROM change c
			WHERE c.operation_id = ? AND c.tbl = '%[1]s' AND c.col = '%[2]s' AND c.row_id = %[1]s.id`, table, name)
		if _, err := o.tx.ExecContext(ctx, update, target); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	return nil
}
