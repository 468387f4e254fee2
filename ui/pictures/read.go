package pictures

import (
	"context"
	"errors"
	"fmt"

	"storehand/app/bench"
	"storehand/app/catalog"
	"storehand/app/client"
	"storehand/app/duplicates"
	"storehand/app/media"
	"storehand/app/photo"
	"storehand/ui/latest"
)

// row is a picture of a product with what is known of how it was made.
type row struct {
	duplicates.Showing
	made made
}

// picture is the row as the bench takes it.
func (r row) picture() bench.Picture { return bench.Picture{Owner: r.Owner, Image: r.Image} }

// made is how a picture was made.
type made struct {
	state  state
	preset string // name
	when   string // day; empty where it is not known
	how    []string
}

// state says what is there of a picture.
type state int

// The states.
const (
	ofRecipe     state = iota // finished, and can be made again as it was
	ofUnknown                 // finished before recipes were kept
	asOriginal                // it is the original itself
	withoutPhoto              // finished, and its original is not kept
	inShop                    // on this computer there is nothing of it
)

// stateWords say what is there of a picture, in a cell.
var stateWords = map[state]string{
	ofRecipe: "Kept", ofUnknown: "Kept", asOriginal: "In use", withoutPhoto: "Not kept", inShop: "In the shop only",
}

// stock are the pictures of a store, or of one of its products.
type stock struct {
	store  client.Store
	rows   []row
	preset photo.Preset // in use
}

// read reads the pictures of a store, or of a product, and shows them.
func (s *Pictures) read(store client.Store, product catalog.ID) {
	of := duplicates.Scope{Store: store.ID}
	if product != 0 {
		of = duplicates.Scope{Product: product}
	}
	s.reading.Begin(latest.Task{
		Failed: func(err error) { s.desk.Fail("list the pictures", err) },
		Read: func(ctx context.Context, _ func(done, total int64)) (func(), error) {
			found, err := s.stock(ctx, store, of)
			return func() { newList(s, found).show() }, err
		},
	})
}

func (s *Pictures) stock(ctx context.Context, store client.Store, of duplicates.Scope) (*stock, error) {
	presets, err := bench.LoadPresets(ctx, s.desk.Memory)
	if err != nil {
		return nil, err
	}
	showings, err := s.params.Source.Showings(ctx, of)
	if err != nil {
		return nil, err
	}
	found := &stock{store: store, preset: presets.Current(), rows: make([]row, len(showings))}
	for i, showing := range showings {
		how, err := s.howMade(ctx, showing.Image)
		if err != nil {
			return nil, fmt.Errorf("%s of %s: %w", showing.Image.Name(), showing.Name(), err)
		}
		found.rows[i] = row{showing, how}
	}
	return found, nil
}

// howMade reads how a picture was made.
func (s *Pictures) howMade(ctx context.Context, image catalog.Image) (made, error) {
	switch {
	case image.Original+image.Prepared == "":
		return made{state: inShop, preset: "–", how: []string{"This picture is in the shop only: " + image.Src}}, nil
	case image.Prepared == "":
		return made{state: asOriginal, preset: "Original", how: []string{"This is the original as it came."}}, nil
	}
	file, err := s.params.Register.File(ctx, media.Prepared, media.Hash(image.Prepared))
	if err != nil && !errors.Is(err, media.ErrUnknown) {
		return made{}, err
	}
	m := made{preset: "Unknown", how: []string{"How it was made is not known: it is older than recipes."}}
	if !file.AddedAt.IsZero() {
		m.when = file.AddedAt.Local().Format("2 Jan 2006")
	}
	recipe, wrong := photo.ParseRecipe(file.Recipe)
	if wrong == nil {
		m.preset, m.how = recipe.Preset.Name, recipeWords(recipe)
	}
	switch {
	case image.Original == "":
		m.state = withoutPhoto
		m.how = append(m.how, "Its original is not kept on this computer.")
	case wrong != nil:
		m.state = ofUnknown
	}
	return m, nil
}
