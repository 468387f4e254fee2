package exchange

import (
	"context"
	"fmt"

	"storehand/app/change"
	"storehand/app/client"
)

// Report is what an import did.
type Report struct {
	Tally
	Store client.ID  // where the products are
	Set   change.Set // what changed, for the screens
}

// Apply does what was planned, as one operation that can be undone; it makes the
// store too where that is new. Where the workspace has changed since, the
// products are as they would be planned now. When it returns an error nothing
// has changed; ErrChanged is that of a file that is no longer the one that was
// planned.
func (im *Importer) Apply(ctx context.Context, plan *Plan, progress Progress) (Report, error) {
	operation := change.Operation{
		Name:   fmt.Sprintf("import %s into %s", plan.File.File.Name, plan.Store.Name),
		Origin: change.Imported,
		Store:  plan.Store.ID,
	}
	var report Report
	set, err := im.Door.Do(ctx, operation, func(ctx context.Context, tx change.Tx) error {
		store, err := plan.openStore(ctx, tx)
		if err != nil {
			return err
		}
		real := newRun(store, im.Finder, plan.decoder, tx.SaveProduct)
		reading := &reading{in: &plan.File, progress: progress, passes: plan.passes}
		if err := real.all(ctx, reading.rows(ctx)); err != nil {
			return err
		}
		report.Tally, report.Store = real.tally, store.ID
		return im.remember(ctx, tx, store.ID, plan)
	})
	if err != nil {
		return Report{}, fmt.Errorf("import %s: %w", plan.File.File.Name, err)
	}
	report.Set = set
	return report, nil
}

// openStore is the store that the products go into, made where it is new.
func (p *Plan) openStore(ctx context.Context, tx change.Tx) (store client.Store, err error) {
	store = p.Store
	if store.ID != 0 {
		return store, nil
	}
	if store.ClientID == 0 {
		if store.ClientID, err = tx.SaveClient(ctx, p.Owner); err != nil {
			return store, err
		}
	}
	store.ID, err = tx.SaveStore(ctx, store)
	return store, err
}

// remember keeps how the file was written for exports to come.
func (im *Importer) remember(ctx context.Context, tx change.Tx, store client.ID, plan *Plan) error {
	profiles, err := im.Keeper.Profiles(ctx, store)
	if err == nil {
		err = im.Keeper.SaveProfiles(ctx, tx, store, profiles.with(plan.File.Dialect, plan.profile()))
	}
	if err != nil {
		return fmt.Errorf("remember how the file is written: %w", err)
	}
	return nil
}
