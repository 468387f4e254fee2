package icc

import "encoding/binary"

// device leads from a pixel's channels (0…1) to the connection space.
type device interface{ toPCS(channels []float64) xyz }

// device finds the way to the connection space that the profile offers: the
// table for perceptual rendering where there is one, else curves and matrix
// (ICC.1 8.10).
func (p *Profile) device() (device, error) {
	if tag, ok := p.tags["A2B0"]; ok {
		return p.parseTable(tag)
	}
	if p.Space == Grey {
		return p.parseGrey()
	}
	if p.Space == RGB && !p.labPCS {
		return p.parseMatrix()
	}
	return nil, FormatError("no conversion is given")
}

// table is a conversion by tables: curves, a grid of colours, curves, a matrix
// and curves again. Parts that a profile leaves out are nil.
type table struct {
	before []curve
	grid   *grid
	middle []curve
	matrix []float64 // three rows of three, then three offsets
	after  []curve
	toXYZ  func(v [3]float64) xyz
}

func (t *table) toPCS(channels []float64) xyz {
	in := make([]float64, len(channels))
	for i, v := range channels {
		in[i] = curveAt(t.before, i, v)
	}
	return t.behind(in)
}

// behind leads from the grid's own coordinates on.
func (t *table) behind(in []float64) xyz {
	var v [3]float64
	if t.grid != nil {
		v = t.grid.at(in)
	} else {
		copy(v[:], in)
	}
	for i := range v {
		v[i] = curveAt(t.middle, i, v[i])
	}
	if m := t.matrix; m != nil {
		v = [3]float64{
			unit(m[0]*v[0] + m[1]*v[1] + m[2]*v[2] + m[9]),
			unit(m[3]*v[0] + m[4]*v[1] + m[5]*v[2] + m[10]),
			unit(m[6]*v[0] + m[7]*v[1] + m[8]*v[2] + m[11]),
		}
	}
	for i := range v {
		v[i] = curveAt(t.after, i, v[i])
	}
	return t.toXYZ(v)
}

func curveAt(curves []curve, i int, v float64) float64 {
	if curves == nil {
		return v
	}
	return curves[i].at(v)
}

// parseTable reads a lut8, lut16 or lutAToB tag.
func (p *Profile) parseTable(tag []byte) (device, error) {
	if len(tag) < 32 || int(tag[8]) != p.Space.inputs() || tag[9] != 3 {
		return nil, FormatError("a table is cut off or has the wrong channels")
	}
	switch string(tag[:4]) {
	case "mft1":
		return p.parseLut8(tag)
	case "mft2":
		return p.parseLut16(tag)
	case "mAB ":
		return p.parseLutAToB(tag)
	}
	return nil, FormatError("a table is of an unknown kind")
}

// lutHead is the length of the head that lut8 and lut16 share: the tag's name,
// counts, and a matrix that concerns XYZ input only.
const lutHead = 48

func (p *Profile) parseLut8(tag []byte) (device, error) {
	return p.parseLut(tag, lutHead, 256, 256, 1, samples8)
}

func (p *Profile) parseLut16(tag []byte) (device, error) {
	if len(tag) < lutHead+4 {
		return nil, FormatError("a table is cut off")
	}
	in, out := int(binary.BigEndian.Uint16(tag[lutHead:])), int(binary.BigEndian.Uint16(tag[lutHead+2:]))
	return p.parseLut(tag, lutHead+4, in, out, 2, samples16)
}

// parseLut reads the curves, the grid and the curves of a lut8 or lut16, whose
// samples have width bytes.
func (p *Profile) parseLut(tag []byte, start, in, out, width int, read func([]byte) sampled) (device, error) {
	inputs, size := p.Space.inputs(), 0
	if len(tag) > 10 {
		size = int(tag[10])
	}
	if in < 2 || out < 2 || size < 2 || len(tag) < start {
		return nil, FormatError("a table is cut off")
	}
	points := 3
	for range inputs {
		points *= size // at most 255⁴×3
	}
	if len(tag)-start < width*(in*inputs+points+out*3) {
		return nil, FormatError("a table is cut off")
	}
	rest := tag[start:]
	take := func(n int) sampled {
		s := read(rest[:n*width])
		rest = rest[n*width:]
		return s
	}
	t := &table{toXYZ: p.legacyPCS(width)}
	for range inputs {
		t.before = append(t.before, take(in))
	}
	sizes := make([]int, inputs)
	for i := range sizes {
		sizes[i] = size
	}
	t.grid = newGrid(sizes, take(points))
	for range 3 {
		t.after = append(t.after, take(out))
	}
	return t, nil
}

// parseLutAToB reads a lutAToB tag (ICC.1 10.12), whose parts lie at given
// offsets.
func (p *Profile) parseLutAToB(tag []byte) (device, error) {
	t := &table{toXYZ: p.pcs()}
	var offsets [5]int // B curves, matrix, M curves, grid, A curves
	for i := range offsets {
		at := binary.BigEndian.Uint32(tag[12+4*i:])
		if int64(at) > int64(len(tag)) {
			return nil, FormatError("a table is cut off")
		}
		offsets[i] = int(at)
	}
	var err error
	if t.after, err = parseCurves(tag, offsets[0], 3); err != nil {
		return nil, err
	}
	if t.middle, err = parseCurves(tag, offsets[2], 3); err != nil {
		return nil, err
	}
	if t.before, err = parseCurves(tag, offsets[4], p.Space.inputs()); err != nil {
		return nil, err
	}
	if at := offsets[1]; at != 0 {
		if len(tag)-at < 48 {
			return nil, FormatError("a table is cut off")
		}
		for i := range 12 {
			t.matrix = append(t.matrix, fixed(tag[at+4*i:]))
		}
	}
	if at := offsets[3]; at != 0 {
		if t.grid, err = parseGrid(tag[at:], p.Space.inputs()); err != nil {
			return nil, err
		}
	} else if p.Space.inputs() != 3 {
		return nil, FormatError("a table has no grid")
	}
	return t, nil
}

// parseCurves reads n curves, one behind the other, each filled up to a
// multiple of four bytes.
func parseCurves(tag []byte, at, n int) ([]curve, error) {
	if at == 0 {
		return nil, nil
	}
	var curves []curve
	for range n {
		if at > len(tag) {
			return nil, FormatError("a curve is cut off")
		}
		c, size, err := parseCurve(tag[at:])
		if err != nil {
			return nil, err
		}
		curves = append(curves, c)
		at += (size + 3) &^ 3
	}
	return curves, nil
}

// parseGrid reads the grid of a lutAToB tag: sixteen sizes, the width of a
// sample, and the samples.
func parseGrid(b []byte, inputs int) (*grid, error) {
	if len(b) < 20 {
		return nil, FormatError("a grid is cut off")
	}
	sizes, points := make([]int, inputs), 3
	for i := range sizes {
		if sizes[i] = int(b[i]); sizes[i] < 2 {
			return nil, FormatError("a grid has no size")
		}
		points *= sizes[i]
	}
	width := int(b[16])
	if width != 1 && width != 2 || len(b)-20 < points*width {
		return nil, FormatError("a grid is cut off")
	}
	if width == 1 {
		return newGrid(sizes, samples8(b[20:20+points])), nil
	}
	return newGrid(sizes, samples16(b[20:20+2*points])), nil
}

// pcs returns how numbers of 0…1 stand for the connection space in version 4
// tags (ICC.1 6.3.4).
func (p *Profile) pcs() func([3]float64) xyz {
	if p.labPCS {
		return func(v [3]float64) xyz { return fromLab(100*v[0], 255*v[1]-128, 255*v[2]-128) }
	}
	const most = 1 + 32767.0/32768
	return func(v [3]float64) xyz { return xyz{most * v[0], most * v[1], most * v[2]} }
}

// legacyPCS is pcs for lut8 and lut16; the latter keeps Lab in the encoding of
// version 2, where 0xFF00 is 100 (ICC.1 10.10).
func (p *Profile) legacyPCS(width int) func([3]float64) xyz {
	current := p.pcs()
	if !p.labPCS || width == 1 {
		return current
	}
	const stretch = 65535.0 / 65280
	return func(v [3]float64) xyz { return current([3]float64{stretch * v[0], stretch * v[1], stretch * v[2]}) }
}
