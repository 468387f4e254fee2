package backdrop

import "math"

// castShadows adds the soft shadows of the subject to the backdrop: cells of its
// hue, darker than it, reached from it in small steps.
//
// A subject of that hue, white on white or grey on grey, could be run over where
// its edge is faint. So the flood is looked at before it is believed, and tried
// again in smaller steps. The steep core of a shadow, darker than a white thing
// is by itself, is then tried for its own sake.
func (b *Backdrop) castShadows() {
	const lightest, core = 1.03, 0.85
	for _, stride := range b.strides() {
		shadow := b.shadow(stride, lightest)
		if !b.isCast(shadow, stride) {
			continue
		}
		b.shadeAll(shadow)
		if deeper := b.shadow(steep, core); b.isCast(append(shadow, deeper...), steep) {
			b.shadeAll(deeper)
		}
		break
	}
	b.spreadShade()
}

// shadeAll marks a shadow.
func (b *Backdrop) shadeAll(shadow []int) {
	for _, at := range b.broad(shadow) {
		b.kinds[at] = Shaded
	}
}

const (
	// drawn is the stride, in coded steps, for shadows in drawings, which are
	// flat shapes that end in edges.
	drawn = 25
	// steep is the largest for a photo's.
	steep = 9
)

// strides are the steps of a flood through shadows that are tried, in coded
// steps. A drawing is told by a backdrop without any grain.
func (b *Backdrop) strides() []float32 {
	soft := []float32{steep, 6, 3.5, 2}
	if b.grain < 1 {
		return append([]float32{drawn}, soft...)
	}
	return soft
}

// isCast reports whether a flood through shadows has kept to shadows. A shadow
// leaves something that casts it, passes into the lit backdrop smoothly and, if
// it is drawn with edges, is told from the subject by its hue.
func (b *Backdrop) isCast(shadow []int, stride float32) bool {
	const remains = 1.0 / 8
	if float64(len(shadow)) > (1-remains)*(1-b.share(Clean))*float64(len(b.cells)) {
		return false
	}
	if stride == drawn {
		return b.standsOut(shadow) && b.liesBelow(shadow)
	}
	return b.isSoft(shadow)
}

// liesBelow reports whether a shadow lies at the foot of the subject, where
// drawings have it, and is small beside it.
func (b *Backdrop) liesBelow(shadow []int) bool {
	const foot, small = 0.65, 0.35 // from the top; of the subject and its shadow
	first, last, all := b.rows, 0, 0
	for at, kind := range b.kinds {
		if kind != Clean {
			first, last, all = min(first, at/b.columns), max(last, at/b.columns), all+1
		}
	}
	above := 0
	for _, at := range shadow {
		if float64(at/b.columns-first) < foot*float64(last-first) {
			above++
		}
	}
	const stray = 0.12 // the share that may be elsewhere: pieces of an outline
	return float64(above) <= stray*float64(len(shadow)) && float64(len(shadow)) <= small*float64(all)
}

// isSoft is the leak test. Of a subject that was run over, most of the outline
// is still there: between the backdrop and what was taken for shadow.
func (b *Backdrop) isSoft(shadow []int) bool {
	const (
		deep    = 4    // cells that are looked at from the backdrop inwards
		gentle  = 3.5  // coded steps from one cell to the next that are no edge
		crossed = 0.15 // the share of ways inwards that may lead over an edge
	)
	shaded := make([]bool, len(b.cells))
	for _, at := range shadow {
		shaded[at] = true
	}
	smooth, edges := 0, 0
	for _, at := range b.found() {
		for next := range b.neighbours(at) {
			last := next + (deep-1)*(next-at)
			if b.kinds[next] == Clean || !b.holds(last) || !shaded[last] {
				continue
			}
			if b.isGentle(at, next-at, deep, gentle) {
				smooth++
			} else {
				edges++
			}
		}
	}
	return float64(edges) <= crossed*float64(smooth+edges)
}

// isGentle reports whether some cells in a row, from one in a direction, lead
// over no edge.
func (b *Backdrop) isGentle(at, way, count int, stride float32) bool {
	for range count {
		next := at + way
		if !b.canBeShaded(next, stride) || distance(b.cells[at].mean, b.cells[next].mean) > stride {
			return false
		}
		at = next
	}
	return true
}

// holds reports whether there is a cell of that number.
func (b *Backdrop) holds(at int) bool { return at >= 0 && at < len(b.cells) }

// standsOut reports whether most of the subject, were this its shadow, is of
// another hue than the backdrop.
func (b *Backdrop) standsOut(shadow []int) bool {
	const most = 0.25
	shaded := make([]bool, len(b.cells))
	for _, at := range shadow {
		shaded[at] = true
	}
	all, alike := 0, 0
	for at, kind := range b.kinds {
		if kind != Subject || shaded[at] {
			continue
		}
		all++
		if c := b.cells[at].mean; IsShadeOf(c, b.paper[at], b.lightOf(c, at), b.tolerance) {
			alike++
		}
	}
	return float64(alike) <= most*float64(all)
}

// shadow floods from the backdrop known so far into cells that can be its
// shadow, have the given share of its light at most, and differ from their
// neighbours by the stride at most, in coded steps.
func (b *Backdrop) shadow(stride, lightest float32) []int {
	reached := make([]bool, len(b.cells))
	var open []int
	for at, kind := range b.kinds {
		if kind != Subject {
			reached[at] = true
			open = append(open, at)
		}
	}
	var shadow []int
	for len(open) > 0 {
		at := open[len(open)-1]
		open = open[:len(open)-1]
		for next := range b.neighbours(at) {
			if reached[next] || !b.canBeShaded(next, stride) || b.lightOf(b.cells[next].mean, next) > lightest {
				continue
			}
			if distance(b.cells[at].mean, b.cells[next].mean) > stride {
				continue
			}
			reached[next] = true
			open, shadow = append(open, next), append(shadow, next)
		}
	}
	return shadow
}

// broad leaves only the parts of a shadow that are three cells wide and high at
// least. What is narrower is rather the outline of a thing.
func (b *Backdrop) broad(shadow []int) []int {
	const in, core = 1, 2
	state := make([]uint8, len(b.cells))
	for at, kind := range b.kinds {
		if kind == Shaded {
			state[at] = in
		}
	}
	for _, at := range shadow {
		state[at] = in
	}
	for _, at := range shadow {
		if b.squareAll(at, func(near int) bool { return state[near] != 0 }) {
			state[at] = core
		}
	}
	var left []int
	for _, at := range shadow {
		if !b.squareAll(at, func(near int) bool { return state[near] != core }) {
			left = append(left, at)
		}
	}
	return left
}

// squareAll reports whether something holds for a cell and the eight around it,
// where there are any.
func (b *Backdrop) squareAll(at int, holds func(near int) bool) bool {
	x, y := at%b.columns, at/b.columns
	for v := max(y-1, 0); v <= min(y+1, b.rows-1); v++ {
		for u := max(x-1, 0); u <= min(x+1, b.columns-1); u++ {
			if !holds(v*b.columns + u) {
				return false
			}
		}
	}
	return true
}

// canBeShaded reports whether a cell is the backdrop's colour times some share
// of light, without an edge in it.
func (b *Backdrop) canBeShaded(at int, stride float32) bool {
	const darkest = 0.3
	c := &b.cells[at]
	q := b.lightOf(c.mean, at)
	if q < darkest || c.span() > 1.5*b.grain+1.3*stride {
		return false
	}
	return IsShadeOf(c.mean, b.paper[at], q, b.tolerance)
}

// lightOf is the share of the paper's light that a colour over it has.
func (b *Backdrop) lightOf(c rgb, at int) float32 { return c.luma() / max(b.paper[at].luma(), 1) }

// IsShadeOf reports whether a colour is the paper's times q. A shadow is a
// little bluer or warmer than what it falls on, by the light that is left in it.
func IsShadeOf(c, paper [3]float32, q, tolerance float32) bool {
	slack := 3 + tolerance/2 + 12*max(0, 1-q)
	for channel := range c {
		if float32(math.Abs(float64(c[channel]-q*paper[channel]))) > slack {
			return false
		}
	}
	return true
}

// spreadShade notes the light of every cell of the backdrop, and carries it a
// few cells into the subject, whose edge needs to know what lies behind it.
func (b *Backdrop) spreadShade() {
	const reach = 4
	b.shade = make([]float32, len(b.cells))
	for at, kind := range b.kinds {
		switch kind {
		case Clean:
			b.shade[at] = 1
		case Shaded:
			b.shade[at] = min(b.lightOf(b.cells[at].mean, at), 1)
		}
	}
	for range reach {
		before := append([]float32(nil), b.shade...)
		for at, light := range before {
			if light > 0 {
				continue
			}
			sum, n := float32(0), float32(0)
			for next := range b.neighbours(at) {
				if before[next] > 0 {
					sum, n = sum+before[next], n+1
				}
			}
			if n > 0 {
				b.shade[at] = sum / n
			}
		}
	}
	for at, light := range b.shade {
		if light == 0 {
			b.shade[at] = 1
		}
	}
}
