package data

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"storehand/app/change"
)

var _ change.Door = (*Workspace)(nil)

// errNested keeps an operation from waiting for itself for ever.
var errNested = errors.New("an operation was started inside another one")

// runningKey marks the context of work that runs inside an operation.
type runningKey struct{}

// Do implements change.Door.
func (w *Workspace) Do(ctx context.Context, op change.Operation, work func(context.Context, change.Tx) error) (change.Set, error) {
	return w.transact(ctx, op.Name, func(ctx context.Context, tx *sql.Tx) (change.Set, error) {
		o, err := w.begin(ctx, tx, op, nil)
		if err != nil {
			return change.Set{}, fmt.Errorf("%s: %w", op.Name, err)
		}
		if err := work(ctx, o); err != nil {
			return change.Set{}, err
		}
		set, err := o.finish(ctx, op.Name)
		if err != nil {
			return change.Set{}, fmt.Errorf("%s: %w", op.Name, err)
		}
		return set, nil
	})
}

// transact runs work in one transaction, which waits for its turn, and
// publishes what it changed. When work fails, panics or is cancelled, nothing
// has changed.
func (w *Workspace) transact(ctx context.Context, name string, work func(context.Context, *sql.Tx) (change.Set, error)) (change.Set, error) {
	if ctx.Value(runningKey{}) == w {
		return change.Set{}, fmt.Errorf("%s: %w", name, errNested)
	}
	tx, err := w.write.BeginTx(ctx, nil)
	if err != nil {
		return change.Set{}, fmt.Errorf("%s: %w", name, diskError(err))
	}
	defer tx.Rollback() // does nothing after the commit
	set, err := work(context.WithValue(ctx, runningKey{}, w), tx)
	if err != nil {
		return change.Set{}, causeOf(ctx, err)
	}
	if err := tx.Commit(); err != nil {
		return change.Set{}, fmt.Errorf("%s: %w", name, causeOf(ctx, diskError(err)))
	}
	w.events.publish(set)
	return set, nil
}

// causeOf says that the work was cancelled where all that is left of it is a
// transaction that has ended.
func causeOf(ctx context.Context, err error) error {
	if cancelled := ctx.Err(); cancelled != nil && errors.Is(err, sql.ErrTxDone) {
		return cancelled
	}
	return err
}
