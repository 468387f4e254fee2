package plane

import (
	"math"
	"slices"

	"storehand/app/photo/kernel"
)

// Filter is a resampling filter.
type Filter struct{ *shape }

// shape is the curve of a filter.
type shape struct {
	// reach is how far from its middle the filter is not zero, in samples of
	// the coarser of the two pictures.
	reach float64
	at    func(x float64) float64
}

// Lanczos is the windowed sinc of three lobes, the sharpest filter that rings
// little. Linear is the triangle, which is soft and quick.
var (
	Lanczos = Filter{&shape{3, func(x float64) float64 { return sinc(x) * sinc(x/3) }}}
	Linear  = Filter{&shape{1, func(x float64) float64 { return 1 - math.Abs(x) }}}
)

func sinc(x float64) float64 {
	if x == 0 {
		return 1
	}
	return math.Sin(math.Pi*x) / (math.Pi * x)
}

// axis says, for every sample of a line that is made, which samples of the old
// line it is made from, and by what weights.
type axis struct {
	taps    int     // weights of each sample
	first   []int32 // the first old sample of each
	weights []int16 // taps for each sample
}

// newAxis lays the samples of one line over those of another. The number of
// weights is a multiple of the given one, where the line has so many samples.
func newAxis(from, to Line, f Filter, multiple int) *axis {
	scale := from.Extent / to.Extent
	all := make([][]float64, to.Count)
	a := &axis{first: make([]int32, to.Count)}
	for i := range all {
		middle := from.Start + (float64(i)+0.5-to.Start)*scale - 0.5
		low, weights := f.around(middle, math.Max(scale, 1), from.Count)
		a.first[i], all[i] = int32(low), weights
		a.taps = max(a.taps, len(weights))
	}
	if picks(all) {
		a.taps = 1
		for i := range all {
			a.first[i] += int32(slices.Index(all[i], 1))
			all[i] = []float64{1}
		}
	} else {
		a.taps = min((a.taps+multiple-1)/multiple*multiple, from.Count)
	}
	a.weights = make([]int16, to.Count*a.taps)
	for i, weights := range all {
		a.set(i, from.Count, weights)
	}
	return a
}

// picks reports whether every sample is one of the old ones, as it is where the
// pictures have the same size.
func picks(all [][]float64) bool {
	return !slices.ContainsFunc(all, func(weights []float64) bool { return slices.Index(weights, 1) < 0 })
}

// around returns the weights of the old samples around a place, and the first
// of these samples, which never lies before that of the place before.
func (f Filter) around(middle, wide float64, old int) (low int, weights []float64) {
	const nothing = 1e-9
	low = max(int(math.Ceil(middle-f.reach*wide)), 0)
	high := min(int(math.Floor(middle+f.reach*wide)), old-1)
	sum := 0.0
	for k := low; k <= high; k++ {
		w := f.at((float64(k) - middle) / wide)
		weights = append(weights, w)
		sum += w
	}
	if sum < nothing { // beyond the last sample, through rounding of sizes
		return min(max(int(math.Round(middle)), 0), old-1), []float64{1}
	}
	for i := range weights {
		// What rounding leaves of the filter's zeros is zero.
		if weights[i] /= sum; math.Abs(weights[i]) < nothing {
			weights[i] = 0
		} else if math.Abs(weights[i]-1) < nothing {
			weights[i] = 1
		}
	}
	return low, weights
}

// set stores a sample's weights in fixed point. They are moved so that all taps
// lie on the line, and rounded so that their sum is exact: flat areas stay what
// they were.
func (a *axis) set(i, old int, weights []float64) {
	shift := max(int(a.first[i])+a.taps-old, 0)
	a.first[i] -= int32(shift)
	fixed := a.weights[i*a.taps:][:a.taps]
	rest, largest := int16(1<<kernel.WeightBits), shift
	for k, w := range weights {
		at := k + shift
		fixed[at] = int16(math.Round(w * (1 << kernel.WeightBits)))
		rest -= fixed[at]
		if fixed[at] > fixed[largest] {
			largest = at
		}
	}
	fixed[largest] += rest
}
