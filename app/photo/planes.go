package photo

import (
	"context"
	"image"
	"image/color"

	"storehand/app/photo/jpegfile"
	"storehand/app/photo/plane"
	"storehand/app/photo/sharpen"
)

// planar is a file whose picture can be had in components, resampled as it is
// read. Where it is transparent it shows the background.
type planar interface {
	components(ctx context.Context, data []byte, want jpegfile.Request, background [3]uint8) (components, error)
}

// staysInPlanes reports whether the picture can become what the plan asks for
// without being resampled as red, green and blue: photos, as JPEG or PNG, into
// JPEG or lossy WebP, which both have colour at half the resolution. Where
// colours are to be converted, they are when it is small.
func (o *opened) staysInPlanes(pl plan) bool {
	if pl.view.Angle != 0 || pl.Preset.LinearLight {
		return false
	}
	if pl.format != JPEG && !(pl.format == WebP && !pl.Preset.Lossless && o.opaque(pl)) {
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
		return o.kept == nil && r.InRows() && (t == nil || !o.facts.Alpha)
	}
	return false
}

// opaque reports whether the finished picture is, whatever its format allows.
func (o *opened) opaque(pl plan) bool {
	return pl.Preset.Background != Transparent || !o.facts.Alpha && pl.layout.shown() == image.Rectangle{Max: pl.layout.canvas}
}

// finishPlanes is the short way. Each component is decoded no larger than it
// must be, resampled as it comes, turned and laid on its own canvas; colour all
// the way at half the resolution, as it is written.
func (o *opened) finishPlanes(ctx context.Context, pl plan) (*finished, error) {
	decoded, err := o.components(ctx, pl)
	if err != nil {
		return nil, err
	}
	made := &finished{damaged: decoded.damaged, missing: decoded.missing}
	odd := pl.odd()
	luma, colours := decoded.planes[0], decoded.planes[1:]
	if len(colours) == 0 { // grey
		neutral := plane.Filled((luma.Width+odd.X+1)/2, (luma.Height+odd.Y+1)/2, 128)
		colours = []plane.Plane{neutral, neutral}
	} else if t, _ := o.conversion(); t != nil {
		recolour(luma, colours, odd, t)
	}
	if pl.needsPixels() {
		made.img, err = pl.work(ctx, joined(luma, colours, odd), made)
		return made, err
	}
	made.luma, made.colours = pl.composePlanes(sharpen.Plane(luma, pl.Preset.Sharpen), colours)
	return made, ctx.Err()
}

// components reads what the plan shows of the picture, turned.
func (o *opened) components(ctx context.Context, pl plan) (decoded components, err error) {
	w := pl.window()
	want := jpegfile.Request{Size: stored(w.size(), w.turn), Colour: stored(w.halved(pl.odd()), w.turn), Filter: sharp.planes}
	background := [3]uint8{pl.background.R, pl.background.G, pl.background.B}
	if o.shared != nil {
		decoded = o.shared.components(want)
	} else {
		decoded, err = o.readComponents(ctx, want, background)
	}
	if err != nil {
		return components{}, err
	}
	for i, component := range decoded.planes {
		decoded.planes[i] = plane.Turned(component, int(w.turn))
	}
	return decoded, err
}

// readComponents decodes the file into components.
func (o *opened) readComponents(ctx context.Context, want jpegfile.Request, background [3]uint8) (decoded components, err error) {
	err = o.read(ctx, func(data []byte) error {
		decoded, err = o.reader.(planar).components(ctx, data, want, background)
		return err
	})
	return decoded, err
}

// composePlanes lays the scaled components on the preset's canvas.
func (pl plan) composePlanes(luma plane.Plane, colours []plane.Plane) (plane.Plane, []plane.Plane) {
	size, shown := pl.layout.canvas, pl.layout.shown()
	if shown == (image.Rectangle{Max: size}) {
		return luma, colours
	}
	y, cb, cr := color.RGBToYCbCr(pl.background.R, pl.background.G, pl.background.B)
	canvas := plane.Filled(size.X, size.Y, y)
	canvas.Place(luma, shown.Min.X, shown.Min.Y)
	halves := make([]plane.Plane, 2)
	for i, value := range []uint8{cb, cr} {
		halves[i] = plane.Filled((size.X+1)/2, (size.Y+1)/2, value)
		halves[i].Place(colours[i], shown.Min.X>>1, shown.Min.Y>>1)
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
