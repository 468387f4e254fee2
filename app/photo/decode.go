package photo

import (
	"context"
	"errors"
	"fmt"
	"image"
	"io"

	"github.com/disintegration/imaging"
)

// Picture is a decoded picture: upright, in sRGB, eight bits a sample.
type Picture struct {
	// Image holds the pixels, not premultiplied by their alpha, packed from (0,
	// 0).
	Image *image.NRGBA
	// Facts is what the file's header said.
	Facts Facts
	// Damaged is true when the file is damaged; Missing is the share (0 to 1)
	// of the picture that could not be read.
	Damaged bool
	Missing float64
	// Warnings says what a person should know.
	Warnings []Warning
}

// Decode reads a picture at its full size. The error is a *Refusal, or the
// context's when it was cancelled.
func Decode(ctx context.Context, src Source) (*Picture, error) {
	o, err := open(src)
	if err != nil {
		return nil, err
	}
	return o.sized(ctx, image.Pt(o.facts.Width, o.facts.Height), imaging.Lanczos)
}

// Thumbnail reads a picture for the screen, fitted into maxPx × maxPx pixels
// and never enlarged. It decodes no more than it needs and trades a little
// sharpness for time. The error is a *Refusal, or the context's when it was
// cancelled.
func Thumbnail(ctx context.Context, src Source, maxPx int) (*Picture, error) {
	o, err := open(src)
	if err != nil {
		return nil, err
	}
	size := image.Pt(o.facts.Width, o.facts.Height)
	if maxPx > 0 && max(size.X, size.Y) > maxPx {
		size = fitted(size, image.Pt(maxPx, maxPx))
	}
	return o.sized(ctx, size, imaging.Linear)
}

// margin is how much larger than needed a picture is decoded where its decoder
// can scale, in tenths: so much leaves the resampling filter the detail that it
// keeps.
const margin = 11

// sized reads the picture and resamples it to size (upright).
func (o *opened) sized(ctx context.Context, size image.Point, filter imaging.ResampleFilter) (*Picture, error) {
	if o.facts.Orientation.SwapsSides() {
		size = image.Pt(size.Y, size.X)
	}
	least := image.Pt((size.X*margin+9)/10, (size.Y*margin+9)/10)
	decoded, err := o.pixels(ctx, least)
	if err != nil {
		return nil, err
	}
	p := &Picture{Facts: o.facts, Damaged: decoded.damaged, Missing: decoded.missing}
	p.Warnings = append(mislabelled(o.Name, o.facts.Format), animated(o.facts.Frames)...)
	if p.Damaged {
		p.Warnings = append(p.Warnings, damaged(p.Missing))
	}
	img, warnings := o.withoutInk(decoded.img)
	p.Warnings = append(p.Warnings, warnings...)
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if img.Rect.Size() != size {
		img = imaging.Resize(img, size.X, size.Y, filter)
	}
	// Colours are converted and the picture is turned when it is small.
	p.Warnings = append(p.Warnings, o.toSRGB(img)...)
	p.Image = upright(img, o.facts.Orientation)
	return p, ctx.Err()
}

// pixels decodes the file as it is stored, no smaller than least where its
// format can be scaled.
func (o *opened) pixels(ctx context.Context, least image.Point) (p pixels, err error) {
	defer guard(o.Name, o.facts.Format, &err)
	if err := ctx.Err(); err != nil {
		return pixels{}, err
	}
	data, err := o.head(o.Size)
	if err != nil {
		return pixels{}, refuseUnreadable(o.Name, err)
	}
	p, err = o.reader.decode(ctx, data, least)
	switch {
	case err == nil && !o.plausible(p.img.Bounds().Size()):
		err = fmt.Errorf("its pixels are %v, which is not the size it gives", p.img.Bounds().Size())
	case err == nil:
		return p, nil
	case ctx.Err() != nil:
		return pixels{}, ctx.Err()
	case unsupported(err):
		return pixels{}, refuseUnsupported(o.Name, o.facts.Format, err)
	case errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF):
		err = errors.New("the file ends too early")
	}
	return pixels{}, refuseDamaged(o.Name, o.facts.Format, err)
}

// plausible reports whether decoded pixels have the header's size, or a smaller
// one where the format's decoder scales. A file may claim one size in its
// header and another inside.
func (o *opened) plausible(size image.Point) bool {
	if o.facts.Format == JPEG {
		return size.X <= o.stored.X && size.Y <= o.stored.Y
	}
	return size == o.stored
}
