// Package gallery shows the pictures of products that lie in the workspace at
// the small sizes of lists and strips.
package gallery

import (
	"context"
	"errors"
	"fmt"
	"image"
	"image/draw"
	"io"
	"os"

	"storehand/app/catalog"
	"storehand/app/media"
	"storehand/app/photo"
)

// ErrElsewhere is returned for a picture that is in the shop and was never on
// this computer.
var ErrElsewhere = errors.New("this picture is in the shop only")

// Gallery opens pictures of one workspace. It may be used from any goroutine.
type Gallery struct {
	keeper media.Keeper
}

// New returns the gallery of the workspace whose files the keeper keeps.
func New(keeper media.Keeper) *Gallery { return &Gallery{keeper} }

// Thumb is the picture fitted into px × px pixels: the finished one where there
// is one, else the original. A picture known by its address alone is
// ErrElsewhere, one that cannot be read a photo.Refusal.
func (g *Gallery) Thumb(ctx context.Context, picture catalog.Image, px int) (*image.RGBA, error) {
	source, file, err := g.Open(picture)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	small, err := photo.Thumbnail(ctx, source, px)
	if err != nil {
		return nil, err
	}
	return premultiplied(small.Image), nil
}

// Open opens the file that shows the picture best, see Kept, for as long as the
// caller needs it and closes it. A picture known by its address alone is
// ErrElsewhere.
func (g *Gallery) Open(picture catalog.Image) (photo.Source, io.Closer, error) {
	kind, hash, kept := Kept(picture)
	if !kept {
		return photo.Source{}, nil, ErrElsewhere
	}
	path, err := g.keeper.Path(kind, hash)
	if err != nil {
		return photo.Source{}, nil, err
	}
	file, err := os.Open(path)
	if err != nil {
		return photo.Source{}, nil, fmt.Errorf("open %s: %w", picture.Name(), err)
	}
	source, err := photo.FromFile(file)
	if err != nil {
		return photo.Source{}, nil, errors.Join(err, file.Close())
	}
	source.Name = picture.Name()
	return source, file, nil
}

// Kept names the file of the workspace that shows the picture best: the
// finished one where there is one, else the original; false where there is
// neither.
func Kept(picture catalog.Image) (kind media.Kind, hash media.Hash, kept bool) {
	switch {
	case picture.Prepared != "":
		return media.Prepared, media.Hash(picture.Prepared), true
	case picture.Original != "":
		return media.Original, media.Hash(picture.Original), true
	default:
		return "", "", false
	}
}

// premultiplied is the kind of image the screen takes as it is; any other it
// would convert each time it is drawn.
func premultiplied(picture *image.NRGBA) *image.RGBA {
	ready := image.NewRGBA(picture.Bounds())
	draw.Draw(ready, ready.Bounds(), picture, picture.Bounds().Min, draw.Src)
	return ready
}
