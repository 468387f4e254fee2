package photo

import (
	"context"
	"fmt"
	"image"
	"slices"
)

// logoPixels is how many pixels a logo may have.
const logoPixels = 25_000_000

// openLogo reads the header of a watermark's logo.
func openLogo(mark *Watermark) (*opened, error) {
	src := FromBytes("the watermark's logo", mark.Logo)
	src.MaxPixels = logoPixels
	o, err := open(src)
	if err == nil && !slices.Contains([]Format{PNG, JPEG, WebP}, o.facts.Format) {
		err = fmt.Errorf("the watermark's logo is a %s picture; choose a PNG, JPEG or WebP file", o.facts.Format.Name())
	}
	return o, err
}

// mark lays a watermark over a picture, in place.
func mark(ctx context.Context, img *image.NRGBA, by *Watermark) error {
	o, err := openLogo(by)
	if err != nil {
		return err
	}
	size := o.size()
	logo, err := o.sized(ctx, wholly(o.facts.Orientation, size, size), sharp)
	if err != nil {
		return err
	}
	by.Draw(img, logo.Image)
	return nil
}
