package heiffile

import "math"

// Colour says what the numbers of a picture mean, by the codes of ITU-T H.273.
type Colour struct {
	// Primaries and Transfer are the colour space where there is no ICC profile;
	// Matrix is how colours are made luminance and differences.
	Primaries, Transfer, Matrix int
	// Full is true when samples use all their values, false when black is 16
	// and white 235, as in films.
	Full bool
}

// Codes of H.273.
const (
	PrimariesBT709  = 1 // also sRGB's
	PrimariesUnsaid = 2
	PrimariesBT2020 = 9
	PrimariesP3     = 12 // of Display P3
	TransferPQ      = 16
	TransferHLG     = 18
	matrixBT709     = 1
	matrixBT2020    = 9
	unsaid          = 2
	matrixBT601     = 6
	transferSRGB    = 13
)

// usualColour holds where a file says nothing, as all readers take it.
var usualColour = Colour{Primaries: unsaid, Transfer: unsaid, Matrix: matrixBT601, Full: true}

// takeColour takes what a property says about colour. That goes before what the
// coded picture says.
func (h *Header) takeColour(p box) {
	if p.kind != "colr" {
		return
	}
	f := &fields{rest: p.body}
	switch kind := string(f.bytes(4)); kind {
	case "nclx":
		h.Colour = Colour{Primaries: f.int(2), Transfer: f.int(2), Matrix: f.int(2), Full: f.int(1)>>7 == 1}
	case "prof", "rICC":
		h.ICC = f.rest
	}
}

// weights returns the parts of red and blue in luminance.
func (c Colour) weights() (red, blue float64) {
	switch c.Matrix {
	case matrixBT709:
		return 0.2126, 0.0722
	case matrixBT2020:
		return 0.2627, 0.0593
	}
	return 0.299, 0.114
}

// mixer turns luminance and colour differences into red, green and blue, in
// 16-bit fixed point.
type mixer struct {
	luma                                    [256]int32
	redOfCr, greenOfCb, greenOfCr, blueOfCb [256]int32
}

func newMixer(c Colour) *mixer {
	red, blue := c.weights()
	green := 1 - red - blue
	offset, lumaScale, colourScale := 0.0, 1.0, 1.0
	if !c.Full {
		offset, lumaScale, colourScale = 16, 255.0/219, 255.0/224
	}
	fixed := func(v float64) int32 { return int32(math.Round(v * 65536)) }
	m := &mixer{}
	for i := range 256 {
		d := (float64(i) - 128) * colourScale
		m.luma[i] = fixed((float64(i)-offset)*lumaScale) + 1<<15
		m.redOfCr[i], m.blueOfCb[i] = fixed(2*(1-red)*d), fixed(2*(1-blue)*d)
		m.greenOfCr[i], m.greenOfCb[i] = fixed(-2*(1-red)*red/green*d), fixed(-2*(1-blue)*blue/green*d)
	}
	return m
}

// row writes opaque pixels.
func (m *mixer) row(out, y, cb, cr []uint8) {
	for x, v := range y {
		luma, px := m.luma[v], out[4*x:][:4:4]
		px[0] = clamp((luma + m.redOfCr[cr[x]]) >> 16)
		px[1] = clamp((luma + m.greenOfCb[cb[x]] + m.greenOfCr[cr[x]]) >> 16)
		px[2] = clamp((luma + m.blueOfCb[cb[x]]) >> 16)
		px[3] = 255
	}
}

func clamp(v int32) uint8 { return uint8(min(max(v, 0), 255)) }
