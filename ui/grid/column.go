package grid

import "math"

// Kind says how the cells of a column look and behave.
type Kind int

// The kinds of column.
const (
	Text      Kind = iota // words in ink
	Mono                  // SKU, barcode: monospaced, small
	Money                 // an amount, right-aligned; the currency stands in the title
	Number                // a count, right-aligned
	Status                // a dot in the cell's tone before small words
	Chip                  // words on a plate in the cell's tone
	Score                 // a number on a plate in the cell's tone
	Share                 // words before a bar in the cell's tone, as for a margin
	Check                 // the box that selects the row; needs no cell
	Thumbnail             // the cell's image; right of it the dot of a row with staged edits
)

// Column is one column as the owner defines it.
type Column struct {
	// ID names the column in a Layout, an Edit and a Sort. It must be unique
	// within the grid and stay the same over releases, as layouts are kept.
	ID string
	// Title is the words in the head, units included: "Price €". A column
	// without a title is not offered for hiding.
	Title string
	Kind  Kind
	// Width is the width at first, in device-independent pixels.
	Width float32
	// Frozen keeps the column at the left edge while the others scroll sideways.
	Frozen bool
	// Hidden leaves the column out until the user shows it.
	Hidden bool
	// Sortable lets a click on the head ask the owner for an order by this column.
	Sortable bool
	// Editable lets the user write cells, unless the cell's State is Locked.
	Editable bool
	// Opens has a double click open the row even where the cell can be edited,
	// which Enter, F2 and typing still do.
	Opens bool
	// Quiet shows Text in the secondary ink.
	Quiet bool
	// Outline is the column that shows which rows have parts and which are
	// parts. Its rows are folded there, by click and by the arrows.
	Outline bool
	// Choices, if set, returns the only texts a cell of the row may take. The
	// user picks from a list.
	Choices func(key int64) []string
	// Validate, if set, says in words for the user why a text cannot stand in
	// the row, or nil. It runs on every change of a text being typed, so it
	// must be quick.
	Validate func(key int64, text string) error
}

// right reports whether cells and head are aligned to the right edge.
func (k Kind) right() bool { return k == Money || k == Number || k == Score }

// holdsText reports whether a cell has a text to copy and to measure.
func (k Kind) holdsText() bool { return k != Check && k != Thumbnail }

// resizable reports whether the user may choose the width.
func (k Kind) resizable() bool { return k.holdsText() }

const (
	minColumnWidth = 48
	maxColumnWidth = 1200
)

// clampWidth is the width the column takes when w is asked for. A kept layout
// may hold anything, or nothing.
func (c Column) clampWidth(w float32) float32 {
	if !c.Kind.resizable() || w == 0 || math.IsNaN(float64(w)) {
		return c.Width
	}
	return min(max(w, minColumnWidth), maxColumnWidth)
}

// Sort is an order of rows.
type Sort struct {
	Column     string `json:"column"` // "" is the owner's own order
	Descending bool   `json:"descending"`
}

// next is the order after a click on the head of the column.
func (s Sort) next(column string) Sort {
	return Sort{Column: column, Descending: s.Column == column && !s.Descending}
}
