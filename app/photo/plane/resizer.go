package plane

// Line is how a picture lies on the columns or rows of a plane.
type Line struct {
	// Count is how many columns or rows the plane has.
	Count int
	// Start and Extent are where the picture begins and how long it is, in the
	// plane's own samples. A line of nine samples at five eighths of its size
	// has six, and an extent of 5.625.
	Start, Extent float64
}

// Size is how a picture lies on a plane, across and down.
type Size struct{ X, Y Line }

// Whole is the size of a plane that the picture covers exactly.
func Whole(width, height int) Size {
	return Size{Line{Count: width, Extent: float64(width)}, Line{Count: height, Extent: float64(height)}}
}

// Half is the size of a plane of half the resolution, on which a picture of the
// given size lies. Where the picture begins at an odd column or row, the first
// sample of the plane is covered by half only.
func Half(width, height int, oddX, oddY bool) Size {
	return Size{halfLine(width, oddX), halfLine(height, oddY)}
}

func halfLine(length int, odd bool) Line {
	if odd {
		return Line{Count: (length + 2) / 2, Start: 0.5, Extent: float64(length) / 2}
	}
	return Line{Count: (length + 1) / 2, Extent: float64(length) / 2}
}

// Mirrored is the line seen from its other end.
func (l Line) Mirrored() Line {
	l.Start = float64(l.Count) - l.Start - l.Extent
	return l
}

// Resizer makes a plane of another size from rows that come one after the
// other. It keeps no more of them than the filter is high, so that the large
// plane need never be in memory.
type Resizer struct {
	out          Plane
	across, down axis
	// ring holds the last rows, resized across, by their number modulo its
	// length.
	ring  [][]int16
	sums  []int32
	taken int // rows that have come
	made  int // rows that are done
}

// NewResizer returns a Resizer from one size to another.
func NewResizer(from, to Size, f Filter) *Resizer {
	r := &Resizer{
		out:    New(to.X.Count, to.Y.Count),
		across: newAxis(from.X, to.X, f),
		down:   newAxis(from.Y, to.Y, f),
		sums:   make([]int32, to.X.Count),
	}
	r.ring = make([][]int16, r.down.taps)
	for i := range r.ring {
		r.ring[i] = make([]int16, to.X.Count)
	}
	return r
}

// Row takes the next row.
func (r *Resizer) Row(pix []uint8) {
	row := r.ring[r.taken%len(r.ring)]
	r.taken++
	switch r.across.taps {
	case 1:
		r.across.pick(row, pix)
	case 8:
		r.across.apply8(row, pix)
	default:
		r.across.apply(row, pix)
	}
	for r.made < r.out.Height && int(r.down.first[r.made])+r.down.taps <= r.taken {
		r.finishRow()
	}
}

// Plane returns the made plane, complete when all rows have come.
func (r *Resizer) Plane() Plane { return r.out }

// rowBits is the precision that rows keep between the two directions, beyond
// whole steps: with it, and room for the filter's overshoot, they fit sixteen
// bits.
const rowBits = 6

// pick takes over the samples of a line that keeps its size.
func (a *axis) pick(out []int16, in []uint8) {
	for i, first := range a.first {
		out[i] = int16(in[first]) << rowBits
	}
}

// apply resizes a line.
func (a *axis) apply(out []int16, in []uint8) {
	const round = 1 << (weightBits - rowBits - 1)
	weights := a.weights
	for i, first := range a.first {
		w := weights[:a.taps]
		weights = weights[a.taps:]
		p := in[first:][:len(w)]
		sum := int32(round)
		for len(w) >= 4 && len(p) >= 4 {
			sum += int32(w[0])*int32(p[0]) + int32(w[1])*int32(p[1]) + int32(w[2])*int32(p[2]) + int32(w[3])*int32(p[3])
			w, p = w[4:], p[4:]
		}
		for k := range w {
			sum += int32(w[k]) * int32(p[k])
		}
		out[i] = int16(sum >> (weightBits - rowBits))
	}
}

// apply8 is apply for eight taps, which is what Lanczos has for a picture that
// was decoded a little larger than it is wanted: nearly always.
func (a *axis) apply8(out []int16, in []uint8) {
	const round = 1 << (weightBits - rowBits - 1)
	for i, first := range a.first {
		w, p := (*[8]int16)(a.weights[8*i:]), (*[8]uint8)(in[first:])
		sum := round + int32(w[0])*int32(p[0]) + int32(w[1])*int32(p[1]) + int32(w[2])*int32(p[2]) + int32(w[3])*int32(p[3]) +
			int32(w[4])*int32(p[4]) + int32(w[5])*int32(p[5]) + int32(w[6])*int32(p[6]) + int32(w[7])*int32(p[7])
		out[i] = int16(sum >> (weightBits - rowBits))
	}
}

// finishRow makes the next row from the rows in the ring.
func (r *Resizer) finishRow() {
	first := int(r.down.first[r.made])
	weights := r.down.weights[r.made*r.down.taps:][:r.down.taps]
	out := r.out.Row(r.made)
	r.made++
	if len(weights) == 1 {
		for i, v := range r.ring[first%len(r.ring)] {
			out[i] = clamp((int32(v) + 1<<(rowBits-1)) >> rowBits)
		}
		return
	}
	const round = 1 << (weightBits + rowBits - 1)
	for i := range r.sums {
		r.sums[i] = round
	}
	k := 0
	for ; k+4 <= len(weights); k += 4 {
		add4(r.sums, (*[4]int16)(weights[k:]),
			r.ring[(first+k)%len(r.ring)], r.ring[(first+k+1)%len(r.ring)],
			r.ring[(first+k+2)%len(r.ring)], r.ring[(first+k+3)%len(r.ring)])
	}
	for ; k < len(weights); k++ {
		w := int32(weights[k])
		for i, v := range r.ring[(first+k)%len(r.ring)] {
			r.sums[i] += w * int32(v)
		}
	}
	for i, sum := range r.sums {
		out[i] = clamp(sum >> (weightBits + rowBits))
	}
}

// add4 adds four weighted rows to the sums.
func add4(sums []int32, w *[4]int16, a, b, c, d []int16) {
	a, b, c, d = a[:len(sums)], b[:len(sums)], c[:len(sums)], d[:len(sums)]
	w0, w1, w2, w3 := int32(w[0]), int32(w[1]), int32(w[2]), int32(w[3])
	for i := range sums {
		sums[i] += w0*int32(a[i]) + w1*int32(b[i]) + w2*int32(c[i]) + w3*int32(d[i])
	}
}

func clamp(v int32) uint8 {
	if uint32(v) > 255 {
		if v < 0 {
			return 0
		}
		return 255
	}
	return uint8(v)
}

// Resize returns the plane at another size.
func Resize(p Plane, width, height int, f Filter) Plane {
	r := NewResizer(Whole(p.Width, p.Height), Whole(width, height), f)
	for y := range p.Height {
		r.Row(p.Row(y))
	}
	return r.Plane()
}
