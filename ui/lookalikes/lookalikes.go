// Package lookalikes shows which pictures products have more than once: the same
// file, and pictures that are nearly the same.
package lookalikes

import (
	"time"

	"storehand/app/catalog"
	"storehand/app/client"
	"storehand/app/duplicates"
	"storehand/app/media"
	"storehand/ui/desk"
	"storehand/ui/parts"
	"storehand/ui/thumbnail"
	"storehand/ui/waiting"
)

// Params is what a Search needs. All fields are required.
type Params struct {
	Desk *desk.Desk
	// Source knows the pictures of products, Memory and Keeper what is known of
	// them and their files.
	Source   duplicates.Source
	Memory   duplicates.Memory
	Keeper   media.Keeper
	Clients  client.Reader
	Pictures thumbnail.Source
	Workers  int              // pictures read at the same time
	Now      func() time.Time // for the names of reports
	// OnProduct brings a product of a store to the front.
	OnProduct func(store client.ID, product catalog.ID)
}

// Search is the sheet that looks for duplicates. Its methods belong on the UI
// goroutine.
type Search struct {
	params  Params
	desk    *desk.Desk
	dialog  *parts.WideDialog
	running *waiting.Page // nil while nothing is looked for
}

// New returns a Search that shows nothing yet.
func New(p Params) *Search {
	s := &Search{params: p, desk: p.Desk}
	s.dialog = parts.NewWideDialog(p.Desk.Tips, func() { s.dialog.Close() })
	return s
}

// Start looks for duplicates among the pictures of a store, or shows how far the
// search is that goes on.
func (s *Search) Start(scope desk.Scope) {
	switch {
	case s.dialog.IsOpen():
	case s.running != nil:
		s.running.Show()
	default:
		s.find(scope, ofStore)
	}
}

// extent is among which pictures duplicates are looked for.
type extent int

// The extents, in the order of their switch.
const (
	ofStore extent = iota
	ofClient
)

// scopeOf is an extent as the search takes it.
func scopeOf(scope desk.Scope, extent extent) duplicates.Scope {
	if extent == ofClient {
		return duplicates.Scope{Client: scope.Client.ID}
	}
	return duplicates.Scope{Store: scope.Store.ID}
}
