package fingerprint

import (
	"image"
	"image/color"

	"github.com/disintegration/imaging"

	"storehand/app/alttext/colour"
)

// Side is the size in pixels at which a picture is looked at. Of fits larger
// ones into it, so it is enough to decode them that small.
const Side = 192

const (
	// mostlyFull is the share of a picture that must be left without its margin
	// for the whole to be a look too. Where a margin ends may be in doubt only
	// there, and looks with a wide margin are alike for their margins.
	mostlyFull = 2. / 3
	grid       = 8 // tiles along each side of a look
)

// Print is the fingerprint of a picture: what it shows without its margin and,
// where there is a narrow one, with it. The zero Print is that of a picture of
// which a fingerprint would say nothing; nothing is like it.
type Print struct{ looks []look }

// Empty reports whether the fingerprint says nothing: of a picture of one
// colour, or so faint that noise would decide.
func (p Print) Empty() bool { return len(p.looks) == 0 }

// look is the fingerprint of a part of a picture.
type look struct {
	form          uint64 // a bit for each low frequency
	width, height uint8  // of the part, in pixels of the picture fitted into Side
	tiles         tiles
}

// tiles are the mean colours of the grid, row by row.
type tiles [grid * grid]tile

// tile is a colour of CIE L*a*b* in whole units.
type tile struct{ l, a, b int8 }

// Of takes the fingerprint of an upright picture. What is transparent counts
// as white.
func Of(img image.Image) Print {
	if img.Bounds().Empty() {
		return Print{}
	}
	small := imaging.Fit(img, Side, Side, imaging.Box)
	flat := imaging.Overlay(imaging.New(small.Rect.Dx(), small.Rect.Dy(), color.White), small, image.Point{}, 1)
	part := withoutMargin(flat)
	var p Print
	p.add(flat, part)
	if part != flat.Rect && float64(area(part)) > mostlyFull*float64(area(flat.Rect)) {
		p.add(flat, flat.Rect)
	}
	return p
}

// add looks at a part of a picture, if there is anything to see.
func (p *Print) add(img *image.NRGBA, part image.Rectangle) {
	if part.Empty() {
		return
	}
	shown := imaging.Crop(img, part)
	if form, telling := formOf(shown); telling {
		p.looks = append(p.looks, look{form: form, width: uint8(part.Dx()), height: uint8(part.Dy()), tiles: tilesOf(shown)})
	}
}

func area(r image.Rectangle) int { return r.Dx() * r.Dy() }

func tilesOf(img *image.NRGBA) (t tiles) {
	small := imaging.Resize(img, grid, grid, imaging.Box)
	for i := range t {
		px := small.Pix[4*i:][:3]
		lab := colour.LabOf(px[0], px[1], px[2])
		t[i] = tile{l: whole(lab.L), a: whole(lab.A), b: whole(lab.B)}
	}
	return t
}

func whole(v float64) int8 { return int8(min(max(v, -127), 127)) }

// Joined is the fingerprint of a picture that is known by several files: what
// is like one of them is like it.
func Joined(prints ...Print) (joined Print) {
	for _, p := range prints {
		joined.looks = append(joined.looks, p.looks...)
	}
	return joined
}
