package watermark

import (
	"image"
	"math"

	"github.com/disintegration/imaging"
)

// Draw lays the logo's picture over img, in place. img must begin at (0, 0).
func (m Mark) Draw(img, logo *image.NRGBA) {
	picture := img.Rect.Size()
	size, margin := m.measure(picture, logo.Rect.Size())
	if logo.Rect.Size() != size {
		logo = imaging.Resize(logo, size.X, size.Y, imaging.Lanczos)
	}
	for _, at := range m.spots(picture, size, margin) {
		m.lay(img, logo, at)
	}
}

// measure returns the logo's size on a picture, and its margin, in pixels.
func (m Mark) measure(picture, logo image.Point) (size image.Point, margin int) {
	margin = int(math.Round(float64(min(picture.X, picture.Y)*m.Margin) / 100))
	width := float64(picture.X*m.Share) / 100
	width = min(width, float64(picture.X-2*margin), float64(picture.Y-2*margin)*float64(logo.X)/float64(logo.Y))
	height := width * float64(logo.Y) / float64(logo.X)
	return image.Pt(max(int(math.Round(width)), 1), max(int(math.Round(height)), 1)), margin
}

// spots returns where the logo's upper left corner comes to lie, once or for
// each tile.
func (m Mark) spots(picture, size image.Point, margin int) []image.Point {
	if m.Place == Tile {
		return tiles(picture, size, margin)
	}
	near := image.Pt(margin, margin)
	far := picture.Sub(size).Sub(near)
	at := picture.Sub(size).Div(2)
	switch m.Place {
	case TopLeft, Left, BottomLeft:
		at.X = near.X
	case TopRight, Right, BottomRight:
		at.X = far.X
	}
	switch m.Place {
	case TopLeft, Top, TopRight:
		at.Y = near.Y
	case BottomLeft, Bottom, BottomRight:
		at.Y = far.Y
	}
	return []image.Point{at}
}

// tiles covers the picture with logos that stand a gap apart, every second row
// moved by half.
func tiles(picture, size image.Point, gap int) (spots []image.Point) {
	step := size.Add(image.Pt(gap, gap))
	for row, y := 0, gap/2; y < picture.Y; row, y = row+1, y+step.Y {
		x := gap / 2
		if row%2 != 0 {
			x -= step.X / 2
		}
		for ; x < picture.X; x += step.X {
			spots = append(spots, image.Pt(x, y))
		}
	}
	return spots
}

// lay lays the logo over the picture at a place, whose colours are not
// premultiplied by their alpha.
func (m Mark) lay(img, logo *image.NRGBA, at image.Point) {
	shown := logo.Rect.Add(at).Intersect(img.Rect)
	for y := shown.Min.Y; y < shown.Max.Y; y++ {
		under := img.Pix[img.PixOffset(shown.Min.X, y):][:4*shown.Dx()]
		over := logo.Pix[logo.PixOffset(shown.Min.X-at.X, y-at.Y):][:4*shown.Dx()]
		for ; len(under) > 0; under, over = under[4:], over[4:] {
			if a := uint32(over[3]) * uint32(m.Opacity); a > 0 {
				blend(under[:4:4], over[:3:3], a)
			}
		}
	}
}

// solid is an alpha of 255 at an opacity of 100 percent.
const solid = 255 * 100

// blend lays a colour over a pixel with the given alpha, up to solid (Porter and
// Duff, "over").
func blend(under, over []uint8, alpha uint32) {
	rest := uint32(under[3]) * (solid - alpha) / 255 // what stays to be seen of what is below
	total := alpha + rest
	for c, v := range over {
		under[c] = uint8((uint32(v)*alpha + uint32(under[c])*rest + total/2) / total)
	}
	under[3] = uint8((total*255 + solid/2) / solid)
}
