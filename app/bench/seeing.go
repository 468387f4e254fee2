package bench

import (
	"context"
	"os"

	"storehand/app/duplicates"
	"storehand/app/matching"
	"storehand/app/photo"
	"storehand/app/photo/fingerprint"
	"storehand/app/photo/measure"
)

// Sight is what a photo shows, compared with the pictures that products have.
type Sight struct {
	Print fingerprint.Print
	// Measures are those of a smaller copy of the photo.
	Measures measure.Measures
	// Known are the pictures of the store that are like it, the most alike
	// first: the same, nearly the same, and the same form in other colours.
	Known []duplicates.Resemblance
}

// See looks at a photo, no larger than it must. known are the pictures of the
// store; nil while they are not read yet. The error says which photo cannot be
// seen and why, or is the context's.
func See(ctx context.Context, p Photo, known *duplicates.Known) (Sight, error) {
	file, err := os.Open(p.Path)
	if err != nil {
		return Sight{}, cannotRead(p.Path, err)
	}
	defer file.Close()
	source, err := sourceOf(p.Name(), file)
	if err != nil {
		return Sight{}, err
	}
	small, err := photo.Thumbnail(ctx, source, seeingSide)
	if err != nil {
		return Sight{}, err
	}
	return Sight{Print: fingerprint.Of(small.Image), Measures: measure.Preview(small.Image)}.Among(known), nil
}

// seeingSide is the size in pixels at which photos are looked at: measure asks
// for no less, and a fingerprint needs less.
const seeingSide = 800

// Limits of what photos measure, beyond those of sharp photos on white that
// were seen; package compliance has the same.
const (
	mostBlur  = 1.3 // pixels, at 1000 pixels of the longer side
	leastEdge = 85  // percent of the margin
)

// blurred reports whether the photo looks out of focus.
func (s *Sight) blurred() bool {
	return s != nil && s.Measures.Blur.Told && s.Measures.Blur.Value > mostBlur
}

// offWhite reports whether the photo's margin is neither white nor transparent.
func (s *Sight) offWhite() bool {
	return s != nil && max(s.Measures.WhiteEdge, s.Measures.ClearEdge) < leastEdge
}

// Among compares what was seen with the pictures of a store, or of none.
func (s Sight) Among(known *duplicates.Known) Sight {
	s.Known = nil
	if known != nil {
		s.Known = known.Like(s.Print)
	}
	return s
}

// Already is the picture of a product that the photo is already, or nearly;
// false where there is none.
func (s Sight) Already() (duplicates.Resemblance, bool) {
	if len(s.Known) == 0 || s.Known[0].Likeness.Verdict < fingerprint.Near {
		return duplicates.Resemblance{}, false
	}
	return s.Known[0], true
}

// already reports whether a product has the photo, or nearly. What was staged
// of the photo itself does not count.
func (e *Entry) already() bool {
	if e.Sight == nil || e.Staged {
		return false
	}
	_, already := e.Sight.Already()
	return already
}

// sightings are what the pictures tell of the photo's product.
func (s Sight) sightings() []matching.Sighting {
	seen := make([]matching.Sighting, len(s.Known))
	for i, like := range s.Known {
		seen[i] = matching.Sighting{ID: like.Owner, Parent: like.Parent, Where: like.Where(), Likeness: like.Likeness}
	}
	return seen
}

// NearTwins finds photos that show nearly the same, in another file, size or
// cut. It maps the path of each that is like earlier ones to the path of the
// first of them. sights are those of the photos that were seen, by path. The
// error is the context's.
func NearTwins(ctx context.Context, photos []Photo, sights map[string]Sight) (map[string]string, error) {
	prints := make([]fingerprint.Print, len(photos))
	for i, p := range photos {
		prints[i] = sights[p.Path].Print
	}
	groups, err := fingerprint.NewIndex(prints).Groups(ctx, fingerprint.Near)
	if err != nil {
		return nil, err
	}
	twins := map[string]string{}
	for _, group := range groups {
		for _, place := range group[1:] {
			twins[photos[place].Path] = photos[group[0]].Path
		}
	}
	return twins, nil
}

// See notes what photos show, by path. It may tell their products.
func (t *Tray) See(sights map[string]Sight) {
	for path, sight := range sights {
		if e := t.byPath[path]; e != nil {
			e.Sight = &sight
			e.rematch()
		}
	}
}

// Sights are what the photos that were seen show, by path.
func (t *Tray) Sights() map[string]Sight {
	sights := map[string]Sight{}
	for _, e := range t.entries {
		if e.Sight != nil {
			sights[e.Path] = *e.Sight
		}
	}
	return sights
}

// SetNearTwins notes which photos show nearly the same as another one. They
// stay included: two photos of one thing may both be wanted. A photo with the
// same content as another one is a twin and nothing else.
func (t *Tray) SetNearTwins(twins map[string]string) {
	for _, e := range t.entries {
		e.NearTwin = twins[e.Path]
		if e.Twin != "" {
			e.NearTwin = ""
		}
	}
}
