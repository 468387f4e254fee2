package bench

import (
	"storehand/app/matching"
	"storehand/app/shoot"
	"storehand/app/shotlist"
)

// Told is what a list or the order of a shoot tells of a photo.
type Told struct {
	Match matching.Match
	Alt   string // ALT text; empty where there is none
}

// ToldByList is what a shot list says of photos, by path.
func ToldByList(a shotlist.Assignment, photos []Photo) map[string]Told {
	told := make(map[string]Told, len(a.Photos))
	for place, assigned := range a.Photos {
		told[photos[place].Path] = Told{Match: assigned.Match, Alt: assigned.Alt}
	}
	return told
}

// ToldByOrder lays a shoot on products, and is what that says of the photos, by
// path. The error says that the shoot cannot be cut so.
func ToldByOrder(frames []shoot.Frame, cut shoot.Cut, products []Good) (map[string]Told, shoot.Laid, error) {
	ordered := shoot.Sort(frames)
	parts, err := ordered.Part(cut)
	if err != nil {
		return nil, shoot.Laid{}, err
	}
	listed := make([]shoot.Product, len(products))
	for i, g := range products {
		listed[i] = shoot.Product{ID: g.ID, Parent: g.Parent, Label: g.Label}
	}
	laid := shoot.Lay(ordered, parts, listed)
	told := make(map[string]Told, len(laid.Matches))
	for path, match := range laid.Matches {
		told[path] = Told{Match: match}
	}
	return told, laid, nil
}

// Tell notes what a list or the order of a shoot tells of photos, by path.
// Products that were chosen by hand stay. It counts until something else is
// told, or the bench turns to another store.
func (t *Tray) Tell(told map[string]Told) {
	for path, one := range told {
		if e := t.byPath[path]; e != nil {
			e.Told = &one
			e.rematch()
		}
	}
}

// Frames are photos of the bench for putting them in the order of their shoot.
// A photo that was seen and shows nothing is blank.
func (t *Tray) Frames(of func(*Entry) bool) []shoot.Frame {
	var frames []shoot.Frame
	for _, e := range t.entries {
		if of(e) {
			frames = append(frames, shoot.Frame{
				Path: e.Path, Taken: e.Facts.Taken, ModTime: e.ModTime, Blank: e.Sight != nil && e.Sight.Print.Empty(),
			})
		}
	}
	return frames
}

// rematch puts together what is known of the photo's product.
func (e *Entry) rematch() {
	if e.named == nil {
		return // its name will be asked, and everything put together then
	}
	match := *e.named
	if e.Told != nil {
		match = match.WithTold(e.Told.Match)
	}
	if e.Sight != nil {
		match = match.WithSightings(e.Sight.sightings())
	}
	if e.Binding.ByHand {
		e.Binding.Match = match
		return
	}
	binding := Bind(match)
	if e.Told != nil && e.Told.Match.Best.ID == match.Best.ID {
		binding.Alt = e.Told.Alt
	}
	e.rebind(binding)
}
