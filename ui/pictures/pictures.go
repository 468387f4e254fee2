// Package pictures is about pictures that products have already: how they were
// made, and making them again of their originals or giving those back.
package pictures

import (
	"time"

	"storehand/app/catalog"
	"storehand/app/client"
	"storehand/app/duplicates"
	"storehand/app/media"
	"storehand/ui/desk"
	"storehand/ui/latest"
	"storehand/ui/parts"
	"storehand/ui/thumbnail"
	"storehand/ui/waiting"
)

// Params is what Pictures needs. All fields are required.
type Params struct {
	Desk     *desk.Desk
	Source   duplicates.Source // which pictures products have
	Register media.Register
	Keeper   media.Keeper
	Thumbs   thumbnail.Source
	Workers  int // pictures made at the same time
	Now      func() time.Time
	// OnProduct brings a product of a store to the front.
	OnProduct func(store client.ID, product catalog.ID)
}

// Pictures is the sheet with the pictures of products, and what can be done with
// single ones elsewhere. Its methods belong on the UI goroutine.
type Pictures struct {
	params  Params
	desk    *desk.Desk
	dialog  *parts.WideDialog
	reading *latest.Work
	running *waiting.Page // nil while none are made again
}

// New returns Pictures that show nothing yet.
func New(p Params) *Pictures {
	s := &Pictures{params: p, desk: p.Desk, reading: latest.New(p.Desk)}
	s.dialog = parts.NewWideDialog(p.Desk.Tips, s.close)
	return s
}

// Start shows the pictures of a store or, if product is not zero, of that product
// and its variations; or how far making some again is.
func (s *Pictures) Start(scope desk.Scope, product catalog.ID) {
	switch {
	case s.dialog.IsOpen():
	case s.running != nil:
		s.running.Show()
	default:
		s.read(scope.Store, product)
	}
}

func (s *Pictures) close() {
	s.reading.Stop()
	s.dialog.Close()
}
