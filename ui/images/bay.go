package images

import (
	"context"

	"storehand/app/bench"
	"storehand/app/client"
	"storehand/app/job"
)

// bay is one store's place at the bench: its photos, and what goes on with them.
// It goes on while another store is in front, and its photos are there again
// when the program is opened the next time.
type bay struct {
	store    client.ID
	tray     *bench.Tray
	chosen   string // path of the photo in the middle; empty for none
	run      *run
	last     *finishedRun // nil before the first one
	snapshot job.Snapshot // of the run, as the board told last
	saved    savings      // by what was prepared and is not staged yet
	staged   []stagedRun  // what can be undone or redone
	next     int64        // the operation that Ctrl+Z would undo; zero for none

	watching *watching     // nil while no folder is watched
	waiting  []string      // files that came into it while another store was in front
	unseen   []bench.Photo // to be looked at
	seeing   bool          // some of them are
	unkept   bench.Changes // what could not be written down
}

func newBay(store client.ID) *bay { return &bay{store: store, tray: bench.NewTray()} }

// enter brings a store's place to the front.
func (s *Section) enter(store client.ID) {
	known, found := s.bays[store]
	if !found {
		known = newBay(store)
		s.bays[store] = known
	}
	s.bay = known
	if !found {
		s.restore(known)
	}
	s.showWatching()
	s.take(known.waiting)
	known.waiting = nil
}

// restore lays the photos on the bench that were there when the program was
// closed.
func (s *Section) restore(b *bay) {
	s.desk.Background(func(ctx context.Context) {
		found, err := bench.Reopen(ctx, s.params.Rack, s.params.Catalog, b.store)
		s.desk.Dispatch(func() {
			if err != nil {
				s.desk.Fail("read what was on the bench", err)
				return
			}
			b.tray.Restore(found)
			if s.bay == b {
				s.wasRestored(found)
			}
		})
	})
}

func (s *Section) wasRestored(found bench.Reopened) {
	var there []bench.Photo
	for _, saved := range found.Saved {
		if found.Gone[saved.Photo.Path] == nil {
			there = append(there, saved.Photo)
		}
	}
	if s.stale && s.tray.Len() > 0 {
		s.readShelf()
	}
	s.refresh()
	s.examine(there)
	s.tellOfRestoring(len(found.Gone), len(found.Changed))
}

// keep writes down what changed on a tray, also while the window closes.
func (s *Section) keep(b *bay) {
	changes := b.unkept.Then(b.tray.Changes())
	if changes.Empty() {
		return
	}
	b.unkept = bench.Changes{}
	s.saves.Do(func(ctx context.Context) {
		err := s.params.Rack.SaveTray(ctx, b.store, changes)
		if err == nil {
			return
		}
		s.desk.Fail("remember what is on the bench", err)
		s.desk.Dispatch(func() { b.unkept = changes.Then(b.unkept) }) // with the next change
	})
}
