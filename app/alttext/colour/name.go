package colour

import (
	"cmp"
	"math"
	"slices"
)

// Name is a colour's name in English, which is also its key in the tables of
// other languages.
type Name string

// Swatch is one of the colours measured in a picture.
type Swatch struct {
	R, G, B uint8
	Share   float64 // of the subject's pixels, from 0 to 1
}

// shade is a name with the colour it stands for.
type shade struct {
	name Name
	lab  Lab
}

func shadeOf(name Name, rgb uint32) shade {
	return shade{name: name, lab: LabOf(uint8(rgb>>16), uint8(rgb>>8), uint8(rgb))}
}

// shades are the names that shops use for products, with colours typical of
// textiles, ceramics and paints. Names of metals and materials are left out:
// a picture's colour cannot tell silver from grey.
var shades = []shade{
	shadeOf("white", 0xFFFFFF),
	shadeOf("off-white", 0xF2EFE8),
	shadeOf("cream", 0xF2E6C9),
	shadeOf("beige", 0xDACDB8),
	shadeOf("sand", 0xCBB48C),
	shadeOf("taupe", 0x978A7B),
	shadeOf("light grey", 0xD0D2D3),
	shadeOf("grey", 0x929496),
	shadeOf("dark grey", 0x5A5E61),
	shadeOf("charcoal", 0x36393D),
	shadeOf("black", 0x141414),
	shadeOf("light brown", 0xAD835A),
	shadeOf("brown", 0x7A5236),
	shadeOf("dark brown", 0x4A3325),
	shadeOf("caramel", 0xB87D3E),
	shadeOf("terracotta", 0xBE6D4C),
	shadeOf("rust", 0xA84E34),
	shadeOf("brick red", 0x8E4638),
	shadeOf("orange", 0xF08A24),
	shadeOf("apricot", 0xF6B57F),
	shadeOf("peach", 0xF7CDB2),
	shadeOf("coral", 0xF27864),
	shadeOf("salmon", 0xF0A08C),
	shadeOf("light pink", 0xF6D3DB),
	shadeOf("pink", 0xEE8FAE),
	shadeOf("hot pink", 0xE6368F),
	shadeOf("dusty pink", 0xCB9698),
	shadeOf("red", 0xCC2229),
	shadeOf("dark red", 0x8E1B1F),
	shadeOf("burgundy", 0x651F30),
	shadeOf("yellow", 0xF6D32D),
	shadeOf("light yellow", 0xF8ECA0),
	shadeOf("mustard", 0xC9982E),
	shadeOf("ochre", 0xC58A42),
	shadeOf("lime green", 0xA8CF38),
	shadeOf("light green", 0xA9D69A),
	shadeOf("green", 0x3F9B45),
	shadeOf("dark green", 0x1F4D30),
	shadeOf("olive green", 0x75763A),
	shadeOf("khaki", 0xA79F72),
	shadeOf("mint green", 0xB4E0CC),
	shadeOf("sage green", 0x9CB09C),
	shadeOf("pine green", 0x3C6654),
	shadeOf("emerald green", 0x148A5A),
	shadeOf("turquoise", 0x3FBFBF),
	shadeOf("teal", 0x2B7C7C),
	shadeOf("petrol blue", 0x1D5365),
	shadeOf("light blue", 0xADD0EA),
	shadeOf("sky blue", 0x6FB1E0),
	shadeOf("blue", 0x2D66C4),
	shadeOf("royal blue", 0x2440A8),
	shadeOf("navy blue", 0x1F2C4D),
	shadeOf("steel blue", 0x3F6E92),
	shadeOf("denim blue", 0x45597A),
	shadeOf("slate blue", 0x60798A),
	shadeOf("lavender", 0xC3B2DC),
	shadeOf("lilac", 0xB08CC8),
	shadeOf("purple", 0x7A3F98),
	shadeOf("violet", 0x5B3FBE),
	shadeOf("plum", 0x6E4068),
	shadeOf("aubergine", 0x40233C),
	shadeOf("mauve", 0x957496),
	shadeOf("magenta", 0xC2278F),
}

// Names lists every name that can be given.
func Names() []Name {
	names := make([]Name, len(shades))
	for i, shade := range shades {
		names[i] = shade.name
	}
	return names
}

// Nearest is the name of the shade that looks most like a colour of sRGB.
func Nearest(r, g, b uint8) Name {
	lab := LabOf(r, g, b)
	return slices.MinFunc(shades, func(p, q shade) int {
		return cmp.Compare(Difference(lab, p.lab), Difference(lab, q.lab))
	}).name
}

const (
	// secondShare is the part of the subject from which a second colour is
	// worth saying.
	secondShare = 0.25
	// sameHue and sameLight are how far the light and the shaded side of one
	// material may lie apart in the plane of a* and b*, and in L*.
	sameHue   = 13
	sameLight = 38
)

// Main names the one or two colours a subject has: shades of one colour, as
// light and shadow make them, count as the largest of them. Without swatches
// there are no names.
func Main(swatches []Swatch) []Name {
	bySize := slices.SortedStableFunc(slices.Values(swatches), func(a, b Swatch) int { return cmp.Compare(b.Share, a.Share) })
	var groups []Swatch
	total := 0.0
	for _, swatch := range bySize {
		total += swatch.Share
		if same := slices.IndexFunc(groups, func(g Swatch) bool { return sameMaterial(g, swatch) }); same >= 0 {
			groups[same].Share += swatch.Share
			continue
		}
		groups = append(groups, swatch)
	}
	slices.SortStableFunc(groups, func(a, b Swatch) int { return cmp.Compare(b.Share, a.Share) })
	var names []Name
	for i, group := range groups {
		name := Nearest(group.R, group.G, group.B)
		if i > 1 || i == 1 && (group.Share < secondShare*total || name == names[0]) {
			break
		}
		names = append(names, name)
	}
	return names
}

func sameMaterial(p, q Swatch) bool {
	a, b := LabOf(p.R, p.G, p.B), LabOf(q.R, q.G, q.B)
	return math.Hypot(a.A-b.A, a.B-b.B) < sameHue && math.Abs(a.L-b.L) < sameLight
}
