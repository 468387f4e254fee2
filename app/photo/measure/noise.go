package measure

import (
	"math"
	"slices"
)

const (
	// block is the side in pixels of the pieces in which noise is measured.
	block = 16
	// mostBlocks bounds the work; the blocks are spread over the picture.
	mostBlocks = 4096
	// darkest and lightest are the mean levels between which a block is
	// measured: beyond them noise is cut off.
	darkest, lightest = 12, 243
	// fewestBlocks is how many have to be measurable: in a small picture texture is
	// everywhere.
	fewestBlocks = 100
	// calm is the share of the blocks that counts: texture only ever adds.
	calm = 0.2
)

// noiseOf is the standard deviation of the noise in grey levels, measured where
// the picture is calmest. It is unknown where everything is black or white.
//
// The measure is that of Immerkær, “Fast noise variance estimation”, Computer
// Vision and Image Understanding 64 (1996): a mask that surfaces and their
// slopes leave at zero.
func noiseOf(g *grey) Reading {
	columns, rows := (g.width-2)/block, (g.height-2)/block
	if columns < 1 || rows < 1 {
		return Reading{}
	}
	step := 1
	for columns*rows/(step*step) > mostBlocks {
		step++
	}
	var found []float64
	for row := step / 2; row < rows; row += step {
		for column := step / 2; column < columns; column += step {
			if sigma, ok := g.blockNoise(1+column*block, 1+row*block); ok {
				found = append(found, sigma)
			}
		}
	}
	if len(found) < fewestBlocks {
		return Reading{}
	}
	slices.Sort(found)
	return Known(found[int(calm*float64(len(found)))])
}

func (g *grey) blockNoise(left, top int) (sigma float64, measured bool) {
	sum, level := 0, 0
	for y := top; y < top+block; y++ {
		a, b, c := g.row(y - 1)[left-1:][:block+2], g.row(y)[left-1:][:block+2], g.row(y + 1)[left-1:][:block+2]
		for x := 1; x <= block; x++ {
			d := int(a[x-1]) + int(a[x+1]) + int(c[x-1]) + int(c[x+1]) + 4*int(b[x]) -
				2*(int(a[x])+int(c[x])+int(b[x-1])+int(b[x+1]))
			sum += max(d, -d)
			level += int(b[x])
		}
	}
	mean := level / (block * block)
	return math.Sqrt(math.Pi/2) * float64(sum) / (6 * block * block), mean > darkest && mean < lightest
}
