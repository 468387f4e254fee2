package jpegfile

import (
	"bytes"
	"context"
	"fmt"
)

// Picture is a decoded JPEG as it is coded: a plane for each component, each at
// its own resolution.
type Picture struct {
	// Width and Height are the picture's size in pixels at the scale it was
	// decoded at.
	Width, Height int
	// Model says what the planes are.
	Model Model
	// Planes holds one plane for each component.
	Planes []Plane
	// Damaged is true when not all of the picture could be read; Missing is the
	// share of it (0 to 1) that is grey for that. A progressive picture can be
	// damaged with nothing missing: it is then only less sharp than it was.
	Damaged bool
	Missing float64
	// inverted says that a four-component picture stores 255 for no ink, as
	// Adobe's programs write it.
	inverted bool
}

// Plane is one component's samples.
type Plane struct {
	Pix           []uint8
	Stride        int
	Width, Height int
}

// Eighths is the scale of a picture at its full size.
const Eighths = 8

// maxScans is far above the dozen passes that encoders write; a file with more
// is made to waste time.
const maxScans = 200

// decoder is the state of reading one file.
type decoder struct {
	ctx      context.Context
	data     []byte
	eighths  int
	frame    *frame
	colour   colourMarks
	quant    [4]*[64]int32 // in coding order
	dc, ac   [4]*huffman
	interval int // units between restart markers; 0 when there are none
	planes   []*plane
	coefs    [][]int16 // progressive only: every block's coefficients
	missing  []float64 // of each component, the share that has not come
	damaged  bool
	scans    int
}

// Decode reads the pixels of the JPEG file in data, scaled to the given number
// of eighths of their size (1 to 8), rounded up.
//
// A file that is cut off or damaged gives what could be read, marked Damaged.
// The error is io.ErrUnexpectedEOF when that is nothing, ErrNotJPEG,
// Unsupported or FormatError when the header is at fault, or the context's.
func Decode(ctx context.Context, data []byte, eighths int) (*Picture, error) {
	if eighths < 1 || eighths > Eighths {
		return nil, fmt.Errorf("decoding a JPEG at %d eighths of its size: the scale must be 1 to 8", eighths)
	}
	segs, err := openSegments(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, err
	}
	d := &decoder{ctx: ctx, data: data, eighths: eighths}
	if err := d.readAll(segs); err != nil {
		if ctx.Err() != nil || !d.usable() {
			return nil, err
		}
		// Many cameras and cutting tools leave out the last marker; with every
		// block there, nothing is lost.
		d.damaged = d.damaged || !d.complete()
	}
	if err := d.finish(); err != nil {
		return nil, err
	}
	return d.picture(), nil
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
		return d.open(marker, body)
	case marker == markerDQT:
		return d.parseQuant(body)
	case marker == markerDHT:
		return parseHuffman(body, &d.dc, &d.ac)
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

// open takes the frame header and makes room for the picture.
func (d *decoder) open(marker byte, body []byte) error {
	if d.frame != nil {
		return errTwoFrames
	}
	f, err := parseFrame(marker, body)
	if err != nil {
		return err
	}
	d.frame = f
	for _, c := range f.components {
		if f.progressive {
			d.coefs = append(d.coefs, make([]int16, c.paddedX*c.paddedY*64))
		}
		d.planes = append(d.planes, newPlane(c.paddedX, c.paddedY, d.blockSize(c)))
		d.missing = append(d.missing, 1)
	}
	return nil
}

// blockSize returns how many samples of a block's side are made. Components
// stored at half the resolution are scaled down half as far, so that a picture
// scaled to one half or less has its colour in full.
func (d *decoder) blockSize(c component) int {
	size := d.eighths
	for h, v := d.frame.hMax/c.h, d.frame.vMax/c.v; h >= 2 && v >= 2 && size*2 <= 8; h, v = h/2, v/2 {
		size *= 2
	}
	return size
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

// finish turns the stored coefficients of a progressive picture into samples.
func (d *decoder) finish() error {
	for i, coefs := range d.coefs {
		quant := d.quantOf(i)
		if quant == nil {
			continue // its first pass never came
		}
		c := d.frame.components[i]
		for y := range c.blocksY {
			if err := d.ctx.Err(); err != nil {
				return err
			}
			for x := range c.blocksX {
				block, flat := dequantise((*[64]int16)(coefs[(y*c.paddedX+x)*64:]), quant)
				d.planes[i].put(&block, flat, x, y)
			}
		}
	}
	return nil
}

func dequantise(coefs *[64]int16, quant *[64]int32) (block [64]int32, flat bool) {
	flat = true
	for k, place := range zigzag {
		if v := coefs[place]; v != 0 {
			block[place] = int32(v) * quant[k]
			flat = flat && k == 0
		}
	}
	return block, flat
}

// picture hands over what was decoded.
func (d *decoder) picture() *Picture {
	p := &Picture{
		Width: ceilDiv(d.frame.width*d.eighths, 8), Height: ceilDiv(d.frame.height*d.eighths, 8),
		Model: d.colour.model(d.frame), Damaged: d.damaged, inverted: d.colour.adobe,
	}
	for i, c := range d.frame.components {
		plane := d.planes[i]
		p.Planes = append(p.Planes, Plane{
			Pix: plane.pix, Stride: plane.stride,
			Width: ceilDiv(c.width*plane.size, 8), Height: ceilDiv(c.height*plane.size, 8),
		})
		p.Missing = max(p.Missing, d.missing[i])
	}
	p.Damaged = p.Damaged || p.Missing > 0
	return p
}
