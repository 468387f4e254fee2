package photo

import (
	"context"
	"fmt"
	"image"
	"image/color"

	"storehand/app/photo/exif"
	"storehand/app/photo/jpegfile"
	"storehand/app/photo/plane"
)

// staysInPlanes reports whether the picture can become what is asked for
// without ever being put together as red, green and blue: JPEG into JPEG, with
// no colours to convert.
func (o *opened) staysInPlanes(format Format) bool {
	r, ok := o.reader.(jpegReader)
	if !ok || format != JPEG || r.Model != jpegfile.YCbCr && r.Model != jpegfile.Grey {
		return false
	}
	t, warnings := o.conversion()
	return t == nil && warnings == nil
}

// makeOfPlanes is the short way from JPEG to JPEG. Each component is decoded no
// larger than it must be, resampled as it comes, turned and laid on its own
// canvas; colour all the way at half the resolution, as it is written.
func (o *opened) makeOfPlanes(ctx context.Context, p Preset, l layout) (m made, err error) {
	odd := image.Pt(l.at.X&1, l.at.Y&1)
	want := jpegfile.Request{
		Size:   plane.Whole(l.scaled.X, l.scaled.Y),
		Colour: plane.Half(l.scaled.X, l.scaled.Y, odd.X != 0, odd.Y != 0),
		Filter: sharp.planes,
	}
	turn := o.facts.Orientation
	want.Size, want.Colour = stored(want.Size, turn), stored(want.Colour, turn)
	var decoded *jpegfile.Picture
	err = o.read(ctx, func(data []byte) error {
		decoded, err = o.reader.(jpegReader).planes(ctx, data, want)
		return err
	})
	if err != nil {
		return made{}, err
	}
	for i, component := range decoded.Planes {
		decoded.Planes[i] = plane.Turned(component, int(turn))
	}
	luma, colours := p.composePlanes(decoded.Planes, l)
	if err := ctx.Err(); err != nil {
		return made{}, err
	}
	data, err := jpegfile.Encode(luma, colours, p.Quality)
	if err != nil {
		return made{}, fmt.Errorf("writing %s as JPEG: %w", o.Name, err)
	}
	return made{data, decoded.Damaged, o.warnings(decoded.Damaged, decoded.Missing)}, nil
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
func (p Preset) composePlanes(planes []plane.Plane, l layout) (luma plane.Plane, colours []plane.Plane) {
	luma, colours = planes[0], planes[1:]
	if len(colours) == 0 { // grey
		neutral := plane.Filled((l.scaled.X+2)/2, (l.scaled.Y+2)/2, 128)
		colours = []plane.Plane{neutral, neutral}
	}
	if l.canvas == l.scaled {
		return luma, colours
	}
	// Validate has seen that the background is a colour.
	background, _ := ParseBackground(p.Background)
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
	width, height := img.Rect.Dx(), img.Rect.Dy()
	luma = plane.New(width, height)
	halfWidth, halfHeight := (width+1)/2, (height+1)/2
	colours = []plane.Plane{plane.New(halfWidth, halfHeight), plane.New(halfWidth, halfHeight)}
	sums := make([][2]int32, halfWidth)
	for top := 0; top < height; top += 2 {
		clear(sums)
		rows := min(2, height-top)
		for y := top; y < top+rows; y++ {
			splitRow(luma.Row(y), sums, img.Pix[y*img.Stride:])
		}
		for x := range sums {
			n := int32(rows * min(2, width-2*x))
			colours[0].Row(top / 2)[x] = uint8((sums[x][0] + n/2) / n)
			colours[1].Row(top / 2)[x] = uint8((sums[x][1] + n/2) / n)
		}
	}
	return luma, colours
}

// splitRow writes the luminance of a row and adds its colours to the sums.
func splitRow(luma []uint8, sums [][2]int32, pix []uint8) {
	for x := range luma {
		px := pix[4*x:][:4]
		y, cb, cr := color.RGBToYCbCr(px[0], px[1], px[2])
		luma[x] = y
		sum := &sums[x/2]
		sum[0] += int32(cb)
		sum[1] += int32(cr)
	}
}
