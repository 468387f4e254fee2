package photo

import (
	"context"
	"errors"
	"fmt"
	"image"
	"io"

	"github.com/disintegration/imaging"

	"storehand/app/photo/plane"
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
	return o.sized(ctx, image.Pt(o.facts.Width, o.facts.Height), sharp)
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
	return o.sized(ctx, size, quick)
}

// filter is a resampling filter for whole pixels and for the planes of a JPEG.
type filter struct {
	pixels imaging.ResampleFilter
	planes plane.Filter
}

var (
	sharp = filter{imaging.Lanczos, plane.Lanczos}
	quick = filter{imaging.Linear, plane.Linear}
)

// sized reads the picture and resamples it to size (upright).
func (o *opened) sized(ctx context.Context, size image.Point, f filter) (*Picture, error) {
	stored := o.asStored(size)
	decoded, err := o.pixels(ctx, stored, f.planes)
	if err != nil {
		return nil, err
	}
	p := &Picture{Facts: o.facts, Damaged: decoded.damaged, Missing: decoded.missing}
	t, aboutColour := o.conversion()
	p.Warnings = append(o.warnings(p.Damaged, p.Missing), aboutColour...)
	inks, inked := decoded.img.(*image.CMYK)
	var img *image.NRGBA
	if inked {
		img = withoutInk(inks, t)
	} else {
		img = straight(decoded.img)
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if img.Rect.Size() != stored {
		img = imaging.Resize(img, stored.X, stored.Y, f.pixels)
	}
	// Colours are converted and the picture is turned when it is small.
	if t != nil && !inked {
		t.RGBA(img.Pix)
	}
	p.Image = upright(img, o.facts.Orientation)
	return p, ctx.Err()
}

// asStored is a size of the upright picture as it is before it is turned.
func (o *opened) asStored(size image.Point) image.Point {
	if o.facts.Orientation.SwapsSides() {
		return image.Pt(size.Y, size.X)
	}
	return size
}

// warnings says what is to be said of the file itself.
func (o *opened) warnings(isDamaged bool, missing float64) []Warning {
	all := append(mislabelled(o.Name, o.facts.Format), animated(o.facts.Frames)...)
	if isDamaged {
		all = append(all, damaged(missing))
	}
	return all
}

// pixels decodes the file, in the given size (as stored) or its own.
func (o *opened) pixels(ctx context.Context, size image.Point, f plane.Filter) (p pixels, err error) {
	err = o.read(ctx, func(data []byte) error {
		p, err = o.reader.decode(ctx, data, size, f)
		if err != nil {
			return err
		}
		// A file may claim one size in its header and another inside.
		if got := p.img.Bounds().Size(); got != size && got != o.stored {
			return fmt.Errorf("its pixels are %v, which is not the size it gives", got)
		}
		return nil
	})
	return p, err
}

// read hands the file's bytes to a decoder and turns what goes wrong into a
// refusal.
func (o *opened) read(ctx context.Context, decode func(data []byte) error) (err error) {
	defer guard(o.Name, o.facts.Format, &err)
	if err := ctx.Err(); err != nil {
		return err
	}
	data, err := o.head(o.Size)
	if err != nil {
		return refuseUnreadable(o.Name, err)
	}
	err = decode(data)
	switch {
	case err == nil:
		return nil
	case ctx.Err() != nil:
		return ctx.Err()
	case unsupported(err):
		return refuseUnsupported(o.Name, o.facts.Format, err)
	case errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF):
		err = errors.New("the file ends too early")
	}
	return refuseDamaged(o.Name, o.facts.Format, err)
}
