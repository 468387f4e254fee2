package data

import (
	"context"
	"database/sql"

	"storehand/app/catalog"
	"storehand/app/change"
)

// operation is one running operation: a transaction, and what it needs to know
// while it writes. It implements change.Tx.
type operation struct {
	tx         *sql.Tx
	id         int64
	origin     change.Origin
	reverses   bool // it undoes or redoes another one
	categories *categoryCache
	latest     *storedProduct                // the product read last, as its row is
	partials   map[catalog.ID]*storedProduct // what Partials read last
	recipe     []byte                        // kept last, as recipeRow
	recipeRow  storedRecipe
}

var _ change.Tx = (*operation)(nil)

// begin opens the door: it records the operation, under which triggers then
// record what changes. reverses is the operation that this one undoes or
// redoes, or nil.
func (w *Workspace) begin(ctx context.Context, tx *sql.Tx, op change.Operation, reverses *int64) (*operation, error) {
	// Rows go and come in any order; references are checked at the commit.
	if _, err := tx.ExecContext(ctx, `PRAGMA defer_foreign_keys = on`); err != nil {
		return nil, err
	}
	result, err := tx.ExecContext(ctx, `INSERT INTO operation (name, origin, store_id, at, reverses) VALUES (?, ?, nullif(?, 0), ?, ?)`,
		op.Name, string(op.Origin), op.Store, w.stamp(), reverses)
	if err != nil {
		return nil, diskError(err)
	}
	id, err := result.LastInsertId()
	if err != nil {
		return nil, err
	}
	if _, err := tx.ExecContext(ctx, `INSERT INTO current_operation (id) VALUES (?)`, id); err != nil {
		return nil, diskError(err)
	}
	o := &operation{tx: tx, id: id, origin: op.Origin, reverses: reverses != nil}
	o.forget()
	return o, nil
}

// finish closes the door behind the operation: one that changed nothing is
// forgotten, any other ends what could be redone.
func (o *operation) finish(ctx context.Context, name string) (change.Set, error) {
	if _, err := o.tx.ExecContext(ctx, `DELETE FROM current_operation`); err != nil {
		return change.Set{}, diskError(err)
	}
	if err := o.dropNothings(ctx); err != nil {
		return change.Set{}, diskError(err)
	}
	set, err := o.changeSet(ctx, name)
	switch {
	case err != nil:
	case o.reverses:
		set.Operation = o.id // the undo stack moved in any case
	case set.Operation == 0:
		_, err = o.tx.ExecContext(ctx, `DELETE FROM operation WHERE id = ?`, o.id)
	default:
		_, err = o.tx.ExecContext(ctx, `UPDATE operation SET state = 'dropped' WHERE state = 'undone' AND reverses IS NULL`)
	}
	return set, diskError(err)
}

// QueryContext makes the operation a queryer.
func (o *operation) QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	return o.tx.QueryContext(ctx, query, args...)
}

// exec runs one short statement. Cancelling is looked at before and not during
// it, for which the driver would start a goroutine each time.
func (o *operation) exec(ctx context.Context, query string, args ...any) (sql.Result, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return o.tx.ExecContext(context.WithoutCancel(ctx), query, args...)
}

// forget drops what is known of products and categories, because rows changed
// that SaveProduct did not write.
func (o *operation) forget() {
	o.latest, o.partials = nil, nil
	o.categories = categoriesFrom(o)
}

// timeForm is how moments are written in the database.
const timeForm = "2006-01-02T15:04:05.000Z"

// stamp is the present moment as history records it, in UTC.
func (w *Workspace) stamp() string { return w.now().UTC().Format(timeForm) }
