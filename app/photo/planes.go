package photo

import (
	"context"
	"fmt"
	"image"
	"image/color"

	"storehand/app/photo/exif"
	"storehand/app/photo/jpegfile"
	"storehand/app/photo/plane"
	"storehand/app/photo/webpfile"
)

// planar is a file whose picture can be had in components, resampled as it is
// read. Where it is transparent it shows the background.
type planar interface {
	components(ctx context.Context, data []byte, want jpegfile.Request, background [3]uint8) (components, error)
}

// staysInPlanes reports whether the picture can become what the preset asks for
// without being resampled as red, green and blue: photos, as JPEG or PNG, into
// JPEG or lossy WebP, which both have colour at half the resolution. Where
// colours are to be converted, they are when it is small.
func (o *opened) staysInPlanes(p Preset, l layout, format Format) bool {
	if format != JPEG && !(format == WebP && !p.Lossless && o.opaque(p, l)) {
		return false
	}
	t, warnings := o.conversion()
	if warnings != nil {
		return false
	}
	switch r := o.reader.(type) {
	case jpegReader:
		return r.Model == jpegfile.YCbCr || r.Model == jpegfile.Grey && t == nil
	case pngReader:
		// The background is not to be converted.
		return r.InRows() && (t == nil || !o.facts.Alpha)
	}
	return false
}

// opaque reports whether the finished picture is, whatever its format allows.
func (o *opened) opaque(p Preset, l layout) bool {
	return p.Background != Transparent || !o.facts.Alpha && l.canvas == l.scaled
}

// makeOfPlanes is the short way. Each component is decoded no larger than it
// must be, resampled as it comes, turned and laid on its own canvas; colour all
// the way at half the resolution, as it is written.
func (o *opened) makeOfPlanes(ctx context.Context, p Preset, l layout, format Format) (m made, err error) {
	odd := image.Pt(l.at.X&1, l.at.Y&1)
	want := jpegfile.Request{
		Size:   plane.Whole(l.scaled.X, l.scaled.Y),
		Colour: plane.Half(l.scaled.X, l.scaled.Y, odd.X != 0, odd.Y != 0),
		Filter: sharp.planes,
	}
	turn := o.facts.Orientation
	want.Size, want.Colour = stored(want.Size, turn), stored(want.Colour, turn)
	// Validate has seen that the background is a colour.
	background, _ := ParseBackground(p.Background)
	var decoded components
	err = o.read(ctx, func(data []byte) error {
		decoded, err = o.reader.(planar).components(ctx, data, want, [3]uint8{background.R, background.G, background.B})
		return err
	})
	if err != nil {
		return made{}, err
	}
	for i, component := range decoded.planes {
		decoded.planes[i] = plane.Turned(component, int(turn))
	}
	if t, _ := o.conversion(); t != nil {
		recolour(decoded.planes[0], decoded.planes[1:], odd, t)
	}
	luma, colours := p.composePlanes(decoded.planes, l, background)
	if err := ctx.Err(); err != nil {
		return made{}, err
	}
	data, err := p.encodePlanes(luma, colours, format)
	if err != nil {
		return made{}, fmt.Errorf("writing %s as %s: %w", o.Name, format.Name(), err)
	}
	return made{data, decoded.damaged, o.warnings(decoded.damaged, decoded.missing)}, nil
}

func (p Preset) encodePlanes(luma plane.Plane, colours []plane.Plane, format Format) ([]byte, error) {
	if format == WebP {
		return webpfile.Encode(joined(luma, colours), p.Quality, false)
	}
	return jpegfile.Encode(luma, colours, p.Quality)
}

// stored is how a size of the upright picture lies on the picture as it is
// stored: lines that are turned round are counted from their other end, and
// sides may change places.
func stored(s plane.Size, o exif.Orientation) plane.Size {
	switch o {
	case 2, 3, 6, 7:
		s.X = s.X.Mirrored()
	}
	switch o {
	case 3, 4, 7, 8:
		s.Y = s.Y.Mirrored()
	}
	if o.SwapsSides() {
		s.X, s.Y = s.Y, s.X
	}
	return s
}

// composePlanes lays the scaled components on the preset's canvas.
func (p Preset) composePlanes(planes []plane.Plane, l layout, background color.NRGBA) (luma plane.Plane, colours []plane.Plane) {
	luma, colours = planes[0], planes[1:]
	if len(colours) == 0 { // grey
		neutral := plane.Filled((l.scaled.X+2)/2, (l.scaled.Y+2)/2, 128)
		colours = []plane.Plane{neutral, neutral}
	}
	if l.canvas == l.scaled {
		return luma, colours
	}
	y, cb, cr := color.RGBToYCbCr(background.R, background.G, background.B)
	canvas := plane.Filled(l.canvas.X, l.canvas.Y, y)
	canvas.Place(luma, l.at.X, l.at.Y)
	halves := make([]plane.Plane, 2)
	for i, value := range []uint8{cb, cr} {
		halves[i] = plane.Filled((l.canvas.X+1)/2, (l.canvas.Y+1)/2, value)
		halves[i].Place(colours[i], l.at.X>>1, l.at.Y>>1)
	}
	return canvas, halves
}

// planesOf splits an opaque picture into luminance and colours of half the
// size, each the mean of the pixels it stands for.
func planesOf(img *image.NRGBA) (luma plane.Plane, colours []plane.Plane) {
	luma = plane.New(img.Rect.Dx(), img.Rect.Dy())
	colours = []plane.Plane{plane.New((luma.Width+1)/2, (luma.Height+1)/2), plane.New((luma.Width+1)/2, (luma.Height+1)/2)}
	sums := newColourSums(luma.Width, colours[0].Width)
	for c := range colours[0].Height {
		for y := 2 * c; y < min(2*c+2, luma.Height); y++ {
			sums.split(luma.Row(y), img.Pix[y*img.Stride:], 0)
		}
		sums.means(colours[0].Row(c), colours[1].Row(c))
	}
	return luma, colours
}
