package data

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"
)

// tracked lists the tables whose every change is recorded, parents first.
var tracked = []string{"client", "store", "category", "product", "staged", "file", "output", "keyword", "redirect", "counterpart"}

// dropHistoryTriggers lets a migration change rows, which is no operation.
func dropHistoryTriggers(ctx context.Context, tx *sql.Tx) error {
	names, err := column[string](ctx, tx, `SELECT name FROM sqlite_master WHERE type = 'trigger' AND name GLOB 'history_*'`)
	if err != nil {
		return fmt.Errorf("list the history triggers: %w", err)
	}
	for _, name := range names {
		if _, err := tx.ExecContext(ctx, `DROP TRIGGER `+name); err != nil {
			return fmt.Errorf("drop %s: %w", name, err)
		}
	}
	return nil
}

// createHistoryTriggers writes, for each tracked table, the triggers that record
// inserts, deletes and the change of each column under the running operation.
// Outside an operation they fail, because an operation is required: the
// database itself holds the rule that there is one door.
func createHistoryTriggers(ctx context.Context, tx *sql.Tx) error {
	for _, table := range tracked {
		columns, err := column[string](ctx, tx, `SELECT name FROM pragma_table_info(?) WHERE name <> 'id'`, table)
		if err != nil {
			return fmt.Errorf("columns of %s: %w", table, err)
		}
		if len(columns) == 0 {
			continue // it comes with a later step of the schema
		}
		for _, statement := range historyTriggers(table, columns) {
			if _, err := tx.ExecContext(ctx, statement); err != nil {
				return fmt.Errorf("history trigger of %s: %w", table, err)
			}
		}
	}
	return nil
}

func historyTriggers(table string, columns []string) []string {
	const record = `INSERT INTO change (operation_id, tbl, row_id, col, old, new) VALUES ((SELECT id FROM current_operation), `
	statements := []string{
		fmt.Sprintf(`CREATE TRIGGER history_%[1]s_insert AFTER INSERT ON %[1]s BEGIN
			%[2]s'%[1]s', NEW.id, '+', NULL, NULL)
			ON CONFLICT (operation_id, tbl, row_id, col) DO NOTHING;
		END`, table, record),
		fmt.Sprintf(`CREATE TRIGGER history_%[1]s_delete AFTER DELETE ON %[1]s BEGIN
			%[2]s'%[1]s', OLD.id, '-', %[3]s, NULL)
			ON CONFLICT (operation_id, tbl, row_id, col) DO NOTHING;
		END`, table, record, rowAsJSON(columns)),
	}
	for _, name := range columns {
		// The first old value and the last new one are kept: in between is
		// nobody's business.
		statements = append(statements, fmt.Sprintf(`CREATE TRIGGER history_%[1]s_%[2]s AFTER UPDATE OF %[2]s ON %[1]s
			WHEN OLD.%[2]s IS NOT NEW.%[2]s BEGIN
				%[3]s'%[1]s', NEW.id, '%[2]s', OLD.%[2]s, NEW.%[2]s)
				ON CONFLICT (operation_id, tbl, row_id, col) DO UPDATE SET new = excluded.new;
			END`, table, name, record))
	}
	return statements
}

// rowAsJSON is the SQL of a JSON object with the deleted row's columns. SQLite
// limits a function to 127 arguments, so long tables are patched together.
func rowAsJSON(columns []string) string {
	var parts []string
	for chunk := range slices.Chunk(columns, 50) {
		pairs := make([]string, len(chunk))
		for i, name := range chunk {
			pairs[i] = fmt.Sprintf(`'%[1]s', OLD.%[1]s`, name)
		}
		parts = append(parts, "json_object("+strings.Join(pairs, ", ")+")")
	}
	// The objects have no key in common, so their texts can be joined.
	joined := parts[0]
	for _, part := range parts[1:] {
		joined = fmt.Sprintf("rtrim(%s, '}') || ',' || ltrim(%s, '{')", joined, part)
	}
	return joined
}

// nothings finds records of an operation that come to nothing: of rows that
// came and went within it, of columns of rows that are new anyway, and of
// columns that were changed and changed back.
const nothings = `operation_id = ?1 AND (
	(tbl, row_id) IN (SELECT tbl, row_id FROM change WHERE operation_id = ?1 AND col IN ('+', '-') GROUP BY tbl, row_id HAVING count(*) = 2)
	OR col NOT IN ('+', '-') AND (old IS new OR EXISTS (
		SELECT 1 FROM change i WHERE i.operation_id = ?1 AND i.tbl = change.tbl AND i.row_id = change.row_id AND i.col = '+')))`

// dropNothings takes out what comes to nothing, so that an operation without
// effect is not one, and undo meets each row either new, or gone, or changed.
func (o *operation) dropNothings(ctx context.Context) error {
	_, err := o.tx.ExecContext(ctx, `DELETE FROM change WHERE `+nothings, o.id)
	return err
}
