package measure

// piece is a connected part of a picture, above a level or below it.
type piece struct {
	left, top, right, bottom int // right and bottom are beyond it
	area                     int // pixels
	bright                   bool
}

func (p piece) width() int  { return p.right - p.left }
func (p piece) height() int { return p.bottom - p.top }

// with is the piece that holds both; one without area holds nothing.
func (p piece) with(q piece) piece {
	if p.area == 0 {
		return q
	}
	p.left, p.top, p.right, p.bottom = min(p.left, q.left), min(p.top, q.top), max(p.right, q.right), max(p.bottom, q.bottom)
	p.area += q.area
	return p
}

// touches reports whether the piece reaches the picture's edge.
func (p piece) touches(g *grey) bool {
	return p.left == 0 || p.top == 0 || p.right == g.width || p.bottom == g.height
}

// run is a part of a row that is all bright or all dark.
type run struct {
	from, to int // to is beyond it
	piece    int
}

// pieces takes a picture apart into connected parts (side by side, not across
// corners) that are at or above a level, and below it.
func (g *grey) pieces(cut uint8) []piece {
	s := &sorter{}
	var above, here []run
	for y := range g.height {
		row := g.row(y)
		here = here[:0]
		next := 0 // the first run above that may touch
		for from := 0; from < len(row); {
			bright := row[from] >= cut
			to := from + 1
			for to < len(row) && row[to] >= cut == bright {
				to++
			}
			r := run{from, to, -1}
			for next < len(above) && above[next].to <= from {
				next++
			}
			for i := next; i < len(above) && above[i].from < to; i++ {
				if s.pieces[above[i].piece].bright == bright {
					r.piece = s.join(r.piece, above[i].piece)
				}
			}
			r.piece = s.add(r, y, bright)
			here = append(here, r)
			from = to
		}
		above, here = here, above
	}
	return s.roots()
}

// sorter knows which pieces found so far turned out to be parts of others.
type sorter struct {
	pieces []piece
	partOf []int // itself for a piece on its own
}

func (s *sorter) root(i int) int {
	for s.partOf[i] != i {
		s.partOf[i] = s.partOf[s.partOf[i]]
		i = s.partOf[i]
	}
	return i
}

// join makes one piece of two; a negative first one is none.
func (s *sorter) join(a, b int) int {
	b = s.root(b)
	if a < 0 || a == b {
		return b
	}
	a = s.root(a)
	if a == b {
		return a
	}
	s.partOf[b] = a
	s.pieces[a] = s.pieces[a].with(s.pieces[b])
	return a
}

// add gives a run to its piece, or to a new one.
func (s *sorter) add(r run, y int, bright bool) int {
	if r.piece < 0 {
		s.pieces = append(s.pieces, piece{r.from, y, r.to, y + 1, r.to - r.from, bright})
		s.partOf = append(s.partOf, len(s.partOf))
		return len(s.pieces) - 1
	}
	p := &s.pieces[r.piece]
	p.left, p.right, p.bottom = min(p.left, r.from), max(p.right, r.to), y+1
	p.area += r.to - r.from
	return r.piece
}

func (s *sorter) roots() []piece {
	var whole []piece
	for i, p := range s.pieces {
		if s.partOf[i] == i {
			whole = append(whole, p)
		}
	}
	return whole
}
