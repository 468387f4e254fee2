// Package importer takes product files into stores: it shows in a dialog what a
// file is and what importing it would do, and does it as a job.
package importer

import (
	"context"
	"path/filepath"
	"slices"
	"strings"

	"storehand/app/client"
	"storehand/app/exchange"
	"storehand/ui/desk"
	"storehand/ui/parts"
)

// Planner is what imports files; *exchange.Importer is one.
type Planner interface {
	Plan(ctx context.Context, store client.Store, file exchange.Inspection, progress exchange.Progress) (*exchange.Plan, error)
	Apply(ctx context.Context, plan *exchange.Plan, progress exchange.Progress) (exchange.Report, error)
}

// Params is what the importer needs. All fields are required.
type Params struct {
	Desk     *desk.Desk
	Importer Planner
	Clients  client.Reader
	// OnDone is called on the UI goroutine after each import, with the store
	// the products are in; it may be a new one.
	OnDone func(store client.ID)
}

// Importer asks for product files and imports them one after the other. Its
// methods belong on the UI goroutine.
type Importer struct {
	params Params
	dialog *parts.WideDialog
	files  *session // the files in hand; nil while there are none
}

// New returns an importer that shows nothing yet.
func New(p Params) *Importer {
	i := &Importer{params: p}
	i.dialog = parts.NewWideDialog(p.Desk.Tips, i.giveUp)
	return i
}

// extensions are those of files that may be product files.
var extensions = []string{".csv", ".tsv", ".txt"}

// Takes reports whether a file may be a product file by its name.
func Takes(path string) bool {
	return slices.Contains(extensions, strings.ToLower(filepath.Ext(path)))
}

// Start asks for files and opens them. A nil store asks for one as well.
func (i *Importer) Start(store *client.Store) {
	i.params.Desk.Files.Open("Import product files", extensions, func(paths []string) {
		if len(paths) > 0 {
			i.Open(paths, store)
		}
	})
}

// Open shows what importing the files would do, one after the other, and lets
// the user go ahead. A nil store asks for one first. Files opened while others
// are in hand come after those.
func (i *Importer) Open(paths []string, store *client.Store) {
	if i.files != nil {
		i.files.add(paths)
		return
	}
	i.files = newSession(i, paths, store)
	i.files.begin()
}

// giveUp closes the dialog and forgets the files. Nothing has changed.
func (i *Importer) giveUp() {
	i.end()
	i.dialog.Close()
}

// end forgets the files in hand.
func (i *Importer) end() {
	if i.files != nil {
		i.files.reading.Stop()
		i.files = nil
	}
}

// show shows a page in the dialog.
func (i *Importer) show(page parts.WidePage) {
	i.dialog.Show(i.params.Desk.Window.Canvas(), page)
}
