package icc

// grey is a profile of one tone curve.
type grey struct {
	tone curve
	lab  bool // the curve gives L* rather than a luminance
}

func (p *Profile) parseGrey() (device, error) {
	tone, _, err := parseCurve(p.tags["kTRC"])
	if err != nil {
		return nil, err
	}
	return grey{tone: tone, lab: p.labPCS}, nil
}

func (g grey) toPCS(channels []float64) xyz {
	y := g.tone.at(channels[0])
	if g.lab {
		return fromLab(100*y, 0, 0)
	}
	return xyz{d50[0] * y, d50[1] * y, d50[2] * y}
}

// shaper is a profile of three tone curves and the colours of its primaries
// (ICC.1 F.3).
type shaper struct {
	tone      [3]curve
	primaries [3]xyz
}

func (p *Profile) parseMatrix() (*shaper, error) {
	s := &shaper{}
	for i, name := range []string{"r", "g", "b"} {
		tone, _, err := parseCurve(p.tags[name+"TRC"])
		if err != nil {
			return nil, err
		}
		colour := p.tags[name+"XYZ"]
		if len(colour) < 20 {
			return nil, FormatError("a primary colour is missing")
		}
		s.tone[i] = tone
		s.primaries[i] = xyz{fixed(colour[8:]), fixed(colour[12:]), fixed(colour[16:])}
	}
	return s, nil
}

// toSRGB returns the matrix from linear light of the profile to linear sRGB.
func (s *shaper) toSRGB() (m [3][3]float32) {
	for column, primary := range s.primaries {
		for row, v := range primary.linearSRGB() {
			m[row][column] = float32(v)
		}
	}
	return m
}

func (s *shaper) toPCS(channels []float64) (sum xyz) {
	for i, v := range channels {
		light := s.tone[i].at(v)
		for k := range sum {
			sum[k] += light * s.primaries[i][k]
		}
	}
	return sum
}

// adobeRGB is the colour space that cameras declare without a profile (Adobe
// RGB (1998) Color Image Encoding, 4.3; primaries adapted to D50 as in Adobe's
// own profile).
var adobeRGB = &shaper{
	tone: [3]curve{adobeGamma, adobeGamma, adobeGamma},
	primaries: [3]xyz{
		{0.60974, 0.31111, 0.01947},
		{0.20528, 0.62567, 0.06087},
		{0.14919, 0.06322, 0.74457},
	},
}

var adobeGamma = parametric{g: 563.0 / 256, a: 1}

// displayP3 is the colour space of phones and their screens (SMPTE EG 432-1's
// primaries, adapted to D50 as in Apple's own profile, with sRGB's tone curve).
var displayP3 = &shaper{
	tone: [3]curve{srgbTone, srgbTone, srgbTone},
	primaries: [3]xyz{
		{0.51512, 0.2412, -0.00105},
		{0.29198, 0.69225, 0.04189},
		{0.1571, 0.06657, 0.78407},
	},
}

// srgbTone is sRGB's tone curve (IEC 61966-2-1).
var srgbTone = parametric{g: 2.4, a: 1 / 1.055, b: 0.055 / 1.055, c: 1 / 12.92, d: 0.04045}
