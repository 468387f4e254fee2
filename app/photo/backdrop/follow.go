package backdrop

import "image"

// follow bends the paper to the backdrop where the surface is too stiff for it,
// as at the bend of a paper sweep: what the clean cells miss it by on average, in
// blocks of cells, is added. Blocks behind the subject take over from those
// around them.
func (b *Backdrop) follow() {
	const block = 12 // cells
	blocks := &grid{size: image.Pt(b.columns, b.rows), side: block, columns: (b.columns + block - 1) / block, rows: (b.rows + block - 1) / block}
	blocks.cells = make([]cell, blocks.columns*blocks.rows)
	counts := make([]float32, len(blocks.cells))
	for _, at := range b.found() {
		in := at/b.columns/block*blocks.columns + at%b.columns/block
		counts[in]++
		for channel, v := range b.cells[at].mean {
			blocks.cells[in].mean[channel] += v - b.paper[at][channel]
		}
	}
	blocks.average(counts, block*block/8)
	for at := range b.paper {
		corners, weights := blocks.between(at%b.columns, at/b.columns)
		for i, corner := range corners {
			for channel, v := range blocks.cells[corner].mean {
				b.paper[at][channel] += weights[i] * v
			}
		}
	}
	b.measure(b.found())
}

// average divides sums by their counts. Cells with fewer than are enough take the
// mean of their neighbours, from near those that have one to far.
func (g *grid) average(counts []float32, enough float32) {
	known := make([]bool, len(g.cells))
	for at, n := range counts {
		if known[at] = n >= enough; known[at] {
			g.cells[at].mean = g.cells[at].mean.times(1 / n)
		} else {
			g.cells[at].mean = rgb{}
		}
	}
	for range g.columns + g.rows {
		before := append([]bool(nil), known...)
		for at := range g.cells {
			if before[at] {
				continue
			}
			sum, n := rgb{}, float32(0)
			for next := range g.neighbours(at) {
				if before[next] {
					sum, n = sum.plus(g.cells[next].mean), n+1
				}
			}
			if n > 0 {
				g.cells[at].mean, known[at] = sum.times(1/n), true
			}
		}
	}
}

func (c rgb) plus(d rgb) rgb { return rgb{c[0] + d[0], c[1] + d[1], c[2] + d[2]} }

func (c rgb) times(f float32) rgb { return rgb{f * c[0], f * c[1], f * c[2]} }
