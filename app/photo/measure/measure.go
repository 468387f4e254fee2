// Package measure puts numbers to what shops ask of a picture and what a viewer
// sees in it: white margins, how much of it the product fills, frames and
// lettering, sharpness, noise and exposure.
//
// Every number has a unit and a range, is the same on every run, and was checked
// against pictures whose truth is known. A number that a picture does not tell
// is said to be untold instead of being guessed. Nothing here decides what is
// good: limits are rules of channels.
package measure

import "image"

// Measures are the numbers of one picture.
type Measures struct {
	// WhiteEdge is the share of the picture's margin that is white or nearly
	// so (250 and more in red, green and blue), PureEdge the share that is
	// pure white (255, or 254 as JPEG rounds it), and ClearEdge the share that
	// is transparent, in percent. The margin is the outermost 1 % of the
	// shorter side all around, at least a pixel.
	WhiteEdge float64 `json:"white_edge"`
	PureEdge  float64 `json:"pure_edge"`
	ClearEdge float64 `json:"clear_edge"`
	// Clear is the share of all pixels that are not opaque, in percent.
	Clear float64 `json:"clear"`
	// Fill is how much of the picture the subject takes: its extent as a share
	// of the picture's, in width or in height, whichever is more, in percent.
	// It is told where the backdrop is even, see package subject.
	Fill Reading `json:"fill"`
	// Frame is the breadth of a frame or of bars that are suspected around the
	// picture, in percent of its shorter side, up to 12; 0 where there is none.
	Frame float64 `json:"frame"`
	// Letters is how many letters of text are suspected on the picture, 0 or
	// from 5 on. What is printed on a product before a white backdrop does not
	// count.
	Letters int `json:"letters"`
	// Blur is the width of the sharpest edges (σ in pixels) as they are in the
	// picture at 1000 pixels of its longer side, or at its own size where that
	// is less: 0.2 to 1.2 for sharp photos, up to 6. It is untold for pictures
	// that hardly have edges.
	Blur Reading `json:"blur"`
	// Softness is how much weaker the picture's fine detail is, at its own size,
	// than detail twice as large, in decibels: 3 to 14 in photos as cameras and
	// careful downscaling leave them, 15 to 20 in one that was enlarged or was
	// never sharp. It is untold for pictures that are even nearly everywhere.
	Softness Reading `json:"softness"`
	// Noise is the standard deviation of the grain in the picture's calm parts,
	// in levels of 0 to 255: under 3 is not seen, over 8 is.
	Noise Reading `json:"noise"`
	// Dark and Bright are the shares of the subject, in percent, that are black
	// and white without any drawing. A white backdrop does not count.
	Dark   float64 `json:"dark"`
	Bright float64 `json:"bright"`
	// Peak is the brightness that 99 % of the picture stay below, 0 to 255: a
	// photo without anything bright is underexposed or of the night.
	Peak float64 `json:"peak"`
}

// Of measures a picture at its own size. For 12 megapixels it takes some 90 ms
// of one processor, for 4 some 50 ms.
func Of(img *image.NRGBA) Measures {
	m, g := measured(img)
	if g == nil {
		return m
	}
	m.Noise = noiseOf(g)
	m.Softness = falloffOf(g)
	return m
}

// Preview measures a picture that was scaled down from a larger one for the
// screen, at 800 pixels or more of its longer side. What scaling down changes
// is left untold: Softness and Noise.
func Preview(img *image.NRGBA) Measures {
	m, _ := measured(img)
	return m
}

// measured is what both have; the grey picture is nil for one without pixels.
func measured(img *image.NRGBA) (Measures, *grey) {
	if img.Rect.Empty() {
		return Measures{}, nil
	}
	g, clear := greyOf(img)
	small := g.near(blurAt)
	edge, light := marginOf(img), exposureOf(small)
	return Measures{
		WhiteEdge: edge.white, PureEdge: edge.pure, ClearEdge: edge.clear, Clear: 100 * clear,
		Fill: fillOf(img), Frame: frameOf(small), Letters: lettersOf(small), Blur: blurOf(small),
		Dark: light.dark, Bright: light.bright, Peak: light.peak,
	}, g
}
