package tone

import (
	"image"
	"math"

	"github.com/disintegration/imaging"

	"storehand/app/alttext/colour"
	"storehand/app/photo/light"
)

const (
	// clipped is the share of pixels at either end that automatic levels may
	// make black or white (N. Limare et al., "Simplest Color Balance", IPOL
	// 2011).
	clipped = 0.005
	// deepest and palest bound what becomes black and white: a photo that is
	// meant dark or pale stays so.
	deepest, palest = 56.0 / 255, 176.0 / 255
)

// measureRange returns the samples (0 to 1) between which a picture's light
// lies. Dark is measured by luminance, light by the strongest channel, so that
// no colour is washed out.
func measureRange(img *image.NRGBA, balance gains) (low, high float64) {
	var dark, bright [256]int
	balanced, total := balance.table(), 0
	for px := img.Pix; len(px) >= 4; px = px[4:] {
		if px[3] < 128 {
			continue
		}
		r, g, b := balanced[0][px[0]], balanced[1][px[1]], balanced[2][px[2]]
		dark[uint8(0.299*r+0.587*g+0.114*b)]++
		bright[uint8(max(r, g, b))]++
		total++
	}
	if total == 0 {
		return 0, 1
	}
	allowed := int(clipped * float64(total))
	from, to := 0, 255
	for n := dark[0]; n <= allowed && from < 255; n += dark[from] {
		from++
	}
	for n := bright[255]; n <= allowed && to > 0; n += bright[to] {
		to--
	}
	return min(float64(from)/255, deepest), max(float64(to)/255, palest)
}

const (
	// side is the size in pixels at which a cast is measured: the light needs no
	// detail.
	side = 240
	// norm is the power of shades of grey.
	norm = 6
	// palestColour is the chroma of L*a*b* up to which a pixel may be a grey
	// thing in coloured light.
	palestColour = 22
	// enough is the share of the picture that such pixels take at least, both of
	// its border and of what differs from the border.
	enough = 0.02
	// border is the share of the shorter side that counts as border, and apart
	// the difference in L*a*b* from which a pixel is no backdrop.
	border, apart = 0.06, 12
	// agreed is how far the two casts may differ, as a factor between channels.
	agreed = 1.08
	// strongest is the largest factor of a correction.
	strongest = 1.25
)

// measureCast returns the gains that take away a cast of colour: by shades of
// grey (G. Finlayson and E. Trezzi, "Shades of Gray and Colour Constancy", Color
// Imaging Conference 2004), which takes the light to be the mean of all colours
// in the sixth power.
//
// A photo of a product has few colours, so that its mean says little: red shoes
// are not white shoes in red light, nor is a pink backdrop a white one. Only
// pale pixels count therefore, and the border must tell the same light as what
// stands before it. Where it does not, nothing is corrected.
func measureCast(img *image.NRGBA) gains {
	none := gains{1, 1, 1}
	img = imaging.Fit(img, side, side, imaging.Box)
	outer, backdrop := castOfBorder(img)
	inner := castOfRest(img, backdrop)
	if !outer.known(img) || !inner.known(img) {
		return none
	}
	a, b := outer.light(), inner.light()
	for i := range 3 {
		for j := range 3 {
			if (a[i]/a[j])/(b[i]/b[j]) > agreed {
				return none
			}
		}
	}
	var correct gains
	for i := range correct {
		correct[i] = 2 / (a[i] + b[i])
	}
	correct = correct.level()
	for i := range correct {
		correct[i] = min(max(correct[i], 1/strongest), strongest)
	}
	return correct
}

// cast gathers the light of pale pixels.
type cast struct {
	sums   gains
	pixels int
}

func (c *cast) add(px []uint8) {
	if px[3] < 255 || max(px[0], px[1], px[2]) > 252 || max(px[0], px[1], px[2]) < 25 {
		return // what is clipped or black shows no colour of light
	}
	if lab := colour.LabOf(px[0], px[1], px[2]); math.Hypot(lab.A, lab.B) > palestColour {
		return
	}
	for i := range c.sums {
		c.sums[i] += math.Pow(light.ToLight(float64(px[i])/255), norm)
	}
	c.pixels++
}

func (c *cast) known(img *image.NRGBA) bool {
	return float64(c.pixels) >= enough*float64(len(img.Pix)/4)
}

// light is the colour of the light, its luminance 1.
func (c *cast) light() gains {
	var g gains
	for i, sum := range c.sums {
		g[i] = math.Pow(sum/float64(c.pixels), 1.0/norm)
	}
	return g.level()
}

// castOfBorder measures the picture's border, and returns the border's mean
// colour besides.
func castOfBorder(img *image.NRGBA) (*cast, colour.Lab) {
	size := img.Rect.Size()
	wide := max(int(border*float64(min(size.X, size.Y))), 1)
	inside := img.Rect.Inset(wide)
	c, sums, n := &cast{}, [3]int{}, 0
	for y := range size.Y {
		for x := range size.X {
			if image.Pt(x, y).In(inside) {
				continue
			}
			px := img.Pix[img.PixOffset(x, y):][:4]
			c.add(px)
			n++
			for i := range sums {
				sums[i] += int(px[i])
			}
		}
	}
	n = max(n, 1)
	return c, colour.LabOf(uint8(sums[0]/n), uint8(sums[1]/n), uint8(sums[2]/n))
}

// castOfRest measures what differs from the backdrop.
func castOfRest(img *image.NRGBA, backdrop colour.Lab) *cast {
	c := &cast{}
	for px := img.Pix; len(px) >= 4; px = px[4:] {
		lab := colour.LabOf(px[0], px[1], px[2])
		if math.Sqrt(square(lab.L-backdrop.L)+square(lab.A-backdrop.A)+square(lab.B-backdrop.B)) > apart {
			c.add(px)
		}
	}
	return c
}

func square(v float64) float64 { return v * v }
