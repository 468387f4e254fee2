package compliance

import (
	"maps"
	"slices"
	"strings"

	"storehand/app/photo"
	"storehand/app/photo/measure"
)

// Key says what a rule is about.
type Key string

// What can be checked. Where nothing else is said it is a number.
const (
	Format     Key = "format"     // word: jpeg, png, webp, gif, tiff or bmp
	Colours    Key = "colours"    // word: rgb, grey, palette or cmyk
	Profile    Key = "profile"    // word: srgb for sRGB or no profile, other for any other
	Depth      Key = "depth"      // bits of a sample, 1 to 16
	Frames     Key = "frames"     // of an animation; 1 for a picture that stands still
	FileSize   Key = "file_size"  // bytes
	Quality    Key = "quality"    // of a JPEG file, 1 to 100 on the scale of libjpeg
	LongSide   Key = "long_side"  // pixels
	ShortSide  Key = "short_side" // pixels
	Width      Key = "width"      // pixels
	Height     Key = "height"     // pixels
	Megapixels Key = "megapixels" // millions of pixels
	Ratio      Key = "ratio"      // longer side by shorter side; 1 is square
	Alpha      Key = "alpha"      // percent of the pixels that are not opaque
	WhiteEdge  Key = "white_edge" // percent of the margin that is white or nearly so
	PureEdge   Key = "pure_edge"  // percent of the margin that is pure white
	ClearEdge  Key = "clear_edge" // percent of the margin that is white or transparent
	Fill       Key = "fill"       // percent of the picture's width or height that the product takes
	Frame      Key = "frame"      // breadth of a suspected frame, percent of the shorter side
	Letters    Key = "letters"    // of suspected text
	Blur       Key = "blur"       // pixels, at 1000 pixels of the longer side
	Softness   Key = "softness"   // decibels that fine detail is weaker than detail twice as large
	Noise      Key = "noise"      // levels of 0 to 255
	Dark       Key = "dark"       // percent of the subject that is black
	Bright     Key = "bright"     // percent of the subject that is white
	Peak       Key = "peak"       // brightness of the brightest parts, 0 to 255
	Missing    Key = "missing"    // percent of the picture that a damaged file lacks
)

// Label is the key as people call it, as in "Longer side".
func (k Key) Label() string { return subjects[k].label }

// Keys lists everything that can be checked, in the order of a report.
func Keys() []Key { return slices.Clone(order) }

func keyNames() []string {
	names := make([]string, 0, len(subjects))
	for _, key := range slices.Sorted(maps.Keys(subjects)) {
		names = append(names, string(key))
	}
	return names
}

var order = []Key{
	Format, FileSize, Quality, Width, Height, LongSide, ShortSide, Megapixels, Ratio, Colours, Profile, Depth, Alpha, Frames, Missing,
	WhiteEdge, PureEdge, ClearEdge, Fill, Frame, Letters, Blur, Softness, Noise, Dark, Bright, Peak,
}

// subject is what there is to say about a key. It has either a number or a
// word.
type subject struct {
	label  string
	unit   unit
	number func(Picture) measure.Reading
	word   func(Picture) string
	// untold says why there may be no number.
	untold string
	// advice says what to do about a picture outside of the limits.
	advice string
}

func (s subject) words() bool { return s.word != nil }

// always reads a number that every picture has.
func always(read func(Picture) float64) func(Picture) measure.Reading {
	return func(p Picture) measure.Reading { return measure.Known(read(p)) }
}

const (
	makeLarger  = "Use a larger photo: enlarging this one adds no detail."
	makeSmaller = "Prepare it with a smaller size."
	makeWhite   = "Make the background white when preparing it, or photograph it on white."
	photograph  = "Choose or take another photo."
	fewEdges    = "the picture has hardly any edges"
	scaledDown  = "the picture was measured scaled down"
)

var subjects = map[Key]subject{
	Format: {label: "Format", word: func(p Picture) string { return string(p.Facts.Format) }, advice: "Prepare it as JPEG."},
	Colours: {label: "Colours", word: func(p Picture) string { return string(p.Facts.Model) },
		advice: "Prepare it: every preset makes sRGB."},
	Profile: {label: "Colour profile", word: profileOf, advice: "Prepare it: every preset converts to sRGB."},
	Depth: {label: "Bits per channel", number: always(func(p Picture) float64 { return float64(p.Facts.Depth) }),
		advice: "Prepare it: finished pictures have 8 bits."},
	Frames: {label: "Frames", number: always(func(p Picture) float64 { return float64(max(1, p.Facts.Frames)) }),
		advice: "Prepare it: the first frame is used."},
	FileSize: {label: "File size", unit: inBytes, number: always(func(p Picture) float64 { return float64(p.Facts.Bytes) }),
		advice: "Prepare it with a lower quality, a smaller size or a largest file size."},
	Quality: {label: "JPEG quality", number: func(p Picture) measure.Reading { return p.Quality }, untold: "the file is no JPEG",
		advice: "Prepare it from the original with a higher quality."},
	LongSide: {label: "Longer side", unit: pixels, number: always(func(p Picture) float64 { return float64(max(p.Facts.Width, p.Facts.Height)) }),
		advice: makeLarger},
	ShortSide: {label: "Shorter side", unit: pixels, number: always(func(p Picture) float64 { return float64(min(p.Facts.Width, p.Facts.Height)) }),
		advice: makeLarger},
	Width:      {label: "Width", unit: pixels, number: always(func(p Picture) float64 { return float64(p.Facts.Width) }), advice: makeLarger},
	Height:     {label: "Height", unit: pixels, number: always(func(p Picture) float64 { return float64(p.Facts.Height) }), advice: makeLarger},
	Megapixels: {label: "Number of pixels", unit: millions, number: always(func(p Picture) float64 { return p.Facts.Megapixels() }), advice: makeSmaller},
	Ratio:      {label: "Ratio of the sides", unit: ratio, number: always(ratioOf), advice: "Prepare it with a preset that pads or crops to that ratio."},
	Alpha: {label: "Transparent part", unit: percent, number: always(func(p Picture) float64 { return p.Measures.Clear }),
		advice: "Prepare it as JPEG, on white."},
	Missing: {label: "Missing part", unit: percent, number: always(missingOf), advice: "The file is damaged. Copy it again from where it came from."},
	WhiteEdge: {label: "White edge", unit: percent, number: always(func(p Picture) float64 { return p.Measures.WhiteEdge }),
		advice: makeWhite},
	PureEdge: {label: "Pure white edge", unit: percent, number: always(func(p Picture) float64 { return p.Measures.PureEdge }),
		advice: makeWhite},
	ClearEdge: {label: "White or transparent edge", unit: percent, number: always(func(p Picture) float64 { return p.Measures.WhiteEdge + p.Measures.ClearEdge }),
		advice: makeWhite},
	Fill: {label: "Product in the picture", unit: share, number: func(p Picture) measure.Reading { return p.Measures.Fill },
		untold: "the background is busy, or the product reaches the edges", advice: "Prepare it with a fill share, or crop it."},
	Frame: {label: "Suspected frame", unit: percent, number: always(func(p Picture) float64 { return p.Measures.Frame }),
		advice: "Look at it, and crop the frame away or use the photo without it."},
	Letters: {label: "Suspected text", unit: letters, number: always(func(p Picture) float64 { return float64(p.Measures.Letters) }),
		advice: "Look at it, and use the photo without text."},
	Blur: {label: "Blur", unit: fine, number: func(p Picture) measure.Reading { return p.Measures.Blur }, untold: fewEdges, advice: photograph},
	Softness: {label: "Softness", unit: decibels, number: func(p Picture) measure.Reading { return p.Measures.Softness },
		untold: scaledDown + " or is even nearly everywhere", advice: "It looks enlarged or out of focus. Use a larger photo, or prepare it with a smaller size."},
	Noise: {label: "Noise", unit: levels, number: func(p Picture) measure.Reading { return p.Measures.Noise },
		untold: scaledDown + " or is black or white", advice: "It is grainy. Choose a photo taken in more light."},
	Dark: {label: "Black part of the subject", unit: percent, number: always(func(p Picture) float64 { return p.Measures.Dark }),
		advice: "It may be underexposed. Make it brighter, or choose another photo."},
	Bright: {label: "White part of the subject", unit: percent, number: always(func(p Picture) float64 { return p.Measures.Bright }),
		advice: "It may be overexposed. Choose another photo: what is white has no detail left."},
	Peak: {label: "Brightest parts", unit: levels, number: always(func(p Picture) float64 { return p.Measures.Peak }),
		advice: "It may be underexposed. Make it brighter, or choose another photo."},
}

// profileOf tells sRGB by its name, which all of its many variants carry. A file
// without a profile is taken for sRGB by every browser.
func profileOf(p Picture) string {
	name := strings.ToLower(p.Facts.Profile)
	if name == "" || strings.Contains(name, "srgb") || name == "c2" { // c2 is the compact sRGB of large sites
		return "srgb"
	}
	return "other"
}

func ratioOf(p Picture) float64 {
	short := min(p.Facts.Width, p.Facts.Height)
	if short == 0 {
		return 0
	}
	return float64(max(p.Facts.Width, p.Facts.Height)) / float64(short)
}

// missingOf is a little where the file is damaged and nothing is known to be
// missing.
func missingOf(p Picture) float64 {
	if p.Damaged {
		return max(0.1, 100*p.Missing)
	}
	return 0
}

// Words that several channels' rules list.
var (
	webFormats = []string{string(photo.JPEG), string(photo.PNG), string(photo.WebP), string(photo.GIF)}
	inRGB      = []string{string(photo.ModelRGB), string(photo.ModelGrey), string(photo.ModelPalette)}
)
