package icc

// grid is a table of colours over one to four channels, equally spaced along
// each.
type grid struct {
	sizes  []int
	steps  []int // distance of neighbours along each channel
	values []float64
}

// newGrid takes three values for each point, the last channel changing fastest.
func newGrid(sizes []int, values []float64) *grid {
	g := &grid{sizes: sizes, steps: make([]int, len(sizes)), values: values}
	step := 3
	for i := len(sizes) - 1; i >= 0; i-- {
		g.steps[i] = step
		step *= sizes[i]
	}
	return g
}

// at interpolates between the corners of the cell that in (0…1 each) lies in.
func (g *grid) at(in []float64) (out [3]float64) {
	base := 0
	var part [4]float64
	for i, v := range in {
		place := unit(v) * float64(g.sizes[i]-1)
		low := min(int(place), g.sizes[i]-2)
		part[i] = place - float64(low)
		base += low * g.steps[i]
	}
	for corner := range 1 << len(in) {
		weight, at := 1.0, base
		for i := range in {
			if corner>>i&1 != 0 {
				weight *= part[i]
				at += g.steps[i]
			} else {
				weight *= 1 - part[i]
			}
		}
		if weight == 0 {
			continue
		}
		out[0] += weight * g.values[at]
		out[1] += weight * g.values[at+1]
		out[2] += weight * g.values[at+2]
	}
	return out
}
