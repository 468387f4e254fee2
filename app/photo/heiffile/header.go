package heiffile

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"storehand/app/photo/exif"
)

// Codec is how the pixels are coded.
type Codec int

// The codecs that are read.
const (
	HEVC Codec = iota + 1 // in files called HEIC
	AV1                   // in files called AVIF
)

// Header is what a HEIF file says about the picture to be shown.
type Header struct {
	// Width and Height are in pixels, as Decode gives them.
	Width, Height int
	// Codec says whether the file is a HEIC or an AVIF, Depth how many bits a
	// sample has, Grey that there is no colour, Alpha that parts of the picture
	// may be transparent.
	Codec       Codec
	Depth       int
	Grey, Alpha bool
	// Orientation says how the picture that Decode gives is turned to be
	// upright. That in the EXIF data does not count (ISO/IEC 23008-12 annex A).
	Orientation exif.Orientation
	// Colour is what the components mean.
	Colour Colour
	// Exif, ICC and XMP are the embedded notes, nil where there is none.
	Exif, ICC, XMP []byte
}

// ErrNotHEIF is returned when the first bytes are not those of a HEIF file.
var ErrNotHEIF = errors.New("no HEIF container")

// Unsupported names a way of storing that HEIF allows and that is not read.
type Unsupported string

// Error names the way of storing.
func (u Unsupported) Error() string { return string(u) + " is not supported" }

// FormatError says what in the file contradicts the format.
type FormatError string

// Error says what is wrong.
func (e FormatError) Error() string { return string(e) }

// ReadHeader reads the header of the HEIF file in r, which is size bytes long.
// The error is ErrNotHEIF, Unsupported, FormatError or io.ErrUnexpectedEOF
// where the file ends inside its header.
func ReadHeader(r io.ReaderAt, size int64) (Header, error) {
	var start [12]byte
	if n, _ := r.ReadAt(start[:], 0); n < len(start) || string(start[4:8]) != "ftyp" {
		return Header{}, ErrNotHEIF
	}
	meta, err := findMeta(r, size)
	if err != nil {
		return Header{}, err
	}
	it, err := parseItems(meta)
	if err != nil {
		return Header{}, err
	}
	h, err := it.header()
	if err != nil {
		return Header{}, err
	}
	it.readNotes(&h, r, size)
	return h, nil
}

func (it *items) header() (Header, error) {
	shown := it.all[it.primary]
	coded := shown
	if shown.kind == "grid" {
		parts := it.parts(it.primary)
		if len(parts) == 0 {
			return Header{}, FormatError("the tiles of its picture are missing")
		}
		coded = parts[0]
	}
	h := Header{Orientation: exif.Upright, Colour: usualColour}
	if err := h.takeCoding(coded); err != nil {
		return Header{}, err
	}
	var err error
	if h.Width, h.Height, err = shown.size(); err != nil {
		return Header{}, err
	}
	for _, p := range append(coded.properties, shown.properties...) {
		h.takeColour(p)
	}
	for _, extra := range it.belongs("auxl") {
		h.Alpha = h.Alpha || bytes.Contains(extra.property("auxC"), []byte("alpha"))
	}
	if h.Codec == HEVC && h.Alpha {
		// The decoder leaves it out, and nobody would be told.
		return Header{}, Unsupported("a HEIC picture with transparency")
	}
	return h, h.turn(shown.properties)
}

// takeCoding reads how a coded item, or a tile, is coded.
func (h *Header) takeCoding(coded *item) error {
	switch coded.kind {
	case "hvc1":
		return h.takeHEVC(coded)
	case "av01":
		return h.takeAV1(coded.property("av1C"))
	case "iden", "iovl":
		return Unsupported("a picture put together from others")
	}
	return Unsupported(fmt.Sprintf("a picture coded as %q", coded.kind))
}

// size returns an item's size in pixels, before it is turned or cut.
func (i *item) size() (width, height int, err error) {
	f := &fields{rest: i.property("ispe")}
	f.full()
	width, height = f.int(4), f.int(4)
	if f.short || width == 0 || height == 0 || width > 1<<31-1 || height > 1<<31-1 {
		return 0, 0, FormatError("the picture's size is missing or not possible")
	}
	return width, height, nil
}

// takeAV1 reads the configuration of AV1 (AV1 Codec ISO Media File Format
// Binding 2.3).
func (h *Header) takeAV1(config []byte) error {
	if len(config) < 4 {
		return FormatError("the AV1 configuration is missing")
	}
	h.Codec, h.Depth = AV1, 8
	if config[2]&0x40 != 0 {
		h.Depth = 10
		if config[2]&0x20 != 0 {
			h.Depth = 12
		}
	}
	h.Grey = config[2]&0x10 != 0
	return nil
}

// turn applies what the properties say about turning, mirroring and cutting, in
// their order. The HEVC decoder does these things itself, so that only the size
// is to be known; the AV1 decoder does not.
func (h *Header) turn(properties []box) error {
	for _, p := range properties {
		f := &fields{rest: p.body}
		switch p.kind {
		case "irot":
			turns := f.int(1) & 3 // anticlockwise
			if h.Codec == HEVC && turns%2 == 1 {
				h.Width, h.Height = h.Height, h.Width
			}
			for range turns {
				h.Orientation = turned[h.Orientation]
			}
		case "imir":
			// Since 2022 axis 1 mirrors left to right, and 0 top to bottom.
			if f.int(1)&1 == 1 {
				h.Orientation = flipped[h.Orientation]
			} else {
				h.Orientation = flipped[turned[turned[h.Orientation]]]
			}
		case "clap":
			if err := h.cut(f); err != nil {
				return err
			}
		}
	}
	if h.Codec == HEVC {
		h.Orientation = exif.Upright
	}
	return nil
}

// turned and flipped give the orientation of a picture that is turned by a
// quarter anticlockwise, or mirrored left to right, after it has been turned by
// another orientation.
var (
	turned  = [9]exif.Orientation{1: 8, 2: 5, 3: 6, 4: 7, 5: 4, 6: 1, 7: 2, 8: 3}
	flipped = [9]exif.Orientation{1: 2, 2: 1, 3: 4, 4: 3, 5: 6, 6: 5, 7: 8, 8: 7}
)

// cut takes the size that a clean aperture leaves.
func (h *Header) cut(f *fields) error {
	if h.Codec == AV1 {
		return Unsupported("an AVIF picture that is to be cut")
	}
	widthN, widthD, heightN, heightD := f.int(4), f.int(4), f.int(4), f.int(4)
	if f.short || widthD == 0 || heightD == 0 || widthN < widthD || heightN < heightD {
		return FormatError("the picture is to be cut to an impossible size")
	}
	h.Width, h.Height = min(h.Width, widthN/widthD), min(h.Height, heightN/heightD)
	return nil
}

// readNotes reads the notes that belong to the picture: of each kind the first.
func (it *items) readNotes(h *Header, r io.ReaderAt, size int64) {
	var camera, packet *item
	for _, i := range it.belongs("cdsc") {
		switch {
		case i.kind == "Exif" && camera == nil:
			camera = i
		case i.contentType == "application/rdf+xml" && packet == nil:
			packet = i
		}
	}
	if camera != nil {
		// The data begin so many bytes behind these four.
		f := &fields{rest: it.note(camera, r, size)}
		f.bytes(f.int(4))
		h.Exif = f.rest
	}
	if packet != nil {
		h.XMP = it.note(packet, r, size)
	}
}
