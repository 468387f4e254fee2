package jpegfile

import (
	"bytes"
	"io"
)

// Model is the colour model in which a picture's components are coded.
type Model int

// The colour models of JPEG files. YCCK is CMYK with its first three components
// coded like YCbCr.
const (
	Grey Model = iota + 1
	YCbCr
	RGB
	CMYK
	YCCK
)

// Header is what a JPEG file says about itself before its pixels.
type Header struct {
	// Width and Height are in pixels, as stored; EXIF may ask for the picture
	// to be turned.
	Width, Height int
	// Model is the colour model; the number of components follows from it.
	Model Model
	// Progressive is true when the picture is coded in passes from coarse to
	// fine.
	Progressive bool
	// Exif, ICC, XMP and IPTC are the embedded notes, nil where there is none.
	// ICC is put together from its parts and nil when a part is missing.
	Exif, ICC, XMP, IPTC []byte
}

const (
	exifMark  = "Exif\x00\x00"
	iccMark   = "ICC_PROFILE\x00"
	xmpMark   = "http://ns.adobe.com/xap/1.0/\x00"
	iptcMark  = "Photoshop 3.0\x00"
	adobeMark = "Adobe"
	jfifMark  = "JFIF\x00"
)

// ReadHeader reads the header of the JPEG file in r, which is size bytes long.
// The error is ErrNotJPEG, Unsupported, FormatError or io.ErrUnexpectedEOF
// where the file ends inside its header.
func ReadHeader(r io.ReaderAt, size int64) (Header, error) {
	segs, err := openSegments(r, size)
	if err != nil {
		return Header{}, err
	}
	var notes notes
	var f *frame
	for {
		marker, body, err := segs.next()
		if err != nil {
			return Header{}, err
		}
		switch {
		case isFrame(marker) && f != nil:
			return Header{}, errTwoFrames
		case isFrame(marker):
			if f, err = parseFrame(marker, body); err != nil {
				return Header{}, err
			}
		case marker == markerSOS && f != nil:
			return notes.header(f), nil
		case marker == markerSOS || marker == markerEOI:
			return Header{}, FormatError("the picture's size is missing")
		default:
			notes.take(marker, body)
		}
	}
}

// notes gathers what the application segments before the pixels say.
type notes struct {
	exif, xmp, iptc []byte
	profile         profileParts
	colour          colourMarks
}

func (n *notes) take(marker byte, body []byte) {
	switch {
	case marker == markerAPP1 && n.exif == nil && bytes.HasPrefix(body, []byte(exifMark)):
		n.exif = body[len(exifMark):]
	case marker == markerAPP1 && n.xmp == nil && bytes.HasPrefix(body, []byte(xmpMark)):
		n.xmp = body[len(xmpMark):]
	case marker == markerAPP2 && bytes.HasPrefix(body, []byte(iccMark)):
		n.profile.take(body[len(iccMark):])
	case marker == markerAPP13 && bytes.HasPrefix(body, []byte(iptcMark)):
		n.iptc = append(n.iptc, body[len(iptcMark):]...)
	default:
		n.colour.take(marker, body)
	}
}

func (n *notes) header(f *frame) Header {
	return Header{
		Width: f.width, Height: f.height, Progressive: f.progressive,
		Model: n.colour.model(f), Exif: n.exif, ICC: n.profile.join(), XMP: n.xmp, IPTC: n.iptc,
	}
}

// profileParts gathers an ICC profile, which is cut into numbered parts because
// a segment holds 64 KB only.
type profileParts struct {
	parts [256][]byte
	count int
}

func (p *profileParts) take(body []byte) {
	if len(body) < 2 {
		return
	}
	p.parts[body[0]] = body[2:]
	p.count = int(body[1])
}

func (p *profileParts) join() []byte {
	var whole []byte
	for i := 1; i <= p.count; i++ {
		if p.parts[i] == nil {
			return nil
		}
		whole = append(whole, p.parts[i]...)
	}
	return whole
}

// colourMarks remembers the marks by which a file says how its components are
// to be understood.
type colourMarks struct {
	jfif, adobe bool
	transform   byte // Adobe's: 0 RGB or CMYK, 1 YCbCr, 2 YCCK
}

func (c *colourMarks) take(marker byte, body []byte) {
	switch {
	case marker == markerAPP0 && bytes.HasPrefix(body, []byte(jfifMark)):
		c.jfif = true
	case marker == markerAPP14 && len(body) >= 12 && bytes.HasPrefix(body, []byte(adobeMark)):
		c.adobe, c.transform = true, body[11]
	}
}

// model follows the order in which libjpeg and image/jpeg judge: JFIF is always
// YCbCr, then Adobe's mark, then components that are named R, G, B.
func (c *colourMarks) model(f *frame) Model {
	switch len(f.components) {
	case 1:
		return Grey
	case 4:
		if c.adobe && c.transform != 0 {
			return YCCK
		}
		return CMYK
	}
	named := f.components[0].id == 'R' && f.components[1].id == 'G' && f.components[2].id == 'B'
	if !c.jfif && (c.adobe && c.transform == 0 || !c.adobe && named) {
		return RGB
	}
	return YCbCr
}

// WithXMP returns the JPEG file with an XMP packet put before everything else.
// The file must be a whole one, as an encoder writes it, and the packet shorter
// than 64 KB.
func WithXMP(file, xmp []byte) []byte {
	length := 2 + len(xmpMark) + len(xmp)
	out := append([]byte{0xFF, markerSOI, 0xFF, markerAPP1, byte(length >> 8), byte(length)}, xmpMark...)
	out = append(out, xmp...)
	return append(out, file[2:]...)
}
