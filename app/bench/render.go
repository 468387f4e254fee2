package bench

import (
	"context"
	"fmt"
	"os"

	"golang.org/x/sync/semaphore"

	"storehand/app/alttext/colour"
	"storehand/app/photo"
)

// pixelsInHand is how many pixels of photos are worked on at the same time, all
// workers together. It bounds the memory of a run: many small photos go side by
// side, one that is larger goes alone.
const pixelsInHand = 100_000_000

// renderer makes finished pictures for the workers of one run.
type renderer struct{ hands *semaphore.Weighted }

func newRenderer() *renderer { return &renderer{hands: semaphore.NewWeighted(pixelsInHand)} }

// render makes pictures of a photo whose header was read: a result or an error
// for every recipe, in the same places. Several share the decoding. name is what
// messages call the photo, file where its bytes are.
func (r *renderer) render(ctx context.Context, name string, file *os.File, facts photo.Facts, recipes []photo.Recipe) ([]*photo.Result, []error) {
	results, errs := make([]*photo.Result, len(recipes)), make([]error, len(recipes))
	source, err := sourceOf(name, file)
	if err == nil {
		err = r.take(ctx, facts)
	}
	if err != nil {
		for i := range errs {
			errs[i] = err
		}
		return results, errs
	}
	defer r.give(facts)
	if len(recipes) == 1 {
		results[0], errs[0] = photo.Render(ctx, source, recipes[0])
		return results, errs
	}
	return photo.RenderAll(ctx, source, recipes)
}

// take waits until there is room for a photo of that size, which give returns.
func (r *renderer) take(ctx context.Context, facts photo.Facts) error {
	return r.hands.Acquire(ctx, weight(facts))
}

func (r *renderer) give(facts photo.Facts) { r.hands.Release(weight(facts)) }

// weight is how much of the room a photo takes.
func weight(facts photo.Facts) int64 {
	return min(int64(facts.Width)*int64(facts.Height), pixelsInHand)
}

func sourceOf(name string, file *os.File) (photo.Source, error) {
	source, err := photo.FromFile(file)
	source.Name = name
	return source, err
}

// openPhoto opens a photo and reads its header. The error says which one cannot
// be read and what to do.
func openPhoto(p Photo) (*os.File, photo.Facts, error) {
	return openNamed(p.Path, p.Name())
}

// openNamed opens a photo that messages call by another name than its file has.
func openNamed(path, name string) (*os.File, photo.Facts, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, photo.Facts{}, cannotRead(path, err)
	}
	source, err := sourceOf(name, file)
	if err != nil {
		file.Close()
		return nil, photo.Facts{}, err
	}
	facts, err := photo.Probe(source)
	if err != nil {
		file.Close()
		return nil, photo.Facts{}, err
	}
	return file, facts, nil
}

// openedPhoto is a photo that is being worked on.
type openedPhoto struct {
	Photo
	file    *os.File
	facts   photo.Facts
	found   os.FileInfo // of the file when it was opened
	colours []colour.Swatch
}

// openWatched opens a photo as openPhoto does, and notes what its file is like.
func openWatched(p Photo) (*openedPhoto, error) {
	file, facts, err := openPhoto(p)
	if err != nil {
		return nil, err
	}
	found, err := file.Stat()
	if err != nil {
		file.Close()
		return nil, cannotRead(p.Path, err)
	}
	return &openedPhoto{Photo: p, file: file, facts: facts, found: found}, nil
}

// unchanged says so when another program wrote into the photo meanwhile: then
// what was read may be two halves.
func (p *openedPhoto) unchanged() error {
	now, err := p.file.Stat()
	if err != nil {
		return cannotRead(p.Path, err)
	}
	if now.Size() != p.found.Size() || !now.ModTime().Equal(p.found.ModTime()) {
		return fmt.Errorf("%s changed while it was read. Prepare it again when it is complete", p.Name())
	}
	return nil
}
