package bench

import (
	"context"
	"errors"
	"os"
	"slices"

	"storehand/app/catalog"
	"storehand/app/client"
	"storehand/app/photo"
)

// Rack keeps the tray of each store between two starts. Its methods touch the
// disk.
type Rack interface {
	// SaveTray keeps what changed on the tray of a store.
	SaveTray(ctx context.Context, store client.ID, c Changes) error
	// Tray reads the tray of a store as it was kept, in order.
	Tray(ctx context.Context, store client.ID) ([]Saved, error)
}

// Saved is a photo of a tray as it is kept. What its name and its header tell is
// not: that is read again.
type Saved struct {
	Photo   Photo
	Place   int // order on the tray, not always without gaps
	LeftOut bool
	Twin    string
	Product catalog.ID // it is bound to
	ByHand  bool       // the user chose, or took away, the product
	Told    *Told
	Framing photo.Framing
	Own     *photo.Preset
	Made    *Made
	Failure string
	Staged  *Placed // how it is a picture of its product
}

// Changes is what changed on a tray since it was kept last.
type Changes struct {
	Saved []Saved  // new and changed photos
	Gone  []string // paths of photos that were taken off
}

// Empty reports whether nothing changed.
func (c Changes) Empty() bool { return len(c.Saved)+len(c.Gone) == 0 }

// Then joins changes with later ones.
func (c Changes) Then(later Changes) Changes {
	if c.Empty() {
		return later
	}
	again := map[string]bool{}
	for _, s := range later.Saved {
		again[s.Photo.Path] = true
	}
	for _, path := range later.Gone {
		again[path] = true
	}
	return Changes{
		Saved: append(slices.DeleteFunc(slices.Clone(c.Saved), func(s Saved) bool { return again[s.Photo.Path] }), later.Saved...),
		Gone:  append(slices.DeleteFunc(slices.Clone(c.Gone), func(path string) bool { return again[path] }), later.Gone...),
	}
}

// Changes tells what changed on the tray since it was asked last, in the order
// of the tray.
func (t *Tray) Changes() Changes {
	var c Changes
	for _, path := range t.gone {
		if t.byPath[path] == nil {
			c.Gone = append(c.Gone, path)
		}
	}
	t.gone = nil
	for _, e := range t.entries {
		if s := e.saved(); s != e.kept {
			e.kept = s
			c.Saved = append(c.Saved, s)
		}
	}
	return c
}

func (e *Entry) saved() Saved {
	s := Saved{
		Photo: e.Photo, Place: e.place, LeftOut: !e.Included, Twin: e.Twin, Product: e.Binding.Product, ByHand: e.Binding.ByHand, Told: e.Told,
		Framing: e.Framing, Own: e.Own, Made: e.Made, Failure: e.Failure,
	}
	if e.Staged {
		s.Staged = e.Placed
	}
	return s
}

// Reopened is what Reopen found.
type Reopened struct {
	Saved []Saved
	// Gone are photos whose files are not there any more, with the reason, and
	// Changed those that have other content than before.
	Gone    map[string]error
	Changed []string
}

// Reopen reads the tray of a store, and looks which of the photos are still
// there as they were. What was made of a photo that changed since is let go; of
// one that is gone it stays. A picture that is not on its product any more, as
// after undo, is to be staged again.
func Reopen(ctx context.Context, rack Rack, products catalog.Reader, store client.ID) (Reopened, error) {
	saved, err := rack.Tray(ctx, store)
	if err != nil {
		return Reopened{}, err
	}
	r := Reopened{Saved: saved, Gone: map[string]error{}}
	shown := map[catalog.ID]catalog.Product{}
	for i := range saved {
		if err := ctx.Err(); err != nil {
			return Reopened{}, err
		}
		s := &saved[i]
		if err := r.look(s); err != nil {
			r.Gone[s.Photo.Path] = err
		}
		if s.Staged == nil {
			continue
		}
		still, err := s.Staged.stands(ctx, products, shown)
		if err != nil {
			return Reopened{}, err
		}
		if !still {
			s.Staged = nil
		}
	}
	return r, nil
}

// look compares a photo with its file.
func (r *Reopened) look(s *Saved) error {
	info, err := os.Stat(s.Photo.Path)
	if err != nil {
		return cannotRead(s.Photo.Path, err)
	}
	if info.Size() != s.Photo.Size || !info.ModTime().Equal(s.Photo.ModTime) {
		if !s.Photo.ModTime.IsZero() {
			s.Failure = "" // it was about another content, not about what was kept
		}
		s.Photo.Size, s.Photo.ModTime = info.Size(), info.ModTime()
		s.Made, s.Staged = nil, nil
		r.Changed = append(r.Changed, s.Photo.Path)
	}
	return nil
}

// stands reports whether the picture is still on its product.
func (p Placed) stands(ctx context.Context, products productSource, shown map[catalog.ID]catalog.Product) (bool, error) {
	product, known := shown[p.Owner]
	if !known {
		var err error
		if product, err = products.Product(ctx, p.Owner); err != nil && !errors.Is(err, catalog.ErrNotFound) {
			return false, err
		}
		shown[p.Owner] = product
	}
	return p.picture().in(product.Images) >= 0, nil
}

// Restore lays the photos of a tray that was kept behind those that are there.
// Those that are there already stay as they are.
func (t *Tray) Restore(r Reopened) {
	changed := map[string]bool{}
	for _, path := range r.Changed {
		changed[path] = true
	}
	for _, s := range r.Saved {
		if t.byPath[s.Photo.Path] != nil {
			continue
		}
		e := &Entry{
			Photo: s.Photo, Included: !s.LeftOut, Twin: s.Twin, Binding: Binding{Product: s.Product, ByHand: s.ByHand}, Told: s.Told,
			Framing: s.Framing, Own: s.Own, Made: s.Made, Failure: s.Failure, Staged: s.Staged != nil, Placed: s.Staged,
		}
		// Once its file is back it is included as before.
		e.Problem = r.Gone[e.Path]
		e.Looked = e.Problem != nil
		t.lay(e)
		if !changed[e.Path] {
			e.kept = s
		}
	}
}
