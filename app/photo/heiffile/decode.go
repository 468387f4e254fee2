package heiffile

import (
	"context"
	_ "embed"
	"errors"
	"fmt"
	"image"
	"time"

	"storehand/app/photo/plane"
	"storehand/app/photo/sandbox"
)

//go:embed decoders/heic.wasm.gz
var heicPacked []byte

//go:embed decoders/avif.wasm.gz
var avifPacked []byte

var heicDecoder, avifDecoder = sandbox.New(heicPacked), sandbox.New(avifPacked)

// What a decoder may take: memory by the picture's pixels (an AVIF of ten bits
// is kept several times over), and time, which is enough for a slow computer.
const (
	memoryBase     = 48 << 20
	memoryPerPixel = 32
	timeBase       = time.Minute
	timePerPixel   = 4 * time.Microsecond
)

// Decode reads the pixels of the HEIF file in data, whose header is h. Where
// fitted is true they are those that are wanted, resampled by the filter,
// otherwise all of the picture. The error is FormatError, one that says what
// became of the decoder, or the context's.
func Decode(ctx context.Context, data []byte, h Header, wanted plane.Size, filter plane.Filter) (img image.Image, fitted bool, err error) {
	pixels := int64(h.Width) * int64(h.Height)
	limited, cancel := context.WithTimeout(ctx, timeBase+time.Duration(pixels)*timePerPixel)
	defer cancel()
	memory := memoryBase + memoryPerPixel*pixels + int64(len(data))
	if h.Codec == AV1 {
		err = avifDecoder.Run(limited, memory, func(i *sandbox.Instance) error {
			img, err = readAVIF(i, data, h)
			return err
		})
	} else {
		fitted = true
		err = heicDecoder.Run(limited, memory, func(i *sandbox.Instance) error {
			img, err = readHEIC(i, data, h, wanted, filter)
			return err
		})
	}
	switch {
	case ctx.Err() != nil:
		return nil, false, ctx.Err()
	case errors.Is(err, context.DeadlineExceeded):
		return nil, false, FormatError("decoding its pixels took too long")
	}
	return img, fitted, err
}

const errDecoder = FormatError("its pixels are damaged, cut off, or coded in a way that is not read")

// decoding is a decoder's function with a file to read: it says what it found,
// in numbers of four bytes, and then gives the pixels.
//
//	int decode(in, in_size, config_only, …, *numbers…, …, out)
type decoding struct {
	*sandbox.Instance
	file, size uint32
	numbers    uint32 // where the numbers are
}

func newDecoding(i *sandbox.Instance, data []byte, numbers int) (decoding, error) {
	file, err := i.Put(data)
	if err != nil {
		return decoding{}, err
	}
	at, err := i.Allocate(int64(4 * numbers))
	return decoding{i, file, uint32(len(data)), at}, err
}

// call calls the function, and fails where it does.
func (d decoding) call(args ...uint32) error {
	ok, err := d.Call("decode", append([]uint32{d.file, d.size}, args...)...)
	if err == nil && ok == 0 {
		return errDecoder
	}
	return err
}

// number returns one of the numbers.
func (d decoding) number(i int) int {
	memory, err := d.Memory(d.numbers+uint32(4*i), 4)
	if err != nil {
		return 0
	}
	return int(memory[0]) | int(memory[1])<<8 | int(memory[2])<<16 | int(memory[3])<<24
}

// checkSize holds the size that the decoder found against the header's, by
// which memory was judged.
func (d decoding) checkSize(h Header) error {
	if w, ht := d.number(0), d.number(1); w != h.Width || ht != h.Height {
		return FormatError(fmt.Sprintf("its pixels are %d × %d, which is not the size it gives", w, ht))
	}
	return nil
}

// pixels reserves memory for the pixels, has them decoded, and returns it.
func (d decoding) pixels(size int64, call func(out uint32) error) ([]byte, error) {
	out, err := d.Allocate(size)
	if err != nil {
		return nil, err
	}
	if err := call(out); err != nil {
		return nil, err
	}
	return d.Memory(out, size)
}
