package bench

import (
	"storehand/app/catalog"
	"storehand/app/photo"
)

// Entry is a photo on the bench with what is known of it.
type Entry struct {
	Photo
	// Included photos are prepared.
	Included bool
	// Looked is true once the photo's header was read: then Facts is what it
	// says, or Problem why the photo cannot be used.
	Looked  bool
	Facts   photo.Facts
	Problem error
	// Twin is the path of an earlier photo with the same content.
	Twin    string
	Binding Binding
	Made    *Made  // what was prepared last; nil before
	Failure string // why the last try to prepare it failed
	Staged  bool   // Made is a picture of its product
}

// Tray holds the photos on the bench in their order. It belongs to one
// goroutine.
type Tray struct {
	entries []*Entry
	byPath  map[string]*Entry
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
		e := &Entry{Photo: p, Included: true}
		t.entries = append(t.entries, e)
		t.byPath[p.Path] = e
		added = append(added, p)
	}
	return added
}

// Remove takes photos off the bench for which gone says so.
func (t *Tray) Remove(gone func(*Entry) bool) {
	kept := t.entries[:0]
	for _, e := range t.entries {
		if gone(e) {
			delete(t.byPath, e.Path)
			continue
		}
		kept = append(kept, e)
	}
	clear(t.entries[len(kept):])
	t.entries = kept
}

// Learn notes what looking at a photo told. A photo that cannot be used is not
// included any more.
func (t *Tray) Learn(path string, facts photo.Facts, problem error) {
	if e := t.byPath[path]; e != nil {
		e.Looked, e.Facts, e.Problem = true, facts, problem
		e.Included = e.Included && problem == nil
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
		e := t.byPath[path]
		switch {
		case e == nil:
		case e.Binding.ByHand:
			e.Binding.Match = binding.Match
		default:
			e.rebind(binding)
		}
	}
}

// Forget takes away all bindings: the products are those of another store.
func (t *Tray) Forget() {
	for _, e := range t.entries {
		e.rebind(Binding{})
	}
}

// Choose binds a photo to a product or variation by hand; zero takes it from
// the one it has.
func (t *Tray) Choose(path string, product catalog.ID) {
	if e := t.byPath[path]; e != nil {
		e.rebind(Binding{Match: e.Binding.Match, Product: product, ByHand: true})
	}
}

// rebind changes the product. Pictures that another one has are its own.
func (e *Entry) rebind(binding Binding) {
	e.Staged = e.Staged && binding.Product == e.Binding.Product
	e.Binding = binding
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

// MarkStaged notes that photos are, or are not any more, pictures of their
// products.
func (t *Tray) MarkStaged(paths []string, staged bool) {
	for _, path := range paths {
		if e := t.byPath[path]; e != nil {
			e.Staged = staged
		}
	}
}

// Due lists the included photos that are not made with a preset yet.
func (t *Tray) Due(preset photo.Preset) []Photo {
	var due []Photo
	for _, e := range t.entries {
		if e.due(preset) {
			due = append(due, e.Photo)
		}
	}
	return due
}

func (e *Entry) due(preset photo.Preset) bool {
	return e.Included && e.Problem == nil && !e.madeWith(preset)
}

// madeWith reports whether a preset would make the same picture again. What it
// is called and how its pictures are named does not matter.
func (e *Entry) madeWith(preset photo.Preset) bool {
	return e.Made != nil && pixels(e.Made.Preset) == pixels(preset)
}

// pixels is what of a preset decides about the picture.
func pixels(p photo.Preset) photo.Preset {
	p.Name, p.Slug, p.Source, p.Date, p.NameTemplate = "", "", "", "", ""
	if p.Alt != photo.AltComposed {
		p.Alt = "" // only composed texts need the colours that are measured
	}
	return p
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

func (e *Entry) ready() bool {
	return e.Made != nil && !e.Staged && e.Included && e.Binding.Product != 0
}
