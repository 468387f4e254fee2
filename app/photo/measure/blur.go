package measure

import "math"

const (
	// reblur is the width (σ in pixels) of the Gaussian that edges are blurred
	// with once more.
	reblur = 1.5
	// sharp is the share of a picture's edges that tells how sharp it is: a
	// portrait is sharp though its backdrop is not.
	sharp = 0.2
	// blurAt is the length in pixels of the longer side to which blur refers.
	blurAt = 1000
	// looked is how many pixels are looked at for edges of either direction.
	looked = 1 << 19
	// widest is the largest width told, in pixels; fewest the number of edges
	// below which nothing is told.
	widest, fewest = 6.0, 60
	// whiteSide is how bright the bright side of an edge is that may be no edge
	// of the photo but that of its backdrop, cut out or filled in white.
	whiteSide = 250
)

// leastSteps are the smallest differences over two pixels, in levels, that count
// as edges: the next one where there are not enough of the one before, since
// edges are weak in a picture that is very blurred.
var leastSteps = []int{20, 9, 5}

// kernel is a Gaussian of width reblur, from its middle outwards.
var kernel = func() (k [6]float64) {
	sum := 0.0
	for i := range k {
		k[i] = math.Exp(-float64(i*i) / (2 * reblur * reblur))
		sum += k[i]
		if i > 0 {
			sum += k[i]
		}
	}
	for i := range k {
		k[i] /= sum
	}
	return k
}()

// widths counts edges by their width in hundredths of a pixel.
type widths struct {
	counts [int(100*widest) + 1]int
	total  int
}

func (w *widths) add(sigma float64) {
	w.counts[int(100*math.Min(sigma, widest))]++
	w.total++
}

// at is the width that a share of the edges stays below.
func (w *widths) at(share float64) float64 {
	left := int(share * float64(w.total))
	for i, n := range w.counts {
		if left -= n; left < 0 {
			return float64(i) / 100
		}
	}
	return widest
}

// blurOf is the width that the sharpest edges of a picture stay below: σ in
// pixels of the Gaussian that would have made them from steps. It is untold
// where there are hardly any edges. The picture is about as large as blur is
// told for.
//
// An edge is blurred once more by a known width; how much its slope loses tells
// the width it had: Zhuo and Sim, “Defocus map estimation from a single image”,
// Pattern Recognition 44 (2011). Only lines of pixels across upright and level
// edges are looked at.
func blurOf(g *grey) Reading {
	toScale := math.Min(1, blurAt/float64(g.longSide()))
	for _, least := range leastSteps {
		inside, all := &widths{}, &widths{}
		g.allEdges(least, inside, all)
		switch {
		case inside.total >= fewest:
			return Known(toScale * inside.at(sharp))
		case all.total >= fewest:
			return Known(toScale * all.at(sharp))
		}
	}
	return Reading{}
}

// allEdges measures edges of both directions on lines all over the picture.
func (g *grey) allEdges(least int, inside, all *widths) {
	step := max(1, len(g.pix)/looked)
	for y := 1 + step/2; y < g.height-1; y += step {
		g.edges(y, least, inside, all)
	}
	strip := &grey{g.height, 3, make([]uint8, 3*g.height)}
	for x := 1 + step/2; x < g.width-1; x += step {
		for y := range g.height {
			px := g.pix[y*g.width+x-1:][:3]
			strip.pix[y], strip.pix[g.height+y], strip.pix[2*g.height+y] = px[0], px[1], px[2]
		}
		strip.edges(1, least, inside, all)
	}
}

// edges measures the upright edges that a row crosses. Those beside white are
// counted in all alone.
func (g *grey) edges(y, least int, inside, all *widths) {
	const reach = len(kernel)
	above, row, below := g.row(y-1), g.row(y), g.row(y+1)
	step := func(x int) int { return int(row[x+1]) - int(row[x-1]) }
	for x := reach; x < len(row)-reach; x++ {
		d := step(x)
		size := max(d, -d)
		if size < least || size < max(step(x-1), -step(x-1)) || size <= max(step(x+1), -step(x+1)) {
			continue
		}
		if across := int(below[x]) - int(above[x]); 2*max(across, -across) > size {
			continue
		}
		again := kernel[0] * float64(d)
		for i := 1; i < reach; i++ {
			again += kernel[i] * float64(step(x+i)+step(x-i))
		}
		sigma := widest
		if loss := float64(d) / again; loss > 1 {
			sigma = reblur / math.Sqrt(loss*loss-1)
		} else if loss <= 0 {
			continue // a line thinner than the blur
		}
		all.add(sigma)
		if row[x-reach] < whiteSide && row[x+reach] < whiteSide {
			inside.add(sigma)
		}
	}
}
