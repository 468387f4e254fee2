package grid

// place is a cell: a row of the list and a column counted among those in
// sight, from the left.
type place struct{ row, column int }

// block is the cells from one corner to the other, both included.
type block struct{ top, left, bottom, right int }

func (b block) rows() int    { return b.bottom - b.top + 1 }
func (b block) columns() int { return b.right - b.left + 1 }
func (b block) single() bool { return b.rows() == 1 && b.columns() == 1 }

// cursor is the current cell and the range of cells held with it.
type cursor struct {
	at     place
	anchor place // the range's other corner
}

// move goes to a cell. With extend the range grows to it, else it collapses.
func (c *cursor) move(to place, extend bool) {
	c.at = to
	if !extend {
		c.anchor = to
	}
}

func (c cursor) block() block {
	return block{
		top: min(c.at.row, c.anchor.row), bottom: max(c.at.row, c.anchor.row),
		left: min(c.at.column, c.anchor.column), right: max(c.at.column, c.anchor.column),
	}
}

// motion is a way to move the cursor by keyboard.
type motion int

const (
	toLeft motion = iota
	toRight
	toUp
	toDown
	toPageUp
	toPageDown
	toRowStart
	toRowEnd
	toColumnStart
	toColumnEnd
	toFirst
	toLast
	toNext     // Tab: to the right, then into the next row
	toPrevious // Shift+Tab
)

// field is the cells the cursor may go to.
type field struct{ rows, columns int }

// step is the cell a motion leads to from a cell. Page motions jump by page
// rows.
func (f field) step(from place, m motion, page int) place {
	to := from
	switch m {
	case toLeft:
		to.column--
	case toRight:
		to.column++
	case toUp:
		to.row--
	case toDown:
		to.row++
	case toPageUp:
		to.row -= page
	case toPageDown:
		to.row += page
	case toRowStart:
		to.column = 0
	case toRowEnd:
		to.column = f.columns - 1
	case toColumnStart:
		to.row = 0
	case toColumnEnd:
		to.row = f.rows - 1
	case toFirst:
		to = place{}
	case toLast:
		to = place{f.rows - 1, f.columns - 1}
	case toNext, toPrevious:
		to = f.wrap(from, m)
	}
	return f.clamp(to)
}

func (f field) wrap(from place, m motion) place {
	to := from
	if m == toNext {
		to.column++
		if to.column >= f.columns && to.row < f.rows-1 {
			return place{to.row + 1, 0}
		}
		return to
	}
	to.column--
	if to.column < 0 && to.row > 0 {
		return place{to.row - 1, f.columns - 1}
	}
	return to
}

// holds reports whether there is such a cell.
func (f field) holds(p place) bool {
	return p.row >= 0 && p.row < f.rows && p.column >= 0 && p.column < f.columns
}

// clamp is the cell of the field nearest to p.
func (f field) clamp(p place) place {
	return place{max(0, min(p.row, f.rows-1)), max(0, min(p.column, f.columns-1))}
}
