// Package exporter writes the products of a store as the files that its shop's
// own importer takes, with the finished pictures and a manifest where wanted.
package exporter

import (
	"time"

	"storehand/app/catalog"
	"storehand/app/handover"
	"storehand/ui/desk"
	"storehand/ui/latest"
	"storehand/ui/parts"
)

// Params is what the exporter needs. All fields are required.
type Params struct {
	Desk     *desk.Desk
	Handover *handover.Maker
	Products catalog.Reader
	Now      func() time.Time // for the day in the names of files and folders
}

// Exporter asks what to export, where to, and does it as a job. Its methods
// belong on the UI goroutine.
type Exporter struct {
	params  Params
	dialog  *parts.WideDialog
	reading *latest.Work
}

// New returns an exporter that shows nothing yet.
func New(p Params) *Exporter {
	e := &Exporter{params: p, reading: latest.New(p.Desk)}
	e.dialog = parts.NewWideDialog(p.Desk.Tips, e.close)
	return e
}

// Start asks what to export of a store. ids are the selected products, which may
// be none; changedOnly proposes those with staged edits.
func (e *Exporter) Start(scope desk.Scope, ids []catalog.ID, changedOnly bool) {
	if e.dialog.IsOpen() {
		return
	}
	newPage(e, scope.Store, ids, changedOnly).begin()
}

func (e *Exporter) close() {
	e.reading.Stop()
	e.dialog.Close()
}
