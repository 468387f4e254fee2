package tone

import (
	"image"
	"math"

	"storehand/app/photo/light"
)

// Curves says, for red, green and blue, what each sample becomes. No curve ever
// falls: what was lighter does not become darker.
type Curves [3][256]uint8

// Curves returns the settings' curves, and false where they change nothing.
// What is measured is taken from a picture, which may be a small copy; where
// nothing is to be measured it may be nil.
func (s Settings) Curves(img *image.NRGBA) (*Curves, bool) {
	balance, low, high := gains{1, 1, 1}, 0.0, 1.0
	if s.AutoBalance && img != nil {
		balance = measureCast(img)
	}
	if s.AutoLevels && img != nil {
		low, high = measureRange(img, balance)
	}
	balance = balance.times(s.byHand())
	var c Curves
	plain := true
	for channel := range c {
		for i := range 256 {
			v := balance.apply(channel, float64(i)/255)
			v = s.bend(stretch(v, low, high))
			c[channel][i] = uint8(math.Round(255 * v))
			plain = plain && c[channel][i] == uint8(i)
		}
	}
	return &c, !plain
}

// Apply changes a picture in place. Its alpha stays.
func (c *Curves) Apply(img *image.NRGBA) {
	for y := range img.Rect.Dy() {
		for px := img.Pix[y*img.Stride:][:4*img.Rect.Dx()]; len(px) >= 4; px = px[4:] {
			px[0], px[1], px[2] = c[0][px[0]], c[1][px[1]], c[2][px[2]]
		}
	}
}

// gains are the factors by which the light of red, green and blue is
// multiplied.
type gains [3]float64

func (g gains) times(other gains) gains {
	for i, v := range other {
		g[i] *= v
	}
	return g
}

// apply returns what a stored sample (0 to 1) becomes.
func (g gains) apply(channel int, v float64) float64 {
	if g[channel] == 1 {
		return v
	}
	return min(light.FromLight(light.ToLight(v)*g[channel]), 1)
}

// table is what every stored sample of each channel becomes, 0 to 255.
func (g gains) table() (t [3][256]float64) {
	for channel := range t {
		for i := range 256 {
			t[channel][i] = 255 * g.apply(channel, float64(i)/255)
		}
	}
	return t
}

// level makes the gains keep the luminance of grey (the weights of ITU-R
// BT.709).
func (g gains) level() gains {
	sum := 0.2126*g[0] + 0.7152*g[1] + 0.0722*g[2]
	for i := range g {
		g[i] /= sum
	}
	return g
}

// farthest is the factor by which a warmth or tint of 100 sets channels apart:
// about the step from daylight to a cloudy sky.
const farthest = 1.5

// byHand is the warmth and the tint.
func (s Settings) byHand() gains {
	if s.Warmth == 0 && s.Tint == 0 {
		return gains{1, 1, 1}
	}
	warm, tint := math.Pow(farthest, float64(s.Warmth)/200), math.Pow(farthest, float64(s.Tint)/200)
	return gains{warm * math.Sqrt(tint), 1 / tint, math.Sqrt(tint) / warm}.level()
}

// stretch spreads what lies between two samples over the whole range.
func stretch(v, low, high float64) float64 {
	return min(max((v-low)/(high-low), 0), 1)
}

// bend is what is set by hand apart from colour, on a sample from 0 to 1.
func (s Settings) bend(v float64) float64 {
	v = stretch(v, float64(s.Black)/255, float64(s.white())/255)
	if s.Gamma != 0 {
		v = math.Pow(v, 1/s.Gamma)
	}
	if s.Brightness != 0 { // black stays black, and white white
		v = math.Pow(v, math.Pow(2, -float64(s.Brightness)/100))
	}
	switch {
	case s.Contrast > 0:
		v = steep(v, 7*float64(s.Contrast)/100)
	case s.Contrast < 0:
		v = 0.5 + (v-0.5)*(1+float64(s.Contrast)/200)
	}
	return v
}

// steep is a curve in the shape of an S, the steeper in the middle the larger
// its slope; black and white stay. It is ImageMagick's sigmoidal contrast.
func steep(v, slope float64) float64 {
	at := func(x float64) float64 { return 1 / (1 + math.Exp(slope*(0.5-x))) }
	return (at(v) - at(0)) / (at(1) - at(0))
}
