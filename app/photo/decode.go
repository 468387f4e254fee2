package photo

import (
	"context"
	"errors"
	"fmt"
	"image"
	"io"

	"github.com/disintegration/imaging"

	"storehand/app/photo/exif"
	"storehand/app/photo/framing"
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
	size := o.size()
	return o.sized(ctx, wholly(o.facts.Orientation, size, size), sharp)
}

// Thumbnail reads a picture for the screen, fitted into maxPx × maxPx pixels
// and never enlarged. It decodes no more than it needs and trades a little
// sharpness for time. The error is a *Refusal, or the context's when it was
// cancelled.
func Thumbnail(ctx context.Context, src Source, maxPx int) (*Picture, error) {
	return Framed(ctx, src, Framing{}, maxPx)
}

// Framed is Thumbnail of a picture as it was framed by hand.
func Framed(ctx context.Context, src Source, by Framing, maxPx int) (*Picture, error) {
	if err := by.Validate(); err != nil {
		return nil, err
	}
	o, err := open(src)
	if err != nil {
		return nil, err
	}
	return o.small(ctx, o.turnedBy(by), by.View(o.size()), maxPx)
}

// small reads a view of the picture, no larger than asked for.
func (o *opened) small(ctx context.Context, turn exif.Orientation, view framing.View, maxPx int) (*Picture, error) {
	size := view.Size()
	if maxPx > 0 && max(size.X, size.Y) > maxPx {
		size = fitted(size, image.Pt(maxPx, maxPx))
	}
	return o.sized(ctx, window{turn, view, size, image.Rectangle{Max: size}}, quick)
}

// size is the size of the upright picture.
func (o *opened) size() image.Point { return image.Pt(o.facts.Width, o.facts.Height) }

// turnedBy is how the stored picture is turned when it is also turned by hand.
func (o *opened) turnedBy(by Framing) exif.Orientation {
	return exif.Orientation(by.Orientation(int(o.facts.Orientation)))
}

// filter is a resampling filter for whole pixels and for the planes of a JPEG.
type filter struct {
	pixels imaging.ResampleFilter
	planes plane.Filter
	// linear mixes light instead of samples; see package light.
	linear bool
}

var (
	sharp = filter{pixels: imaging.Lanczos, planes: plane.Lanczos}
	quick = filter{pixels: imaging.Linear, planes: plane.Linear}
)

// sized reads what is wanted of the picture.
func (o *opened) sized(ctx context.Context, w window, f filter) (*Picture, error) {
	if w.view.Angle != 0 {
		return o.level(ctx, w, f)
	}
	stored := w.asStored()
	wanted := stored.size()
	if f.linear { // the decoder would mix samples
		wanted = plane.Whole(o.stored.X, o.stored.Y)
	}
	decoded, err := o.pixels(ctx, wanted, f.planes)
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
	if t != nil && !inked && f.linear {
		img = o.own(img)
		t.RGBA(img.Pix)
	}
	if !decoded.fitted || f.linear {
		img = o.own(stored.of(img, f))
	}
	// Colours are converted and the picture is turned when it is small.
	if t != nil && !inked && !f.linear {
		t.RGBA(img.Pix)
	}
	p.Image = upright(img, w.turn)
	return p, ctx.Err()
}

// level reads what is wanted of a picture that is to be straightened: the whole
// of it at the resolution that the view has in the end, and then turned.
func (o *opened) level(ctx context.Context, w window, f filter) (*Picture, error) {
	size, part := w.view.Whole, w.view.Part
	factor := min(max(float64(w.scaled.X)/float64(part.Dx()), float64(w.scaled.Y)/float64(part.Dy())), 1)
	p, err := o.sized(ctx, wholly(w.turn, size, scaledBy(size, factor)), f)
	if err != nil {
		return nil, err
	}
	p.Image = straight(w.view.Draw(p.Image, w.scaled, w.cut))
	return p, ctx.Err()
}

// warnings says what is to be said of the file itself.
func (o *opened) warnings(isDamaged bool, missing float64) []Warning {
	all := append(mislabelled(o.Name, o.facts.Format), animated(o.facts.Frames)...)
	if isDamaged {
		all = append(all, damaged(missing))
	}
	return all
}

// pixels decodes the file: what is wanted of it or, where the decoder does not
// scale, all of it.
func (o *opened) pixels(ctx context.Context, wanted plane.Size, f plane.Filter) (p pixels, err error) {
	if o.kept != nil {
		return *o.kept, nil
	}
	err = o.read(ctx, func(data []byte) error {
		p, err = o.reader.decode(ctx, data, wanted, f)
		if err != nil {
			return err
		}
		// A file may claim one size in its header and another inside.
		if got := p.img.Bounds().Size(); !p.fitted && got != o.stored {
			return fmt.Errorf("its pixels are %v, which is not the size it gives", got)
		}
		return nil
	})
	if _, inked := p.img.(*image.CMYK); o.keeping && err == nil && !p.fitted && !inked {
		p.img = straight(p.img)
		o.kept = &p
	}
	return p, err
}

// own is a picture that may be changed: a copy of what was decoded where that is
// kept.
func (o *opened) own(img *image.NRGBA) *image.NRGBA {
	if o.kept != nil && o.kept.img == image.Image(img) {
		return imaging.Clone(img)
	}
	return img
}

// read hands the file's bytes to a decoder, which must not keep them, and turns
// what goes wrong into a refusal.
func (o *opened) read(ctx context.Context, decode func(data []byte) error) (err error) {
	defer guard(o.Name, o.facts.Format, &err)
	if err := ctx.Err(); err != nil {
		return err
	}
	file := borrow(o.Size)
	defer file.giveBack()
	if n, err := o.Data.ReadAt(file.bytes, 0); n < len(file.bytes) {
		return refuseUnreadable(o.Name, err)
	}
	err = decode(file.bytes)
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
