package bench

import (
	"context"
	"image"
	"image/draw"
	"os"

	"github.com/disintegration/imaging"

	"storehand/app/compliance"
	"storehand/app/photo"
)

// Comparison is a photo beside what a recipe makes of it, ready for the screen.
type Comparison struct {
	// Before and After have the same size and show each part of the photo at
	// the same spot. What is beyond the photo is transparent in Before.
	Before, After *image.RGBA
	// Made is the finished picture without its file.
	Made photo.Result
	// Bytes is the size of the finished picture's file.
	Bytes int64
	// Measured is the finished picture for channels to judge.
	Measured compliance.Picture
}

// Compare makes the finished picture of a photo for a look at it. The two
// pictures are scaled down to fit into box pixels; a box of zero shows the
// finished picture as large as it is.
func Compare(ctx context.Context, p Photo, recipe photo.Recipe, box image.Point) (Comparison, error) {
	file, facts, err := openPhoto(p)
	if err != nil {
		return Comparison{}, err
	}
	defer file.Close()
	source, err := sourceOf(p.Name(), file)
	if err != nil {
		return Comparison{}, err
	}
	result, err := photo.Render(ctx, source, recipe)
	if err != nil {
		return Comparison{}, err
	}
	c := Comparison{Made: *result, Bytes: int64(len(result.Data))}
	c.Made.Data = nil
	if c.Measured, err = compliance.Measure(ctx, photo.FromBytes(p.Name(), result.Data)); err != nil {
		return Comparison{}, err
	}
	frame := frameFor(image.Pt(result.Width, result.Height), box)
	after, err := photo.Thumbnail(ctx, photo.FromBytes(p.Name(), result.Data), max(frame.X, frame.Y))
	if err != nil {
		return Comparison{}, err
	}
	c.After = onWhite(after.Image)
	frame = c.After.Rect.Size()
	if followsSubject(recipe.Preset) {
		c.Before, err = placedAlike(ctx, source, recipe, frame)
	} else {
		c.Before, err = placedByHeader(ctx, source, recipe, facts, frame)
	}
	return c, err
}

// followsSubject reports whether what is seen where depends on what the photo
// shows, which its header does not tell.
func followsSubject(p photo.Preset) bool {
	return p.Trim || p.Fill > 0 || p.Fit == photo.FitCrop && p.Focus == photo.FocusDetail
}

// placedAlike makes the picture once more, with all that decides about its place
// and nothing that changes its look.
func placedAlike(ctx context.Context, source photo.Source, recipe photo.Recipe, frame image.Point) (*image.RGBA, error) {
	p := &recipe.Preset
	p.Whiten, p.Tone, p.Sharpen, p.Watermark = false, photo.Tone{}, 0, nil
	p.MaxBytes, p.Colours = 0, 0
	p.Format, p.Background = photo.PNG, photo.Transparent
	plain, err := photo.Render(ctx, source, recipe)
	if err != nil {
		return nil, err
	}
	small, err := photo.Thumbnail(ctx, photo.FromBytes(source.Name, plain.Data), max(frame.X, frame.Y))
	if err != nil {
		return nil, err
	}
	return inFrame(small.Image, image.Rectangle{Max: frame}, frame), nil
}

// frameFor is the size of a picture that is scaled down to fit into a box.
func frameFor(size, box image.Point) image.Point {
	if box == (image.Point{}) || size.X <= box.X && size.Y <= box.Y {
		return size
	}
	factor := min(float64(box.X)/float64(size.X), float64(box.Y)/float64(size.Y))
	return image.Pt(max(int(float64(size.X)*factor), 1), max(int(float64(size.Y)*factor), 1))
}

// placedByHeader shows the photo where the finished picture has it, in a frame
// that is the finished picture scaled down.
func placedByHeader(ctx context.Context, source photo.Source, recipe photo.Recipe, facts photo.Facts, frame image.Point) (*image.RGBA, error) {
	f := recipe.Forecast(facts)
	at := image.Rect(
		f.Shown.Min.X*frame.X/f.Width, f.Shown.Min.Y*frame.Y/f.Height,
		f.Shown.Max.X*frame.X/f.Width, f.Shown.Max.Y*frame.Y/f.Height,
	)
	small, err := photo.Framed(ctx, source, recipe.Framing, max(at.Dx(), at.Dy()))
	if err != nil {
		return nil, err
	}
	return inFrame(small.Image, at, frame), nil
}

// inFrame puts a picture at its place in a frame.
func inFrame(picture *image.NRGBA, at image.Rectangle, frame image.Point) *image.RGBA {
	if picture.Rect.Size() != at.Size() {
		picture = imaging.Resize(picture, at.Dx(), at.Dy(), imaging.Linear)
	}
	out := image.NewRGBA(image.Rectangle{Max: frame})
	draw.Draw(out, at, onWhite(picture), image.Point{}, draw.Src)
	return out
}

// onWhite lays a picture on the white of a page.
func onWhite(img *image.NRGBA) *image.RGBA {
	out := image.NewRGBA(img.Rect)
	draw.Draw(out, out.Rect, image.White, image.Point{}, draw.Src)
	draw.Draw(out, out.Rect, img, img.Rect.Min, draw.Over)
	return out
}

// Thumbnail reads a photo for the screen, fitted into side × side pixels.
func Thumbnail(ctx context.Context, p Photo, side int) (*image.RGBA, error) {
	file, err := os.Open(p.Path)
	if err != nil {
		return nil, cannotRead(p.Path, err)
	}
	defer file.Close()
	source, err := sourceOf(p.Name(), file)
	if err != nil {
		return nil, err
	}
	small, err := photo.Thumbnail(ctx, source, side)
	if err != nil {
		return nil, err
	}
	return onWhite(small.Image), nil
}
