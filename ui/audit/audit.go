// Package audit checks all pictures of a store by the rules of the channels the
// user chooses, and shows what does not comply, where and why.
package audit

import (
	"context"
	"fmt"
	"time"

	"storehand/app/catalog"
	"storehand/app/client"
	"storehand/app/compliance"
	"storehand/ui/desk"
	"storehand/ui/latest"
	"storehand/ui/parts"
	"storehand/ui/thumbnail"
	"storehand/ui/waiting"
)

// Params is what an Audit needs. All fields are required.
type Params struct {
	Desk     *desk.Desk
	Auditor  *compliance.Auditor
	Pictures thumbnail.Source
	Workers  int              // pictures measured at the same time
	Now      func() time.Time // for the times and names of reports
	// OnProduct brings a product of a store to the front.
	OnProduct func(store client.ID, product catalog.ID)
}

// Audit is the sheet that checks stores. Its methods belong on the UI goroutine.
type Audit struct {
	params  Params
	desk    *desk.Desk
	dialog  *parts.WideDialog
	reading *latest.Work
	running *waiting.Page         // nil while nothing is checked
	last    map[client.ID]*result // of each store, since the start
}

// New returns an Audit that shows nothing yet.
func New(p Params) *Audit {
	a := &Audit{params: p, desk: p.Desk, reading: latest.New(p.Desk), last: map[client.ID]*result{}}
	a.dialog = parts.NewWideDialog(p.Desk.Tips, a.close)
	return a
}

// Start asks which channels the pictures of a store are for, or shows how far
// the check is that goes on.
func (a *Audit) Start(scope desk.Scope) {
	switch {
	case a.dialog.IsOpen():
	case a.running != nil:
		a.running.Show()
	default:
		a.readOwn(func(own []compliance.Channel) { newChoice(a, scope.Store, own).show() })
	}
}

func (a *Audit) close() {
	a.reading.Stop()
	a.dialog.Close()
}

// ownKey is where the channels of one's own are kept.
const ownKey = "audit.channels"

// readOwn reads the channels of one's own.
func (a *Audit) readOwn(then func([]compliance.Channel)) {
	a.reading.Begin(latest.Task{
		Failed: func(err error) { a.desk.Fail("read your own channels", err) },
		Read: func(ctx context.Context, _ func(done, total int64)) (func(), error) {
			var own []compliance.Channel
			if err := a.desk.Memory.Setting(ctx, ownKey, &own); err != nil {
				return nil, fmt.Errorf("read channels of one's own: %w", err)
			}
			return func() { then(own) }, nil
		},
	})
}
