package jpegfile

import "fmt"

// scan is one pass over one or more components (T.81 B.2.3), with the state its
// decoding carries from block to block.
type scan struct {
	parts []scanPart
	// blocks are those of a unit, in their order.
	blocks []unitBlock
	// first and last bound the coefficients of a progressive pass; high and low
	// are its bit positions, before and now.
	first, last int
	high, low   uint
	progressive bool
	// row is the row of units that is being decoded.
	row int
	// skip counts the blocks still to come that a run of ends of band declares
	// empty (progressive only).
	skip int
}

// unitBlock is a block's place in a unit: its component, and which it is across
// and down.
type unitBlock struct {
	part *scanPart
	h, v int
}

// entropy is the entropy-coded data of a scan up to the next marker.
type entropy interface {
	// units decodes so many units of a row of units, from the one at x on, up to
	// the first whose data make no sense or are not there, and returns how many
	// came through.
	units(s *scan, x, count, row int) int
	// end is a place in the file not behind the marker that ends the data.
	end() int
	// resume goes on at a place of the file behind that marker.
	resume(pos int)
}

// scanPart is a component's part in a scan.
type scanPart struct {
	component  int
	h, v       int      // blocks in a unit, across and down
	tables     byte     // the slots of its tables: for means, and below for finer coefficients
	dc, ac     *huffman // nil in an arithmetic-coded picture
	band       *band
	prediction int32
	context    int // what the next difference of means is conditioned by (arithmetic coding only)
}

// parseScan reads an SOS segment. Tables that the pass needs and the file has
// not given are an error here, so that the inner loops need not look.
func (d *decoder) parseScan(body []byte) (*scan, error) {
	if len(body) < 1 || len(body) != 4+2*int(body[0]) || body[0] < 1 || body[0] > 4 {
		return nil, FormatError("a scan header is cut off")
	}
	n := int(body[0])
	tail := body[1+2*n:]
	s := &scan{
		first: int(tail[0]), last: int(tail[1]), high: uint(tail[2] >> 4), low: uint(tail[2] & 15), progressive: d.frame.progressive,
	}
	if !d.frame.progressive {
		s.first, s.last, s.high, s.low = 0, 63, 0, 0
	} else if err := s.check(n); err != nil {
		return nil, err
	}
	for i := range n {
		part, err := d.scanPart(s, body[1+2*i], body[2+2*i])
		if err != nil {
			return nil, err
		}
		for _, other := range s.parts {
			if other.component == part.component {
				return nil, FormatError("a scan names a component twice")
			}
		}
		s.parts = append(s.parts, part)
	}
	for i := range s.parts {
		part := &s.parts[i]
		part.h, part.v = 1, 1
		if n > 1 {
			c := d.frame.components[part.component]
			part.h, part.v = c.h, c.v
		}
		if !d.frame.progressive {
			part.band.rows = part.v
		}
		for v := range part.v {
			for h := range part.h {
				s.blocks = append(s.blocks, unitBlock{part, h, v})
			}
		}
	}
	return s, nil
}

// check holds the bounds of a progressive pass against T.81 G.1.1.1.
func (s *scan) check(components int) error {
	switch {
	case s.last > 63 || s.first > s.last || s.first == 0 && s.last != 0:
		return FormatError(fmt.Sprintf("a scan covers coefficients %d to %d", s.first, s.last))
	case s.first > 0 && components > 1:
		return FormatError("a scan of fine coefficients covers several components")
	case s.low > 13 || s.high != 0 && s.high != s.low+1:
		return FormatError(fmt.Sprintf("a scan refines bit %d to bit %d", s.high, s.low))
	}
	return nil
}

func (d *decoder) scanPart(s *scan, id, tables byte) (scanPart, error) {
	part := scanPart{component: -1}
	for i := range d.frame.components {
		if d.frame.components[i].id == id {
			part.component = i
			break
		}
	}
	if part.component < 0 {
		return part, FormatError(fmt.Sprintf("a scan names component %d, which the picture does not have", id))
	}
	if tables>>4 > 3 || tables&15 > 3 {
		return part, FormatError("a scan names a table that cannot be")
	}
	part.tables, part.dc, part.ac = tables, d.dc[tables>>4], d.ac[tables&15]
	if !d.frame.arithmetic && (s.first == 0 && s.high == 0 && part.dc == nil || s.last > 0 && part.ac == nil) {
		return part, FormatError("a scan uses a Huffman table that the file does not give")
	}
	if !d.frame.progressive && d.bands[part.component].given > 0 {
		return part, FormatError("a scan repeats a component")
	}
	quant := d.quantOf(part.component)
	if quant == nil {
		return part, FormatError("a scan uses a quantisation table that the file does not give")
	}
	part.band = d.bands[part.component]
	part.band.steps = *quant
	if !d.frame.progressive && !d.frame.arithmetic && part.band.finest < 63 {
		part.ac.prepareLeaps()
	}
	return part, nil
}

// restart forgets what must not be carried over a restart marker.
func (s *scan) restart() {
	s.skip = 0
	for i := range s.parts {
		s.parts[i].prediction, s.parts[i].context = 0, 0
	}
}

// units returns how many units the scan has and how many make a row: single
// blocks when it holds one component, else minimum coded units (T.81 A.2).
func (d *decoder) units(s *scan) (total, perRow int) {
	if len(s.parts) == 1 {
		c := &d.frame.components[s.parts[0].component]
		return c.blocksX * c.blocksY, c.blocksX
	}
	return d.frame.mcusX * d.frame.mcusY, d.frame.mcusX
}

// runScan decodes the entropy-coded data at pos and returns where they end.
// Where the data are damaged, decoding goes on behind the next restart marker,
// if there is one; whole counts the units that came through, out of total.
func (d *decoder) runScan(s *scan, pos int) (end, whole, total int, err error) {
	var e entropy = newBitReader(d.data, pos)
	if d.frame.arithmetic {
		e = newStatistics(d.data, pos, d.conditioning)
	}
	total, perRow := d.units(s)
	for unit := 0; unit < total; {
		if unit > 0 {
			if d.interval == 0 {
				break
			}
			if unit = d.nextInterval(s, e, unit/d.interval-1) * d.interval; unit >= total {
				break
			}
		}
		until := total
		if d.interval > 0 {
			until = min(total, unit+d.interval)
		}
		done, err := d.runInterval(s, e, unit, until, perRow)
		whole += done
		if err != nil {
			return e.end(), whole, total, err
		}
		unit = until
	}
	d.reach(s, total/perRow)
	return e.end(), whole, total, nil
}

// reach hands on the rows of units before the given one.
func (d *decoder) reach(s *scan, row int) {
	if d.frame.progressive {
		return // the samples come when all passes are there
	}
	for ; s.row < row; s.row++ {
		for _, part := range s.parts {
			part.band.finish(0, part.v)
		}
	}
}

// runInterval decodes the units of one restart interval, up to the first that
// is damaged, and returns how many came through.
func (d *decoder) runInterval(s *scan, e entropy, unit, until, perRow int) (done int, err error) {
	for unit < until {
		if d.ctx.Err() != nil {
			return done, d.ctx.Err()
		}
		row, x := unit/perRow, unit%perRow
		d.reach(s, row)
		wanted := min(until-unit, perRow-x)
		came := e.units(s, x, wanted, row)
		done += came
		if came < wanted {
			return done, nil
		}
		unit += came
	}
	return done, nil
}

// nextInterval moves e behind the restart marker that ends the given interval
// and returns the interval that follows it. Markers are numbered modulo 8, so
// that a damaged stretch which swallowed up to seven of them is stepped over by
// that many intervals. Where the data end, or another marker comes first,
// nothing more can be read and the count of all intervals is returned.
func (d *decoder) nextInterval(s *scan, e entropy, interval int) int {
	s.restart()
	for pos := e.end(); pos+1 < len(d.data); pos++ {
		if d.data[pos] != 0xFF || d.data[pos+1] == 0 || d.data[pos+1] == 0xFF {
			continue
		}
		marker := d.data[pos+1]
		if marker < markerRST0 || marker > markerRST7 {
			break
		}
		e.resume(pos + 2)
		lost := (int(marker-markerRST0) - interval) & 7
		return interval + 1 + lost
	}
	total, _ := d.units(s)
	return total/d.interval + 1
}
