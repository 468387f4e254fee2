package bench

import (
	"context"
	"os"

	"golang.org/x/sync/semaphore"

	"storehand/app/photo"
)

// pixelsInHand is how many pixels of photos are worked on at the same time, all
// workers together. It bounds the memory of a run: many small photos go side by
// side, one that is larger goes alone.
const pixelsInHand = 100_000_000

// renderer makes finished pictures for the workers of one run.
type renderer struct {
	preset photo.Preset
	hands  *semaphore.Weighted
}

func newRenderer(preset photo.Preset) *renderer {
	return &renderer{preset: preset, hands: semaphore.NewWeighted(pixelsInHand)}
}

// render makes the picture of a photo whose header was read. name is what
// messages call it, file where its bytes are.
func (r *renderer) render(ctx context.Context, name string, file *os.File, facts photo.Facts) (*photo.Result, error) {
	source, err := sourceOf(name, file)
	if err != nil {
		return nil, err
	}
	weight := min(int64(facts.Width)*int64(facts.Height), pixelsInHand)
	if err := r.hands.Acquire(ctx, weight); err != nil {
		return nil, err
	}
	defer r.hands.Release(weight)
	return photo.Render(ctx, source, r.preset)
}

func sourceOf(name string, file *os.File) (photo.Source, error) {
	source, err := photo.FromFile(file)
	source.Name = name
	return source, err
}

// openPhoto opens a photo and reads its header. The error says which one cannot
// be read and what to do.
func openPhoto(p Photo) (*os.File, photo.Facts, error) {
	file, err := os.Open(p.Path)
	if err != nil {
		return nil, photo.Facts{}, cannotRead(p.Path, err)
	}
	source, err := sourceOf(p.Name(), file)
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
