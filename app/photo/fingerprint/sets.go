package fingerprint

import (
	"cmp"
	"maps"
	"slices"
)

// sets keeps which pictures belong together (disjoint sets: Tarjan, "Efficiency
// of a Good But Not Linear Set Union Algorithm", 1975). Pictures that are
// together are not compared again, so that thousands of copies of one picture
// take no longer than thousands of others.
type sets struct{ above []int32 }

func newSets(looks []indexed) *sets {
	pictures := int32(0)
	for _, l := range looks {
		pictures = max(pictures, l.picture+1)
	}
	s := &sets{above: make([]int32, pictures)}
	for i := range s.above {
		s.above[i] = int32(i)
	}
	return s
}

// first is the picture that stands for the set of another one.
func (s *sets) first(picture int32) int32 {
	for s.above[picture] != picture {
		s.above[picture] = s.above[s.above[picture]]
		picture = s.above[picture]
	}
	return picture
}

func (s *sets) are(a, b int32) bool { return s.first(a) == s.first(b) }

// join puts two sets together; the earlier picture stands for them.
func (s *sets) join(a, b int32) {
	a, b = s.first(a), s.first(b)
	s.above[max(a, b)] = min(a, b)
}

// groups lists the sets of more than one picture.
func (s *sets) groups() [][]int {
	members := map[int32][]int{}
	for picture := range s.above {
		first := s.first(int32(picture))
		members[first] = append(members[first], picture)
	}
	maps.DeleteFunc(members, func(_ int32, pictures []int) bool { return len(pictures) < 2 })
	return slices.SortedFunc(maps.Values(members), func(a, b []int) int { return cmp.Compare(a[0], b[0]) })
}
