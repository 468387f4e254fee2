// Package giffile reads GIF files: their size and number of frames, and the
// first frame as it is shown, on its whole canvas and of cut-off files as far
// as it goes.
//
// Source of the format: CompuServe GIF89a (1990). Decoding is done here rather
// than by image/gif because that gives a frame without its canvas and nothing
// of a frame that is cut off.
package giffile

import (
	"bufio"
	"errors"
	"image"
	"image/color"
	"io"
)

// ErrNotGIF is returned when the first bytes are not those of a GIF file.
var ErrNotGIF = errors.New("no GIF signature")

// FormatError says what in the file contradicts the format.
type FormatError string

// Error says what is wrong.
func (e FormatError) Error() string { return string(e) }

// Header is what a GIF file says about itself.
type Header struct {
	// Width and Height are the canvas in pixels.
	Width, Height int
	// Frames is the number of frames, as far as the file goes.
	Frames int
	// Transparent is true when the first frame lets the page show through.
	Transparent bool
}

const (
	blockExtension  = 0x21
	blockFrame      = 0x2C
	blockEnd        = 0x3B
	graphicControl  = 0xF9
	flagPalette     = 0x80
	flagInterlaced  = 0x40
	flagTransparent = 0x01
	// LZW in GIF packs indices of at least two bits, even with two colours.
	minLitWidth, maxLitWidth = 2, 8
)

// ReadHeader reads the header of a GIF file and walks through its frames
// without decoding them. A file that is cut off gives the frames that are
// there; the error is ErrNotGIF or io.ErrUnexpectedEOF when not even one
// begins.
func ReadHeader(r io.Reader) (Header, error) {
	w, err := newWalker(r)
	if err != nil {
		return Header{}, err
	}
	var h Header
	for {
		f, err := w.nextFrame()
		if err != nil {
			break
		}
		if h.Frames == 0 {
			h.Width, h.Height = w.width, w.height
			h.Transparent = f.transparent >= 0 || f.bounds != image.Rect(0, 0, w.width, w.height)
		}
		h.Frames++
		if w.skipBlocks() != nil {
			break
		}
	}
	if h.Frames == 0 {
		return Header{}, io.ErrUnexpectedEOF
	}
	return h, nil
}

// Decode reads the first frame and returns it on the canvas; what the frame
// leaves out is transparent. Of a file that is cut off or damaged, missing is
// the share (0 to 1) of the frame's rows that could not be read, which are
// grey. The error is ErrNotGIF, FormatError, or what stopped the reading before
// the first row.
func Decode(r io.Reader) (img *image.NRGBA, missing float64, err error) {
	w, err := newWalker(r)
	if err != nil {
		return nil, 0, err
	}
	f, err := w.nextFrame()
	if err != nil {
		return nil, 0, err
	}
	if len(f.palette) == 0 {
		return nil, 0, FormatError("the frame has no palette")
	}
	if f.litWidth < minLitWidth || f.litWidth > maxLitWidth {
		return nil, 0, FormatError("the frame's code width is not possible")
	}
	img = image.NewNRGBA(image.Rect(0, 0, w.width, w.height))
	rows, err := f.paint(img, &blocks{r: w.r})
	if rows == 0 {
		return nil, 0, err
	}
	return img, 1 - float64(rows)/float64(f.height), nil
}

// walker reads a file block by block.
type walker struct {
	r             *bufio.Reader
	width, height int
	palette       []color.NRGBA
	transparent   int // of the frame that follows, -1 when none
}

func newWalker(r io.Reader) (*walker, error) {
	w := &walker{r: bufio.NewReader(r), transparent: -1}
	var head [13]byte
	if _, err := io.ReadFull(w.r, head[:]); err != nil {
		return nil, ErrNotGIF
	}
	if version := string(head[:6]); version != "GIF87a" && version != "GIF89a" {
		return nil, ErrNotGIF
	}
	w.width, w.height = int(head[6])|int(head[7])<<8, int(head[8])|int(head[9])<<8
	var err error
	w.palette, err = w.readPalette(head[10])
	return w, err
}

func (w *walker) readPalette(flags byte) ([]color.NRGBA, error) {
	if flags&flagPalette == 0 {
		return nil, nil
	}
	raw := make([]byte, 3<<(flags&7+1))
	if _, err := io.ReadFull(w.r, raw); err != nil {
		return nil, io.ErrUnexpectedEOF
	}
	palette := make([]color.NRGBA, len(raw)/3)
	for i := range palette {
		palette[i] = color.NRGBA{raw[3*i], raw[3*i+1], raw[3*i+2], 255}
	}
	return palette, nil
}

// frame is one frame's description.
type frame struct {
	bounds      image.Rectangle // on the canvas, cut to it
	width       int             // of a coded row, which may go beyond the canvas
	height      int
	interlaced  bool
	palette     []color.NRGBA
	transparent int
	litWidth    int // bits of the palette indices that LZW packs
}

// nextFrame reads up to the next frame's pixels. The error is io.EOF at the
// file's end.
func (w *walker) nextFrame() (*frame, error) {
	for {
		kind, err := w.r.ReadByte()
		if err != nil {
			return nil, io.ErrUnexpectedEOF
		}
		switch kind {
		case blockFrame:
			return w.readFrame()
		case blockExtension:
			err = w.readExtension()
		case blockEnd:
			err = io.EOF
		default:
			err = FormatError("an unknown block")
		}
		if err != nil {
			return nil, err
		}
	}
}

func (w *walker) readExtension() error {
	label, err := w.r.ReadByte()
	if err != nil {
		return io.ErrUnexpectedEOF
	}
	if label == graphicControl {
		var body [5]byte
		if _, err := io.ReadFull(w.r, body[:]); err != nil {
			return io.ErrUnexpectedEOF
		}
		w.transparent = -1
		if body[1]&flagTransparent != 0 {
			w.transparent = int(body[4])
		}
	}
	return w.skipBlocks()
}

func (w *walker) readFrame() (*frame, error) {
	var d [9]byte
	if _, err := io.ReadFull(w.r, d[:]); err != nil {
		return nil, io.ErrUnexpectedEOF
	}
	x, y := int(d[0])|int(d[1])<<8, int(d[2])|int(d[3])<<8
	f := &frame{
		width: int(d[4]) | int(d[5])<<8, height: int(d[6]) | int(d[7])<<8,
		interlaced: d[8]&flagInterlaced != 0, transparent: w.transparent,
	}
	// Old programs write a canvas of no size; the first frame then is the
	// canvas.
	if w.width == 0 || w.height == 0 {
		w.width, w.height = x+f.width, y+f.height
	}
	f.bounds = image.Rect(x, y, x+f.width, y+f.height).Intersect(image.Rect(0, 0, w.width, w.height))
	if f.bounds.Empty() {
		return nil, FormatError("the frame lies outside the canvas")
	}
	palette, err := w.readPalette(d[8])
	if err != nil {
		return nil, err
	}
	if f.palette = palette; palette == nil {
		f.palette = w.palette
	}
	w.transparent = -1
	litWidth, err := w.r.ReadByte()
	if err != nil {
		return nil, io.ErrUnexpectedEOF
	}
	f.litWidth = int(litWidth)
	return f, nil
}
