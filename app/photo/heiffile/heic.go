package heiffile

import (
	"image"

	"storehand/app/photo/plane"
	"storehand/app/photo/sandbox"
)

// The kinds of colour and of its resolution, by libheif's numbers.
const (
	spaceRGB  = 1
	spaceGrey = 2
	chroma420 = 1
	chroma422 = 2
)

// readHEIC decodes a HEIC. The decoder's numbers are the width, the height, the
// kind of colour, its resolution, and whether alpha is in the colours already.
func readHEIC(i *sandbox.Instance, data []byte, h Header, wanted plane.Size, filter plane.Filter) (*image.NRGBA, error) {
	d, err := newDecoding(i, data, 5)
	if err != nil {
		return nil, err
	}
	call := func(configOnly, out uint32) error {
		return d.call(configOnly, d.numbers, d.numbers+4, d.numbers+8, d.numbers+12, d.numbers+16, out)
	}
	if err := call(1, 0); err != nil {
		return nil, err
	}
	if err := d.checkSize(h); err != nil {
		return nil, err
	}
	l, err := layoutOf(h, d.number(2), d.number(3))
	if err != nil {
		return nil, err
	}
	pix, err := d.pixels(l.size(), func(out uint32) error { return call(0, out) })
	if err != nil {
		return nil, err
	}
	return l.picture(pix, newMixer(h.Colour), wanted, filter), nil
}

// layout is how the decoder lays a picture into memory: its components one after
// the other, luminance and then two colours, if any.
type layout struct {
	luma, colour component
	grey         bool
}

// component is one of them: how the picture lies on it, and how long its rows
// are in memory.
type component struct {
	size   plane.Size
	stride int
}

// newComponent is a component as libheif lays it out: rows of at least 64
// samples, and of a multiple of 16.
func newComponent(size plane.Size) component {
	return component{size, (max(size.X.Count, 64) + 15) &^ 15}
}

func (c component) bytes() int { return c.stride * c.size.Y.Count }

func layoutOf(h Header, space, chroma int) (layout, error) {
	if space == spaceRGB {
		return layout{}, Unsupported("a HEIC picture in red, green and blue")
	}
	whole, half := plane.Whole(h.Width, h.Height), plane.Half(h.Width, h.Height, false, false)
	l := layout{luma: newComponent(whole), colour: newComponent(whole), grey: space == spaceGrey}
	switch chroma {
	case chroma420:
		l.colour = newComponent(half)
	case chroma422:
		l.colour = newComponent(plane.Size{X: half.X, Y: whole.Y})
	}
	return l, nil
}

func (l layout) size() int64 {
	if l.grey {
		return int64(l.luma.bytes())
	}
	return int64(l.luma.bytes() + 2*l.colour.bytes())
}

// picture makes the wanted picture of the decoder's memory.
func (l layout) picture(pix []byte, m *mixer, wanted plane.Size, filter plane.Filter) *image.NRGBA {
	resized := func(c component, pix []byte) plane.Plane {
		r := plane.NewResizer(c.size, wanted, filter)
		r.Rows(pix, c.stride, c.size.Y.Count)
		return r.Plane()
	}
	y := resized(l.luma, pix)
	neutral := plane.Filled(y.Width, y.Height, 128)
	cb, cr := neutral, neutral
	if !l.grey {
		first := l.luma.bytes()
		cb, cr = resized(l.colour, pix[first:]), resized(l.colour, pix[first+l.colour.bytes():])
	}
	img := image.NewNRGBA(image.Rect(0, 0, y.Width, y.Height))
	for row := range y.Height {
		m.row(img.Pix[row*img.Stride:], y.Row(row), cb.Row(row), cr.Row(row))
	}
	return img
}
