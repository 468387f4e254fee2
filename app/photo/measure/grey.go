package measure

import "image"

// grey is the luminance of a picture (Rec. 601, as JPEG has it) in steps of 0
// to 255, on white where the picture is transparent.
type grey struct {
	width, height int
	pix           []uint8 // row by row
}

// greyOf also returns the share of pixels (0 to 1) that are not opaque.
func greyOf(img *image.NRGBA) (g *grey, clear float64) {
	size := img.Rect.Size()
	g = &grey{size.X, size.Y, make([]uint8, size.X*size.Y)}
	notOpaque := 0
	for y := range size.Y {
		row := img.Pix[y*img.Stride:][:4*size.X]
		out := g.row(y)
		for x := range out {
			px := row[4*x:][:4:4]
			// 19595, 38470 and 7471 are 0.299, 0.587 and 0.114 in 65536ths.
			l := (19595*uint32(px[0]) + 38470*uint32(px[1]) + 7471*uint32(px[2]) + 1<<15) >> 16
			if a := uint32(px[3]); a < 255 {
				notOpaque++
				l = (l*a + 255*(255-a) + 127) / 255
			}
			out[x] = uint8(l)
		}
	}
	return g, float64(notOpaque) / float64(len(g.pix))
}

func (g *grey) row(y int) []uint8 { return g.pix[y*g.width:][:g.width] }

func (g *grey) longSide() int { return max(g.width, g.height) }

// near is the picture with its longer side as close as whole factors bring it
// to a length in pixels, each pixel the mean of those it stands for. A picture
// that is small already stays as it is.
func (g *grey) near(length int) *grey {
	factor := (g.longSide() + length/2) / length
	if factor < 2 || min(g.width, g.height) < 2*factor {
		return g
	}
	small := &grey{g.width / factor, g.height / factor, nil}
	small.pix = make([]uint8, small.width*small.height)
	sums := make([]uint32, small.width)
	area := uint32(factor * factor)
	for y := range small.height {
		clear(sums)
		for part := range factor {
			row := g.row(y*factor + part)
			for x := range sums {
				sum := uint32(0)
				for _, v := range row[x*factor:][:factor] {
					sum += uint32(v)
				}
				sums[x] += sum
			}
		}
		out := small.row(y)
		for x, sum := range sums {
			out[x] = uint8((sum + area/2) / area)
		}
	}
	return small
}

// turned is the picture mirrored at its diagonal: its columns become rows.
func (g *grey) turned() *grey {
	t := &grey{g.height, g.width, make([]uint8, len(g.pix))}
	const block = 32 // so that both pictures are read and written within the cache
	for top := 0; top < g.height; top += block {
		for left := 0; left < g.width; left += block {
			for y := top; y < min(top+block, g.height); y++ {
				row := g.row(y)
				for x := left; x < min(left+block, g.width); x++ {
					t.pix[x*t.width+y] = row[x]
				}
			}
		}
	}
	return t
}
