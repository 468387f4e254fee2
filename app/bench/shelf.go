package bench

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"

	"storehand/app/catalog"
	"storehand/app/client"
	"storehand/app/matching"
	"storehand/app/shotlist"
)

// Shelf is what the bench knows of a store's products: enough to find the one
// a photo shows, by the photo's name or by hand. It does not change and may be
// used from any goroutine.
type Shelf struct {
	goods []matching.Candidate // each product followed by its variations
	texts []string             // what each is searched by, folded
	place map[catalog.ID]int32
	index *matching.Index
}

// ReadShelf reads the products of a store.
func ReadShelf(ctx context.Context, products catalog.Reader, store client.ID) (*Shelf, error) {
	s := &Shelf{place: map[catalog.ID]int32{}}
	err := products.Each(ctx, store, func(product catalog.Product, variations []catalog.Product) error {
		s.goods = append(s.goods, matching.Candidates(product, variations)...)
		return ctx.Err()
	})
	if err != nil {
		return nil, fmt.Errorf("read the products that photos are matched to: %w", err)
	}
	for i, good := range s.goods {
		s.place[good.ID] = int32(i)
	}
	for _, good := range s.goods {
		s.texts = append(s.texts, catalog.Fold(s.label(good)+" "+good.SKU+" "+good.GTIN))
	}
	s.index = matching.NewIndex(s.goods)
	return s, nil
}

// Match finds out which product a photo shows.
func (s *Shelf) Match(p Photo) matching.Match { return s.index.Match(p.Trail) }

// Assign finds the photos and products that a shot list names.
func (s *Shelf) Assign(list shotlist.List, photos []Photo) shotlist.Assignment {
	paths := make([]string, len(photos))
	for i, p := range photos {
		paths[i] = filepath.ToSlash(p.Path)
	}
	return list.Assign(paths, s.index)
}

// Good is a product or a variation on the shelf.
type Good struct {
	ID     catalog.ID
	Parent catalog.ID // the product of a variation, otherwise zero
	Label  string     // title, and of a variation its options: "Squall shell jacket, Rust, M"
	SKU    string
}

// Good gives a product or variation; false where the store has none such.
func (s *Shelf) Good(id catalog.ID) (Good, bool) {
	place, found := s.place[id]
	if !found {
		return Good{}, false
	}
	return s.good(place), true
}

func (s *Shelf) good(place int32) Good {
	g := s.goods[place]
	return Good{ID: g.ID, Parent: g.Parent, Label: s.label(g), SKU: g.SKU}
}

// label is the title with the options. A variation's own title often holds the
// options already.
func (s *Shelf) label(g matching.Candidate) string {
	title := g.Title
	if g.Parent != 0 && title == "" {
		if parent, found := s.place[g.Parent]; found {
			title = s.goods[parent].Title
		}
	}
	if title == "" {
		title = g.SKU
	}
	for _, option := range g.Options {
		if !strings.Contains(catalog.Fold(title), catalog.Fold(option)) {
			title += ", " + option
		}
	}
	return title
}

// Find lists the products and variations that have every word of a text in
// title, options, SKU or barcode, in the order of the store and at most as many
// as the limit. Accents and case do not matter.
func (s *Shelf) Find(text string, limit int) []Good {
	words := strings.Fields(catalog.Fold(text))
	var found []Good
	for place, has := range s.texts {
		if len(found) == limit {
			break
		}
		if hasAll(has, words) {
			found = append(found, s.good(int32(place)))
		}
	}
	return found
}

func hasAll(text string, words []string) bool {
	for _, word := range words {
		if !strings.Contains(text, word) {
			return false
		}
	}
	return true
}
