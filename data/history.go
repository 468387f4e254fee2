package data

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"
)

// tracked lists the tables whose every change is recorded, parents first.
var tracked = []string{"client", "store", "category", "product", "staged", "file"}

// renewHistoryTriggers writes, for each tracked table, the triggers that record
// inserts, deletes and the change of each column under the running operation.
// Outside an operation they fail, because an operation is required: the
// database itself holds the rule that there is one door.
func renewHistoryTriggers(ctx context.Context, tx *sql.Tx) error {
	for _, table := range tracked {
		columns, err := tableColumns(ctx, tx, table)
		if err != nil {
			return err
		}
		for _, statement := range historyTriggers(table, columns) {
			if _, err := tx.ExecContext(ctx, statement); err != nil {
				return fmt.Errorf("history trigger of %s: %w", table, err)
			}
		}
	}
	return nil
}

// tableColumns lists a table's columns but its id.
func tableColumns(ctx context.Context, q queryer, table string) ([]string, error) {
	columns, err := column[string](ctx, q, `SELECT name FROM pragma_table_info(?) WHERE name <> 'id' ORDER BY cid`, table)
	if err != nil {
		return nil, fmt.Errorf("columns of %s: %w", table, err)
	}
	return columns, nil
}

func historyTriggers(table string, columns []string) []string {
	const record = `INSERT INTO change (operation_id, tbl, row_id, col, old, new) VALUES ((SELECT id FROM current_operation), `
	statements := []string{
		drop(table, "insert"),
		fmt.Sprintf(`CREATE TRIGGER history_%[1]s_insert AFTER INSERT ON %[1]s BEGIN
			%[2]s'%[1]s', NEW.id, '+', NULL, NULL)
			ON CONFLICT (tbl, row_id, operation_id, col) DO NOTHING;
		END`, table, record),
		drop(table, "delete"),
		fmt.Sprintf(`CREATE TRIGGER history_%[1]s_delete AFTER DELETE ON %[1]s BEGIN
			%[2]s'%[1]s', OLD.id, '-', %[3]s, NULL)
			ON CONFLICT (tbl, row_id, operation_id, col) DO NOTHING;
		END`, table, record, rowAsJSON(columns)),
	}
	for _, name := range columns {
		// The first old value and the last new one are kept: in between is
		// nobody's business.
		statements = append(statements, drop(table, name),
			fmt.Sprintf(`CREATE TRIGGER history_%[1]s_%[2]s AFTER UPDATE OF %[2]s ON %[1]s
			WHEN OLD.%[2]s IS NOT NEW.%[2]s BEGIN
				%[3]s'%[1]s', NEW.id, '%[2]s', OLD.%[2]s, NEW.%[2]s)
				ON CONFLICT (tbl, row_id, operation_id, col) DO UPDATE SET new = excluded.new;
			END`, table, name, record))
	}
	return statements
}

func drop(table, what string) string {
	return fmt.Sprintf(`DROP TRIGGER IF EXISTS history_%s_%s`, table, what)
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
