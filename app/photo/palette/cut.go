package palette

import (
	"cmp"
	"image"
	"slices"

	"storehand/app/alttext/colour"
)

// point is a colour where distances are about as large as they look: CIE L*a*b*
// and opacity, all the nearer to each other the more transparent.
type point [4]float64

// solid is how far opaque is from transparent, as far as black from white.
const solid = 100

func pointOf(c rgba) point {
	lab, a := colour.LabOf(c[0], c[1], c[2]), float64(c[3])/255
	return point{lab.L * a, lab.A * a, lab.B * a, solid * a}
}

func (p point) distance(q point) float64 {
	sum := 0.0
	for i, v := range p {
		sum += (v - q[i]) * (v - q[i])
	}
	return sum
}

// bin gathers pixels of nearly the same colour.
type bin struct {
	at     point
	pixels float64
	sums   [4]float64 // of the samples, colours weighed by opacity
}

func (b *bin) mean() rgba { return meanOf(b.sums, b.pixels) }

func meanOf(sums [4]float64, pixels float64) rgba {
	if sums[3] == 0 {
		return rgba{}
	}
	c := rgba{3: uint8(sums[3]/pixels + 0.5)}
	for i := range 3 {
		c[i] = uint8(sums[i]/sums[3] + 0.5)
	}
	return c
}

// gather sorts the picture's pixels into bins by the five high bits of their
// colours and the three of their opacity.
func gather(img *image.NRGBA) []bin {
	places := make([]int32, 1<<18)
	var bins []bin
	for px := img.Pix; len(px) >= 4; px = px[4:] {
		c := colourAt(px)
		key := int(c[0]>>3)<<13 | int(c[1]>>3)<<8 | int(c[2]>>3)<<3 | int(c[3]>>5)
		if places[key] == 0 {
			bins = append(bins, bin{})
			places[key] = int32(len(bins))
		}
		b := &bins[places[key]-1]
		b.pixels++
		a := float64(c[3])
		b.sums[0] += float64(c[0]) * a
		b.sums[1] += float64(c[1]) * a
		b.sums[2] += float64(c[2]) * a
		b.sums[3] += a
	}
	for i := range bins {
		bins[i].at = pointOf(bins[i].mean())
	}
	return bins
}

// box is a set of bins that share a colour of the palette.
type box struct {
	bins  []bin
	err   float64 // summed square distance of all pixels from their middle
	axis  int     // along which that is most
	where float64 // the middle along it
}

func boxOf(bins []bin) box {
	var sum, squares point
	n := 0.0
	for _, b := range bins {
		n += b.pixels
		for i, v := range b.at {
			sum[i] += v * b.pixels
			squares[i] += v * v * b.pixels
		}
	}
	made, most := box{bins: bins}, 0.0
	for i := range sum {
		spread := squares[i] - sum[i]*sum[i]/n
		made.err += spread
		if spread > most {
			most, made.axis, made.where = spread, i, sum[i]/n
		}
	}
	return made
}

// divide sorts the bins into at most so many boxes by median cut (Heckbert
// 1982), as Wu varies it (Graphics Gems II, 1991): always the box with the
// largest error is cut, across its widest direction at its mean.
func divide(bins []bin, most int) []box {
	boxes := []box{boxOf(bins)}
	for len(boxes) < most {
		worst := 0
		for i, b := range boxes {
			if b.err > boxes[worst].err {
				worst = i
			}
		}
		low, high := boxes[worst].cut()
		if len(low) == 0 || len(high) == 0 {
			break // all that is left are single colours
		}
		boxes[worst] = boxOf(low)
		boxes = append(boxes, boxOf(high))
	}
	return boxes
}

func (b box) cut() (low, high []bin) {
	slices.SortFunc(b.bins, func(p, q bin) int { return cmp.Compare(p.at[b.axis], q.at[b.axis]) })
	at, _ := slices.BinarySearchFunc(b.bins, b.where, func(p bin, where float64) int { return cmp.Compare(p.at[b.axis], where) })
	return b.bins[:at], b.bins[at:]
}

// rounds is how often the palette's colours are moved.
const rounds = 3

// middles returns the boxes' colours, moved a few times to the middle of the
// bins that are nearest to them (Lloyd's k-means).
func middles(bins []bin, boxes []box) []rgba {
	groups := make([][]bin, len(boxes))
	for i, b := range boxes {
		groups[i] = b.bins
	}
	for range rounds {
		f := newFinder(means(groups))
		groups = make([][]bin, len(boxes))
		for _, b := range bins {
			i := f.closest(b.at)
			groups[i] = append(groups[i], b)
		}
		groups = slices.DeleteFunc(groups, func(g []bin) bool { return len(g) == 0 })
	}
	return means(groups)
}

func means(groups [][]bin) []rgba {
	colours := make([]rgba, len(groups))
	for i, group := range groups {
		var sums [4]float64
		n := 0.0
		for _, b := range group {
			n += b.pixels
			for c, v := range b.sums {
				sums[c] += v
			}
		}
		colours[i] = meanOf(sums, n)
	}
	return colours
}
