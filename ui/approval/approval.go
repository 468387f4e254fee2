// Package approval makes contact sheets of pictures, for the client to approve:
// of those that are finished on the bench, or of those that products have.
package approval

import (
	"time"

	"storehand/app/bench"
	"storehand/app/catalog"
	"storehand/app/contactsheet"
	"storehand/ui/desk"
	"storehand/ui/latest"
	"storehand/ui/parts"
)

// Params is what an Approval needs. All fields are required.
type Params struct {
	Desk     *desk.Desk
	Products catalog.Reader
	Thumb    contactsheet.Thumb
	// Typefaces reads what sheets are written with.
	Typefaces func() (contactsheet.Typefaces, error)
	Now       func() time.Time // for the day on the sheet
}

// Subject is what a sheet can be made of.
type Subject struct {
	Scope desk.Scope
	// Bench are the finished pictures on the bench. Those without a product have
	// no owner.
	Bench []bench.Picture
	// Products are those the user chose; none is offered where it is empty.
	Products []catalog.ID
}

// Approval asks what a contact sheet is to show, and makes it as a job. Its
// methods belong on the UI goroutine.
type Approval struct {
	params  Params
	desk    *desk.Desk
	dialog  *parts.WideDialog
	reading *latest.Work
}

// New returns an Approval that shows nothing yet.
func New(p Params) *Approval {
	a := &Approval{params: p, desk: p.Desk, reading: latest.New(p.Desk)}
	a.dialog = parts.NewWideDialog(p.Desk.Tips, a.close)
	return a
}

// Start asks for a contact sheet.
func (a *Approval) Start(s Subject) {
	if !a.dialog.IsOpen() {
		a.readForm(func(kept form, typefaces contactsheet.Typefaces) { newPage(a, s, kept, typefaces).show() })
	}
}

func (a *Approval) close() {
	a.reading.Stop()
	a.dialog.Close()
}
