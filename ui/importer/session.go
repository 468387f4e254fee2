package importer

import (
	"context"
	"path/filepath"

	"storehand/app/client"
	"storehand/app/exchange"
	"storehand/app/exchange/table"
	"storehand/ui/desk"
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

	generation int // of the reading under way; what an earlier one found is dropped
	cancel     func()
}

// goal is where the products of a file go.
type goal struct {
	store client.Store  // an ID of zero is a store that the import makes
	owner client.Client // of such a store, where the client is new too
}

func newSession(i *Importer, paths []string, store *client.Store) *session {
	s := &session{importer: i, desk: i.params.Desk, paths: paths, total: len(paths), cancel: func() {}}
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

// stop ends the reading under way.
func (s *session) stop() {
	s.cancel()
	s.generation++
}

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
	s.off(task{failed: s.refuse, read: func(ctx context.Context, _ exchange.Progress) (func(), error) {
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

// task is something read off the UI goroutine.
type task struct {
	// read does it. What it returns is called back on the UI goroutine.
	read func(ctx context.Context, progress exchange.Progress) (found func(), err error)
	// failed takes an error of read, on the UI goroutine.
	failed func(error)
	// progress is told every percent, on the UI goroutine; nil tells nobody.
	progress func(percent int64)
}

// off begins a task in the place of the one under way, of which nothing is
// heard any more.
func (s *session) off(t task) {
	s.stop()
	generation := s.generation
	current := func(show func()) {
		s.desk.Dispatch(func() {
			if generation == s.generation {
				show()
			}
		})
	}
	stopped, cancel := context.WithCancel(context.Background())
	s.cancel = cancel
	s.desk.Background(func(ctx context.Context) {
		ctx, end := context.WithCancel(ctx)
		defer end()
		defer context.AfterFunc(stopped, end)()
		found, err := t.read(ctx, percents(func(percent int64) {
			if t.progress != nil {
				current(func() { t.progress(percent) })
			}
		}))
		if err != nil {
			found = func() { t.failed(err) }
		}
		current(found)
	})
}

// percents passes on whole percents, so that a file of any size tells a hundred
// times at most.
func percents(tell func(percent int64)) exchange.Progress {
	told := int64(-1)
	return func(done, total int64) {
		if total > 0 && 100*done/total != told {
			told = 100 * done / total
			tell(told)
		}
	}
}
