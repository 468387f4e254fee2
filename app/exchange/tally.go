package exchange

import (
	"strings"

	"storehand/app/catalog"
	"storehand/app/exchange/sheet"
)

// Tally is what an import does, or would do. Numbers count products and
// variations together.
type Tally struct {
	New, Changed, Unchanged int
	Variations              int // how many of all were variations
	// Added are the products and variations that are new. Only the first
	// maxListed are listed; New is their number.
	Added []Added
	// Rejected are the items that cannot be taken, all of them.
	Rejected []Rejected
	// Faults are cells that were not understood and are kept as they are. Only
	// the first maxListed are listed; FaultCount is their number.
	Faults     []sheet.Fault
	FaultCount int
	// KeptEdits are edits made here that stay over what the file says. Only the
	// first maxListed are listed; KeptCount is their number.
	KeptEdits []KeptEdit
	KeptCount int
	// Changes are the fields that change. Only the first maxListed are listed;
	// ChangeCount is their number.
	Changes     []FieldChange
	ChangeCount int
}

// maxListed is how many findings of each sort are listed one by one.
const maxListed = 1000

// Added is a product or variation that was not in the store before.
type Added struct {
	Line        int    // in the file, from 1
	Item        string // title, SKU or link address
	IsVariation bool
}

// Rejected is a product or variation that cannot be imported.
type Rejected struct {
	Line   int    // in the file, from 1
	Item   string // title, SKU or link address
	Reason string // in words for the user
}

// KeptEdit is a field that was edited here: it keeps the edit, and the file's
// value becomes what the edit is compared with.
type KeptEdit struct {
	Line  int
	Item  string
	Field string // label of the field
	Yours string // the edited value
	Shop  string // the file's value
}

// FieldChange is a field that changes in a product that was there before.
type FieldChange struct {
	Line     int
	Item     string
	Field    string // label of the field, or "Other columns"
	Old, New string
}

// otherColumns stands for changes that no field shows: columns kept as they
// are, and what lists do not write on a line.
const otherColumns = "Other columns"

func (t *Tally) reject(record sheet.Record, reason string) {
	t.Rejected = append(t.Rejected, Rejected{Line: record.Line, Item: strings.Clone(record.Label), Reason: reason})
}

func (t *Tally) add(record sheet.Record, isVariation bool) {
	t.New++
	if len(t.Added) < maxListed {
		t.Added = append(t.Added, Added{Line: record.Line, Item: record.Label, IsVariation: isVariation})
	}
}

func (t *Tally) faults(faults []sheet.Fault) {
	for _, fault := range faults {
		t.FaultCount++
		if len(t.Faults) < maxListed {
			t.Faults = append(t.Faults, fault)
		}
	}
}

// compare notes how a product differs from what the shop was known to have.
func (t *Tally) compare(record sheet.Record, known *Known, after *catalog.Product, format catalog.Format) {
	seen := t.ChangeCount
	for _, field := range catalog.Fields {
		was, is := field.Text(&known.Product, format), field.Text(after, format)
		if was == is {
			continue
		}
		t.change(FieldChange{Line: record.Line, Item: record.Label, Field: field.Label, Old: was, New: is})
		if yours, edited := known.Edits[field.Key]; edited && yours != is {
			t.keep(KeptEdit{Line: record.Line, Item: record.Label, Field: field.Label, Yours: yours, Shop: is})
		}
	}
	if t.ChangeCount == seen {
		t.change(FieldChange{Line: record.Line, Item: record.Label, Field: otherColumns})
	}
}

func (t *Tally) change(c FieldChange) {
	t.ChangeCount++
	if len(t.Changes) < maxListed {
		t.Changes = append(t.Changes, c)
	}
}

func (t *Tally) keep(k KeptEdit) {
	t.KeptCount++
	if len(t.KeptEdits) < maxListed {
		t.KeptEdits = append(t.KeptEdits, k)
	}
}
