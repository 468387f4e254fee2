package photo

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/png"

	"storehand/app/photo/jpegfile"
	"storehand/app/photo/pngfile"
	"storehand/app/photo/rights"
	"storehand/app/photo/webpfile"
)

// Result is a finished picture.
type Result struct {
	// Data is the file, in Format. Width and Height are its size in pixels.
	Data          []byte
	Format        Format
	Width, Height int
	// Source is what the header of the picture it was made from said.
	Source Facts
	// Damaged is true when a part of the picture could not be read.
	Damaged bool
	// Warnings says what a person should know.
	Warnings []Warning
}

// Render makes the picture that the preset asks for: upright, in sRGB, without
// notes but those the preset keeps.
//
// The error is a *Refusal when this picture cannot be made, the context's when
// it was cancelled, and what Validate says when the preset itself is at fault.
func Render(ctx context.Context, src Source, preset Preset) (*Result, error) {
	if err := preset.Validate(); err != nil {
		return nil, fmt.Errorf("preset %q: %w", preset.Name, err)
	}
	o, err := open(src)
	if err != nil {
		return nil, err
	}
	l := preset.layout(image.Pt(o.facts.Width, o.facts.Height))
	format := preset.outputFormat(o.facts)
	if err := o.checkOutput(format, l); err != nil {
		return nil, err
	}
	m, err := o.make(ctx, preset, l, format)
	if err != nil {
		return nil, err
	}
	if preset.KeepRights {
		if m.data, err = withRights(m.data, format, o.notes); err != nil {
			return nil, fmt.Errorf("keeping the rights of %s: %w", src.Name, err)
		}
	}
	return &Result{
		Data: m.data, Format: format, Width: l.canvas.X, Height: l.canvas.Y, Source: o.facts, Damaged: m.damaged,
		Warnings: append(m.warnings, l.warnings(preset, o.facts)...),
	}, ctx.Err()
}

// made is a finished picture before its notes are added.
type made struct {
	data     []byte
	damaged  bool
	warnings []Warning
}

// make makes the picture on the shortest way there is.
func (o *opened) make(ctx context.Context, p Preset, l layout, format Format) (made, error) {
	if o.staysInPlanes(p, l, format) {
		return o.makeOfPlanes(ctx, p, l, format)
	}
	return o.makeOfPixels(ctx, p, l, format)
}

// makeOfPixels is the way for everything.
func (o *opened) makeOfPixels(ctx context.Context, p Preset, l layout, format Format) (made, error) {
	picture, err := o.sized(ctx, l.scaled, sharp)
	if err != nil {
		return made{}, err
	}
	canvas := p.compose(picture.Image, l, format)
	if err := ctx.Err(); err != nil {
		return made{}, err
	}
	data, err := p.encode(canvas, format, o.facts)
	if err != nil {
		return made{}, fmt.Errorf("writing %s as %s: %w", o.Name, format.Name(), err)
	}
	return made{data, picture.Damaged, picture.Warnings}, nil
}

// outputFormat is the format that a picture is written in.
func (p Preset) outputFormat(f Facts) Format {
	if p.Format != FormatKeep {
		return p.Format
	}
	switch f.Format {
	case JPEG, PNG, WebP:
		return f.Format
	case TIFF:
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

func (l layout) warnings(p Preset, f Facts) []Warning {
	switch {
	case l.enlarged:
		return []Warning{{WarnEnlarged, fmt.Sprintf("The picture of %d × %d pixels was enlarged and may look soft.", f.Width, f.Height)}}
	case l.small:
		return []Warning{{WarnSmall, fmt.Sprintf("The picture has %d × %d pixels, less than the %d × %d of the preset.", f.Width, f.Height, p.Width, p.Height)}}
	}
	return nil
}

// compose lays the scaled picture on the preset's canvas and flattens it where
// transparency cannot or should not stay.
func (p Preset) compose(img *image.NRGBA, l layout, format Format) *image.NRGBA {
	background, err := ParseBackground(p.Background)
	keep := err == nil && background.A == 0 && format != JPEG
	if l.canvas == l.scaled && (keep || img.Opaque()) {
		return img
	}
	canvas := image.NewNRGBA(image.Rectangle{Max: l.canvas})
	if !keep {
		for px := canvas.Pix; len(px) > 0; px = px[4:] {
			px[0], px[1], px[2], px[3] = background.R, background.G, background.B, 255
		}
	}
	shown := img.Rect.Add(l.at).Intersect(canvas.Rect)
	for y := shown.Min.Y; y < shown.Max.Y; y++ {
		to := canvas.Pix[canvas.PixOffset(shown.Min.X, y):][:4*shown.Dx()]
		from := img.Pix[img.PixOffset(shown.Min.X-l.at.X, y-l.at.Y):][:4*shown.Dx()]
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

// encode writes the picture's file. A JPEG has its colour at half the
// resolution (4:2:0), as is usual for the web.
func (p Preset) encode(img *image.NRGBA, format Format, source Facts) ([]byte, error) {
	switch format {
	case JPEG:
		luma, colours := planesOf(img)
		return jpegfile.Encode(luma, colours, p.Quality)
	case WebP:
		keepLossless := p.Format == FormatKeep && source.Lossless
		return webpfile.Encode(img, p.Quality, p.Lossless || keepLossless)
	default:
		var file bytes.Buffer
		err := png.Encode(&file, img)
		return file.Bytes(), err
	}
}

// withRights adds the marks of creator, copyright and AI that the source
// carries.
func withRights(file []byte, format Format, n notes) ([]byte, error) {
	marks := rights.Read(n.xmp, n.iptc, n.exif)
	if marks.Empty() {
		return file, nil
	}
	packet := marks.XMP()
	switch format {
	case JPEG:
		return jpegfile.WithXMP(file, packet), nil
	case WebP:
		return webpfile.WithXMP(file, packet)
	default:
		return pngfile.WithXMP(file, packet), nil
	}
}
