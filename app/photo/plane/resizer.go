package plane

import "storehand/app/photo/kernel"

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
// other. It keeps little more of them than the filter is high, so that the
// large plane need never be in memory.
type Resizer struct {
	out          Plane
	across, down *axis
	// ring holds the last rows, resized across, by their number modulo slots.
	ring  []int16
	slots int
	taken int // rows that have come
	made  int // rows that are done
}

// batch is how many rows at most are resized across at once.
const batch = 8

// NewResizer returns a Resizer from one size to another.
func NewResizer(from, to Size, f Filter) *Resizer {
	r := &Resizer{out: New(to.X.Count, to.Y.Count), across: axisOf(from.X, to.X, f, kernel.Taps), down: axisOf(from.Y, to.Y, f, 1)}
	r.slots = r.down.taps + batch - 1
	r.ring = make([]int16, r.slots*to.X.Count)
	return r
}

// Rows takes the next rows, which begin stride apart in pix.
func (r *Resizer) Rows(pix []uint8, stride, count int) {
	for count > 0 {
		slot := r.taken % r.slots
		n := min(count, batch, r.slots-slot)
		r.across.apply(r.ring[slot*r.out.Width:], pix, stride, n)
		r.taken += n
		for r.made < r.out.Height && int(r.down.first[r.made])+r.down.taps <= r.taken {
			r.finishRow()
		}
		if count -= n; count > 0 {
			pix = pix[n*stride:]
		}
	}
}

// Plane returns the made plane, complete when all rows have come.
func (r *Resizer) Plane() Plane { return r.out }

// apply resizes rows.
func (a *axis) apply(out []int16, in []uint8, stride, rows int) {
	if a.taps%kernel.Taps == 0 {
		kernel.Across(out, in, stride, rows, a.first, a.weights, a.taps)
		return
	}
	for y := range rows {
		a.applyFew(out[y*len(a.first):], in[y*stride:])
	}
}

// applyFew resizes a row that keeps its size, or is shorter than the filter is
// wide.
func (a *axis) applyFew(out []int16, in []uint8) {
	const round = 1 << (kernel.WeightBits - kernel.RowBits - 1)
	for i, first := range a.first {
		sum := int32(round)
		for k, w := range a.weights[i*a.taps:][:a.taps] {
			sum += int32(w) * int32(in[int(first)+k])
		}
		out[i] = int16(sum >> (kernel.WeightBits - kernel.RowBits))
	}
}

// finishRow makes the next row from the rows in the ring.
func (r *Resizer) finishRow() {
	weights := r.down.weights[r.made*r.down.taps:][:r.down.taps]
	kernel.Down(r.out.Row(r.made), r.ring, int(r.down.first[r.made])%r.slots, weights)
	r.made++
}

// Resize returns the plane at another size.
func Resize(p Plane, width, height int, f Filter) Plane {
	r := NewResizer(Whole(p.Width, p.Height), Whole(width, height), f)
	r.Rows(p.Pix, p.Stride, p.Height)
	return r.Plane()
}
