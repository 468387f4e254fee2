package grid

// rowSelection is the rows the user ticked, by key, so that it stays right
// when the list is sorted or filtered anew.
type rowSelection struct {
	keys Keys
	// The last single tick: rows between it and a row clicked with Shift get
	// the same state, beginning from what was selected before.
	anchor int // row in the list, -1 for none
	on     bool
	before Keys
}

// tick selects one row alone or takes it out, and makes it the anchor.
func (s *rowSelection) tick(row int, key int64, on bool) {
	s.anchor, s.on = row, on
	if one := NewKeys(key); on {
		s.keys = s.keys.With(one)
	} else {
		s.keys = s.keys.Without(one)
	}
	s.before = s.keys
}

// extend gives the rows between anchor and the one now reached the state of
// the anchor. Those of an earlier, longer extension become what they were.
func (s *rowSelection) extend(rows Keys) {
	if s.on {
		s.keys = s.before.With(rows)
	} else {
		s.keys = s.before.Without(rows)
	}
}

// set replaces the selection.
func (s *rowSelection) set(keys Keys) {
	*s = rowSelection{keys: keys, anchor: -1}
}

// reordered forgets the anchor, which counts rows of the old order.
func (s *rowSelection) reordered() { s.anchor = -1 }

// extent is how much of a list is selected, as the box in the head shows it.
type extent int

const (
	noRows extent = iota
	someRows
	allRows
)

// of looks up how much of the list is selected: of all rows, or with tickable
// of those that can be. It stops at the first gap, and where all can be reads
// the list only when enough keys are selected to fill it.
func (s *rowSelection) of(src Source, tickable func(key int64) bool) extent {
	n := src.Count()
	if s.keys.Len() == 0 {
		return noRows
	}
	if n == 0 || s.keys.Len() < n && tickable == nil {
		return someRows
	}
	for i := range n {
		if key := src.Key(i); !s.keys.Has(key) && (tickable == nil || tickable(key)) {
			return someRows
		}
	}
	return allRows
}

// tickable reports whether a row can be selected.
func (g *Grid) tickable(key int64) bool { return g.options.Tickable == nil || g.options.Tickable(key) }

// keysOf collects the keys of those of the rows first to end-1 that can be
// selected; tickable is nil where all can.
func keysOf(src Source, first, end int, tickable func(key int64) bool) Keys {
	keys := make([]int64, 0, end-first)
	for i := first; i < end; i++ {
		if key := src.Key(i); tickable == nil || tickable(key) {
			keys = append(keys, key)
		}
	}
	return NewKeys(keys...)
}
