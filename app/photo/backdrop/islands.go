package backdrop

// island is a connected group of cells.
type island []int

// islands finds the groups of connected cells that belong.
func (b *Backdrop) islands(belongs func(at int) bool) []island {
	seen := make([]bool, len(b.cells))
	var found []island
	for first := range b.cells {
		if seen[first] || !belongs(first) {
			continue
		}
		seen[first] = true
		group := island{first}
		for i := 0; i < len(group); i++ {
			for next := range b.neighbours(group[i]) {
				if !seen[next] && belongs(next) {
					seen[next] = true
					group = append(group, next)
				}
			}
		}
		found = append(found, group)
	}
	return found
}

// openHoles adds the backdrop that shows through the subject, as in the handle
// of a mug. It is not reached from the edge, so that it must prove itself: it
// keeps to the surface as closely as the backdrop outside does, and all round
// it the subject stands out clearly. A light patch on a light product fades
// into it instead.
func (b *Backdrop) openHoles() {
	const (
		fewest = 3    // cells
		clear  = 3    // times the tolerance that the subject beside it differs at least
		hemmed = 0.75 // the share of the hole's rim where it does
	)
	strict := max(1.5, b.tolerance/4)
	for _, hole := range b.islands(func(at int) bool { return b.kinds[at] == Subject && b.isClean(at) }) {
		if len(hole) < fewest || b.missOf(hole) > strict || b.hemOf(hole, clear*b.tolerance) < hemmed {
			continue
		}
		for _, at := range hole {
			b.kinds[at] = Clean
		}
	}
}

// missOf is the median distance of the cells from the surface.
func (b *Backdrop) missOf(cells island) float32 {
	var misses []float32
	for _, at := range cells {
		misses = append(misses, distance(b.cells[at].mean, b.paper[at]))
	}
	return middle(misses)
}

// hemOf is the share of an island's ways out on which, within a few cells, a
// pixel differs from the backdrop by so much at least. Ways that lead back into
// the island, over a speck, are none.
func (b *Backdrop) hemOf(cells island, least float32) float64 {
	inside := make(map[int]bool, len(cells))
	for _, at := range cells {
		inside[at] = true
	}
	ways, hemmed := 0, 0
	for _, at := range cells {
		for next := range b.neighbours(at) {
			if inside[next] {
				continue
			}
			switch b.wayOut(next, next-at, inside, least) {
			case edge:
				ways, hemmed = ways+1, hemmed+1
			case open:
				ways++
			}
		}
	}
	return float64(hemmed) / float64(max(ways, 1))
}

// way is where a way out of an island leads.
type way uint8

const (
	open way = iota // nowhere in particular
	back            // into the island again
	edge            // to what differs from the backdrop
)

// wayOut follows a way out of an island for some cells. An edge is where the
// first of them differ enough, and about as much as what comes behind; light that
// fades differs little at first.
func (b *Backdrop) wayOut(at, step int, inside map[int]bool, least float32) way {
	const near, far, sharp = 4, 10, 0.5
	var first, most float32
	for i := 0; i < far && b.holds(at) && b.kinds[at] != Clean; i++ {
		if inside[at] {
			if i < near {
				return back
			}
			break
		}
		most = max(most, b.deviation(at))
		if i < near {
			first = most
		}
		at += step
	}
	if first >= least && first >= sharp*most {
		return edge
	}
	return open
}

// deviation is how far the pixel of a cell that differs most is from the
// surface, in any channel.
func (b *Backdrop) deviation(at int) (most float32) {
	c := &b.cells[at]
	for channel, expected := range b.paper[at] {
		most = max(most, expected-float32(c.low[channel]), float32(c.high[channel])-expected)
	}
	return most
}

// dust gives back to the backdrop what is too small to be a part of the
// subject: specks of dust, grain that exceeds the tolerance.
func (b *Backdrop) dust() {
	const (
		speck  = 4  // cells at most
		dwarfs = 50 // how many times larger the largest island is at least
	)
	largest := b.largest()
	for _, group := range b.islands(b.isSubject) {
		if len(group) > speck || len(group)*dwarfs > largest {
			continue
		}
		for _, at := range group {
			b.kinds[at] = Clean
		}
	}
}

func (b *Backdrop) isSubject(at int) bool { return b.kinds[at] == Subject }

// largest is the number of cells of the largest island of subject.
func (b *Backdrop) largest() (most int) {
	for _, group := range b.islands(b.isSubject) {
		most = max(most, len(group))
	}
	return most
}
