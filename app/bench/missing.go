package bench

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"

	"storehand/app/job"
	"storehand/app/media"
	"storehand/app/photo"
)

// Missing says which finished pictures are made again because their files are
// gone or damaged.
type Missing struct {
	Prepared []media.Hash
	Keeper   media.Keeper
	Register media.Register
	Workers  int // pictures made at the same time; below 1 is 1
}

// Mend makes the files of the pictures again from their originals and recipes,
// as the work of a job. Nothing of a product changes: they are the same pictures,
// byte for byte. One that comes out otherwise, because another version of the
// program made it, is not put in its place and has failed. The reports are in
// the order of the pictures.
func (m Missing) Mend(ctx context.Context, j *job.Job) ([]Report, error) {
	renderer := newRenderer()
	reports := make([]Report, len(m.Prepared))
	work := job.Work[int]{
		Workers: m.Workers,
		Item:    func(i int) job.Item { return job.Item{ID: string(m.Prepared[i]), Name: string(m.Prepared[i])} },
		Do: func(ctx context.Context, i int) job.Result {
			if err := m.one(ctx, renderer, m.Prepared[i], &reports[i]); err != nil {
				return job.Fail(err)
			}
			return job.Done()
		},
	}
	err := job.Each(ctx, j, slices.Values(numbers(len(m.Prepared))), work)
	for _, result := range j.ResultsSince(0) {
		reports[result.Order].settle(result)
	}
	return reports, err
}

func (m Missing) one(ctx context.Context, renderer *renderer, hash media.Hash, report *Report) error {
	file, err := m.Register.File(ctx, media.Prepared, hash)
	if err != nil {
		return err
	}
	report.Path = file.Name
	kept, facts, err := openKept(m.Keeper, file.Original, file.Name)
	if err != nil {
		return err
	}
	defer kept.Close()
	ways, err := m.ways(ctx, file)
	if err != nil {
		return fmt.Errorf("%s: %w", file.Name, err)
	}
	for _, recipes := range ways {
		results, errs := renderer.render(ctx, file.Name, kept, facts, recipes)
		for i, result := range results {
			if errs[i] != nil {
				continue // the other way, or the picture itself, is told below
			}
			if hashOf(result.Data) == hash {
				report.take(result)
				_, _, err := m.Keeper.Put(ctx, media.Prepared, file.Ext, bytes.NewReader(result.Data))
				return err
			}
		}
		if errs[0] != nil {
			return errs[0]
		}
	}
	return fmt.Errorf("%s comes out otherwise than it was. Make the picture of its product again", file.Name)
}

// ways are how a picture may have been made: by itself, or together with those
// for other channels, of which it then depends. The first recipe of each is its
// own.
func (m Missing) ways(ctx context.Context, file media.File) ([][]photo.Recipe, error) {
	own, err := recipeOf(ctx, m.Register, file.Hash)
	if err != nil {
		return nil, err
	}
	ways := [][]photo.Recipe{{own}}
	outputs, err := m.Register.Outputs(ctx, file.Original, "")
	if err != nil {
		return nil, err
	}
	for _, group := range byShown(outputs) {
		if !slices.ContainsFunc(group, func(out media.Output) bool { return out.Prepared == file.Hash }) {
			continue
		}
		way := []photo.Recipe{own}
		for _, out := range group {
			if out.Prepared == file.Hash {
				continue
			}
			recipe, err := recipeOf(ctx, m.Register, out.Prepared)
			if err != nil {
				return nil, err
			}
			way = append(way, recipe)
		}
		ways = append(ways, way)
	}
	return ways, nil
}

// byShown puts together what was made together.
func byShown(outputs []media.Output) map[media.Hash][]media.Output {
	groups := map[media.Hash][]media.Output{}
	for _, out := range outputs {
		groups[out.Shown] = append(groups[out.Shown], out)
	}
	return groups
}

func hashOf(content []byte) media.Hash {
	digest := sha256.Sum256(content)
	return media.Hash(hex.EncodeToString(digest[:]))
}
