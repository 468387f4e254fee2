package grid

import (
	"image"

	"storehand/ui/parts"
)

// Source is the list of rows a Grid shows. The grid calls it on the UI
// goroutine and expects an answer at once: a source answers from memory and
// loads what it lacks elsewhere. After loading it tells the grid RowsChanged,
// after the list itself became another one, Reload.
type Source interface {
	// Count is the number of rows in the list.
	Count() int
	// Key is the identity of row i, 0 ≤ i < Count. It stays with the row when
	// the order changes.
	Key(i int) int64
	// Row is row i, or false while it is not loaded; the grid then draws a
	// placeholder. The grid keeps nothing of it, but it must not change
	// without RowsChanged.
	Row(i int) (Row, bool)
	// Visible says that rows first to end-1 came in sight and are wanted soon.
	Visible(first, end int)
	// Fetch loads rows first to end-1 for a copy and calls done on the UI
	// goroutine, now or later, with all of them in order or with an error.
	Fetch(first, end int, done func([]Row, error))
}

// Row is one row as the grid shows it.
type Row struct {
	// Cells holds one cell for each of the owner's columns, in the order of
	// Options.Columns.
	Cells []Cell
	// Staged puts the dot of staged edits on the row, whether or not a column
	// in sight is one of the edited.
	Staged bool
	// Part says that the row belongs to the nearest row above it that is not a
	// part, as a variation to its product: it is indented.
	Part bool
	// Fold says whether the row has parts, and whether they are in the list.
	Fold Fold
}

// Fold is how a row stands to its parts.
type Fold int

// The folds of a row.
const (
	Whole  Fold = iota // has no parts
	Folded             // its parts are left out of the list
	Opened             // its parts follow it
)

// Cell is what one column shows of one row.
type Cell struct {
	// Value is the exact text: it is edited, copied and validated. "" is an
	// empty cell.
	Value string
	// Text is shown in place of Value if it is not empty: "1,248" for 1248,
	// "3 prices" for a mixed cell.
	Text string
	// State says how the cell stands to the user's work.
	State State
	// Was is, for a Staged cell, the text it showed before the edit.
	Was string
	// Reason says, for a Refused, Locked or Absent cell, why.
	Reason string
	// Tone colours Number, Status, Chip, Score and the bar of Share.
	Tone parts.Tone
	// Share is how much of the bar of a Share cell is filled, from 0 to 1.
	Share float32
	// Image is the picture of a Thumbnail cell, already scaled to about the
	// size shown; nil while it is not decoded. It is compared by identity, so
	// it must be a pointer, as all images of the standard library are.
	Image image.Image
}

// shown is the text in the cell, "" for an empty one.
func (c Cell) shown() string {
	if c.Text != "" {
		return c.Text
	}
	return c.Value
}

// State is how a cell stands to the user's work.
type State int

// The states of a cell.
const (
	Rest    State = iota
	Staged        // edited here, not yet in the shop
	Refused       // the edit cannot stand; Reason says why
	Mixed         // stands for several values, as a product does for its variations
	Locked        // cannot be edited; Reason says why
	Absent        // the row has no such thing; what is shown in its place cannot be edited, Reason says why
)
