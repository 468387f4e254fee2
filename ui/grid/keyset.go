package grid

import (
	"cmp"
	"iter"
	"math"
	"slices"
)

// Keys is a set of row keys. It holds runs of neighbouring keys, not single
// ones: the rows of a store are numbered almost without gaps, so all of
// 100,000 rows is one run. A Keys never changes once made; it may be handed to
// another goroutine as it is. The zero Keys is empty.
type Keys struct {
	runs []run // ascending, with a gap of at least one key between two
	n    int
}

// run is every key from lo to hi, both included.
type run struct{ lo, hi int64 }

// NewKeys returns the set of the given keys, in any order, repeats allowed.
func NewKeys(keys ...int64) Keys {
	if !slices.IsSorted(keys) {
		keys = slices.Clone(keys)
		slices.Sort(keys)
	}
	var b keysBuilder
	for _, k := range keys {
		b.add(run{k, k})
	}
	return b.keys()
}

// Len is the number of keys in the set.
func (s Keys) Len() int { return s.n }

// Has reports whether the set holds the key.
func (s Keys) Has(key int64) bool {
	_, found := slices.BinarySearchFunc(s.runs, key, func(r run, key int64) int {
		switch {
		case r.hi < key:
			return -1
		case r.lo > key:
			return 1
		default:
			return 0
		}
	})
	return found
}

// All yields every key in ascending order.
func (s Keys) All() iter.Seq[int64] {
	return func(yield func(int64) bool) {
		for _, r := range s.runs {
			for k := r.lo; ; k++ {
				if !yield(k) {
					return
				}
				if k == r.hi {
					break
				}
			}
		}
	}
}

// With returns the set of keys in s or in o.
func (s Keys) With(o Keys) Keys {
	if s.n == 0 {
		return o
	}
	var b keysBuilder
	i, j := 0, 0
	for i < len(s.runs) || j < len(o.runs) {
		if j == len(o.runs) || i < len(s.runs) && cmp.Less(s.runs[i].lo, o.runs[j].lo) {
			b.add(s.runs[i])
			i++
		} else {
			b.add(o.runs[j])
			j++
		}
	}
	return b.keys()
}

// Without returns the set of keys in s and not in o.
func (s Keys) Without(o Keys) Keys {
	var b keysBuilder
	j := 0
	for _, r := range s.runs {
		for j < len(o.runs) && o.runs[j].hi < r.lo {
			j++
		}
		b.addLess(r, o.runs[j:])
	}
	return b.keys()
}

// keysBuilder collects runs in ascending order of their first key and joins
// those that touch or overlap.
type keysBuilder struct{ runs []run }

func (b *keysBuilder) add(r run) {
	if n := len(b.runs); n > 0 {
		last := &b.runs[n-1]
		if last.hi == math.MaxInt64 || r.lo <= last.hi+1 {
			last.hi = max(last.hi, r.hi)
			return
		}
	}
	b.runs = append(b.runs, r)
}

// addLess adds what remains of r without the holes, the first of which ends at
// or behind r's beginning.
func (b *keysBuilder) addLess(r run, holes []run) {
	for _, h := range holes {
		if h.lo > r.hi {
			break
		}
		if h.lo > r.lo {
			b.add(run{r.lo, h.lo - 1})
		}
		if h.hi >= r.hi {
			return
		}
		r.lo = h.hi + 1
	}
	b.add(r)
}

func (b *keysBuilder) keys() Keys {
	s := Keys{runs: b.runs}
	for _, r := range b.runs {
		s.n += int(r.hi-r.lo) + 1
	}
	return s
}
