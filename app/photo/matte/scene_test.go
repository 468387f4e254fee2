package matte_test

import (
	"image"
	"math"
	"math/rand/v2"
)

// scene is a studio photo with known truth: a subject of known colours and
// share of each pixel before a backdrop of known colours.
type scene struct {
	photo *image.NRGBA
	// subject has the colours of the subject, and its alpha how much of each
	// pixel it covers.
	subject *image.NRGBA
	// light is the share of the backdrop's light that the shadow leaves.
	light []float64
}

// backdropLook is how a backdrop looks in a place of 0 to 1.
type backdropLook func(x, y float64) [3]float64

// shadow is the share of light that reaches a place of 0 to 1.
type shadow func(x, y float64) float64

func plain(r, g, b float64) backdropLook {
	return func(x, y float64) [3]float64 { return [3]float64{r, g, b} }
}

// sweep is a paper sweep: a light wall above that bends to a darker table.
func sweep(r, g, b float64) backdropLook {
	return func(x, y float64) [3]float64 {
		by := 1 - .16/(1+math.Exp(-(y-.7)*9)) - .06*math.Pow(x-.4, 2)
		return [3]float64{r * by, g * by, b * by}
	}
}

// vignette is lit in the middle.
func vignette(r, g, b float64) backdropLook {
	return func(x, y float64) [3]float64 {
		by := 1 - .35*(math.Pow(x-.5, 2)+math.Pow(y-.45, 2))
		return [3]float64{r * by, g * by, b * by}
	}
}

// none is the light where nothing casts a shadow.
func none(x, y float64) float64 { return 1 }

// contact is the shadow under a thing that stands with its foot at a height of
// y, as wide as given.
func contact(foot, wide float64) shadow {
	return func(x, y float64) float64 {
		far := func(w, h float64) float64 { return math.Exp(-math.Pow((x-.5)/w, 2) - math.Pow((y-foot)/h, 2)) }
		return (1 - .22*far(wide*.75, .08)) * (1 - .45*far(wide*.5, .018))
	}
}

// photograph lays the subject over the backdrop and its shadow, with grain of
// the given standard deviation in coded steps.
func photograph(subject *image.NRGBA, behind backdropLook, cast shadow, grain float64) *scene {
	size := subject.Rect.Size()
	s := &scene{photo: image.NewNRGBA(subject.Rect), subject: subject, light: make([]float64, size.X*size.Y)}
	noise := rand.New(rand.NewPCG(1, 2))
	for y := range size.Y {
		for x := range size.X {
			fx, fy := (float64(x)+.5)/float64(size.X), (float64(y)+.5)/float64(size.Y)
			light := cast(fx, fy)
			s.light[y*size.X+x] = light
			back, front := behind(fx, fy), subject.NRGBAAt(x, y)
			a := float64(front.A) / 255
			to := s.photo.Pix[y*s.photo.Stride+4*x:][:4]
			for c, v := range [3]uint8{front.R, front.G, front.B} {
				mixed := a*float64(v) + (1-a)*back[c]*light + grain*noise.NormFloat64()
				to[c] = uint8(math.Round(min(max(mixed, 0), 255)))
			}
			to[3] = 255
		}
	}
	return s
}

// shape paints a subject of which inside tells how far, in pixels, a place lies
// within the outline; it is negative outside. The edge is blurred over the given
// width.
func shape(width, height int, blur float64, inside func(x, y float64) float64, paint func(x, y float64) [3]float64) *image.NRGBA {
	img := image.NewNRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			px, py := float64(x)+.5, float64(y)+.5
			t := min(max(inside(px, py)/blur+.5, 0), 1)
			c := paint(px, py)
			to := img.Pix[y*img.Stride+4*x:][:4]
			for i, v := range c {
				to[i] = uint8(min(max(v, 0), 255))
			}
			to[3] = uint8(math.Round(255 * t * t * (3 - 2*t)))
		}
	}
	return img
}
