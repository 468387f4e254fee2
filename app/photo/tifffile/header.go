package tifffile

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"io"

	"golang.org/x/image/tiff"
)

// Unsupported names a way of storing that TIFF allows and that is not read.
type Unsupported string

// Error names the way of storing.
func (u Unsupported) Error() string { return string(u) + " is not supported" }

// FormatError says what in the file contradicts the format.
type FormatError string

// Error says what is wrong.
func (e FormatError) Error() string { return string(e) }

// Model is the colour model of a TIFF picture.
type Model int

// The colour models that are read.
const (
	Grey Model = iota + 1
	RGB
	Palette
	CMYK
)

// Header is what a TIFF file says about its first picture.
type Header struct {
	// Width and Height are in pixels, as stored.
	Width, Height int
	// Model is the colour model, Depth the bits of a sample, Alpha true when
	// there is a transparency.
	Model Model
	Depth int
	Alpha bool
	// Directory is the picture's directory, for the tags it shares with EXIF.
	Directory Directory
	// ICC, XMP and IPTC are the embedded notes, nil where there is none.
	ICC, XMP, IPTC []byte
}

const (
	tagPlanar      = 284
	planarSeparate = 2 // golang.org/x/image/tiff takes such pixels for interleaved ones
	tagXMP         = 700
	tagIPTC        = 33723
	// maxNote bounds a note that is read into memory; the largest profiles of
	// printing presses have 4 MB.
	maxNote = 16 << 20
)

// photometric names the colour models as the tag numbers them (TIFF 6.0;
// TIFF/EP for 32803; DNG for 34892).
var photometric = map[uint32]struct {
	model Model
	name  string
}{
	0: {model: Grey}, 1: {model: Grey}, photometricRGB: {model: RGB}, 3: {model: Palette},
	4: {name: "a transparency mask"}, photometricInks: {model: CMYK}, 6: {name: "a TIFF in YCbCr"}, 8: {name: "a TIFF in Lab"},
	32803: {name: "a camera's raw data"}, 34892: {name: "a camera's raw data"},
}

// compressions names those that golang.org/x/image/tiff does not read; the ones
// it reads have no name.
var compressions = map[uint32]string{
	0: "", 1: "", 2: "", 3: "", 4: "", 5: "", 8: "", 32773: "", 32946: "",
	6: "JPEG compression inside a TIFF", 7: "JPEG compression inside a TIFF", 34712: "JPEG 2000 compression inside a TIFF",
	50000: "Zstandard compression inside a TIFF", 50001: "WebP compression inside a TIFF",
}

// ReadHeader reads the header of the TIFF file in r, which is size bytes long.
// The error is ErrNotTIFF, Unsupported or FormatError.
func ReadHeader(r io.ReaderAt, size int64) (Header, error) {
	f, err := Open(r, size)
	if err != nil {
		return Header{}, err
	}
	d, err := f.First()
	if err != nil {
		return Header{}, FormatError(err.Error())
	}
	if d.Has(TagDNGVersion) {
		return Header{}, Unsupported("a camera's raw data")
	}
	width, _ := d.Uint(TagWidth)
	height, _ := d.Uint(TagHeight)
	if width == 0 || height == 0 || width > 1<<31-1 || height > 1<<31-1 {
		return Header{}, FormatError("the picture's size is missing or not possible")
	}
	h := Header{
		Width: int(width), Height: int(height), Depth: 1, Alpha: d.Has(TagExtraSamples), Directory: d,
		ICC: d.Bytes(TagICCProfile, maxNote), XMP: d.Bytes(tagXMP, maxNote), IPTC: d.Bytes(tagIPTC, maxNote),
	}
	if depth, ok := d.Uint(TagBitsPerSample); ok {
		h.Depth = int(depth)
	}
	return h, h.readCoding(d)
}

// readCoding finds the colour model and refuses what cannot be decoded by its
// name.
func (h *Header) readCoding(d Directory) error {
	colour, _ := d.Uint(TagPhotometric)
	known, ok := photometric[colour]
	switch {
	case !ok:
		return Unsupported(fmt.Sprintf("a TIFF of colour model %d", colour))
	case known.name != "":
		return Unsupported(known.name)
	}
	h.Model = known.model
	if planar, _ := d.Uint(tagPlanar); planar == planarSeparate && (h.Model == RGB || h.Model == CMYK) {
		return Unsupported("a TIFF with its colours stored apart")
	}
	if h.Model == CMYK {
		if err := h.checkInks(d); err != nil {
			return err
		}
	}
	packing, _ := d.Uint(TagCompression)
	name, ok := compressions[packing]
	if !ok {
		name = fmt.Sprintf("TIFF compression %d", packing)
	}
	if name != "" {
		return Unsupported(name)
	}
	return nil
}

// Decode reads the pixels of the first picture of the TIFF file in data, whose
// header is h; inks as *image.CMYK with 255 for full ink. The error is
// Unsupported, or what golang.org/x/image/tiff found wrong. It changes the bytes
// of data.
func Decode(data []byte, h Header) (image.Image, error) {
	img, err := decodePixels(data, h)
	var unsupported tiff.UnsupportedError
	if errors.As(err, &unsupported) {
		return nil, Unsupported(string(unsupported))
	}
	return img, err
}

func decodePixels(data []byte, h Header) (image.Image, error) {
	if h.Model == CMYK {
		return decodeInks(data, h)
	}
	return tiff.Decode(bytes.NewReader(data))
}
