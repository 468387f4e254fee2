package duplicates

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"path"

	"storehand/app/catalog"
	"storehand/app/client"
	"storehand/app/media"
	"storehand/app/photo/fingerprint"
	"storehand/app/shot"
)

// Showing is a picture in the gallery of a product, or of a variation.
type Showing struct {
	Client client.ID
	Store  client.ID
	Owner  catalog.ID // product or variation that has the picture
	Parent catalog.ID // the product of a variation, otherwise zero
	SKU    string     // of the owner
	Title  string     // of the owner or, where a variation has none, of its product
	Place  int        // in the gallery, from 0
	Image  catalog.Image
}

// Product is the product that the picture belongs to, itself or through one of
// its variations.
func (s Showing) Product() catalog.ID {
	return cmp.Or(s.Parent, s.Owner)
}

// Name is what people call the owner: its SKU or, where it has none, its title.
func (s Showing) Name() string {
	return cmp.Or(s.SKU, s.Title)
}

// View is what the name of the picture says it shows of the product; empty
// where it says nothing.
func (s Showing) View() shot.View {
	name := shot.Words(cmp.Or(s.Image.FileName, path.Base(s.Image.Src)))
	own := append(shot.Words(s.SKU), shot.Words(s.Title)...)
	return shot.Read(without(name, own)).View
}

// Where says which picture of the shop it is, in words: "AF-MUG-OAT, front", or
// "AF-MUG-OAT, picture 2".
func (s Showing) Where() string {
	if view := s.View(); view != "" {
		return s.Name() + ", " + string(view)
	}
	return fmt.Sprintf("%s, picture %d", s.Name(), s.Place+1)
}

// without takes each word of used out of words, as often as it is there.
func without(words, used []string) []string {
	spent := map[string]int{}
	for _, word := range used {
		spent[word]++
	}
	var left []string
	for _, word := range words {
		if spent[word] > 0 {
			spent[word]--
			continue
		}
		left = append(left, word)
	}
	return left
}

// file names the file of the picture, so that pictures of one file are known as
// such. A picture that is not kept goes by its address in the shop.
func (s Showing) file() string {
	return cmp.Or(s.Image.Original, s.Image.Prepared, s.Image.Src)
}

// kept reports whether the workspace has the picture's file.
func (s Showing) kept() bool { return s.Image.Original != "" || s.Image.Prepared != "" }

// print is what is known of the picture: of the original, and of what was made
// of it, which may be a part. known is false where neither was looked at yet.
func (s Showing) print(prints map[media.Hash]fingerprint.Print) (p fingerprint.Print, known bool) {
	original, first := prints[media.Hash(s.Image.Original)]
	prepared, second := prints[media.Hash(s.Image.Prepared)]
	if fingerprint.Compare(original, prepared).Verdict == fingerprint.Same {
		return original, true
	}
	return fingerprint.Joined(original, prepared), first || second
}

// Scope says among which pictures duplicates are looked for. Exactly one of its
// fields is set.
type Scope struct {
	Product catalog.ID // the pictures of a product and its variations
	Store   client.ID
	Client  client.ID
	// Everyone compares the pictures of all clients with each other.
	Everyone bool
}

// Check returns an error unless exactly one field is set, so that the pictures
// of one client never turn up beside another's by mistake.
func (s Scope) Check() error {
	set := 0
	for _, one := range []bool{s.Product != 0, s.Store != 0, s.Client != 0, s.Everyone} {
		if one {
			set++
		}
	}
	if set != 1 {
		return errors.New("duplicates are looked for in a product, a store, a client or everywhere: say one of them")
	}
	return nil
}

// read reads what there is to compare in a scope.
func read(ctx context.Context, source Source, scope Scope) ([]Showing, map[media.Hash]fingerprint.Print, error) {
	showings, err := source.Showings(ctx, scope)
	if err != nil {
		return nil, nil, fmt.Errorf("read the pictures that products have: %w", err)
	}
	prints, err := source.Prints(ctx, scope)
	if err != nil {
		return nil, nil, fmt.Errorf("read the pictures that products have: %w", err)
	}
	return showings, prints, nil
}

// Source tells which pictures products have, and what is known of them. The
// workspace implements it.
type Source interface {
	// Showings lists the pictures in a scope by store, product, owner (the
	// product before its variations) and place.
	Showings(ctx context.Context, scope Scope) ([]Showing, error)
	// Prints gives the fingerprints of the files of those pictures, as far as
	// they are known. Pictures of which a fingerprint says nothing have an empty
	// one.
	Prints(ctx context.Context, scope Scope) (map[media.Hash]fingerprint.Print, error)
}
