package heiffile

import (
	"bytes"
	"image"

	"storehand/app/photo/sandbox"
)

// readAVIF decodes an AVIF, to red, green, blue and alpha, which the former are
// multiplied by. The decoder's numbers are the width, the height, the bits of a
// sample, how many pictures there are, and, in eight bytes, how long the first
// is to be shown.
func readAVIF(i *sandbox.Instance, data []byte, h Header) (image.Image, error) {
	d, err := newDecoding(i, data, 6)
	if err != nil {
		return nil, err
	}
	call := func(configOnly, out uint32) error {
		const onlyTheFirst = 0
		return d.call(configOnly, onlyTheFirst, d.numbers, d.numbers+4, d.numbers+8, d.numbers+12, d.numbers+16, out)
	}
	if err := call(1, 0); err != nil {
		return nil, err
	}
	if err := d.checkSize(h); err != nil {
		return nil, err
	}
	bounds, sampleBytes := image.Rect(0, 0, h.Width, h.Height), 1
	if d.number(2) > 8 {
		sampleBytes = 2
	}
	pix, err := d.pixels(4*int64(sampleBytes)*int64(h.Width)*int64(h.Height), func(out uint32) error { return call(0, out) })
	if err != nil {
		return nil, err
	}
	// Of pixels that it could not decode the decoder says nothing, but leaves
	// this as it was.
	if d.number(4) == 0 && d.number(5) == 0 {
		return nil, errDecoder
	}
	pix = bytes.Clone(pix)
	if sampleBytes == 1 {
		return &image.RGBA{Pix: pix, Stride: 4 * h.Width, Rect: bounds}, nil
	}
	for k := 0; k+1 < len(pix); k += 2 { // the high byte first, as package image has it
		pix[k], pix[k+1] = pix[k+1], pix[k]
	}
	return &image.RGBA64{Pix: pix, Stride: 8 * h.Width, Rect: bounds}, nil
}
