package bench

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"slices"
	"time"

	"storehand/app/alttext/colour"
	"storehand/app/job"
	"storehand/app/media"
	"storehand/app/photo"
)

// Made is a photo that was prepared. Its files are in the workspace and belong
// to no product until they are staged.
type Made struct {
	Preset   photo.Preset // that it was made with
	Original media.File
	Prepared media.File
	Report   Report
	// Colours are the subject's, where the preset composes ALT texts.
	Colours []colour.Swatch
}

// PrepRun says which photos are prepared in the workspace.
type PrepRun struct {
	Photos  []Photo
	Preset  photo.Preset
	Keeper  media.Keeper
	Workers int // photos made at the same time; below 1 is 1
	Now     func() time.Time
	// Finish is given each photo that went well as soon as it did, by its place
	// in Photos. It is called from several goroutines at once.
	Finish func(place int, made Made)
}

// Prep prepares photos, as the work of a job: the original is copied into the
// workspace, and the finished picture is made from that copy, so that the two
// belong together whatever happens to the photo's own file. The reports are in
// the order of the photos. The error is about the run as a whole; a photo that
// fails is in the reports alone.
func Prep(ctx context.Context, j *job.Job, run PrepRun) ([]Report, error) {
	if err := run.Preset.Validate(); err != nil {
		return nil, fmt.Errorf("preset %q: %w", run.Preset.Name, err)
	}
	w := prepWork{PrepRun: run, renderer: newRenderer(run.Preset)}
	reports := make([]Report, len(run.Photos))
	for i, p := range run.Photos {
		reports[i] = Report{Path: p.Path, BytesBefore: p.Size}
	}
	work := job.Work[int]{
		Workers: run.Workers,
		Item:    func(i int) job.Item { return item(run.Photos[i]) },
		Do: func(ctx context.Context, i int) job.Result {
			made, err := w.make(ctx, run.Photos[i])
			if err != nil {
				return job.Fail(err)
			}
			reports[i] = made.Report
			run.Finish(i, made)
			return made.Report.asResult()
		},
	}
	err := job.Each(ctx, j, slices.Values(numbers(len(run.Photos))), work)
	return settle(reports, j.ResultsSince(0)), err
}

// prepWork is a run on its way.
type prepWork struct {
	PrepRun
	renderer *renderer
}

func (w *prepWork) make(ctx context.Context, p Photo) (Made, error) {
	original, facts, err := w.keepOriginal(ctx, p)
	if err != nil {
		return Made{}, err
	}
	path, err := w.Keeper.Path(media.Original, original.Hash)
	if err != nil {
		return Made{}, fmt.Errorf("%s: %w", p.Name(), err)
	}
	kept, err := os.Open(path)
	if err != nil {
		return Made{}, cannotRead(path, err)
	}
	defer kept.Close()
	result, err := w.renderer.render(ctx, p.Name(), kept, facts)
	if err != nil {
		return Made{}, err
	}
	made := Made{Preset: w.Preset, Original: original, Report: reportOf(p, result)}
	made.Prepared, err = w.keepPrepared(ctx, p, result)
	if err != nil {
		return Made{}, err
	}
	if w.Preset.Alt == photo.AltComposed {
		made.Colours, err = subjectColours(ctx, p.Name(), kept)
	}
	return made, err
}

// keepOriginal copies the photo's file into the workspace, if its header is
// that of a picture.
func (w *prepWork) keepOriginal(ctx context.Context, p Photo) (media.File, photo.Facts, error) {
	file, facts, err := openPhoto(p)
	if err != nil {
		return media.File{}, photo.Facts{}, err
	}
	defer file.Close()
	hash, size, err := w.Keeper.Put(ctx, media.Original, facts.Format.Extension(), file)
	if err != nil {
		return media.File{}, photo.Facts{}, fmt.Errorf("keeping the original of %s: %w", p.Name(), err)
	}
	return media.File{
		Hash: hash, Kind: media.Original, Name: p.Name(), Ext: facts.Format.Extension(), Size: size,
		Width: facts.Width, Height: facts.Height, AddedAt: w.Now(),
	}, facts, nil
}

func (w *prepWork) keepPrepared(ctx context.Context, p Photo, result *photo.Result) (media.File, error) {
	hash, size, err := w.Keeper.Put(ctx, media.Prepared, result.Format.Extension(), bytes.NewReader(result.Data))
	if err != nil {
		return media.File{}, fmt.Errorf("keeping the finished picture of %s: %w", p.Name(), err)
	}
	return media.File{
		Hash: hash, Kind: media.Prepared, Name: p.Name(), Ext: result.Format.Extension(), Size: size,
		Width: result.Width, Height: result.Height, AddedAt: w.Now(),
	}, nil
}
