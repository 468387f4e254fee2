package photo

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/png"
	"math"

	"github.com/disintegration/imaging"

	"storehand/app/photo/jpegfile"
	"storehand/app/photo/palette"
	"storehand/app/photo/plane"
	"storehand/app/photo/pngfile"
	"storehand/app/photo/rights"
	"storehand/app/photo/target"
	"storehand/app/photo/webpfile"
)

const (
	// worstQuality is the lowest quality that a target size is paid with, and
	// fairQuality the one below which fewer pixels are the lesser evil.
	worstQuality, fairQuality = 10, 60
	// leastShare is the share of each side's pixels that is kept at least.
	leastShare = 0.25
	// shrinkings is how often fewer pixels are tried.
	shrinkings = 4
)

// written is a finished picture's file. Its quality is 0 where it has no loss.
type written struct {
	data     []byte
	quality  int
	size     image.Point
	warnings []Warning
}

// write writes the picture's file, within the bytes that the preset allows.
func (o *opened) write(ctx context.Context, pl plan, f *finished) (written, error) {
	limit, lowest := pl.Preset.MaxBytes, worstQuality
	switch {
	case limit == 0:
		limit, lowest = math.MaxInt, pl.Preset.Quality
	case pl.Preset.MayShrink:
		lowest = fairQuality
	}
	made, err := o.best(ctx, pl, f, limit, lowest)
	if err != nil || len(made.data) <= limit {
		return made, err
	}
	if pl.Preset.MayShrink {
		return o.shrink(ctx, pl, f, made)
	}
	return written{}, o.refuseTarget(pl, made)
}

// shrink writes the picture with fewer pixels, until its file is small enough.
func (o *opened) shrink(ctx context.Context, pl plan, f *finished, last written) (written, error) {
	limit, whole, share := pl.Preset.MaxBytes, last.size, 1.0
	for range shrinkings {
		// A file has about as many bytes as its picture has pixels, and a little
		// more: small pictures have more detail to the pixel.
		share = max(share*min(0.97*math.Sqrt(float64(limit)/float64(len(last.data))), 0.95), leastShare)
		lowest := fairQuality
		if share == leastShare {
			lowest = worstQuality
		}
		made, err := o.best(ctx, pl, f.scaled(scaledBy(whole, share)), limit, lowest)
		if err != nil {
			return written{}, err
		}
		if len(made.data) <= limit {
			made.warnings = []Warning{{WarnTarget, fmt.Sprintf("The picture has %d × %d pixels instead of %d × %d, so that its file has at most %s.",
				made.size.X, made.size.Y, whole.X, whole.Y, kilobytes(limit))}}
			return made, nil
		}
		if last = made; share == leastShare {
			break
		}
	}
	return written{}, o.refuseTarget(pl, last)
}

// best writes the picture with the best quality within the limit that is not
// below the lowest, or with the lowest.
func (o *opened) best(ctx context.Context, pl plan, f *finished, limit, lowest int) (written, error) {
	made := written{size: f.size()}
	if !o.hasQuality(pl) {
		data, err := o.encode(pl, f, pl.Preset.Quality)
		made.data = data
		return made, err
	}
	highest := pl.Preset.Quality
	file, err := target.Search(limit, min(lowest, highest), highest, func(quality int) ([]byte, error) {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		return o.encode(pl, f, quality)
	})
	made.data, made.quality = file.Data, file.Quality
	return made, err
}

func (o *opened) refuseTarget(pl plan, smallest written) error {
	at := fmt.Sprintf("%d × %d pixels", smallest.size.X, smallest.size.Y)
	if smallest.quality > 0 {
		at += fmt.Sprintf(" and a quality of %d", smallest.quality)
	}
	remedy := "Allow more bytes or choose a smaller size in the preset."
	switch {
	case !pl.Preset.MayShrink:
		remedy = "Allow more bytes, or fewer pixels, in the preset."
	case pl.format == PNG:
		remedy = "Allow more bytes, or choose JPEG or WebP in the preset."
	}
	return &Refusal{
		Name: o.Name, Reason: ReasonTarget, Remedy: remedy,
		Problem: fmt.Sprintf("cannot be made as small as %s: the smallest file has %s, with %s",
			kilobytes(pl.Preset.MaxBytes), kilobytes(len(smallest.data)), at),
	}
}

// kilobytes writes a number of bytes in kilobytes of 1000, as shops count.
func kilobytes(n int) string { return fmt.Sprintf("%.1f KB", float64(n)/1000) }

// size is the picture's size.
func (f *finished) size() image.Point {
	if f.img != nil {
		return f.img.Rect.Size()
	}
	return image.Pt(f.luma.Width, f.luma.Height)
}

// scaled is the picture at another size.
func (f *finished) scaled(size image.Point) *finished {
	smaller := *f
	if f.img != nil {
		smaller.img, smaller.colours = imaging.Resize(f.img, size.X, size.Y, imaging.Lanczos), nil
		return &smaller
	}
	from, to := plane.Half(f.luma.Width, f.luma.Height, false, false), plane.Half(size.X, size.Y, false, false)
	smaller.luma = plane.Resize(f.luma, size.X, size.Y, plane.Lanczos)
	smaller.colours = make([]plane.Plane, len(f.colours))
	for i, c := range f.colours {
		r := plane.NewResizer(from, to, plane.Lanczos)
		r.Rows(c.Pix, c.Stride, from.Y.Count)
		smaller.colours[i] = r.Plane()
	}
	return &smaller
}

// planes returns the picture in planes, and keeps them for the next time it is
// written.
func (f *finished) planes() (plane.Plane, []plane.Plane) {
	if f.colours == nil {
		f.luma, f.colours = planesOf(f.img)
	}
	return f.luma, f.colours
}

// pixels returns the picture in pixels, and keeps them.
func (f *finished) pixels() *image.NRGBA {
	if f.img == nil {
		f.img = joined(f.luma, f.colours, image.Point{})
	}
	return f.img
}

// lossless reports whether the picture is written without loss, which is so of
// a WebP that was and is to keep its format.
func (o *opened) lossless(pl plan) bool {
	return pl.Preset.Lossless || pl.Preset.Format == FormatKeep && o.facts.Lossless
}

func (o *opened) hasQuality(pl plan) bool {
	return pl.format == JPEG || pl.format == WebP && !o.lossless(pl)
}

// encode writes the picture's file. A JPEG has its colour at half the
// resolution (4:2:0), as is usual for the web.
func (o *opened) encode(pl plan, f *finished, quality int) (data []byte, err error) {
	switch pl.format {
	case JPEG:
		luma, colours := f.planes()
		data, err = jpegfile.Encode(luma, colours, quality)
	case WebP:
		data, err = webpfile.Encode(f.pixels(), quality, o.lossless(pl))
	default:
		data, err = encodePNG(f.pixels(), pl.Preset.Colours)
	}
	if err != nil {
		return nil, fmt.Errorf("writing %s as %s: %w", o.Name, pl.format.Name(), err)
	}
	if !pl.Preset.KeepRights {
		return data, nil
	}
	if data, err = withRights(data, pl.format, o.notes); err != nil {
		return nil, fmt.Errorf("keeping the rights of %s: %w", o.Name, err)
	}
	return data, nil
}

func encodePNG(img *image.NRGBA, colours int) ([]byte, error) {
	var file bytes.Buffer
	if colours == 0 {
		err := png.Encode(&file, img)
		return file.Bytes(), err
	}
	// A palette compresses little; what there is to gain is worth the time.
	best := png.Encoder{CompressionLevel: png.BestCompression}
	err := best.Encode(&file, palette.Reduce(img, colours))
	return file.Bytes(), err
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
