package photo

import (
	"context"
	"fmt"
	"image"
	"slices"

	"storehand/app/photo/jpegfile"
	"storehand/app/photo/plane"
	"storehand/app/photo/webpfile"
)

// Result is a finished picture.
type Result struct {
	// Data is the file, in Format. Width and Height are its size in pixels.
	Data          []byte
	Format        Format
	Width, Height int
	// Shown is where on the finished picture the photo lies as it was framed by
	// hand; it reaches beyond its edges where the photo is cut.
	Shown image.Rectangle
	// Quality is what the file was written with; 0 where it has no loss.
	Quality int
	// Whitened is true when the backdrop was made white.
	Whitened bool
	// Source is what the header of the picture it was made from said.
	Source Facts
	// Damaged is true when a part of the picture could not be read.
	Damaged bool
	// Warnings says what a person should know.
	Warnings []Warning
}

// Render makes the picture that the recipe asks for: upright, in sRGB, without
// notes but those the preset keeps. The same recipe makes the same file again.
//
// The error is a *Refusal when this picture cannot be made, the context's when
// it was cancelled, and what Validate says when the recipe itself is at fault.
func Render(ctx context.Context, src Source, recipe Recipe) (*Result, error) {
	if err := recipe.Validate(); err != nil {
		return nil, err
	}
	o, err := open(src)
	if err != nil {
		return nil, err
	}
	pl, err := o.plan(ctx, recipe)
	if err != nil {
		return nil, err
	}
	return o.render(ctx, pl)
}

// render carries out a plan.
func (o *opened) render(ctx context.Context, pl plan) (*Result, error) {
	finished, err := o.finish(ctx, pl)
	if err != nil {
		return nil, err
	}
	written, err := o.write(ctx, pl, finished)
	if err != nil {
		return nil, err
	}
	return &Result{
		Data: written.data, Format: pl.format, Width: written.size.X, Height: written.size.Y, Quality: written.quality,
		Shown:  onCopy(pl.framedOnCanvas(), pl.layout.canvas, written.size),
		Source: o.facts, Damaged: finished.damaged, Whitened: finished.whitened,
		Warnings: slices.Concat(o.warnings(finished.damaged, finished.missing), finished.warnings, pl.warnings, written.warnings),
	}, ctx.Err()
}

// finished is a picture to which everything has been done but writing it.
type finished struct {
	// img is the picture, or luma and colours are, which have half the
	// resolution.
	img     *image.NRGBA
	luma    plane.Plane
	colours []plane.Plane

	damaged  bool
	missing  float64
	whitened bool
	warnings []Warning
}

// finish makes the picture on the shortest way there is.
func (o *opened) finish(ctx context.Context, pl plan) (*finished, error) {
	if o.staysInPlanes(pl) {
		return o.finishPlanes(ctx, pl)
	}
	return o.finishPixels(ctx, pl)
}

// finishPixels is the way for everything.
func (o *opened) finishPixels(ctx context.Context, pl plan) (*finished, error) {
	f := sharp
	f.linear = pl.Preset.LinearLight
	picture, err := o.sized(ctx, pl.window(), f)
	if err != nil {
		return nil, err
	}
	_, aboutColour := o.conversion()
	made := &finished{damaged: picture.Damaged, missing: picture.Missing, warnings: aboutColour}
	made.img, err = pl.work(ctx, picture.Image, made)
	return made, err
}

// outputFormat is the format that a picture is written in.
func (p Preset) outputFormat(f Facts) Format {
	if p.Format != FormatKeep {
		return p.Format
	}
	switch f.Format {
	case JPEG, PNG, WebP:
		return f.Format
	case TIFF, HEIC, AVIF:
		if !f.Alpha {
			return JPEG
		}
	}
	return PNG
}

// checkOutput refuses sizes that the output format, or memory, does not allow.
func (o *opened) checkOutput(format Format, l layout) error {
	most := jpegfile.MaxSide
	if format == WebP {
		most = webpfile.MaxSide
	}
	refusal := &Refusal{Name: o.Name, Reason: ReasonOutput, Remedy: "Choose a smaller size in the preset."}
	switch {
	case float64(l.scaled.X)*float64(l.scaled.Y) > MaxPixels:
		refusal.Problem = fmt.Sprintf("would have to be enlarged to %d × %d pixels", l.scaled.X, l.scaled.Y)
	case format != PNG && max(l.canvas.X, l.canvas.Y) > most:
		refusal.Problem = fmt.Sprintf("would have %d × %d pixels, and %s pictures have at most %d on a side", l.canvas.X, l.canvas.Y, format.Name(), most)
		refusal.Remedy = "Choose a smaller size or another format in the preset."
	default:
		return nil
	}
	return refusal
}

func (l layout) warnings(p Preset, size image.Point) []Warning {
	switch {
	case l.enlarged:
		return []Warning{{WarnEnlarged, fmt.Sprintf("The picture of %d × %d pixels was enlarged and may look soft.", size.X, size.Y)}}
	case l.reached > 0:
		return []Warning{{WarnSmall, fmt.Sprintf("The subject takes %d %% of the picture instead of %d %%, because the photo is small and is not enlarged.", l.reached, p.Fill)}}
	case l.small:
		return []Warning{{WarnSmall, fmt.Sprintf("The picture has %d × %d pixels, less than the %d × %d of the preset.", size.X, size.Y, p.Width, p.Height)}}
	}
	return nil
}
