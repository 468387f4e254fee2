package bench

import (
	"context"
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"
	"time"

	"storehand/app/catalog"
	"storehand/app/change"
	"storehand/app/client"
	"storehand/app/job"
	"storehand/app/media"
	"storehand/app/photo"
)

// Again says which pictures of products are made again of their originals.
type Again struct {
	Pictures []Picture
	// Preset and Framing take the place of those in each picture's recipe; nil
	// leaves them. With both nil the same pictures are made.
	Preset   *photo.Preset
	Framing  *photo.Framing
	Keeper   media.Keeper
	Register media.Register
	Workers  int // pictures made at the same time; below 1 is 1
	Now      func() time.Time
}

// Remade is a picture of a product with what was made in its stead.
type Remade struct {
	Picture Picture
	Made    Made
}

// Make makes the pictures, as the work of a job, and those for further channels
// that were made together with them. Nothing of a product has changed by then.
// There is a report for each picture, and for each of those for its channels, in
// their order; the path in them is the picture's name. The error is about the run as a whole.
func (a Again) Make(ctx context.Context, j *job.Job) ([]Remade, []Report, error) {
	if a.Preset != nil {
		if err := a.Preset.Validate(); err != nil {
			return nil, nil, fmt.Errorf("preset %q: %w", a.Preset.Name, err)
		}
	}
	w := &prepWork{PrepRun: PrepRun{Keeper: a.Keeper, Now: a.Now}, renderer: newRenderer()}
	made := make([]*Made, len(a.Pictures))
	reports := make([][]Report, len(a.Pictures))
	work := job.Work[int]{
		Workers: a.Workers,
		Item: func(i int) job.Item {
			name := a.Pictures[i].Image.File()
			return job.Item{ID: name, Name: name}
		},
		Do: func(ctx context.Context, i int) job.Result {
			var err error
			if made[i], reports[i], err = a.one(ctx, w, a.Pictures[i].Image); err != nil {
				made[i] = nil // one without those for its channels would lose them
			}
			return resultOf(reports[i], err)
		},
	}
	err := job.Each(ctx, j, slices.Values(numbers(len(a.Pictures))), work)
	for _, result := range j.ResultsSince(0) {
		if reports[result.Order] == nil {
			reports[result.Order] = []Report{{}}
		}
		for k := range reports[result.Order] {
			report := &reports[result.Order][k]
			report.Path = result.ID
			report.settle(result)
		}
	}
	var all []Remade
	for i, m := range made {
		if m != nil {
			all = append(all, Remade{a.Pictures[i], *m})
		}
	}
	return all, slices.Concat(reports...), err
}

// one makes one picture with those for its channels.
func (a Again) one(ctx context.Context, w *prepWork, image catalog.Image) (*Made, []Report, error) {
	if image.Original == "" {
		return nil, nil, fmt.Errorf("%s has no original on this computer. Prepare a photo of the product instead", image.File())
	}
	original, err := a.Register.File(ctx, media.Original, media.Hash(image.Original))
	if err != nil {
		return nil, nil, err
	}
	recipes, err := a.recipes(ctx, image)
	if err != nil {
		return nil, nil, err
	}
	o := Order{Photo: Photo{Path: original.Name, Size: original.Size}, Recipes: recipes}
	reports := make([]Report, len(recipes))
	made, err := w.makeFrom(ctx, original, o, reports)
	return made, reports, err
}

// recipes are how a picture, and those for its channels, are made now.
func (a Again) recipes(ctx context.Context, image catalog.Image) ([]photo.Recipe, error) {
	var shown photo.Recipe
	var err error
	switch {
	case image.Prepared != "":
		shown, err = recipeOf(ctx, a.Register, media.Hash(image.Prepared))
	case a.Preset == nil:
		return nil, fmt.Errorf("%s is the original itself. Choose a preset", image.File())
	}
	if errors.Is(err, errNoRecipe) && a.Preset != nil {
		err = nil // it is told how to make it now
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", image.File(), err)
	}
	channels, err := a.channels(ctx, image)
	if err != nil {
		return nil, err
	}
	recipes := append([]photo.Recipe{shown}, channels...)
	if a.Preset != nil {
		recipes[0].Preset = *a.Preset
	}
	for i := range recipes {
		if a.Framing != nil {
			recipes[i].Framing = *a.Framing
		}
	}
	return recipes, nil
}

// channels are the recipes of the further pictures that were made together with
// one.
func (a Again) channels(ctx context.Context, image catalog.Image) ([]photo.Recipe, error) {
	outputs, err := a.Register.Outputs(ctx, media.Hash(image.Original), media.Hash(image.Prepared))
	if err != nil {
		return nil, err
	}
	var recipes []photo.Recipe
	for _, out := range outputs {
		if out.Prepared == out.Shown {
			continue
		}
		recipe, err := recipeOf(ctx, a.Register, out.Prepared)
		if err != nil {
			return nil, fmt.Errorf("%s for %s: %w", image.File(), out.Channel, err)
		}
		recipes = append(recipes, recipe)
	}
	return recipes, nil
}

// errNoRecipe is returned for pictures from before recipes were kept.
var errNoRecipe = errors.New("how it was made is not known, since it is older than recipes. Choose a preset")

func recipeOf(ctx context.Context, register media.Register, prepared media.Hash) (photo.Recipe, error) {
	file, err := register.File(ctx, media.Prepared, prepared)
	if err != nil {
		return photo.Recipe{}, err
	}
	if len(file.Recipe) == 0 {
		return photo.Recipe{}, errNoRecipe
	}
	return photo.ParseRecipe(file.Recipe)
}

// StageAgain puts pictures that were made again in the place of those that
// products have, in one operation. What the user wrote of a picture stays; one
// that came out the same stays as it is. A picture that its product does not
// have any more is left and reported.
func StageAgain(ctx context.Context, door change.Door, store client.Store, remade []Remade) (Staged, error) {
	recipes := recipeTexts{}
	swaps := make([]swap, len(remade))
	for i, r := range remade {
		swaps[i] = swap{
			Picture: r.Picture, path: r.Picture.Image.File(),
			to: func(now catalog.Image) (catalog.Image, bool) {
				return reworked(now, r.Made.Prepared.Hash, r.Made.Prepared.Ext), true
			},
			record: func(ctx context.Context, tx change.Tx) error { return r.Made.record(ctx, tx, recipes) },
		}
	}
	return swapAll(ctx, door, store, "make again", swaps)
}

// RestoreOriginals makes pictures of products the unprepared originals again, in
// one operation; undo gives the finished ones back. Pictures that have no
// original, or are it, are left and reported.
func RestoreOriginals(ctx context.Context, door change.Door, register media.Register, store client.Store, pictures []Picture) (Staged, error) {
	var swaps []swap
	var left []Report
	for _, p := range pictures {
		name := p.Image.File()
		original, err := register.File(ctx, media.Original, media.Hash(p.Image.Original))
		switch {
		case p.Image.Original == "":
			left = append(left, Report{Path: name, Outcome: job.Failed, Reason: name + " has no original on this computer."})
			continue
		case p.Image.Prepared == "":
			left = append(left, Report{Path: name, Outcome: job.Skipped, Reason: name + " is the original already."})
			continue
		case err != nil:
			return Staged{}, fmt.Errorf("restore %s: %w", name, err)
		}
		swaps = append(swaps, swap{Picture: p, path: name, to: func(now catalog.Image) (catalog.Image, bool) {
			return reworked(now, "", original.Ext), true
		}})
	}
	if len(swaps) == 0 {
		return Staged{Left: left}, nil
	}
	done, err := swapAll(ctx, door, store, "restore original of", swaps)
	done.Left = append(left, done.Left...)
	return done, err
}

// reworked is a picture with another finished file, which the shop does not have
// yet.
func reworked(image catalog.Image, prepared media.Hash, ext string) catalog.Image {
	if image.Prepared == string(prepared) {
		return image
	}
	name := image.File()
	image.Src, image.Prepared = "", string(prepared)
	image.FileName = strings.TrimSuffix(name, path.Ext(name)) + ext
	return image
}
