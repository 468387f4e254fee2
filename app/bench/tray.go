package bench

import (
	"slices"

	"storehand/app/catalog"
	"storehand/app/photo"
)

// Tray holds the photos on the bench in their order. It belongs to one
// goroutine.
type Tray struct {
	entries []*Entry
	byPath  map[string]*Entry
	next    int      // place number of the next photo
	gone    []string // paths of photos that Changes told of and that were taken off
}

// NewTray returns an empty tray.
func NewTray() *Tray { return &Tray{byPath: map[string]*Entry{}} }

// Len is the number of photos.
func (t *Tray) Len() int { return len(t.entries) }

// At is the photo at a place, from 0. It is for looking at.
func (t *Tray) At(place int) *Entry { return t.entries[place] }

// Find is the photo of a path, or nil.
func (t *Tray) Find(path string) *Entry { return t.byPath[path] }

// Place is the place of the photo of a path, or −1.
func (t *Tray) Place(path string) int {
	for place, e := range t.entries {
		if e.Path == path {
			return place
		}
	}
	return -1
}

// Photos lists the photos.
func (t *Tray) Photos() []Photo {
	photos := make([]Photo, len(t.entries))
	for i, e := range t.entries {
		photos[i] = e.Photo
	}
	return photos
}

// Add puts photos behind those that are there and returns the new ones: a photo
// that is on the bench already is not added again.
func (t *Tray) Add(photos []Photo) []Photo {
	var added []Photo
	for _, p := range photos {
		if t.byPath[p.Path] != nil {
			continue
		}
		t.lay(&Entry{Photo: p, Included: true})
		added = append(added, p)
	}
	return added
}

// lay puts a photo behind the others.
func (t *Tray) lay(e *Entry) {
	e.place = t.next
	t.next++
	t.entries = append(t.entries, e)
	t.byPath[e.Path] = e
}

// Remove takes photos off the bench for which gone says so.
func (t *Tray) Remove(gone func(*Entry) bool) {
	kept := t.entries[:0]
	for _, e := range t.entries {
		if gone(e) {
			delete(t.byPath, e.Path)
			if e.kept != (Saved{}) {
				t.gone = append(t.gone, e.Path)
			}
			continue
		}
		kept = append(kept, e)
	}
	clear(t.entries[len(kept):])
	t.entries = kept
}

// Frame notes what is done by hand to a photo before the preset.
func (t *Tray) Frame(path string, framing photo.Framing) error {
	if err := framing.Validate(); err != nil {
		return err
	}
	if e := t.byPath[path]; e != nil {
		e.Framing = framing
	}
	return nil
}

// Override gives a photo a preset of its own in the place of the bench's; nil
// takes it back.
func (t *Tray) Override(path string, own *photo.Preset) error {
	if own != nil {
		if err := own.Validate(); err != nil {
			return err
		}
	}
	if e := t.byPath[path]; e != nil {
		e.Own = own
	}
	return nil
}

// Learn notes what looking at a photo told. A photo that cannot be used is not
// included any more, unless it was finished before.
func (t *Tray) Learn(path string, facts photo.Facts, problem error) {
	if e := t.byPath[path]; e != nil {
		e.Looked, e.Facts, e.Problem = true, facts, problem
		e.Included = e.Included && (problem == nil || e.Made != nil)
	}
}

// SetTwins notes which photos repeat another one. One that was not known as a
// twin before is not included any more: once is enough.
func (t *Tray) SetTwins(twins map[string]string) {
	for _, e := range t.entries {
		twin := twins[e.Path]
		if twin != "" && e.Twin == "" {
			e.Included = false
		}
		e.Twin = twin
	}
}

// Match notes what the names of photos tell, by path. Products that were chosen
// by hand stay.
func (t *Tray) Match(bindings map[string]Binding) {
	for path, binding := range bindings {
		if e := t.byPath[path]; e != nil {
			e.named = &binding.Match
			e.rematch()
		}
	}
}

// Choose binds a photo to a product or variation by hand; zero takes it from
// the one it has.
func (t *Tray) Choose(path string, product catalog.ID) {
	if e := t.byPath[path]; e != nil {
		e.rebind(Binding{Match: e.Binding.Match, Product: product, ByHand: true})
	}
}

// Finish notes what was prepared of a photo.
func (t *Tray) Finish(path string, made Made) {
	if e := t.byPath[path]; e != nil {
		e.Made, e.Failure, e.Staged = &made, "", false
	}
}

// Fail notes why a photo could not be prepared.
func (t *Tray) Fail(path, reason string) {
	if e := t.byPath[path]; e != nil {
		e.Failure = reason
	}
}

// NoteStaged notes which photos became pictures of their products.
func (t *Tray) NoteStaged(pictures []Placed) {
	for _, p := range pictures {
		if e := t.byPath[p.Path]; e != nil {
			e.Staged, e.Placed = true, &p
		}
	}
}

// MarkStaged notes that photos are, or are not any more, pictures of their
// products.
func (t *Tray) MarkStaged(paths []string, staged bool) {
	for _, path := range paths {
		if e := t.byPath[path]; e != nil {
			e.Staged = staged
		}
	}
}

// Due lists what is to be made of the included photos with a preset, and with
// others for further channels: of each photo that is not made so yet.
func (t *Tray) Due(preset photo.Preset, others ...photo.Preset) []Order {
	var due []Order
	for _, e := range t.entries {
		if e.due(preset, others) {
			due = append(due, Order{Photo: e.Photo, Recipes: e.Recipes(preset, others...), Had: e.Made})
		}
	}
	return due
}

// Retry lists what is due of the photos whose last try failed.
func (t *Tray) Retry(preset photo.Preset, others ...photo.Preset) []Order {
	return slices.DeleteFunc(t.Due(preset, others...), func(o Order) bool { return t.byPath[o.Photo.Path].Failure == "" })
}

// Ready lists the prepared photos that have a product and are no pictures of it
// yet.
func (t *Tray) Ready() []Bound {
	var ready []Bound
	for _, e := range t.entries {
		if e.ready() {
			ready = append(ready, Bound{Photo: e.Photo, Made: *e.Made, Binding: e.Binding})
		}
	}
	return ready
}
