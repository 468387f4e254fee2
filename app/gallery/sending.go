package gallery

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"

	"storehand/app/catalog"
)

// sentQuality is that of pictures that are looked at by a model: small, and
// without blocks that could be taken for a pattern.
const sentQuality = 85

// JPEG is the picture as a small file of its own, fitted into px × px pixels,
// on white where it is transparent, without any notes. Errors are those of
// Thumb.
func (g *Gallery) JPEG(ctx context.Context, picture catalog.Image, px int) ([]byte, error) {
	small, err := g.Thumb(ctx, picture, px)
	if err != nil {
		return nil, err
	}
	paper := image.NewRGBA(small.Bounds())
	draw.Draw(paper, paper.Bounds(), image.NewUniform(color.White), image.Point{}, draw.Src)
	draw.Draw(paper, paper.Bounds(), small, small.Bounds().Min, draw.Over)
	var file bytes.Buffer
	if err := jpeg.Encode(&file, paper, &jpeg.Options{Quality: sentQuality}); err != nil {
		return nil, fmt.Errorf("make a small file of %s: %w", picture.Name(), err)
	}
	return file.Bytes(), nil
}
