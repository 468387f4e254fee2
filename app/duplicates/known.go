package duplicates

import (
	"context"

	"storehand/app/client"
	"storehand/app/media"
	"storehand/app/photo/fingerprint"
)

// Known are the pictures that the products of a store have, for comparing
// photos with them. It does not change and may be used from any goroutine.
type Known struct {
	files *files
	index *fingerprint.Index
	byOf  map[media.Hash]int // place of a file by the hash of its original or finished picture
}

// ReadKnown reads the pictures of a store.
func ReadKnown(ctx context.Context, source Source, store client.ID) (*Known, error) {
	showings, prints, err := read(ctx, source, Scope{Store: store})
	if err != nil {
		return nil, err
	}
	k := &Known{files: filesOf(showings, prints), byOf: map[media.Hash]int{}}
	k.index = fingerprint.NewIndex(k.files.prints)
	for file, shown := range k.files.shown {
		for _, s := range shown {
			for _, hash := range []string{s.Image.Original, s.Image.Prepared} {
				if hash != "" {
					k.byOf[media.Hash(hash)] = file
				}
			}
		}
	}
	return k, nil
}

// Resemblance is a picture of a product that is like a photo.
type Resemblance struct {
	Showing
	Likeness fingerprint.Likeness
}

// mostLike is how many pictures like a photo are told: enough to see that they
// are of many products, as a table of sizes is.
const mostLike = 50

// Like finds the pictures that are like a photo, the most alike first and no
// more than fifty: the same one, nearly the same, and the same form in other
// colours.
func (k *Known) Like(p fingerprint.Print) []Resemblance {
	var all []Resemblance
	for _, like := range k.index.Search(p) {
		for _, s := range k.files.shown[like.Picture] {
			if len(all) == mostLike {
				return all
			}
			all = append(all, Resemblance{Showing: s, Likeness: like.Likeness})
		}
	}
	return all
}

// Has lists where products show a file itself, as original or finished picture.
func (k *Known) Has(file media.Hash) []Showing {
	place, found := k.byOf[file]
	if !found {
		return nil
	}
	return k.files.shown[place]
}
