package matte

// clean opens what is left in the backdrop beside the subject: grain, dust, and
// the ripples that JPEG leaves around edges.
func (s *sheet) clean() {
	const rounds = 3
	for at, mark := range s.marks {
		if mark == untouched && s.touchesOpen(int32(at)) {
			s.border = append(s.border, int32(at))
		}
	}
	s.openSpecks()
	for range rounds {
		s.smoothen()
	}
}

// current and seen are the marks of pixels of the subject while specks are looked
// for: those of the island looked at, and of all before.
const current, seen = -2, -3

// openSpecks opens islands of few pixels that differ little from the backdrop.
func (s *sheet) openSpecks() {
	var kept []int32
	for _, at := range s.border {
		if s.marks[at] != untouched {
			continue
		}
		island, whole := s.islandAt(at)
		if whole && s.isFaint(island) {
			s.openAll(island)
			continue
		}
		for _, at := range island {
			s.marks[at] = seen
		}
		kept = append(kept, island...)
	}
	for _, at := range kept {
		s.marks[at] = untouched
	}
}

// islandAt gathers the pixels connected to one that are not open, and reports
// whether those are all: not more than a cell has, and not a part of an island
// that was looked at before.
func (s *sheet) islandAt(first int32) (island []int32, whole bool) {
	most := s.Side() * s.Side()
	island, whole = []int32{first}, true
	s.marks[first] = current
	for i := 0; i < len(island); i++ {
		for next := range s.around(island[i]) {
			switch {
			case s.marks[next] == seen:
				whole = false
			case s.marks[next] != untouched:
			case len(island) == most:
				return island, false
			default:
				s.marks[next] = current
				island = append(island, next)
			}
		}
	}
	return island, whole
}

// isFaint reports whether no pixel differs much from the backdrop.
func (s *sheet) isFaint(pixels []int32) bool {
	const much = 8 // times the tolerance
	for _, at := range pixels {
		if s.deviation(at) > much*s.Tolerance() {
			return false
		}
	}
	return true
}

// openAll opens pixels, which puts those beside them at the border.
func (s *sheet) openAll(pixels []int32) {
	for _, at := range pixels {
		s.marks[at] = open
		s.paintOpen(at)
	}
	for _, at := range pixels {
		for next := range s.around(at) {
			if s.marks[next] == untouched {
				s.border = append(s.border, next)
			}
		}
	}
}

// smoothen opens pixels that differ from the backdrop a little and stick out into
// it: grain, and the ripples that JPEG leaves beside an edge.
func (s *sheet) smoothen() {
	const sticksOut, weak = 4, 3
	var opened []int32
	for _, at := range s.border {
		if s.marks[at] == untouched && s.openAround(at) >= sticksOut && s.deviation(at) < weak*s.Tolerance() {
			opened = append(opened, at)
		}
	}
	s.openAll(opened)
}

// openAround is how many of the eight pixels around one are backdrop.
func (s *sheet) openAround(at int32) (n int) {
	for next := range s.around(at) {
		if s.marks[next] == open {
			n++
		}
	}
	return n
}

// deviation is how far a pixel is from the backdrop's colour, in the channel
// where that is most.
func (s *sheet) deviation(at int32) float32 {
	x, y := int(at)%s.width, int(at)/s.width
	return largest(minus(s.colour(x, y), s.behind(x, y)))
}
