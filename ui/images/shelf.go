package images

import (
	"context"
	"time"

	"storehand/app/bench"
	"storehand/app/duplicates"
)

// quiet is how long the products have to stay as they are before they are read
// anew: one edit follows another.
const quiet = time.Second

// productsChanged has the products read anew, soon or, while there are no
// photos to match, when there are.
func (s *Section) productsChanged() {
	s.stale = true
	if s.stopReading != nil {
		s.stopReading()
	}
	if s.tray.Len() > 0 {
		s.stopReading = s.desk.After(quiet, s.readShelf)
	}
}

// readShelf reads the products of the store and matches the photos to them.
func (s *Section) readShelf() {
	s.stale = false
	s.reading++
	generation, store := s.reading, s.scope.Store.ID
	s.desk.Background(func(ctx context.Context) {
		shelf, err := bench.ReadShelf(ctx, s.params.Catalog, store)
		var known *duplicates.Known
		if err == nil {
			known, err = duplicates.ReadKnown(ctx, s.params.Pictures, store)
		}
		s.desk.Dispatch(func() {
			if generation != s.reading {
				return // another store, or newer products, are on their way
			}
			if err != nil {
				s.desk.Fail("read the products", err)
				return
			}
			s.shelf, s.known = shelf, known
			s.compareAgain()
			s.matchAll()
		})
	})
}

// matchAll matches every photo to the products on the shelf.
func (s *Section) matchAll() {
	shelf, photos := s.shelf, s.tray.Photos()
	if shelf == nil || len(photos) == 0 {
		s.refresh()
		return
	}
	s.desk.Background(func(context.Context) {
		bindings := bindingsOf(shelf, photos)
		s.desk.Dispatch(func() {
			if shelf == s.shelf {
				s.tray.Match(bindings)
				s.refresh()
				s.loadExamples()
			}
		})
	})
}
