package photo

import (
	"bytes"
	"context"
	"errors"
	"image"
	"io"

	"storehand/app/photo/bmpfile"
	"storehand/app/photo/exif"
	"storehand/app/photo/giffile"
	"storehand/app/photo/heiffile"
	"storehand/app/photo/jpegfile"
	"storehand/app/photo/plane"
	"storehand/app/photo/pngfile"
	"storehand/app/photo/tifffile"
	"storehand/app/photo/webpfile"
)

// reader is a file of one format whose header has been read.
type reader interface {
	// facts returns the header's facts with the size as stored, and notes what
	// else it holds.
	facts() Facts
	notes() notes
	// decode returns the pixels as stored. Where the format's decoder scales
	// they are those that are wanted, resampled by the filter, otherwise all.
	decode(ctx context.Context, data []byte, wanted plane.Size, f plane.Filter) (pixels, error)
}

// notes is what a file holds beside its pixels, as far as it matters to what
// becomes of them.
type notes struct {
	exif           exif.Facts
	icc, xmp, iptc []byte
	// codes is the colour space of a picture without a profile, nil where
	// nothing is said.
	codes *heiffile.Colour
}

// pixels is a decoded picture: *image.NRGBA, *image.CMYK (255 for full ink), or
// what a decoder of the standard library gives.
type pixels struct {
	img image.Image
	// fitted is true when these are the pixels that were wanted, false when
	// they are all there are.
	fitted bool
	// damaged is true when not all could be read; missing is the share of the
	// picture that is not there.
	damaged bool
	missing float64
}

// readers opens a file of each format by reading its header.
var readers = map[Format]func(Source) (reader, error){
	JPEG: func(s Source) (reader, error) {
		h, err := jpegfile.ReadHeader(s.Data, s.Size)
		return jpegReader{h}, err
	},
	PNG: func(s Source) (reader, error) {
		h, err := pngfile.ReadHeader(s.Data, s.Size)
		return pngReader{h}, err
	},
	WebP: func(s Source) (reader, error) {
		h, err := webpfile.ReadHeader(s.Data, s.Size)
		return webpReader{h}, err
	},
	GIF: func(s Source) (reader, error) {
		h, err := giffile.ReadHeader(io.NewSectionReader(s.Data, 0, s.Size))
		return gifReader{h}, err
	},
	TIFF: func(s Source) (reader, error) {
		h, err := tifffile.ReadHeader(s.Data, s.Size)
		return tiffReader{h}, err
	},
	BMP: func(s Source) (reader, error) {
		h, err := bmpfile.ReadHeader(s.Data, s.Size)
		return bmpReader{h}, err
	},
	HEIC: openHEIF,
	AVIF: openHEIF,
}

// unsupported reports whether a format's package refused a file for its kind
// rather than for damage.
func unsupported(err error) bool {
	var j jpegfile.Unsupported
	var t tifffile.Unsupported
	var b bmpfile.Unsupported
	var h heiffile.Unsupported
	return errors.As(err, &j) || errors.As(err, &t) || errors.As(err, &b) || errors.As(err, &h)
}

type jpegReader struct{ jpegfile.Header }

func (r jpegReader) facts() Facts {
	model := ModelRGB
	switch r.Model {
	case jpegfile.Grey:
		model = ModelGrey
	case jpegfile.CMYK, jpegfile.YCCK:
		model = ModelCMYK
	}
	return Facts{Format: JPEG, Width: r.Width, Height: r.Height, Model: model, Depth: 8, Frames: 1}
}

func (r jpegReader) notes() notes {
	return notes{exif: exif.Read(r.Exif), icc: r.ICC, xmp: r.XMP, iptc: r.IPTC}
}

func (r jpegReader) decode(ctx context.Context, data []byte, wanted plane.Size, f plane.Filter) (pixels, error) {
	p, err := r.planes(ctx, data, jpegfile.Request{Size: wanted, Colour: wanted, Filter: f})
	if err != nil {
		return pixels{}, err
	}
	return pixels{img: p.Image(), fitted: true, damaged: p.Damaged, missing: p.Missing}, nil
}

// almostNothing is the missing share from which a picture counts as not there
// at all.
const almostNothing = 0.99

func (r jpegReader) planes(ctx context.Context, data []byte, want jpegfile.Request) (*jpegfile.Picture, error) {
	// A block of 8×8 pixels takes a bit at the very least.
	if blocks := float64(r.Width) * float64(r.Height) / 64; float64(len(data)*8) < blocks*(1-almostNothing) {
		return nil, io.ErrUnexpectedEOF
	}
	p, err := jpegfile.Decode(ctx, data, want)
	if err == nil && p.Missing > almostNothing {
		err = io.ErrUnexpectedEOF
	}
	return p, err
}

type pngReader struct{ pngfile.Header }

func (r pngReader) facts() Facts {
	model := ModelRGB
	switch r.Kind {
	case pngfile.Grey, pngfile.GreyAlpha:
		model = ModelGrey
	case pngfile.Palette:
		model = ModelPalette
	}
	alpha := r.Transparent || r.Kind == pngfile.GreyAlpha || r.Kind == pngfile.RGBAlpha
	return Facts{
		Format: PNG, Width: r.Width, Height: r.Height, Model: model, Depth: r.Depth,
		Alpha: alpha, Lossless: true, Frames: r.Frames,
	}
}

func (r pngReader) notes() notes { return notes{exif: exif.Read(r.Exif), icc: r.ICC, xmp: r.XMP} }

// deflateBest is more than the 1032 bytes that one byte of deflated data can
// stand for (RFC 1951).
const deflateBest = 1100

// checkAmount refuses a file in which so little is there that making room for
// the whole would be for nothing.
func (r pngReader) checkAmount() error {
	if r.RawBytes()/deflateBest > r.Coded {
		return io.ErrUnexpectedEOF
	}
	return nil
}

func (r pngReader) decode(_ context.Context, data []byte, _ plane.Size, _ plane.Filter) (pixels, error) {
	if err := r.checkAmount(); err != nil {
		return pixels{}, err
	}
	img, missing, err := pngfile.Decode(data, r.Header)
	if err != nil {
		return pixels{}, err
	}
	if missing > 0 {
		img = grown(straight(img), r.Height)
	}
	return pixels{img: img, damaged: missing > 0, missing: missing}, nil
}

type webpReader struct{ webpfile.Header }

func (r webpReader) facts() Facts {
	return Facts{
		Format: WebP, Width: r.Width, Height: r.Height, Model: ModelRGB, Depth: 8,
		Alpha: r.Alpha, Lossless: r.Lossless, Frames: r.Frames,
	}
}

func (r webpReader) notes() notes { return notes{exif: exif.Read(r.Exif), icc: r.ICC, xmp: r.XMP} }

func (r webpReader) decode(_ context.Context, data []byte, _ plane.Size, _ plane.Filter) (pixels, error) {
	img, err := webpfile.Decode(data, r.Header)
	return pixels{img: img}, err
}

type gifReader struct{ giffile.Header }

func (r gifReader) facts() Facts {
	return Facts{
		Format: GIF, Width: r.Width, Height: r.Height, Model: ModelPalette, Depth: 8,
		Alpha: r.Transparent, Lossless: true, Frames: r.Frames,
	}
}

func (r gifReader) notes() notes { return notes{exif: exif.Facts{Orientation: exif.Upright}} }

func (r gifReader) decode(_ context.Context, data []byte, _ plane.Size, _ plane.Filter) (pixels, error) {
	img, missing, err := giffile.Decode(bytes.NewReader(data))
	return pixels{img: img, damaged: missing > 0, missing: missing}, err
}

type tiffReader struct{ tifffile.Header }

func (r tiffReader) facts() Facts {
	model := ModelRGB
	switch r.Model {
	case tifffile.Grey:
		model = ModelGrey
	case tifffile.Palette:
		model = ModelPalette
	case tifffile.CMYK:
		model = ModelCMYK
	}
	return Facts{
		Format: TIFF, Width: r.Width, Height: r.Height, Model: model, Depth: r.Depth,
		Alpha: r.Alpha, Lossless: true, Frames: 1,
	}
}

func (r tiffReader) notes() notes {
	return notes{exif: exif.FromDirectory(r.Directory), icc: r.ICC, xmp: r.XMP, iptc: r.IPTC}
}

func (r tiffReader) decode(_ context.Context, data []byte, _ plane.Size, _ plane.Filter) (pixels, error) {
	img, err := tifffile.Decode(data, r.Header)
	return pixels{img: img}, err
}

type bmpReader struct{ bmpfile.Header }

func (r bmpReader) facts() Facts {
	model := ModelRGB
	if r.Depth <= 8 {
		model = ModelPalette
	}
	return Facts{
		Format: BMP, Width: r.Width, Height: r.Height, Model: model, Depth: min(r.Depth, 8),
		Alpha: r.Alpha, Lossless: true, Frames: 1,
	}
}

func (r bmpReader) notes() notes { return notes{exif: exif.Facts{Orientation: exif.Upright}} }

func (r bmpReader) decode(_ context.Context, data []byte, _ plane.Size, _ plane.Filter) (pixels, error) {
	img, err := bmpfile.Decode(data)
	return pixels{img: img}, err
}

type heifReader struct{ heiffile.Header }

func openHEIF(s Source) (reader, error) {
	h, err := heiffile.ReadHeader(s.Data, s.Size)
	return heifReader{h}, err
}

func (r heifReader) facts() Facts {
	f := Facts{Format: HEIC, Width: r.Width, Height: r.Height, Model: ModelRGB, Depth: r.Depth, Alpha: r.Alpha, Frames: 1}
	if r.Codec == heiffile.AV1 {
		f.Format = AVIF
	}
	if r.Grey {
		f.Model = ModelGrey
	}
	return f
}

func (r heifReader) notes() notes {
	n := notes{exif: exif.Read(r.Exif), icc: r.ICC, xmp: r.XMP, codes: &r.Colour}
	n.exif.Orientation = r.Orientation
	return n
}

func (r heifReader) decode(ctx context.Context, data []byte, wanted plane.Size, f plane.Filter) (pixels, error) {
	img, fitted, err := heiffile.Decode(ctx, data, r.Header, wanted, f)
	return pixels{img: img, fitted: fitted}, err
}
