package icc

import "math"

// Transform converts pixels to sRGB. It may be used by several goroutines at
// once.
type Transform struct {
	space Space
	// Exactly one of the ways is set.
	tones  *[256]uint8 // grey
	shaper *fastShaper // RGB by curves and matrix
	cells  *cells      // RGB and CMYK by tables
}

// ToSRGB prepares the conversion from the profile to sRGB. It is nil when
// pixels of the profile are sRGB already, within a step of 1 in 255. The error
// is FormatError.
func (p *Profile) ToSRGB() (*Transform, error) {
	d, err := p.device()
	if err != nil {
		return nil, err
	}
	if t := newTransform(p.Space, d, p.blackPoint(d)); !t.identity() {
		return t, nil
	}
	return nil, nil
}

// AdobeRGB returns the conversion of pixels that a camera declares as Adobe RGB
// (1998) in EXIF, without a profile.
func AdobeRGB() *Transform { return newTransform(RGB, adobeRGB, xyz{}) }

// DisplayP3 returns the conversion of pixels in Display P3 whose file names the
// space without a profile.
func DisplayP3() *Transform { return newTransform(RGB, displayP3, xyz{}) }

func newTransform(space Space, d device, black xyz) *Transform {
	t := &Transform{space: space}
	switch d := d.(type) {
	case *shaper:
		t.shaper = newFastShaper(d)
	case *table:
		if space != Grey {
			t.cells = newCells(space, d, black)
			break
		}
		t.tones = tonesOf(d, black)
	default:
		t.tones = tonesOf(d, black)
	}
	return t
}

func tonesOf(d device, black xyz) *[256]uint8 {
	var tones [256]uint8
	for i := range tones {
		rgb := compensate(d.toPCS([]float64{float64(i) / 255}), black).linearSRGB()
		tones[i] = level(encode(rgb[1]))
	}
	return &tones
}

// level rounds a number of 0…1 to a step of 0…255.
func level(v float64) uint8 { return uint8(unit(v)*255 + 0.5) }

// identity reports whether the transform changes no pixel by more than a step.
func (t *Transform) identity() bool {
	if t.space == CMYK {
		return false
	}
	if t.tones != nil {
		for i, v := range t.tones {
			if math.Abs(float64(i)-float64(v)) > 1 {
				return false
			}
		}
		return true
	}
	const step = 15
	for r := 0; r < 256; r += step {
		for g := 0; g < 256; g += step {
			for b := 0; b < 256; b += step {
				px := [4]uint8{uint8(r), uint8(g), uint8(b), 255}
				t.RGBA(px[:])
				if far(px[0], r) || far(px[1], g) || far(px[2], b) {
					return false
				}
			}
		}
	}
	return true
}

func far(got uint8, want int) bool { return int(got)-want > 1 || want-int(got) > 1 }

// RGBA converts pixels of four bytes (red, green, blue and an alpha that stays,
// not premultiplied) in place. The transform's space is RGB, or Grey, of which
// the three colours are equal.
func (t *Transform) RGBA(pix []uint8) {
	switch {
	case t.shaper != nil:
		t.shaper.convert(pix)
	case t.tones != nil:
		for ; len(pix) >= 4; pix = pix[4:] {
			pix[0], pix[1], pix[2] = t.tones[pix[0]], t.tones[pix[1]], t.tones[pix[2]]
		}
	default:
		t.cells.rgb(pix)
	}
}

// CMYK converts pixels of four bytes, ink amounts with 255 for full ink, in
// place to red, green, blue and 255. The transform's space is CMYK.
func (t *Transform) CMYK(pix []uint8) { t.cells.cmyk(pix) }

// blackPoint returns the darkest colour of the profile as the conversion should
// see it, for black point compensation (ISO 18619 4.2): grey, and never lighter
// than L* 50.
func (p *Profile) blackPoint(d device) xyz {
	if _, byTable := d.(*table); !byTable {
		return xyz{}
	}
	if p.version >= 4 {
		return xyz{0.00336, 0.0034731, 0.00287} // the black of perceptual tables (ICC.1 6.3.3, table 5)
	}
	darkest := make([]float64, p.Space.inputs())
	if p.Space == CMYK {
		darkest = []float64{1, 1, 1, 1}
	}
	black := d.toPCS(darkest)
	return fromLab(math.Min(math.Max(lightness(black[1]), 0), 50), 0, 0)
}

// compensate stretches a colour so that the black point becomes black and white
// stays (ISO 18619 4.3).
func compensate(c, black xyz) xyz {
	for i := range c {
		c[i] = (c[i] - black[i]) * d50[i] / (d50[i] - black[i])
	}
	return c
}

// fastShaper converts by curves and matrix, with the curves as tables.
type fastShaper struct {
	light  [3][256]float32
	matrix [3][3]float32
	tones  [toneSteps + 1]uint8
}

// toneSteps is fine enough for the steep start of sRGB's curve: a step there is
// a fifth of one in 255.
const toneSteps = 1 << 14

func newFastShaper(s *shaper) *fastShaper {
	f := &fastShaper{matrix: s.toSRGB()}
	for c := range f.light {
		for i := range f.light[c] {
			f.light[c][i] = float32(s.tone[c].at(float64(i) / 255))
		}
	}
	for i := range f.tones {
		f.tones[i] = level(encode(float64(i) / toneSteps))
	}
	return f
}

func (f *fastShaper) convert(pix []uint8) {
	m := &f.matrix
	for ; len(pix) >= 4; pix = pix[4:] {
		r, g, b := f.light[0][pix[0]], f.light[1][pix[1]], f.light[2][pix[2]]
		pix[0] = f.tone(m[0][0]*r + m[0][1]*g + m[0][2]*b)
		pix[1] = f.tone(m[1][0]*r + m[1][1]*g + m[1][2]*b)
		pix[2] = f.tone(m[2][0]*r + m[2][1]*g + m[2][2]*b)
	}
}

func (f *fastShaper) tone(light float32) uint8 {
	if !(light > 0) {
		return f.tones[0]
	}
	return f.tones[int(min(light, 1)*toneSteps+0.5)]
}
