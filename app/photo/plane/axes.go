package plane

import "sync"

// axes keeps the last weights that were worked out: the photos of a run mostly
// have the same size, and so have the two colours of each.
var axes struct {
	sync.Mutex
	known map[axisKey]*axis
}

type axisKey struct {
	from, to Line
	filter   Filter
	multiple int
}

// axesKept bounds what is kept: a few hundred kilobytes.
const axesKept = 16

// axisOf is newAxis, or what it made before. It is not to be changed.
func axisOf(from, to Line, f Filter, multiple int) *axis {
	key := axisKey{from, to, f, multiple}
	axes.Lock()
	a := axes.known[key]
	axes.Unlock()
	if a != nil {
		return a
	}
	a = newAxis(from, to, f, multiple)
	axes.Lock()
	defer axes.Unlock()
	if axes.known == nil || len(axes.known) >= axesKept {
		axes.known = map[axisKey]*axis{}
	}
	axes.known[key] = a
	return a
}
