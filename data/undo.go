package data

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"storehand/app/change"
	"storehand/app/client"
)

// step is one step of the undo stack, as the operation table has it.
type step struct {
	id       int64
	name     string
	at       string
	store    sql.NullInt64
	undoneBy sql.NullInt64
}

// The steps that Undo and Redo take next.
const (
	nextUndo = `SELECT id, name, at, store_id, undone_by FROM operation WHERE state = 'done' AND reverses IS NULL ORDER BY id DESC LIMIT 1`
	nextRedo = `SELECT id, name, at, store_id, undone_by FROM operation WHERE state = 'undone' AND reverses IS NULL ORDER BY id LIMIT 1`
)

// findStep gives the step a query finds, or nil.
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
		at = time.Time{} // shown as unknown; the step works all the same
	}
	return &change.Step{ID: s.id, Name: s.name, At: at}
}

// Undo implements change.Door.
func (w *Workspace) Undo(ctx context.Context) (change.Set, error) {
	return w.transact(ctx, "undo", func(ctx context.Context, tx *sql.Tx) (change.Set, error) {
		s, err := findStep(ctx, tx, nextUndo)
		if err != nil || s == nil {
			return change.Set{}, orNothing(err)
		}
		return w.reverse(ctx, tx, *s, s.id, "undone")
	})
}

// Redo implements change.Door: it reverses the operation that did the undoing.
func (w *Workspace) Redo(ctx context.Context) (change.Set, error) {
	return w.transact(ctx, "redo", func(ctx context.Context, tx *sql.Tx) (change.Set, error) {
		s, err := findStep(ctx, tx, nextRedo)
		if err != nil || s == nil {
			return change.Set{}, orNothing(err)
		}
		return w.reverse(ctx, tx, *s, s.undoneBy.Int64, "done")
	})
}

func orNothing(err error) error {
	if err != nil {
		return err
	}
	return change.ErrNothing
}

// reverse puts back what operation target changed and moves the stack's step s
// to its new state, all in an operation of its own.
func (w *Workspace) reverse(ctx context.Context, tx *sql.Tx, s step, target int64, state string) (change.Set, error) {
	op := change.Operation{Name: s.name, Origin: change.Edited, Store: client.ID(s.store.Int64)}
	o, err := w.begin(ctx, tx, op, &target)
	if err == nil {
		err = o.restore(ctx, target)
	}
	if err == nil {
		_, err = o.exec(ctx, `UPDATE operation SET state = ?, undone_by = ? WHERE id = ?`, state, o.id, s.id)
	}
	if err != nil {
		return change.Set{}, fmt.Errorf("put back %q: %w", s.name, diskError(err))
	}
	set, err := o.finish(ctx, s.name)
	if err != nil {
		return change.Set{}, fmt.Errorf("put back %q: %w", s.name, err)
	}
	return set, nil
}
