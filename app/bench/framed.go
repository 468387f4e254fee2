package bench

import (
	"context"
	"image"
	"os"

	"storehand/app/photo"
)

// Framed shows a photo as it was framed by hand, scaled to at most the longer
// side of a box in pixels of the screen.
func Framed(ctx context.Context, p Photo, f photo.Framing, box image.Point) (*image.RGBA, error) {
	file, err := os.Open(p.Path)
	if err != nil {
		return nil, cannotRead(p.Path, err)
	}
	defer file.Close()
	source, err := sourceOf(p.Name(), file)
	if err != nil {
		return nil, err
	}
	framed, err := photo.Framed(ctx, source, f, max(box.X, box.Y))
	if err != nil {
		return nil, err
	}
	return onWhite(framed.Image), nil
}
