package photo

import (
	"context"
	"fmt"
	"image"
	"image/color"

	"storehand/app/photo/exif"
	"storehand/app/photo/framing"
	"storehand/app/photo/matte"
	"storehand/app/photo/sharpen"
	"storehand/app/photo/tone"
)

// plan is how a recipe is carried out on one picture: everything that can be
// said before the picture is read, but for a small copy of it.
type plan struct {
	Recipe
	turn       exif.Orientation // from the stored picture, also as turned by hand
	framed     framing.View     // what was framed by hand
	view       framing.View     // of that, what is brought to size
	layout     layout
	curves     *tone.Curves // nil where light and colours stay
	format     Format
	background color.NRGBA
	warnings   []Warning
}

// plan works out what the recipe means for the picture. The error is a refusal
// where it cannot be made.
func (o *opened) plan(ctx context.Context, r Recipe) (plan, error) {
	p := r.Preset
	pl := plan{Recipe: r, turn: o.turnedBy(r.Framing), view: r.Framing.View(o.size()), format: p.outputFormat(o.facts)}
	// Validate has seen that the background is a colour.
	pl.background, _ = ParseBackground(p.Background)
	pl.framed = pl.view
	pl.layout = p.layout(pl.view.Size())
	if p.measures() {
		small, err := o.look(ctx, r.Framing)
		if err != nil {
			return plan{}, err
		}
		if err := o.measure(ctx, &pl, small); err != nil {
			return plan{}, err
		}
	} else if curves, changes := p.Tone.Curves(nil); changes {
		pl.curves = curves
	}
	pl.warnings = append(pl.warnings, pl.layout.warnings(p, pl.view.Size())...)
	return pl, o.checkOutput(pl.format, pl.layout)
}

// window is what is read of the picture: what the plan shows or, where the
// backdrop is to become white, what lies around it as well.
func (pl plan) window() window {
	shown := pl.layout.shown().Sub(pl.layout.at)
	if !pl.Preset.Whiten {
		return window{pl.turn, pl.view, pl.layout.scaled, shown}
	}
	around := pl.surroundings()
	size := pl.scaledAsView(around.Part.Size())
	size = image.Pt(max(size.X, shown.Dx()), max(size.Y, shown.Dy())) // it may have been rounded down
	return window{pl.turn, around, size, image.Rectangle{Max: size}}
}

// surroundings is what is shown with as much again on every side, as far as it
// was framed: a backdrop is told by the edge of a picture, which must not run
// through the subject.
func (pl plan) surroundings() framing.View {
	shown := onCopy(pl.layout.shown().Sub(pl.layout.at), pl.layout.scaled, pl.view.Size()).Add(pl.view.Part.Min)
	around := pl.framed
	around.Part = image.Rectangle{shown.Min.Sub(shown.Size()), shown.Max.Add(shown.Size())}.Intersect(around.Part)
	return around
}

// framedOnCanvas is where on the canvas all that was framed would lie.
func (pl plan) framedOnCanvas() image.Rectangle {
	at := pl.layout.at.Sub(pl.scaledAsView(pl.view.Part.Min.Sub(pl.framed.Part.Min)))
	return image.Rectangle{at, at.Add(pl.scaledAsView(pl.framed.Size()))}
}

// scaledAsView scales a size or a way, in pixels of the picture, as the view is.
func (pl plan) scaledAsView(p image.Point) image.Point {
	return placeOnCopy(p, pl.view.Size(), pl.layout.scaled)
}

// odd tells in each direction whether what is read begins on an odd pixel of
// the canvas. Where everything is done to pixels it does not matter.
func (pl plan) odd() image.Point {
	if pl.needsPixels() {
		return image.Point{}
	}
	at := pl.layout.shown().Min
	return image.Pt(at.X&1, at.Y&1)
}

// needsPixels reports whether something is done to the picture that planes do
// not allow.
func (pl plan) needsPixels() bool {
	return pl.curves != nil || pl.Preset.Whiten || pl.Preset.Watermark != nil
}

// work does to what was read what the preset asks for, and lays it on the
// canvas.
func (pl plan) work(ctx context.Context, img *image.NRGBA, made *finished) (*image.NRGBA, error) {
	if pl.curves != nil {
		pl.curves.Apply(img)
	}
	if pl.Preset.Whiten {
		img = pl.whiten(img, made)
	}
	sharpen.Picture(img, pl.Preset.Sharpen)
	img = pl.compose(img)
	if pl.Preset.Watermark != nil {
		if err := mark(ctx, img, pl.Preset.Watermark); err != nil {
			return nil, err
		}
	}
	return img, ctx.Err()
}

// whiten makes the backdrop white, says so in what is made, and cuts out what
// is shown.
func (pl plan) whiten(img *image.NRGBA, made *finished) *image.NRGBA {
	img, report := matte.Whiten(img)
	made.whitened = report.Done
	if !report.Done {
		made.warnings = append(made.warnings, Warning{WarnBusy, fmt.Sprintf("The background was not made white: %s.", report.Problem)})
	}
	shown := pl.layout.shown().Sub(pl.layout.at)
	corner := shown.Min.Sub(pl.scaledAsView(pl.surroundings().Part.Min.Sub(pl.view.Part.Min)))
	// Rounded, it may lie a pixel too far.
	corner.X = max(min(corner.X, img.Rect.Dx()-shown.Dx()), 0)
	corner.Y = max(min(corner.Y, img.Rect.Dy()-shown.Dy()), 0)
	return cut(img, image.Rectangle{corner, corner.Add(shown.Size())})
}

// keepsTransparency reports whether what is transparent stays so.
func (pl plan) keepsTransparency() bool { return pl.background.A == 0 && pl.format != JPEG }

// compose lays the scaled picture on the preset's canvas and flattens it where
// transparency cannot or should not stay.
func (pl plan) compose(img *image.NRGBA) *image.NRGBA {
	keep, shown := pl.keepsTransparency(), pl.layout.shown()
	canvas := image.NewNRGBA(image.Rectangle{Max: pl.layout.canvas})
	if shown == canvas.Rect && (keep || img.Opaque()) {
		return img
	}
	if !keep {
		for px := canvas.Pix; len(px) > 0; px = px[4:] {
			px[0], px[1], px[2], px[3] = pl.background.R, pl.background.G, pl.background.B, 255
		}
	}
	for y := shown.Min.Y; y < shown.Max.Y; y++ {
		to := canvas.Pix[canvas.PixOffset(shown.Min.X, y):][:4*shown.Dx()]
		from := img.Pix[img.PixOffset(0, y-shown.Min.Y):][:4*shown.Dx()]
		if keep {
			copy(to, from)
		} else {
			flatten(to, from)
		}
	}
	return canvas
}

// flatten lays a row of pixels over an opaque one.
func flatten(under, over []uint8) {
	for i := 0; i < len(over); i += 4 {
		a := uint32(over[i+3])
		for c := i; c < i+3; c++ {
			under[c] = uint8((uint32(over[c])*a + uint32(under[c])*(255-a) + 127) / 255)
		}
	}
}
