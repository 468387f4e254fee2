package jpegfile

import "fmt"

// errTwoFrames refuses a file that gives its size twice, lest one be checked
// and the other used.
const errTwoFrames = FormatError("the file gives the picture's size twice")

// frame is the picture's size and the list of its components (T.81 B.2.2).
type frame struct {
	width, height int
	progressive   bool
	arithmetic    bool // coded, not by Huffman's method
	components    []component
	// hMax and vMax are the largest sampling factors; mcusX and mcusY count the
	// picture's minimum coded units.
	hMax, vMax   int
	mcusX, mcusY int
}

// component is one colour component.
type component struct {
	id   byte
	h, v int // sampling factors, 1 to 4
	tq   byte
	// width and height are the component's own size in samples; blocksX and
	// blocksY the blocks that cover it, and paddedX and paddedY the blocks that
	// whole units cover.
	width, height    int
	blocksX, blocksY int
	paddedX, paddedY int
}

// isFrame reports whether a marker opens a frame, of whatever kind.
func isFrame(marker byte) bool {
	return marker >= markerSOF0 && marker <= markerSOF15 && marker != markerDHT && marker != markerJPG && marker != markerDAC
}

func parseFrame(marker byte, body []byte) (*frame, error) {
	switch {
	case marker == markerSOF3 || marker == markerSOF11:
		return nil, Unsupported("lossless JPEG coding")
	case marker > markerSOF3 && marker != markerSOF9 && marker != markerSOF10:
		return nil, Unsupported("hierarchical coding")
	}
	if len(body) < 6 {
		return nil, FormatError("the frame header is cut off")
	}
	f := &frame{
		height:      int(body[1])<<8 | int(body[2]),
		width:       int(body[3])<<8 | int(body[4]),
		progressive: marker == markerSOF2 || marker == markerSOF10,
		arithmetic:  marker >= markerSOF9,
	}
	n := int(body[5])
	if len(body) < 6+3*n {
		return nil, FormatError("the frame header is cut off")
	}
	switch {
	case f.width == 0:
		return nil, FormatError("the picture is 0 pixels wide")
	case f.height == 0:
		return nil, Unsupported("a picture whose height is given after its pixels")
	case body[0] != 8:
		return nil, Unsupported(fmt.Sprintf("a depth of %d bits", body[0]))
	case n != 1 && n != 3 && n != 4:
		return nil, Unsupported(fmt.Sprintf("a picture of %d components", n))
	}
	for ; len(f.components) < n; body = body[3:] {
		f.components = append(f.components, component{id: body[6], h: int(body[7] >> 4), v: int(body[7] & 15), tq: body[8]})
	}
	return f, f.layOut()
}

// layOut checks the sampling factors and works out how many blocks each
// component has (T.81 A.1.1, A.2.4).
func (f *frame) layOut() error {
	if len(f.components) == 1 {
		// A single component is never interleaved, so its factors mean nothing
		// (A.2.2).
		f.components[0].h, f.components[0].v = 1, 1
	}
	for i, c := range f.components {
		if c.h < 1 || c.h > 4 || c.v < 1 || c.v > 4 {
			return FormatError(fmt.Sprintf("component %d has sampling factors %d×%d", i+1, c.h, c.v))
		}
		if c.tq > 3 {
			return FormatError(fmt.Sprintf("component %d names quantisation table %d", i+1, c.tq))
		}
		f.hMax, f.vMax = max(f.hMax, c.h), max(f.vMax, c.v)
	}
	f.mcusX, f.mcusY = ceilDiv(f.width, 8*f.hMax), ceilDiv(f.height, 8*f.vMax)
	for i := range f.components {
		c := &f.components[i]
		c.width, c.height = ceilDiv(f.width*c.h, f.hMax), ceilDiv(f.height*c.v, f.vMax)
		c.blocksX, c.blocksY = ceilDiv(c.width, 8), ceilDiv(c.height, 8)
		c.paddedX, c.paddedY = f.mcusX*c.h, f.mcusY*c.v
	}
	return nil
}

func ceilDiv(a, b int) int { return (a + b - 1) / b }
