package pngfile

import (
	"bytes"
	"io"

	"storehand/app/photo/inflate"
	"storehand/app/photo/kernel"
)

// InRows reports whether ReadRows reads the picture: of eight bits a sample, in
// red, green and blue, with or without alpha, its rows in their order. That is
// what photos are.
func (h Header) InRows() bool {
	return h.Depth == 8 && (h.Kind == RGB || h.Kind == RGBAlpha) && !h.Interlaced && !h.Transparent
}

// PixelBytes is the size of a pixel of a picture that ReadRows reads: 3, or 4
// with alpha (not premultiplied).
func (h Header) PixelBytes() int { return h.samples() }

// batch is how many rows ReadRows hands on at a time.
const batch = 8

// ReadRows reads the pixels of the PNG file in data, whose header is h, and
// hands them to take, some rows at a time, stride bytes apart. They are take's
// to change, not to keep; where it returns false, reading ends. The number of
// sound rows that came is returned; where it is less than the picture's height
// and nobody ended it, the file is damaged or cut off, and the error says so.
func ReadRows(data []byte, h Header, take func(rows []byte, stride, count int) bool) (rows int, err error) {
	pieces, err := coded(data)
	if err != nil {
		return 0, err
	}
	r := newRowReader(h, take)
	err = inflate.All(pieces, r.feed)
	r.hand()
	if r.ended || r.rows == h.Height {
		return r.rows, nil
	}
	if err == nil {
		err = io.ErrUnexpectedEOF
	}
	return r.rows, err
}

// coded returns the deflated data, which lie in any number of chunks, without
// the two bytes of zlib's header (RFC 1950 2.2).
func coded(data []byte) (pieces [][]byte, err error) {
	found, err := gather(data, "IDAT")
	if err != nil {
		return nil, err
	}
	var head []byte
	for len(found) > 0 && len(head) < 2 {
		n := min(2-len(head), len(found[0]))
		head = append(head, found[0][:n]...)
		if found[0] = found[0][n:]; len(found[0]) == 0 {
			found = found[1:]
		}
	}
	switch {
	case len(head) < 2:
		return nil, io.ErrUnexpectedEOF
	case head[0]&15 != 8 || (int(head[0])<<8|int(head[1]))%31 != 0 || head[1]&0x20 != 0:
		return nil, FormatError("its pixels are not packed as PNG packs them")
	}
	return found, nil
}

// gather returns the bodies of all chunks of a name, as they lie in data.
func gather(data []byte, name string) (bodies [][]byte, err error) {
	c, err := openChunks(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, err
	}
	for range maxChunks {
		if c.next() != nil || c.name == "IEND" {
			break
		}
		if c.name == name && c.length > 0 {
			bodies = append(bodies, data[c.start:][:c.length])
		}
	}
	return bodies, nil
}

// rowReader puts the unpacked bytes together to rows.
type rowReader struct {
	take   func(rows []byte, stride, count int) bool
	height int
	count  int // bytes of a row
	size   int // bytes of a pixel
	stride int
	// pix holds the row before the batch, and the batch.
	pix    []byte
	filter int // of the row that is coming, -1 before it is known
	at     int // bytes of it that have come
	held   int // rows of the batch that are complete
	rows   int // all that are
	ended  bool
}

func newRowReader(h Header, take func([]byte, int, int) bool) *rowReader {
	r := &rowReader{take: take, height: h.Height, size: h.PixelBytes(), filter: -1}
	r.count = h.Width * r.size
	r.stride = r.count + kernel.Slack
	r.pix = make([]byte, (1+batch)*r.stride)
	return r
}

// feed takes the next bytes and reports whether more are wanted.
func (r *rowReader) feed(part []byte) bool {
	for len(part) > 0 {
		if r.filter < 0 {
			if r.filter = int(part[0]); r.filter > 4 {
				return false // no filter has this number: the data are damaged
			}
			part = part[1:]
		}
		row := r.pix[(1+r.held)*r.stride:]
		n := copy(row[r.at:r.count], part)
		part = part[n:]
		if r.at += n; r.at < r.count {
			return true
		}
		kernel.Unfilter(r.filter, row, r.pix[r.held*r.stride:], r.count, r.size)
		r.filter, r.at = -1, 0
		r.held++
		r.rows++
		if r.held == batch {
			r.hand()
		}
		if r.ended || r.rows == r.height {
			return false
		}
	}
	return true
}

// hand hands on the rows of the batch. The last is kept for the row to come.
func (r *rowReader) hand() {
	if r.held == 0 || r.ended {
		return
	}
	copy(r.pix, r.pix[r.held*r.stride:][:r.count])
	r.ended = !r.take(r.pix[r.stride:], r.stride, r.held)
	r.held = 0
}
