package bulk

import (
	"hash/fnv"

	"storehand/app/catalog"
	"storehand/app/pricing"
)

// Verdict is what a preview keeps of a row, so that a hundred thousand fit into
// little memory.
type Verdict struct {
	ID, Parent catalog.ID
	State      State
	Guard      Guard
	Warned     bool
	Reason     string
	mark       uint64 // of the changes, see markOf
}

// Totals count the rows of a preview.
type Totals struct {
	Rows, Changed, Unchanged, Skipped, Blocked, Warned int
	// ByGuard counts the rows that each guard blocks.
	ByGuard map[Guard]int
	// MarginBefore and MarginAfter are the mean margins, in percent, of the rows
	// that change and whose margin is known on both sides; Margins is their
	// number.
	MarginBefore, MarginAfter float64
	Margins                   int

	before, after int64 // sums of margins
}

func newTotals() Totals { return Totals{ByGuard: make(map[Guard]int)} }

// count adds a row by its verdict, or takes it away.
func (t *Totals) count(v Verdict, by int) {
	t.Rows += by
	switch v.State {
	case Changed:
		t.Changed += by
	case Unchanged:
		t.Unchanged += by
	case Skipped:
		t.Skipped += by
	case Blocked:
		t.Blocked += by
		t.ByGuard[v.Guard] += by
	}
	if v.Warned {
		t.Warned += by
	}
}

// weigh adds the margins of a row that changes.
func (t *Totals) weigh(row *Row) {
	if row.State != Changed || !priced(row.Changes) {
		return
	}
	before, known := pricing.Margin(inForce(&row.Before), row.Before.Cost)
	after, still := pricing.Margin(inForce(&row.After), row.After.Cost)
	if !known || !still {
		return
	}
	t.before, t.after, t.Margins = t.before+before, t.after+after, t.Margins+1
	t.MarginBefore, t.MarginAfter = float64(t.before)/float64(t.Margins), float64(t.after)/float64(t.Margins)
}

func verdictOf(row *Row) Verdict {
	return Verdict{
		ID: row.ID, Parent: row.Parent, State: row.State, Guard: row.Guard,
		Warned: row.Warning != "", Reason: row.Reason, mark: markOf(row.Changes),
	}
}

// markOf tells two lists of changes apart: what is applied must be what the
// preview showed.
func markOf(changes []Change) uint64 {
	if len(changes) == 0 {
		return 0
	}
	hash := fnv.New64a()
	for _, change := range changes {
		for _, text := range []string{change.Field.Key, change.Before, change.After} {
			hash.Write([]byte(text))
			hash.Write([]byte{0})
		}
	}
	return hash.Sum64()
}
