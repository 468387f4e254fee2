package pngfile

import (
	"encoding/binary"
	"io"
)

// chunks walks through the chunks of a file. It does not check their sums:
// image/png does, and a wrong sum is no reason to lose a photo's orientation.
type chunks struct {
	r      io.ReaderAt
	size   int64
	pos    int64 // of the chunk that follows
	name   string
	start  int64 // of the current chunk's body
	length int64 // of the current chunk's body
}

func openChunks(r io.ReaderAt, size int64) (*chunks, error) {
	var start [len(signature)]byte
	if _, err := r.ReadAt(start[:], 0); err != nil || string(start[:]) != signature {
		return nil, ErrNotPNG
	}
	return &chunks{r: r, size: size, pos: int64(len(signature))}, nil
}

// next moves to the next chunk. The error is io.ErrUnexpectedEOF where the file
// ends; the length of a chunk that the file cuts off is what is left of it.
func (c *chunks) next() error {
	var head [8]byte
	if _, err := c.r.ReadAt(head[:], c.pos); err != nil {
		return io.ErrUnexpectedEOF
	}
	c.name = string(head[4:])
	c.start = c.pos + 8
	c.length = int64(binary.BigEndian.Uint32(head[:]))
	c.pos = c.start + c.length + 4
	c.length = min(c.length, c.size-c.start)
	return nil
}

// body reads the current chunk's body, or nil when it is longer than limit or
// cannot be read.
func (c *chunks) body(limit int64) []byte {
	if c.length > limit {
		return nil
	}
	body := make([]byte, c.length)
	if n, _ := c.r.ReadAt(body, c.start); int64(n) < c.length {
		return nil
	}
	return body
}
