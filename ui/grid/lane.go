package grid

import "slices"

// lanes are the columns in sight: the frozen ones and those that scroll.
func (a *arrangement) lanes() (frozen, scrolled lane) {
	for _, p := range a.placed {
		if p.hidden {
			continue
		}
		if a.side(p) == 0 {
			frozen.add(p)
		} else {
			scrolled.add(p)
		}
	}
	return frozen, scrolled
}

// lane is columns side by side. Positions count from the lane's left edge.
type lane struct {
	columns []int
	ends    []float32 // where each column ends
}

func (l *lane) add(p placed) {
	l.columns = append(l.columns, p.column)
	l.ends = append(l.ends, l.width()+p.width)
}

func (l lane) width() float32 {
	if len(l.ends) == 0 {
		return 0
	}
	return l.ends[len(l.ends)-1]
}

// span is where the i-th column begins and how wide it is.
func (l lane) span(i int) (left, width float32) {
	if i > 0 {
		left = l.ends[i-1]
	}
	return left, l.ends[i] - left
}

// at is the column at x, or -1.
func (l lane) at(x float32) int {
	if x < 0 || x >= l.width() {
		return -1
	}
	i, found := slices.BinarySearch(l.ends, x)
	if found {
		i++
	}
	return i
}

// seen is the half-open range of columns of which a part lies from x on for
// the given width.
func (l lane) seen(x, width float32) (first, end int) {
	for first < len(l.ends) && l.ends[first] <= x {
		first++
	}
	for end = first; end < len(l.ends); end++ {
		if left, _ := l.span(end); left >= x+width {
			break
		}
	}
	return first, end
}

// has reports whether the column is among the first to end-1.
func (l lane) has(column, first, end int) bool {
	return slices.Contains(l.columns[first:end], column)
}
