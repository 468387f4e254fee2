package bench

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"time"

	"storehand/app/job"
	"storehand/app/media"
	"storehand/app/photo"
)

// Order says which pictures are to be made of one photo.
type Order struct {
	Photo Photo
	// Recipes say how, at least one: the first makes the picture for the
	// product, the others those for further channels.
	Recipes []photo.Recipe
	// Had is what was made of the photo before, or nil. What is asked for again
	// is not made again.
	Had *Made
}

// PrepRun says which photos are prepared in the workspace.
type PrepRun struct {
	Orders  []Order
	Keeper  media.Keeper
	Workers int // photos made at the same time; below 1 is 1
	Now     func() time.Time
	// Finish is given each photo that went well as soon as it did, by its place
	// in Orders, and each of which at least the product's picture did. It is
	// called from several goroutines at once.
	Finish func(place int, made Made)
}

// Prep prepares photos, as the work of a job: the original is copied into the
// workspace, and the finished pictures are made from that copy, so that they
// belong together whatever happens to the photo's own file. There is a report
// for each photo and recipe, in their order; to the job a photo has failed when
// one of its pictures has. The error is about the run as a whole: a recipe with
// a mistake, a cancel.
func Prep(ctx context.Context, j *job.Job, run PrepRun) ([]Report, error) {
	if err := run.validate(); err != nil {
		return nil, err
	}
	w := prepWork{PrepRun: run, renderer: newRenderer()}
	reports := make([][]Report, len(run.Orders))
	for i, o := range run.Orders {
		for _, recipe := range o.Recipes {
			reports[i] = append(reports[i], Report{Path: o.Photo.Path, Preset: recipe.Preset.Slug, BytesBefore: o.Photo.Size})
		}
	}
	work := job.Work[int]{
		Workers: run.Workers,
		Item:    func(i int) job.Item { return item(run.Orders[i].Photo) },
		Do: func(ctx context.Context, i int) job.Result {
			made, err := w.prepare(ctx, run.Orders[i], reports[i])
			if made != nil {
				run.Finish(i, *made)
			}
			return resultOf(reports[i], err)
		},
	}
	err := job.Each(ctx, j, slices.Values(numbers(len(run.Orders))), work)
	for _, result := range j.ResultsSince(0) {
		for k := range reports[result.Order] {
			reports[result.Order][k].settle(result)
		}
	}
	return slices.Concat(reports...), err
}

// validate looks at each recipe once: thousands of photos have the same.
func (run PrepRun) validate() error {
	known := map[photo.Recipe]bool{}
	for _, o := range run.Orders {
		for _, recipe := range o.Recipes {
			if known[recipe] {
				continue
			}
			if err := recipe.Validate(); err != nil {
				return err
			}
			known[recipe] = true
		}
	}
	return nil
}

// prepWork is a run on its way.
type prepWork struct {
	PrepRun
	renderer *renderer
}

// prepare makes all pictures of one photo and reports them. Without the one for
// the product there is nothing to show; the error may also be about others.
func (w *prepWork) prepare(ctx context.Context, o Order, reports []Report) (*Made, error) {
	original, err := w.keepOriginal(ctx, o.Photo)
	if err != nil {
		return nil, err
	}
	return w.makeFrom(ctx, original, o, reports)
}

// makeFrom makes the pictures of an order from the original in the workspace and
// reports them.
func (w *prepWork) makeFrom(ctx context.Context, original media.File, o Order, reports []Report) (*Made, error) {
	made, errs := w.picturesFrom(ctx, original, o)
	for i, recipe := range o.Recipes {
		reports[i] = Report{Path: o.Photo.Path, Preset: recipe.Preset.Slug, BytesBefore: o.Photo.Size}
		if err := cmp.Or(errs[0], errs[i]); err != nil {
			reports[i].fail(ctx, err)
			continue
		}
		out, _ := made.output(recipe)
		reports[i] = out.Report
		reports[i].Preset = recipe.Preset.Slug
	}
	if errs[0] != nil {
		return nil, errs[0]
	}
	for i, err := range errs {
		if err != nil {
			errs[i] = fmt.Errorf("for %s: %w", o.Recipes[i].Preset.Name, err)
		}
	}
	return made, errors.Join(errs...)
}

// picturesFrom makes the pictures of an order. There is an error for every one
// that cannot be made, in the place of its recipe; after one in the first place
// there are no pictures.
func (w *prepWork) picturesFrom(ctx context.Context, original media.File, o Order) (*Made, []error) {
	errs := make([]error, len(o.Recipes))
	kept, facts, err := openKept(w.Keeper, original.Hash, o.Photo.Name())
	if err != nil {
		errs[0] = err
		return nil, errs
	}
	defer kept.Close()
	outputs, errs := w.outputs(ctx, o, original, kept, facts)
	made := &Made{Recipe: outputs[0].Recipe, Original: original, Prepared: outputs[0].Prepared, Report: outputs[0].Report}
	for i := 1; i < len(outputs); i++ {
		if errs[i] == nil {
			made.Others = append(made.Others, outputs[i])
		}
	}
	if errs[0] == nil && made.Recipe.Preset.Alt == photo.AltComposed {
		made.Colours, errs[0] = subjectColours(ctx, o.Photo.Name(), kept)
	}
	return made, errs
}

// outputs makes the pictures of an order, or says why one cannot be made, each
// in the place of its recipe. Those that are there are not made again; the others
// are then made each by itself: pictures that share their decoding depend on
// which others there are, and could not be made again byte for byte.
func (w *prepWork) outputs(ctx context.Context, o Order, original media.File, kept *os.File, facts photo.Facts) ([]Output, []error) {
	outputs, errs := make([]Output, len(o.Recipes)), make([]error, len(o.Recipes))
	var missing []int
	for i, recipe := range o.Recipes {
		var had bool
		if outputs[i], had = w.had(o, original, recipe); !had {
			missing = append(missing, i)
		}
	}
	together := [][]int{missing}
	if len(missing) < len(o.Recipes) {
		together = slices.Collect(slices.Chunk(missing, 1))
	}
	for _, places := range together {
		recipes := make([]photo.Recipe, len(places))
		for k, i := range places {
			recipes[k] = o.Recipes[i]
		}
		results, failures := w.renderer.render(ctx, o.Photo.Name(), kept, facts, recipes)
		for k, i := range places {
			if errs[i] = failures[k]; errs[i] == nil {
				outputs[i], errs[i] = w.keep(ctx, o.Photo, original, recipes[k], results[k])
			}
		}
	}
	return outputs, errs
}

// had is the picture of a recipe that was made before, as long as its file is
// there.
func (w *prepWork) had(o Order, original media.File, recipe photo.Recipe) (Output, bool) {
	if o.Had == nil || o.Had.Original.Hash != original.Hash {
		return Output{}, false
	}
	out, had := o.Had.output(recipe)
	if !had {
		return Output{}, false
	}
	_, err := w.Keeper.Path(media.Prepared, out.Prepared.Hash)
	out.Recipe = recipe
	return out, err == nil
}

// keepOriginal copies the photo's file into the workspace, if its header is
// that of a picture and nobody writes into it meanwhile.
func (w *prepWork) keepOriginal(ctx context.Context, p Photo) (media.File, error) {
	opened, err := openWatched(p)
	if err != nil {
		return media.File{}, err
	}
	defer opened.file.Close()
	ext := opened.facts.Format.Extension()
	hash, size, err := w.Keeper.Put(ctx, media.Original, ext, opened.file)
	if err != nil {
		return media.File{}, fmt.Errorf("keeping the original of %s: %w", p.Name(), err)
	}
	if err := opened.unchanged(); err != nil {
		return media.File{}, err
	}
	return media.File{
		Hash: hash, Kind: media.Original, Name: p.Name(), Ext: ext, Size: size,
		Width: opened.facts.Width, Height: opened.facts.Height, AddedAt: w.Now(),
	}, nil
}

// openKept opens the copy of a photo, which messages call by the photo's name,
// and reads its header.
func openKept(keeper media.Keeper, original media.Hash, name string) (*os.File, photo.Facts, error) {
	path, err := keeper.Path(media.Original, original)
	if err != nil {
		return nil, photo.Facts{}, fmt.Errorf("%s: %w", name, err)
	}
	return openNamed(path, name)
}

// keep puts a finished picture into the workspace.
func (w *prepWork) keep(ctx context.Context, p Photo, original media.File, recipe photo.Recipe, result *photo.Result) (Output, error) {
	ext := result.Format.Extension()
	hash, size, err := w.Keeper.Put(ctx, media.Prepared, ext, bytes.NewReader(result.Data))
	if err != nil {
		return Output{}, fmt.Errorf("keeping the finished picture of %s: %w", p.Name(), err)
	}
	out := Output{Recipe: recipe, Report: reportOf(p, result), Prepared: media.File{
		Hash: hash, Kind: media.Prepared, Name: p.Name(), Ext: ext, Size: size,
		Width: result.Width, Height: result.Height, AddedAt: w.Now(), Original: original.Hash,
	}}
	out.Report.Preset = recipe.Preset.Slug
	return out, nil
}
