package jpegfile

import (
	"bytes"
	"context"
	"fmt"
	"slices"

	"storehand/app/photo/plane"
)

// Picture is a decoded JPEG: a plane for each component.
type Picture struct {
	// Width and Height are the picture's size in pixels, as asked for.
	Width, Height int
	// Model says what the planes are.
	Model Model
	// Planes holds one plane for each component, of the picture's size or,
	// where it was asked for, the colours of half of it.
	Planes []plane.Plane
	// Damaged is true when not all of the picture could be read; Missing is the
	// share of its first component (0 to 1) that is grey for that. A picture can
	// be damaged with nothing missing: it then lacks colour, or sharpness that
	// later passes would have brought.
	Damaged bool
	Missing float64
	// inverted says that a four-component picture stores 255 for no ink, as
	// Adobe's programs write it.
	inverted bool
}

// Request is how a picture is wanted.
type Request struct {
	// Size is that of the picture, which may be any. Colour is the size of the
	// second and third component: the same, or half of it where the picture is
	// to be coded with half the colour again.
	Size, Colour plane.Size
	// Filter is what the picture is resampled with.
	Filter plane.Filter
}

// Full asks for all components in the given size in pixels.
func Full(width, height int, f plane.Filter) Request {
	return Request{Size: plane.Whole(width, height), Colour: plane.Whole(width, height), Filter: f}
}

// margin is how much larger than wanted a component is decoded at least, in
// tenths, before it is resampled: that leaves the filter the detail it keeps.
const margin = 11

// maxScans is far above the dozen passes that encoders write; a file with more
// is made to waste time.
const maxScans = 200

// decoder is the state of reading one file.
type decoder struct {
	ctx  context.Context
	data []byte
	// scale returns how many samples of a block's side are wanted, and open is
	// told of each component and returns what takes its rows, some at a time.
	scale func(f *frame, i int) int
	open  func(i int, size plane.Size) func(rows []uint8, stride, count int)

	frame  *frame
	colour colourMarks
	quant  [4]*[64]int32 // in coding order
	dc, ac [4]*huffman
	// conditioning is for arithmetic coding what the tables are for Huffman's.
	conditioning conditioning
	interval     int // units between restart markers; 0 when there are none
	bands        []*band
	missing      []float64 // of each component, the share that has not come
	damaged      bool
	scans        int
}

// Decode reads the pixels of the JPEG file in data. The picture is scaled while
// it is decoded, so that a small one costs little time and memory.
//
// A file that is cut off or damaged gives what could be read, marked Damaged.
// The error is io.ErrUnexpectedEOF when that is nothing, ErrNotJPEG,
// Unsupported or FormatError when the header is at fault, or the context's.
func Decode(ctx context.Context, data []byte, want Request) (*Picture, error) {
	for _, line := range []plane.Line{want.Size.X, want.Size.Y, want.Colour.X, want.Colour.Y} {
		if line.Count < 1 || line.Extent <= 0 {
			return nil, fmt.Errorf("decoding a JPEG at %v: the size must be positive", want.Size)
		}
	}
	var resizers []*plane.Resizer
	d := &decoder{ctx: ctx, data: data, conditioning: usualConditioning}
	d.scale = func(f *frame, i int) int { return want.blockSize(f.components[i], i) }
	d.open = func(i int, from plane.Size) func([]uint8, int, int) {
		r := plane.NewResizer(from, want.component(i), want.Filter)
		resizers = append(resizers, r)
		return r.Rows
	}
	p, err := d.run()
	if err != nil {
		return nil, err
	}
	p.Width, p.Height = want.Size.X.Count, want.Size.Y.Count
	for _, r := range resizers {
		p.Planes = append(p.Planes, r.Plane())
	}
	return p, nil
}

// component returns the size that component i is wanted at.
func (r Request) component(i int) plane.Size {
	if i == 1 || i == 2 {
		return r.Colour
	}
	return r.Size
}

// blockSize returns the smallest scale, in eighths, at which component i still
// is larger than wanted by the margin.
func (r Request) blockSize(c component, i int) int {
	size := r.component(i)
	for n := 1; n < 8; n++ {
		if float64(c.width*n*10) >= size.X.Extent*8*margin && float64(c.height*n*10) >= size.Y.Extent*8*margin {
			return n
		}
	}
	return 8
}

// run reads the file and hands on every row of every component.
func (d *decoder) run() (*Picture, error) {
	segs, err := openSegments(bytes.NewReader(d.data), int64(len(d.data)))
	if err != nil {
		return nil, err
	}
	if err := d.readAll(segs); err != nil {
		if d.ctx.Err() != nil || !d.usable() {
			return nil, err
		}
		// Many cameras and cutting tools leave out the last marker; with every
		// block there, nothing is lost.
		d.damaged = d.damaged || !d.complete()
	}
	if err := d.finish(); err != nil {
		return nil, err
	}
	return &Picture{
		Model: d.colour.model(d.frame), inverted: d.colour.adobe,
		Missing: d.missing[0], Damaged: d.damaged || slices.Max(d.missing) > 0,
	}, nil
}

// readAll reads segment after segment to the end of the picture.
func (d *decoder) readAll(segs *segments) error {
	for {
		marker, body, err := segs.next()
		if err != nil {
			return err
		}
		if marker == markerEOI {
			return d.atEnd()
		}
		if marker == markerSOS {
			err = d.scan(body, segs)
		} else {
			err = d.segment(marker, body)
		}
		if err != nil {
			return err
		}
	}
}

func (d *decoder) atEnd() error {
	if !d.usable() {
		return FormatError("the file has no pixels")
	}
	return nil
}

func (d *decoder) segment(marker byte, body []byte) error {
	switch {
	case isFrame(marker):
		return d.begin(marker, body)
	case marker == markerDQT:
		return d.parseQuant(body)
	case marker == markerDHT:
		return parseHuffman(body, &d.dc, &d.ac)
	case marker == markerDAC:
		return d.conditioning.parse(body)
	case marker == markerDRI:
		if len(body) < 2 {
			return FormatError("the restart interval is cut off")
		}
		d.interval = int(body[0])<<8 | int(body[1])
	default:
		d.colour.take(marker, body)
	}
	return nil
}

// parseQuant reads a DQT segment (T.81 B.2.4.1).
func (d *decoder) parseQuant(body []byte) error {
	for len(body) > 0 {
		wide, slot := body[0]>>4 != 0, body[0]&15
		size := 64
		if wide {
			size = 128
		}
		if slot > 3 || len(body) < 1+size {
			return FormatError("a quantisation table is cut off")
		}
		table := new([64]int32)
		for i := range table {
			if wide {
				table[i] = int32(body[1+2*i])<<8 | int32(body[2+2*i])
			} else {
				table[i] = int32(body[1+i])
			}
		}
		d.quant[slot] = table
		body = body[1+size:]
	}
	return nil
}

func (d *decoder) quantOf(component int) *[64]int32 { return d.quant[d.frame.components[component].tq] }

// begin takes the frame header and makes room for the picture.
func (d *decoder) begin(marker byte, body []byte) error {
	if d.frame != nil {
		return errTwoFrames
	}
	f, err := parseFrame(marker, body)
	if err != nil {
		return err
	}
	d.frame = f
	for i, c := range f.components {
		n := d.scale(f, i)
		size := plane.Size{
			X: plane.Line{Count: ceilDiv(c.width*n, 8), Extent: float64(f.width*c.h*n) / float64(8*f.hMax)},
			Y: plane.Line{Count: ceilDiv(c.height*n, 8), Extent: float64(f.height*c.v*n) / float64(8*f.vMax)},
		}
		d.bands = append(d.bands, newBand(c, n, size, f.progressive, d.open(i, size)))
		d.missing = append(d.missing, 1)
	}
	return nil
}

// scan decodes one pass.
func (d *decoder) scan(body []byte, segs *segments) error {
	if d.frame == nil {
		return FormatError("the picture's size is missing")
	}
	if d.scans++; d.scans > maxScans {
		return FormatError(fmt.Sprintf("the picture has more than %d passes", maxScans))
	}
	s, err := d.parseScan(body)
	if err != nil {
		return err
	}
	end, whole, total, err := d.runScan(s, int(segs.pos))
	if s.first == 0 && s.high == 0 {
		for _, part := range s.parts {
			d.missing[part.component] = 1 - float64(whole)/float64(total)
		}
	}
	d.damaged = d.damaged || whole < total
	segs.pos = int64(end)
	return err
}

// usable reports whether anything of the picture has been read.
func (d *decoder) usable() bool { return d.frame != nil && d.missing[0] < 1 }

// complete reports whether every block of every component has been read. Of a
// progressive picture this is never known before its last marker.
func (d *decoder) complete() bool {
	if d.frame == nil || d.frame.progressive {
		return false
	}
	for _, share := range d.missing {
		if share > 0 {
			return false
		}
	}
	return true
}

// finish hands on what is left: of a progressive picture everything, made from
// the stored coefficients, and grey for components that never came.
func (d *decoder) finish() error {
	for i, c := range d.frame.components {
		b := d.bands[i]
		for y := ceilDiv(b.given, b.size); y < c.blocksY; y++ {
			if err := d.ctx.Err(); err != nil {
				return err
			}
			b.finish(y%b.rows, 1)
		}
	}
	return nil
}
