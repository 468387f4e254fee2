package importer_test

import (
	"context"
	"testing"

	"fyne.io/fyne/v2"

	"storehand/app/client"
	"storehand/app/exchange"
	"storehand/ui/importer"
)

// interrupted is a planner under whose hands something happens while it works.
type interrupted struct {
	importer.Planner
	planning, applying func()
}

func (i interrupted) Plan(ctx context.Context, store client.Store, file exchange.Inspection, progress exchange.Progress) (*exchange.Plan, error) {
	i.planning()
	return i.Planner.Plan(ctx, store, file, progress)
}

func (i interrupted) Apply(ctx context.Context, plan *exchange.Plan, progress exchange.Progress) (exchange.Report, error) {
	return i.Planner.Apply(ctx, plan, func(done, total int64) {
		i.applying()
		progress(done, total)
	})
}

// interrupt has something happen while files are planned and applied.
func (s *shop) interrupt(planning, applying func()) {
	planner := &exchange.Importer{Finder: s.workspace, Keeper: s.workspace, Door: s.workspace}
	s.importer = importer.New(importer.Params{
		Desk: s.Desk, Importer: interrupted{planner, planning, applying}, Clients: s.workspace,
		OnDone: func(store client.ID) { s.done = append(s.done, store) },
	})
}

func TestCancelledImportChangesNothingAndEndsTheRow(t *testing.T) {
	s := open(t)
	s.interrupt(func() {}, func() { s.Jobs.Job(1).Cancel() })
	store := s.store("Northpass")
	s.open(store, s.catalogue("products.csv", 40), s.catalogue("more.csv", 3))
	s.Press("Import 38 products")
	if got := s.toast().Words; got != "Import of products.csv cancelled. Nothing has changed" {
		t.Errorf("told %q", got)
	}
	if titles := s.titles(store.ID); len(titles) != 0 || len(s.done) != 0 || s.isOpen() {
		t.Errorf("products %v, done %v, open %v", titles, s.done, s.isOpen())
	}
	s.interrupt(func() {}, func() {})
	s.open(store, s.catalogue("products.csv", 3))
	s.Press("Import 3 products")
	if titles := s.titles(store.ID); len(titles) != 3 {
		t.Errorf("afterwards %v", titles)
	}
}

// Escape while a file is being worked out ends that, and what it still finds is
// not shown.
func TestEscapeEndsTheReading(t *testing.T) {
	s := open(t)
	store := s.store("Northpass")
	reached, on := make(chan struct{}), make(chan struct{})
	s.interrupt(func() { close(reached); <-on }, func() {})
	s.importer.Open([]string{s.catalogue("products.csv", 40)}, store)
	s.SettleUntil(reached)
	s.want("Working out what would change")
	s.Window.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyEscape})
	close(on)
	s.Settle()
	if s.isOpen() || len(s.Failures) != 0 {
		t.Errorf("open %v, failures %v", s.isOpen(), s.Failures)
	}
}
