package grid

// Edit is a text the user wrote into a cell. "" empties the cell.
type Edit struct {
	Key    int64  // of the row
	Column string // ID
	Text   string
}

// Outcome is what became of the cells a paste, a cut or a clearing was meant for.
type Outcome struct {
	Written int // handed to OnEdit
	Refused int // by the column's Validate or Choices; they show it
	Locked  int // in columns or cells that cannot be edited
	Beyond  int // pasted past the last row or the last column
}

// written is a text meant for a cell.
type written struct {
	place
	text string
}

// spread lays pasted rows onto the cells of a range: once from its upper left
// corner, or as often as it fits if the range is a whole multiple of them.
// Cells a shorter row lacks are left alone. beyond counts the texts that fall
// outside the field.
func spread(rows [][]string, onto block, f field) (cells []written, beyond int) {
	height, width := len(rows), 0
	for _, row := range rows {
		width = max(width, len(row))
	}
	if height == 0 {
		return nil, 0
	}
	bottom, right := onto.top+height-1, onto.left+width-1
	if onto.rows()%height == 0 && onto.columns()%width == 0 {
		bottom, right = onto.bottom, onto.right
	}
	for r := onto.top; r <= bottom; r++ {
		row := rows[(r-onto.top)%height]
		for c := onto.left; c <= right; c++ {
			i := (c - onto.left) % width
			switch {
			case i >= len(row):
			case r >= f.rows || c >= f.columns:
				beyond++
			default:
				cells = append(cells, written{place{r, c}, row[i]})
			}
		}
	}
	return cells, beyond
}
