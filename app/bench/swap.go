package bench

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"storehand/app/catalog"
	"storehand/app/change"
	"storehand/app/client"
	"storehand/app/job"
)

// Picture is a picture of a product or variation.
type Picture struct {
	Owner catalog.ID
	Image catalog.Image
}

// swap puts another picture, or none, in the place of one that a product has.
type swap struct {
	Picture
	path string // of the photo, for reports
	// to gives the picture that comes, with what the user wrote of the one that
	// goes; false where none comes.
	to func(now catalog.Image) (catalog.Image, bool)
	// record saves what the new picture needs; it may be nil.
	record func(ctx context.Context, tx change.Tx) error
}

// swapAll does swaps in one operation: after an error nothing has changed. A
// picture that its product does not have any more is left and reported. verb
// and the pictures name the operation.
func swapAll(ctx context.Context, door change.Door, store client.Store, verb string, swaps []swap) (Staged, error) {
	var done Staged
	op := change.Operation{Name: fmt.Sprintf("%s %d pictures in %s", verb, len(swaps), store.Name), Origin: change.Edited, Store: store.ID}
	if len(swaps) == 1 {
		op.Name = fmt.Sprintf("%s “%s”", verb, swaps[0].Image.File())
	}
	set, err := door.Do(ctx, op, func(ctx context.Context, tx change.Tx) error {
		done = Staged{}
		for _, together := range byOwner(swaps) {
			if err := swapOf(ctx, tx, together, &done); err != nil {
				return fmt.Errorf("%s: %w", op.Name, err)
			}
		}
		return nil
	})
	if err != nil {
		return Staged{}, err
	}
	done.Set = set
	return done, nil
}

func byOwner(swaps []swap) [][]swap {
	var all [][]swap
	place := map[catalog.ID]int{}
	for _, s := range swaps {
		at, known := place[s.Owner]
		if !known {
			at = len(all)
			place[s.Owner] = at
			all = append(all, nil)
		}
		all[at] = append(all[at], s)
	}
	return all
}

// swapOf does the swaps of one product.
func swapOf(ctx context.Context, tx change.Tx, swaps []swap, done *Staged) error {
	product, err := tx.Product(ctx, swaps[0].Owner)
	if err != nil && !errors.Is(err, catalog.ErrNotFound) {
		return err
	}
	product.Images = slices.Clone(product.Images)
	changed := false
	for _, s := range swaps {
		at := s.in(product.Images)
		if at < 0 {
			done.Left = append(done.Left, Report{
				Path: s.path, Outcome: job.Failed, Reason: s.Image.File() + " is no picture of its product any more.",
			})
			continue
		}
		if s.record != nil {
			if err := s.record(ctx, tx); err != nil {
				return err
			}
		}
		before := product.Images[at]
		now, comes := s.to(before)
		if comes {
			product.Images[at] = now
		} else {
			product.Images = slices.Delete(product.Images, at, at+1)
		}
		changed = true
		done.Pictures = append(done.Pictures, Placed{Path: s.path, Owner: s.Owner, Image: now, Before: before})
	}
	if !changed {
		return nil
	}
	done.Products++
	_, err = tx.SaveProduct(ctx, product)
	return err
}

// in is the place of the picture in a gallery, or −1.
func (p Picture) in(images []catalog.Image) int {
	kept := p.Image.Original+p.Image.Prepared != ""
	return slices.IndexFunc(images, func(image catalog.Image) bool {
		return image.Original == p.Image.Original && image.Prepared == p.Image.Prepared && (kept || image.Src == p.Image.Src)
	})
}

// TakeBack takes photos of a run off their products again, in one operation:
// each gallery is as before as far as these pictures go. A picture that was
// replaced is back in its place; one that lost its place to all new pictures
// together is not. Pictures that their products do not have any more are left
// and reported.
func TakeBack(ctx context.Context, door change.Door, store client.Store, pictures []Placed) (Staged, error) {
	swaps := make([]swap, len(pictures))
	for i, p := range pictures {
		swaps[i] = swap{
			Picture: p.picture(), path: p.Path,
			to: func(catalog.Image) (catalog.Image, bool) { return p.Before, p.Before != catalog.Image{} },
		}
	}
	return swapAll(ctx, door, store, "take back", swaps)
}

// picture is where the photo went.
func (p Placed) picture() Picture { return Picture{Owner: p.Owner, Image: p.Image} }
