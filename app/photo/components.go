package photo

import (
	"context"

	"storehand/app/photo/jpegfile"
	"storehand/app/photo/kernel"
	"storehand/app/photo/plane"
	"storehand/app/photo/pngfile"
)

// components is a picture in luminance and, but for a grey one, two colour
// differences, at the sizes it was asked for.
type components struct {
	planes []plane.Plane
	// damaged is true when not all could be read; missing is the share of the
	// picture that is not there.
	damaged bool
	missing float64
}

func (r jpegReader) components(ctx context.Context, data []byte, want jpegfile.Request, _ [3]uint8) (components, error) {
	p, err := r.planes(ctx, data, want)
	if err != nil {
		return components{}, err
	}
	return components{p.Planes, p.Damaged, p.Missing}, nil
}

// components resamples the rows as they come, so that the large picture is never
// in memory. What is transparent shows the background.
func (r pngReader) components(ctx context.Context, data []byte, want jpegfile.Request, background [3]uint8) (components, error) {
	if err := r.checkAmount(); err != nil {
		return components{}, err
	}
	s := newSplitter(r.Header, want, background)
	rows, err := pngfile.ReadRows(data, r.Header, func(rows []byte, stride, count int) bool {
		s.take(rows, stride, count)
		return ctx.Err() == nil
	})
	switch {
	case ctx.Err() != nil:
		return components{}, ctx.Err()
	case rows == 0:
		return components{}, err
	}
	s.grey(r.Height - rows)
	return components{planes: s.planes(), damaged: rows < r.Height, missing: 1 - float64(rows)/float64(r.Height)}, nil
}

// splitter makes the components of rows of pixels.
type splitter struct {
	width, size int // pixels of a row, bytes of a pixel
	background  [3]uint8
	// rows are luminance and colours of some rows of pixels, one after the
	// other; resizers take them.
	rows     [3][]uint8
	resizers [3]*plane.Resizer
}

// splitBatch is how many rows are split before they are resampled.
const splitBatch = 8

func newSplitter(h pngfile.Header, want jpegfile.Request, background [3]uint8) *splitter {
	s := &splitter{width: h.Width, size: h.PixelBytes(), background: background}
	whole := plane.Whole(h.Width, h.Height)
	for i, size := range []plane.Size{want.Size, want.Colour, want.Colour} {
		s.rows[i] = make([]uint8, splitBatch*h.Width)
		s.resizers[i] = plane.NewResizer(whole, size, want.Filter)
	}
	return s
}

// take takes the next rows of pixels, which it changes where they have alpha.
func (s *splitter) take(rows []byte, stride, count int) {
	for count > 0 {
		n := min(count, splitBatch)
		for y := range n {
			pix, at := rows[y*stride:][:s.width*s.size], y*s.width
			if s.size == 4 {
				kernel.Flatten(pix, s.background)
			}
			kernel.Split(s.rows[0][at:at+s.width], s.rows[1][at:at+s.width], s.rows[2][at:at+s.width], pix, s.size)
		}
		s.resize(n)
		if count -= n; count > 0 {
			rows = rows[n*stride:]
		}
	}
}

// grey takes rows that never came.
func (s *splitter) grey(count int) {
	for _, row := range s.rows {
		for i := range row {
			row[i] = 128
		}
	}
	for ; count > 0; count -= splitBatch {
		s.resize(min(count, splitBatch))
	}
}

func (s *splitter) resize(count int) {
	for i, r := range s.resizers {
		r.Rows(s.rows[i], s.width, count)
	}
}

func (s *splitter) planes() (all []plane.Plane) {
	for _, r := range s.resizers {
		all = append(all, r.Plane())
	}
	return all
}
