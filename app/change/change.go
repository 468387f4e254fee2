// Package change is the one door through which anything in the workspace is
// changed. An operation runs in one transaction; what it did is recorded as
// before-images, so it can be undone at any time; and what it changed is
// published, so that screens refresh just that.
package change

import (
	"context"
	"errors"
	"time"

	"storehand/app/catalog"
	"storehand/app/client"
	"storehand/app/media"
)

// Origin says where new values come from, which decides whether they are
// staged.
type Origin string

const (
	// Edited values are the user's own: they are staged until a push.
	Edited Origin = "edited"
	// Imported values are what the shop has, as its own file says: they become
	// the base that edits are compared with. Where a field is staged the edit
	// stays and only its base moves.
	Imported Origin = "imported"
)

// Operation says what is about to be done.
type Operation struct {
	Name   string // as the user knows it, after "Undo ": "edit 3 prices in Northpass"
	Origin Origin
	Store  client.ID // zero where the operation is not about one store
}

// Set says what an operation changed. Screens compare it with what they show.
type Set struct {
	Operation int64
	Name      string
	Products  []catalog.ID // products and variations, no order; nil when All
	All       bool         // more products than are worth naming
	Stores    []client.ID  // stores whose products changed
	Clients   bool         // clients or stores themselves changed
}

// Tx writes inside one operation.
type Tx interface {
	catalog.Writer
	catalog.PartialWriter
	client.Writer
	media.Writer
}

// Step names an operation that can be undone or redone.
type Step struct {
	ID   int64
	Name string
	At   time.Time
}

// Stack is what Ctrl+Z and Ctrl+Shift+Z would do. An absent step is nil.
type Stack struct {
	Undo *Step
	Redo *Step
}

// ErrNothing is returned by Undo and Redo when there is nothing to do.
var ErrNothing = errors.New("there is nothing to undo or redo")

// Door is the way in. Its methods may be called from any goroutine; operations
// run one after the other.
type Door interface {
	// Do runs work in one transaction. When work returns an error nothing has
	// changed. An operation that changed nothing leaves no trace.
	Do(ctx context.Context, op Operation, work func(ctx context.Context, tx Tx) error) (Set, error)
	// Undo reverses the last operation that is not undone yet.
	Undo(ctx context.Context) (Set, error)
	// Redo does again what Undo reversed last.
	Redo(ctx context.Context) (Set, error)
	// Stack says what Undo and Redo would do now.
	Stack(ctx context.Context) (Stack, error)
	// Subscribe calls listen after each commit, on the goroutine that
	// committed. The returned function ends the subscription.
	Subscribe(listen func(Set)) (cancel func())
}
