package data

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
	"time"

	"storehand/app/change"
	"storehand/app/client"
)

// A step of the undo stack as the operation table has it.
type step struct {
	id       int64
	name     string
	at       string
	store    *int64
	undoneBy *int64
}

const (
	nextUndo = `SELECT id, name, at, store_id, undone_by FROM operation WHERE state = 'done' AND reverses IS NULL ORDER BY id DESC LIMIT 1`
	nextRedo = `SELECT id, name, at, store_id, undone_by FROM operation WHERE state = 'undone' AND reverses IS NULL ORDER BY id LIMIT 1`
)

func findStep(ctx context.Context, q queryer, query string) (*step, error) {
	found, err := collect(ctx, q, func(rows *sql.Rows) (s step, err error) {
		err = rows.Scan(&s.id, &s.name, &s.at, &s.store, &s.undoneBy)
		return s, err
	}, query)
	if err != nil {
		return nil, fmt.Errorf("read the undo stack: %w", err)
	}
	if len(found) == 0 {
		return nil, nil
	}
	return &found[0], nil
}

// Stack implements change.Door.
func (w *Workspace) Stack(ctx context.Context) (change.Stack, error) {
	undo, err := findStep(ctx, w.read, nextUndo)
	if err != nil {
		return change.Stack{}, err
	}
	redo, err := findStep(ctx, w.read, nextRedo)
	if err != nil {
		return change.Stack{}, err
	}
	return change.Stack{Undo: undo.public(), Redo: redo.public()}, nil
}

func (s *step) public() *change.Step {
	if s == nil {
		return nil
	}
	at, err := time.Parse(timeForm, s.at)
	if err != nil {
		at = time.Time{}
	}
	return &change.Step{ID: s.id, Name: s.name, At: at}
}

// Undo implements change.Door.
func (w *Workspace) Undo(ctx context.Context) (change.Set, error) {
	s, err := findStep(ctx, w.read, nextUndo)
	if err != nil || s == nil {
		return change.Set{}, orNothing(err)
	}
	return w.reverse(ctx, *s, s.id, "undone")
}

// Redo implements change.Door: it reverses the operation that did the undoing.
func (w *Workspace) Redo(ctx context.Context) (change.Set, error) {
	s, err := findStep(ctx, w.read, nextRedo)
	if err != nil || s == nil {
		return change.Set{}, orNothing(err)
	}
	return w.reverse(ctx, *s, *s.undoneBy, "done")
}

func orNothing(err error) error {
	if err != nil {
		return err
	}
	return change.ErrNothing
}

// reverse puts back what operation target changed and moves the stack's step s
// to its new state, all in an operation of its own.
func (w *Workspace) reverse(ctx context.Context, s step, target int64, state string) (change.Set, error) {
	op := change.Operation{Name: s.name, Origin: change.Edited}
	if s.store != nil {
		op.Store = client.ID(*s.store)
	}
	set, err := w.operate(ctx, op, &target, func(ctx context.Context, o *operation) error {
		if err := o.restore(ctx, target); err != nil {
			return fmt.Errorf("put back %q: %w", s.name, err)
		}
		_, err := o.exec(ctx, `UPDATE operation SET state = ?, undone_by = ? WHERE id = ?`, state, o.id, s.id)
		return err
	})
	if err != nil {
		return change.Set{}, err
	}
	w.events.publish(set)
	return set, nil
}

// restore writes the before-images of an operation back. References between
// rows are checked at the commit, so the order of tables does not matter.
func (o *operation) restore(ctx context.Context, target int64) error {
	for _, table := range tracked {
		if err := o.restoreRows(ctx, table, target); err != nil {
			return err
		}
	}
	return nil
}

// restoreRows deletes what was inserted, inserts what was deleted and puts back
// what was changed. New rows go first, so that a row that replaced another does
// not stand in its way.
func (o *operation) restoreRows(ctx context.Context, table string, target int64) error {
	remove := fmt.Sprintf(`DELETE FROM %[1]s WHERE id IN (
		SELECT row_id FROM change WHERE operation_id = ? AND tbl = '%[1]s' AND col = '+')`, table)
	if _, err := o.tx.ExecContext(ctx, remove, target); err != nil {
		return fmt.Errorf("take back new rows of %s: %w", table, err)
	}
	columns, err := tableColumns(ctx, o.tx, table)
	if err != nil {
		return err
	}
	values := make([]string, len(columns))
	for i, name := range columns {
		values[i] = fmt.Sprintf("json_extract(d.old, '$.%s')", name)
	}
	insert := fmt.Sprintf(`INSERT INTO %[1]s (id, %[2]s) SELECT d.row_id, %[3]s FROM change d
		WHERE d.operation_id = ?1 AND d.tbl = '%[1]s' AND d.col = '-' AND NOT EXISTS (
			SELECT 1 FROM change i WHERE i.operation_id = ?1 AND i.tbl = d.tbl AND i.row_id = d.row_id AND i.col = '+')
		ORDER BY d.row_id`, table, strings.Join(columns, ", "), strings.Join(values, ", "))
	if _, err := o.tx.ExecContext(ctx, insert, target); err != nil {
		return fmt.Errorf("bring back deleted rows of %s: %w", table, err)
	}
	return o.restoreColumns(ctx, table, target)
}

func (o *operation) restoreColumns(ctx context.Context, table string, target int64) error {
	changed, err := column[string](ctx, o.tx, `SELECT DISTINCT col FROM change
		WHERE operation_id = ? AND tbl = ? AND col NOT IN ('+', '-')`, target, table)
	if err != nil {
		return err
	}
	for _, name := range changed {
		update := fmt.Sprintf(`UPDATE %[1]s SET %[2]s = c.old FROM change c
			WHERE c.operation_id = ?1 AND c.tbl = '%[1]s' AND c.col = '%[2]s' AND c.row_id = %[1]s.id`, table, name)
		if _, err := o.tx.ExecContext(ctx, update, target); err != nil {
			return fmt.Errorf("put back %s of %s: %w", name, table, err)
		}
	}
	return nil
}
