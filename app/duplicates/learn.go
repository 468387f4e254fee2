package duplicates

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"sync"

	"storehand/app/job"
	"storehand/app/media"
	"storehand/app/photo"
	"storehand/app/photo/fingerprint"
)

// Kept is a picture file of the workspace.
type Kept struct {
	Kind media.Kind
	Hash media.Hash
	Name string // the file's name where it came from
}

// Taken is the fingerprint of a picture file.
type Taken struct {
	Hash  media.Hash
	Print fingerprint.Print
}

// Memory remembers fingerprints. The workspace implements it.
type Memory interface {
	// Lacking lists the pictures that are kept and have no fingerprint, the
	// first recorded first, each file once.
	Lacking(ctx context.Context) ([]Kept, error)
	// SavePrints remembers fingerprints, all or none of them.
	SavePrints(ctx context.Context, taken []Taken) error
}

// Learning says how fingerprints are worked out.
type Learning struct {
	Memory  Memory
	Keeper  media.Keeper
	Workers int // pictures read at the same time; below 1 is 1
}

// atOnce is how many fingerprints are saved together.
const atOnce = 64

// Learn takes the fingerprints of all kept pictures that lack one, as the work
// of a job with a result for each. A picture that cannot be decoded is noted as
// one without a fingerprint and not tried again; one that cannot be read, as
// from a drive that is away, is. The error is about the run as a whole. Where
// it is cancelled, what was learned is kept.
func Learn(ctx context.Context, j *job.Job, l Learning) error {
	lacking, err := l.Memory.Lacking(ctx)
	if err != nil {
		return fmt.Errorf("look for pictures without a fingerprint: %w", err)
	}
	j.SetTotal(len(lacking))
	pile := &pile{memory: l.Memory}
	err = job.Each(ctx, j, slices.Values(lacking), job.Work[Kept]{
		Workers: l.Workers,
		Item:    func(k Kept) job.Item { return job.Item{ID: string(k.Hash), Name: k.Name} },
		Do: func(ctx context.Context, k Kept) job.Result {
			print, err := fingerprintOf(ctx, l.Keeper, k)
			var refused *photo.Refusal
			if err != nil && !(errors.As(err, &refused) && refused.Reason != photo.ReasonUnreadable) {
				return job.Fail(err)
			}
			if saving := pile.add(ctx, Taken{Hash: k.Hash, Print: print}); saving != nil {
				return job.Fail(saving)
			}
			if err != nil {
				return job.Fail(err)
			}
			return job.Done()
		},
	})
	return errors.Join(err, pile.save(context.WithoutCancel(ctx)))
}

// fingerprintOf reads a kept picture no larger than it must.
func fingerprintOf(ctx context.Context, keeper media.Keeper, k Kept) (fingerprint.Print, error) {
	path, err := keeper.Path(k.Kind, k.Hash)
	if err != nil {
		return fingerprint.Print{}, fmt.Errorf("%s: %w", k.Name, err)
	}
	file, err := os.Open(path)
	if err != nil {
		return fingerprint.Print{}, fmt.Errorf("%s: %w", k.Name, err)
	}
	defer file.Close()
	source, err := photo.FromFile(file)
	if err != nil {
		return fingerprint.Print{}, fmt.Errorf("%s: %w", k.Name, err)
	}
	source.Name = k.Name
	small, err := photo.Thumbnail(ctx, source, fingerprint.Side)
	if err != nil {
		return fingerprint.Print{}, err
	}
	return fingerprint.Of(small.Image), nil
}

// pile gathers fingerprints to save many at once.
type pile struct {
	memory Memory
	mu     sync.Mutex
	taken  []Taken
}

func (p *pile) add(ctx context.Context, t Taken) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.taken = append(p.taken, t)
	if len(p.taken) < atOnce {
		return nil
	}
	return p.flush(ctx)
}

func (p *pile) save(ctx context.Context) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.flush(ctx)
}

func (p *pile) flush(ctx context.Context) error {
	if len(p.taken) == 0 {
		return nil
	}
	err := p.memory.SavePrints(ctx, p.taken)
	p.taken = nil // what could not be saved is lacking still
	return err
}
