package bench

import (
	"context"
	"fmt"

	"storehand/app/catalog"
	"storehand/app/change"
	"storehand/app/client"
)

// Staging says how prepared photos become pictures of products.
type Staging struct {
	Store   client.Store
	Photos  []Bound
	Policy  Policy
	Wording Wording
}

// Staged says what a staging did.
type Staged struct {
	Set      change.Set
	Pictures []Placed
	Products int      // products and variations whose pictures changed
	Left     []Report // photos that were left, and why
}

// Placed is a photo that became a picture of a product.
type Placed struct {
	Path  string     // of the photo
	Owner catalog.ID // product or variation that has the picture now
	Image catalog.Image
	// Before is the picture that stood in its place; empty where none did.
	Before catalog.Image
	// Clash is the name that was in the way of the one the template gives, so
	// that the picture's got a number; empty where none was.
	Clash string
}

// Stage binds prepared photos to their products in one operation: after an
// error nothing has changed. A photo whose product is gone is left and reported.
//
// A shop shows one picture of a variation: the first photo of a variation
// becomes it, and the others go to the gallery of its product.
func Stage(ctx context.Context, door change.Door, products catalog.Reader, s Staging) (Staged, error) {
	forecast, err := s.plan(ctx, products, nil)
	if err != nil {
		return Staged{}, fmt.Errorf("stage pictures: %w", err)
	}
	taken, err := namesTaken(ctx, products, s.Store.ID, forecast)
	if err != nil {
		return Staged{}, fmt.Errorf("stage pictures: %w", err)
	}
	var done Staged
	op := change.Operation{Name: s.operationName(len(forecast.coming)), Origin: change.Edited, Store: s.Store.ID}
	set, err := door.Do(ctx, op, func(ctx context.Context, tx change.Tx) error {
		p, err := s.plan(ctx, tx, taken)
		if err != nil {
			return fmt.Errorf("stage pictures: %w", err)
		}
		done = Staged{Pictures: p.placed(), Products: len(p.owners), Left: p.left}
		return p.write(ctx, tx)
	})
	if err != nil {
		return Staged{}, err
	}
	done.Set = set
	return done, nil
}

// operationName completes "Undo ".
func (s Staging) operationName(pictures int) string {
	if pictures == 1 {
		return "stage 1 picture in " + s.Store.Name
	}
	return fmt.Sprintf("stage %d pictures in %s", pictures, s.Store.Name)
}

// Preview says what photos would become if they were staged now. Names that
// pictures of other products have are not looked for.
func (s Staging) Preview(ctx context.Context, products catalog.Reader) ([]Placed, error) {
	p, err := s.plan(ctx, products, nil)
	if err != nil {
		return nil, fmt.Errorf("preview names and ALT texts: %w", err)
	}
	return p.placed(), nil
}

func (p *plan) placed() []Placed {
	placed := make([]Placed, len(p.coming))
	for i, c := range p.coming {
		placed[i] = Placed{Path: c.Photo.Path, Owner: c.owner.product.ID, Image: c.image, Before: c.before, Clash: c.clash}
	}
	return placed
}

// write records the files and saves the galleries.
func (p *plan) write(ctx context.Context, tx change.Tx) error {
	recipes := recipeTexts{}
	for _, c := range p.coming {
		if err := c.Made.record(ctx, tx, recipes); err != nil {
			return err
		}
	}
	for _, own := range p.owners {
		product := own.product
		product.Images = own.gallery()
		if _, err := tx.SaveProduct(ctx, product); err != nil {
			return err
		}
	}
	return nil
}
