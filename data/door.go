package data

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"sync"

	"storehand/app/catalog"
	"storehand/app/change"
	"storehand/app/client"
)

// maxNamed is how many changed products a change set names one by one; a set
// with more says All.
const maxNamed = 5000

var _ change.Door = (*Workspace)(nil)

// Do implements change.Door.
func (w *Workspace) Do(ctx context.Context, op change.Operation, work func(context.Context, change.Tx) error) (change.Set, error) {
	set, err := w.operate(ctx, op, nil, func(ctx context.Context, tx *operation) error {
		return work(ctx, tx)
	})
	if err != nil {
		return change.Set{}, err
	}
	w.events.publish(set)
	return set, nil
}

// operation is one running operation: a transaction, and what it needs to know
// while it writes. It implements change.Tx.
type operation struct {
	tx         *sql.Tx
	id         int64
	origin     change.Origin
	statements map[string]*sql.Stmt
	categories categoryCache
}

// operate runs work as an operation in one transaction. reverses is the
// operation that this one undoes or redoes, or nil.
func (w *Workspace) operate(ctx context.Context, op change.Operation, reverses *int64, work func(context.Context, *operation) error) (change.Set, error) {
	tx, err := w.write.BeginTx(ctx, nil)
	if err != nil {
		return change.Set{}, fmt.Errorf("%s: %w", op.Name, err)
	}
	defer tx.Rollback()
	running, err := w.begin(ctx, tx, op, reverses)
	if err != nil {
		return change.Set{}, fmt.Errorf("%s: %w", op.Name, err)
	}
	if err := work(ctx, running); err != nil {
		return change.Set{}, err
	}
	set, err := running.finish(ctx, op, reverses == nil)
	if err != nil {
		return change.Set{}, fmt.Errorf("%s: %w", op.Name, err)
	}
	if err := tx.Commit(); err != nil {
		return change.Set{}, fmt.Errorf("%s: %w", op.Name, diskError(err))
	}
	return set, nil
}

func (w *Workspace) begin(ctx context.Context, tx *sql.Tx, op change.Operation, reverses *int64) (*operation, error) {
	// Undo puts rows back in any order; references are checked at the commit.
	if _, err := tx.ExecContext(ctx, `PRAGMA defer_foreign_keys = on`); err != nil {
		return nil, err
	}
	var store any
	if op.Store != 0 {
		store = op.Store
	}
	result, err := tx.ExecContext(ctx, `INSERT INTO operation (name, origin, store_id, at, reverses) VALUES (?, ?, ?, ?, ?)`,
		op.Name, string(op.Origin), store, w.stamp(), reverses)
	if err != nil {
		return nil, err
	}
	id, err := result.LastInsertId()
	if err != nil {
		return nil, err
	}
	if _, err := tx.ExecContext(ctx, `INSERT INTO current_operation (id) VALUES (?)`, id); err != nil {
		return nil, err
	}
	return &operation{tx: tx, id: id, origin: op.Origin, statements: make(map[string]*sql.Stmt)}, nil
}

// finish closes the door behind the operation: an operation that changed
// nothing is forgotten, any other ends what could be redone.
func (o *operation) finish(ctx context.Context, op change.Operation, fresh bool) (change.Set, error) {
	if _, err := o.tx.ExecContext(ctx, `DELETE FROM current_operation`); err != nil {
		return change.Set{}, err
	}
	set, err := o.changeSet(ctx, op)
	if err != nil {
		return change.Set{}, err
	}
	if set.Operation == 0 {
		_, err := o.tx.ExecContext(ctx, `DELETE FROM operation WHERE id = ?`, o.id)
		return set, err
	}
	if fresh {
		_, err = o.tx.ExecContext(ctx, `UPDATE operation SET state = 'dropped' WHERE state = 'undone' AND reverses IS NULL`)
	}
	return set, err
}

func (o *operation) changeSet(ctx context.Context, op change.Operation) (change.Set, error) {
	set := change.Set{Name: op.Name}
	tables, err := column[string](ctx, o.tx, `SELECT DISTINCT tbl FROM change WHERE operation_id = ?`, o.id)
	if err != nil || len(tables) == 0 {
		return set, err
	}
	set.Operation = o.id
	for _, table := range tables {
		set.Clients = set.Clients || table == "client" || table == "store"
	}
	set.Products, err = column[catalog.ID](ctx, o.tx, `SELECT row_id FROM change WHERE operation_id = ?1 AND tbl = 'product'
		UNION SELECT s.product_id FROM change c JOIN staged s ON s.id = c.row_id WHERE c.operation_id = ?1 AND c.tbl = 'staged'
		LIMIT ?2`, o.id, maxNamed+1)
	if err != nil {
		return set, err
	}
	if len(set.Products) > maxNamed {
		set.Products, set.All = nil, true
	}
	set.Stores, err = column[client.ID](ctx, o.tx, `SELECT DISTINCT p.store_id FROM change c JOIN product p ON p.id = c.row_id
		WHERE c.operation_id = ? AND c.tbl = 'product'`, o.id)
	return set, err
}

// prepare keeps one prepared statement for each query of the operation.
func (o *operation) prepare(ctx context.Context, query string) (*sql.Stmt, error) {
	if statement, found := o.statements[query]; found {
		return statement, nil
	}
	statement, err := o.tx.PrepareContext(ctx, query)
	if err != nil {
		return nil, err
	}
	o.statements[query] = statement
	return statement, nil
}

// QueryContext makes the operation a queryer whose queries are compiled once.
func (o *operation) QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	statement, err := o.prepare(ctx, query)
	if err != nil {
		return nil, err
	}
	return statement.QueryContext(ctx, args...)
}

func (o *operation) exec(ctx context.Context, query string, args ...any) (sql.Result, error) {
	statement, err := o.prepare(ctx, query)
	if err != nil {
		return nil, err
	}
	return statement.ExecContext(ctx, args...)
}

// stamp is the present moment as history records it, in UTC.
func (w *Workspace) stamp() string {
	return w.now().UTC().Format(timeForm)
}

// timeForm is how moments are written in the database.
const timeForm = "2006-01-02T15:04:05.000Z"

// subscribers are told of every commit.
type subscribers struct {
	mu     sync.Mutex
	next   int
	listen map[int]func(change.Set)
}

// Subscribe implements change.Door.
func (w *Workspace) Subscribe(listen func(change.Set)) (cancel func()) {
	s := &w.events
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.listen == nil {
		s.listen = make(map[int]func(change.Set))
	}
	key := s.next
	s.next++
	s.listen[key] = listen
	return func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		delete(s.listen, key)
	}
}

func (s *subscribers) publish(set change.Set) {
	if set.Operation == 0 {
		return
	}
	s.mu.Lock()
	listeners := make([]func(change.Set), 0, len(s.listen))
	for _, listen := range s.listen {
		listeners = append(listeners, listen)
	}
	s.mu.Unlock()
	for _, listen := range listeners {
		listen(set)
	}
}

// isNoRow tells a missing row from a failing disk.
func isNoRow(err error) bool { return errors.Is(err, sql.ErrNoRows) }
