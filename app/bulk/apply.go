package bulk

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"storehand/app/catalog"
	"storehand/app/change"
)

// Left is a row that a run left alone because it is no longer as the preview
// showed it.
type Left struct {
	ID     catalog.ID
	Reason string
}

// Outcome is what became of a run.
type Outcome struct {
	Set     change.Set // zero where nothing changed
	Changed int        // rows
	Left    []Left
}

// StoppedError is the refusal to run while guards stop it.
type StoppedError struct{ Guards []Guard }

// Error implements error.
func (s StoppedError) Error() string {
	names := make([]string, len(s.Guards))
	for i, guard := range s.Guards {
		names[i] = guard.Words()
	}
	return "the run is stopped by: " + strings.Join(names, ", ") + ". Lift these guards for this run, or take the rows out"
}

// Apply does what the preview shows, as one operation that can be undone. Each
// row is judged once more inside it: one that changed meanwhile is left alone
// and told. Progress is called after each portion with the number of rows done.
// A cancelled context leaves nothing changed.
func Apply(ctx context.Context, door change.Door, p *Preview, progress func(done int)) (Outcome, error) {
	if stopped := p.Stopped(); len(stopped) > 0 {
		return Outcome{}, StoppedError{stopped}
	}
	wanted := slices.DeleteFunc(slices.Clone(p.Verdicts), func(v Verdict) bool { return v.State != Changed })
	op := change.Operation{Name: p.name(len(wanted)), Origin: change.Edited, Store: p.program.run.Store.ID}
	var outcome Outcome
	set, err := door.Do(ctx, op, func(ctx context.Context, tx change.Tx) error {
		outcome = Outcome{}
		for part := range slices.Chunk(wanted, portion) {
			if err := p.apply(ctx, tx, part, &outcome); err != nil {
				return err
			}
			progress(outcome.Changed + len(outcome.Left))
		}
		return nil
	})
	if err != nil {
		return Outcome{}, fmt.Errorf("%s: %w", op.Name, err)
	}
	outcome.Set = set
	return outcome, nil
}

// apply judges and saves some rows.
func (p *Preview) apply(ctx context.Context, tx change.Tx, part []Verdict, outcome *Outcome) error {
	members := make([]catalog.Member, len(part))
	expected := make(map[catalog.ID]uint64, len(part))
	for i, v := range part {
		members[i], expected[v.ID] = catalog.Member{ID: v.ID, Parent: v.Parent}, v.mark
	}
	var changed []catalog.Product
	err := judgeAll(ctx, p.program, tx, members, p.named, func(row *Row) {
		if row.State != Changed || markOf(row.Changes) != expected[row.ID] {
			outcome.Left = append(outcome.Left, Left{row.ID, "changed since the preview"})
		} else {
			changed = append(changed, row.After)
		}
		delete(expected, row.ID)
	})
	if err != nil {
		return err
	}
	for _, v := range part {
		if _, gone := expected[v.ID]; gone {
			outcome.Left = append(outcome.Left, Left{v.ID, "deleted since the preview"})
		}
	}
	outcome.Changed += len(changed)
	return tx.SaveFields(ctx, changed, p.program.writes)
}

// name is the operation's, as it stands behind "Undo ": "edit price and sale of
// 128 products".
func (p *Preview) name(rows int) string {
	var fields []string
	for _, field := range p.program.fields {
		if name := nameOf(field); !slices.Contains(fields, name) {
			fields = append(fields, name)
		}
	}
	what := strings.Join(fields, " and ")
	if len(fields) > 2 {
		what = fmt.Sprintf("%d fields", len(fields))
	}
	if rows == 1 {
		return "edit " + what + " of 1 product"
	}
	return fmt.Sprintf("edit %s of %d products", what, rows)
}
