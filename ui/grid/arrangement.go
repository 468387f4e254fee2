package grid

import "slices"

// Layout is how the user arranged the columns: in the order of the slice,
// frozen ones first. It may be kept as JSON.
type Layout struct {
	Columns []ColumnState `json:"columns"`
}

// ColumnState is what the user chose for one column.
type ColumnState struct {
	ID     string  `json:"id"`
	Width  float32 `json:"width"` // device-independent pixels
	Hidden bool    `json:"hidden,omitempty"`
}

// arrangement is the columns in the order and width shown. A column is named
// by its index in the owner's definition.
type arrangement struct {
	columns []Column
	placed  []placed // every column once, frozen ones first
}

type placed struct {
	column int
	width  float32
	hidden bool
}

func newArrangement(columns []Column) *arrangement {
	a := &arrangement{columns: columns}
	a.apply(Layout{})
	return a
}

// apply takes over a kept layout as far as it fits: columns it does not know
// appear beside the neighbour they have in the definition, those that are no
// more are passed over. There must be at least one column.
func (a *arrangement) apply(l Layout) {
	var order []placed
	for _, state := range l.Columns {
		i := a.index(state.ID)
		if i < 0 || position(order, i) >= 0 {
			continue
		}
		order = append(order, placed{i, a.columns[i].clampWidth(state.Width), state.Hidden})
	}
	a.frozenFirst(order)
	for i, c := range a.columns {
		if position(order, i) < 0 {
			behind := position(order, i-1) + 1
			order = slices.Insert(order, behind, placed{i, c.Width, c.Hidden})
		}
	}
	a.frozenFirst(order)
	a.placed = order
	if a.shown() == 0 {
		a.placed[0].hidden = false // a grid of nothing could not be brought back by hand
	}
}

func (a *arrangement) frozenFirst(order []placed) {
	slices.SortStableFunc(order, func(p, q placed) int { return a.side(p) - a.side(q) })
}

func (a *arrangement) layout() Layout {
	l := Layout{Columns: make([]ColumnState, len(a.placed))}
	for i, p := range a.placed {
		l.Columns[i] = ColumnState{ID: a.columns[p.column].ID, Width: p.width, Hidden: p.hidden}
	}
	return l
}

// resize sets a width and reports whether that changed anything.
func (a *arrangement) resize(column int, width float32) bool {
	p := &a.placed[position(a.placed, column)]
	width = a.columns[column].clampWidth(width)
	changed := p.width != width
	p.width = width
	return changed
}

func (a *arrangement) width(column int) float32 {
	return a.placed[position(a.placed, column)].width
}

// move puts a column before another one, or behind all of its side if the
// other is -1. A frozen column stays among the frozen. It reports whether that
// changed anything.
func (a *arrangement) move(column, before int) bool {
	if before == column {
		return false
	}
	from := position(a.placed, column)
	p := a.placed[from]
	rest := slices.Delete(slices.Clone(a.placed), from, from+1)
	to := len(rest)
	if before >= 0 {
		to = max(0, position(rest, before))
	}
	first, end := a.bounds(rest, a.side(p))
	to = min(max(to, first), end)
	a.placed = slices.Insert(rest, to, p)
	return to != from
}

// hide hides or shows a column and reports whether that changed anything. The
// last column in sight cannot be hidden.
func (a *arrangement) hide(column int, hidden bool) bool {
	p := &a.placed[position(a.placed, column)]
	if p.hidden == hidden || hidden && a.shown() == 1 {
		return false
	}
	p.hidden = hidden
	return true
}

// shown is the number of columns in sight.
func (a *arrangement) shown() int {
	n := 0
	for _, p := range a.placed {
		if !p.hidden {
			n++
		}
	}
	return n
}

// index is the column of the ID, or -1.
func (a *arrangement) index(id string) int {
	return slices.IndexFunc(a.columns, func(c Column) bool { return c.ID == id })
}

// side is 0 for the frozen columns and 1 for those that scroll.
func (a *arrangement) side(p placed) int {
	if a.columns[p.column].Frozen {
		return 0
	}
	return 1
}

// bounds is the half-open range of the columns of one side.
func (a *arrangement) bounds(order []placed, side int) (first, end int) {
	frozen := 0
	for _, p := range order {
		if a.side(p) == 0 {
			frozen++
		}
	}
	if side == 0 {
		return 0, frozen
	}
	return frozen, len(order)
}

func position(order []placed, column int) int {
	return slices.IndexFunc(order, func(p placed) bool { return p.column == column })
}
