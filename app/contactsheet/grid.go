package contactsheet

// Measures of a page in millimetres, and of texts in points.
const (
	margin       = 12.0
	headHeight   = 16.0
	footHeight   = 10.0
	gap          = 5.0
	leastPicture = 12
	textGap      = 1.2 // between a picture and its texts

	titleSize = 14.0
	headSize  = 9.0
	nameSize  = 7.5
	noteSize  = 6.8
	lineSkip  = 1.25 // of a line's size
	tickSide  = 2.6
)

// pointsPerMM converts millimetres to points.
const pointsPerMM = 72 / 25.4

// altLines is how many lines an ALT text may take.
const altLines = 2

// rect is a part of a page in millimetres from its top left.
type rect struct{ x, y, w, h float64 }

// grid is how a page is divided.
type grid struct {
	page rect
	// cells are columns × rows pictures with their texts; box is the size of the
	// picture in each, and below the height of the texts under it.
	columns int
	cell    rect // the first one
	box     rect // in the first cell
	below   float64
}

func (s Sheet) grid() grid {
	sides := millimetres[s.Paper]
	g := grid{page: rect{w: sides[0], h: sides[1]}, columns: s.Columns}
	if s.Landscape {
		g.page.w, g.page.h = g.page.h, g.page.w
	}
	body := rect{margin, margin + headHeight, g.page.w - 2*margin, g.page.h - 2*margin - headHeight - footHeight}
	columns, rows := float64(s.Columns), float64(s.Rows)
	g.cell = rect{body.x, body.y, (body.w - gap*(columns-1)) / columns, (body.h - gap*(rows-1)) / rows}
	g.below = s.textsHeight()
	g.box = g.cell
	g.box.h -= g.below
	return g
}

// at is the cell of a picture, by its place on the page.
func (g grid) at(place int) rect {
	cell := g.cell
	cell.x += float64(place%g.columns) * (cell.w + gap)
	cell.y += float64(place/g.columns) * (cell.h + gap)
	return cell
}

// textsHeight is what the texts of one picture take.
func (s Sheet) textsHeight() float64 {
	height := 0.0
	if s.Show.Name {
		height += lineHeight(nameSize)
	}
	if s.Show.SKU || s.Show.Price {
		height += lineHeight(noteSize)
	}
	if s.Show.Alt {
		height += altLines * lineHeight(noteSize)
	}
	if s.Show.Tick {
		height += lineHeight(noteSize) + textGap
	}
	if height > 0 {
		height += textGap
	}
	return height
}

// lineHeight is the height of a line in millimetres.
func lineHeight(points float64) float64 { return points * lineSkip / pointsPerMM }

// inside is a box of the ratio of width to height, as large as fits, in the
// middle of r.
func (r rect) inside(width, height float64) rect {
	if width <= 0 || height <= 0 {
		return r
	}
	scale := min(r.w/width, r.h/height)
	w, h := width*scale, height*scale
	return rect{r.x + (r.w-w)/2, r.y + (r.h-h)/2, w, h}
}
