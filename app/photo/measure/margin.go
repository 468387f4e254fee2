package measure

import "image"

const (
	// ring is the depth of a picture's margin as a share of its shorter side.
	ring = 0.01
	// nearWhite is the least level of red, green and blue that passes for
	// white. pureWhite allows for the rounding of a JPEG and no more.
	nearWhite, pureWhite = 250, 254
)

// margin is what a picture's margin consists of, in percent of its pixels.
type margin struct{ white, pure, clear float64 }

// marginOf looks at the outermost pixels of the picture all around. What is
// transparent is not white: shops put it on whatever ground they have.
func marginOf(img *image.NRGBA) margin {
	size := img.Rect.Size()
	depth := max(1, int(ring*float64(min(size.X, size.Y))))
	var white, pure, clear, total int
	count := func(y, from, to int) {
		for x := from; x < to; x++ {
			px := img.Pix[y*img.Stride+4*x:][:4:4]
			total++
			switch least := min(px[0], px[1], px[2]); {
			case px[3] < 255:
				clear++
			case least >= pureWhite:
				pure++
				white++
			case least >= nearWhite:
				white++
			}
		}
	}
	for y := range size.Y {
		if y < depth || y >= size.Y-depth {
			count(y, 0, size.X)
			continue
		}
		left := min(depth, size.X)
		count(y, 0, left)
		count(y, max(left, size.X-depth), size.X)
	}
	percent := func(n int) float64 { return 100 * float64(n) / float64(total) }
	return margin{percent(white), percent(pure), percent(clear)}
}
