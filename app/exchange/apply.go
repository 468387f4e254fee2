package exchange

import (
	"context"
	"fmt"

	"storehand/app/change"
)

// Report is what an import did.
type Report struct {
	Tally
	Set change.Set // what changed, for the screens
}

// Apply does what was planned, as one operation that can be undone. Where the
// workspace has changed since, the products are as they would be planned now.
// When it returns an error nothing has changed; ErrChanged is that of a file
// that is no longer the one that was planned.
func (im *Importer) Apply(ctx context.Context, plan *Plan, progress Progress) (Report, error) {
	operation := change.Operation{
		Name:   fmt.Sprintf("import %s into %s", plan.File.File.Name, plan.Store.Name),
		Origin: change.Imported,
		Store:  plan.Store.ID,
	}
	var tally Tally
	set, err := im.Door.Do(ctx, operation, func(ctx context.Context, tx change.Tx) error {
		real := newRun(plan.Store, im.Finder, plan.decoder, tx.SaveProduct)
		reading := &reading{in: &plan.File, progress: progress, passes: plan.passes}
		if err := real.all(ctx, reading.rows(ctx)); err != nil {
			return err
		}
		tally = real.tally
		return im.remember(ctx, tx, plan)
	})
	if err != nil {
		return Report{}, fmt.Errorf("import %s: %w", plan.File.File.Name, err)
	}
	return Report{Tally: tally, Set: set}, nil
}

// remember keeps how the file was written for exports to come.
func (im *Importer) remember(ctx context.Context, tx change.Tx, plan *Plan) error {
	profiles, err := im.Keeper.Profiles(ctx, plan.Store.ID)
	if err == nil {
		err = im.Keeper.SaveProfiles(ctx, tx, plan.Store.ID, profiles.with(plan.File.Dialect, plan.profile()))
	}
	if err != nil {
		return fmt.Errorf("remember how the file is written: %w", err)
	}
	return nil
}
