package giffile

import (
	"bufio"
	"compress/lzw"
	"image"
	"image/color"
	"io"
)

// passes are the rows of an interlaced frame: where each pass starts and how
// far it steps (GIF89a appendix E).
var passes = []struct{ start, step int }{{0, 8}, {4, 8}, {2, 4}, {1, 2}}

// rowOrder returns the frame's rows in the order they are coded.
func (f *frame) rowOrder() []int {
	order := make([]int, 0, f.height)
	if !f.interlaced {
		for y := range f.height {
			order = append(order, y)
		}
		return order
	}
	for _, pass := range passes {
		for y := pass.start; y < f.height; y += pass.step {
			order = append(order, y)
		}
	}
	return order
}

// paint unpacks the frame onto its canvas and returns how many coded rows came
// through; the rest is painted grey. The error says what stopped it.
func (f *frame) paint(canvas *image.NRGBA, packed io.Reader) (rows int, err error) {
	unpacked := lzw.NewReader(packed, lzw.LSB, f.litWidth)
	defer unpacked.Close()
	row := make([]byte, f.width)
	for i, y := range f.rowOrder() {
		if err == nil {
			_, err = io.ReadFull(unpacked, row)
		}
		if err == nil {
			rows = i + 1
			f.paintRow(canvas, y, row)
		} else {
			f.greyRow(canvas, y)
		}
	}
	return rows, err
}

func (f *frame) paintRow(canvas *image.NRGBA, y int, indices []byte) {
	y += f.bounds.Min.Y
	if y >= f.bounds.Max.Y {
		return
	}
	for x, index := range indices[:f.bounds.Dx()] {
		// An index beyond the palette is left transparent, as browsers leave
		// it.
		if int(index) != f.transparent && int(index) < len(f.palette) {
			canvas.SetNRGBA(f.bounds.Min.X+x, y, f.palette[index])
		}
	}
}

func (f *frame) greyRow(canvas *image.NRGBA, y int) {
	y += f.bounds.Min.Y
	if y >= f.bounds.Max.Y {
		return
	}
	for x := f.bounds.Min.X; x < f.bounds.Max.X; x++ {
		canvas.SetNRGBA(x, y, color.NRGBA{128, 128, 128, 255})
	}
}

// blocks joins the sub-blocks in which GIF stores data, each with its length
// before it.
type blocks struct {
	r    *bufio.Reader
	left int
	done bool
}

// ReadByte returns the next byte of the joined data.
func (b *blocks) ReadByte() (byte, error) {
	for b.left == 0 {
		if b.done {
			return 0, io.EOF
		}
		n, err := b.r.ReadByte()
		if err != nil {
			return 0, io.ErrUnexpectedEOF
		}
		b.left, b.done = int(n), n == 0
	}
	b.left--
	value, err := b.r.ReadByte()
	if err != nil {
		return 0, io.ErrUnexpectedEOF
	}
	return value, nil
}

// Read gives one byte at a time. compress/lzw asks for an io.Reader and then
// reads through ReadByte.
func (b *blocks) Read(p []byte) (int, error) {
	if len(p) == 0 {
		return 0, nil
	}
	value, err := b.ReadByte()
	if err != nil {
		return 0, err
	}
	p[0] = value
	return 1, nil
}

// skipBlocks reads past a chain of sub-blocks.
func (w *walker) skipBlocks() error {
	for {
		n, err := w.r.ReadByte()
		if err != nil {
			return io.ErrUnexpectedEOF
		}
		if n == 0 {
			return nil
		}
		if _, err := w.r.Discard(int(n)); err != nil {
			return io.ErrUnexpectedEOF
		}
	}
}
