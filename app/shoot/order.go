package shoot

import (
	"cmp"
	"path"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Frame is a photo of a shoot.
type Frame struct {
	Path    string    // tells photos apart
	Taken   time.Time // by the camera's clock; zero where the file does not say
	ModTime time.Time // of the file
	// Blank frames show nothing: a lens cap or a card, taken between products.
	Blank bool
}

// Basis says what the order of photos goes by.
type Basis string

// The bases.
const (
	ByClock    Basis = "clock"     // when each was taken
	ByName     Basis = "name"      // the camera's count in the names
	ByFileTime Basis = "file-time" // when each file was last changed
)

// Ordered is a shoot in the order in which it was taken.
type Ordered struct {
	Frames []Frame
	Basis  Basis
}

// Sort puts photos in order: by the camera's clock where every photo tells it,
// else by the camera's count where every name ends in one, else by the files'
// times. A count that began anew after 9999 goes on. Where two photos have the
// same time their names decide.
func Sort(frames []Frame) Ordered {
	sorted := slices.Clone(frames)
	o := Ordered{Frames: sorted, Basis: basisOf(frames)}
	switch o.Basis {
	case ByClock:
		slices.SortStableFunc(sorted, func(a, b Frame) int { return cmp.Or(a.Taken.Compare(b.Taken), compareNames(a.Path, b.Path)) })
	case ByFileTime:
		slices.SortStableFunc(sorted, func(a, b Frame) int {
			return cmp.Or(a.ModTime.Compare(b.ModTime), compareNames(a.Path, b.Path))
		})
	default:
		slices.SortStableFunc(sorted, func(a, b Frame) int { return compareNames(a.Path, b.Path) })
		o.Frames = goneOn(sorted)
	}
	return o
}

func basisOf(frames []Frame) Basis {
	switch {
	case !slices.ContainsFunc(frames, func(f Frame) bool { return f.Taken.IsZero() }):
		return ByClock
	case !slices.ContainsFunc(frames, func(f Frame) bool { _, count := countOf(f.Path); return count < 0 }):
		return ByName
	}
	return ByFileTime
}

// countOf parts the name of a photo into what stands before the camera's count
// and the count, −1 where there is none: "IMG_0042.jpg" gives "IMG_" and 42.
func countOf(file string) (before string, count int) {
	name := nameOf(file)
	stem := strings.TrimSuffix(name, path.Ext(name))
	before = strings.TrimRight(stem, "0123456789")
	count, err := strconv.Atoi(stem[len(before):])
	if err != nil {
		return stem, -1
	}
	return before, count
}

// nameOf is the name of a file, on whatever system it lies.
func nameOf(file string) string { return path.Base(strings.ReplaceAll(file, `\`, "/")) }

// compareNames orders names as people do: IMG_9 before IMG_10.
func compareNames(a, b string) int {
	beforeA, countA := countOf(a)
	beforeB, countB := countOf(b)
	return cmp.Or(cmp.Compare(strings.ToLower(beforeA), strings.ToLower(beforeB)), cmp.Compare(countA, countB), cmp.Compare(a, b))
}

const (
	lastCount = 9999 // of cameras (DCF 2.0 numbers files from 0001 to 9999)
	rollover  = 5000 // what the count must leap for it to have begun anew
)

// goneOn puts photos first that were taken before the camera's count began
// anew: those behind the largest leap, if there is one over half of all counts.
func goneOn(sorted []Frame) []Frame {
	if len(sorted) == 0 {
		return sorted
	}
	first, low := countOf(sorted[0].Path)
	last, high := countOf(sorted[len(sorted)-1].Path)
	if first != last || high > lastCount || low < 0 {
		return sorted
	}
	at, leap := 0, rollover
	for i := 1; i < len(sorted); i++ {
		_, before := countOf(sorted[i-1].Path)
		_, count := countOf(sorted[i].Path)
		if count-before > leap {
			at, leap = i, count-before
		}
	}
	return slices.Concat(sorted[at:], sorted[:at])
}
