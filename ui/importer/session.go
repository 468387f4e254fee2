package importer

import (
	"context"
	"path/filepath"

	"storehand/app/client"
	"storehand/app/exchange"
	"storehand/app/exchange/table"
	"storehand/ui/desk"
	"storehand/ui/latest"
)

// session is the files the user chose together. They are taken one after the
// other, since a later one may speak of the products of an earlier one.
type session struct {
	importer *Importer
	desk     *desk.Desk
	paths    []string // those not done, the one in hand first
	total    int

	clients []client.Client
	stores  []client.Store
	goal    *goal // nil until it is known where the products go
	reading *latest.Work
}

// goal is where the products of a file go.
type goal struct {
	store client.Store  // an ID of zero is a store that the import makes
	owner client.Client // of such a store, where the client is new too
}

func newSession(i *Importer, paths []string, store *client.Store) *session {
	s := &session{importer: i, desk: i.params.Desk, paths: paths, total: len(paths), reading: latest.New(i.params.Desk)}
	if store != nil {
		s.goal = &goal{store: *store}
	}
	return s
}

// add puts more files behind those in hand.
func (s *session) add(paths []string) {
	s.paths = append(s.paths, paths...)
	s.total += len(paths)
}

// name is that of the file in hand, without folders.
func (s *session) name() string { return filepath.Base(s.paths[0]) }

// next goes to the next file, or ends after the last.
func (s *session) next() {
	s.paths = s.paths[1:]
	if len(s.paths) == 0 {
		s.importer.giveUp()
		return
	}
	s.begin()
}

// begin looks at the file in hand.
func (s *session) begin() {
	s.showReading("Looking at the file")
	path := s.paths[0]
	s.reading.Begin(latest.Task{Failed: s.refuse, Read: func(ctx context.Context, _ func(done, total int64)) (func(), error) {
		clients, err := s.importer.params.Clients.Clients(ctx)
		if err != nil {
			return nil, err
		}
		stores, err := s.importer.params.Clients.Stores(ctx)
		if err != nil {
			return nil, err
		}
		found, err := exchange.Inspect(ctx, table.Path(path), "")
		if err != nil {
			return nil, err
		}
		return func() {
			s.clients, s.stores = clients, stores
			s.recognised(found)
		}, nil
	}})
}

// recognised goes on with a file that is a product file.
func (s *session) recognised(found exchange.Inspection) {
	if s.goal == nil {
		s.askStore(found)
		return
	}
	newPreview(s, found).begin()
}
