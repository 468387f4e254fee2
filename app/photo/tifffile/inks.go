package tifffile

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"image"
	"slices"

	"golang.org/x/image/tiff"
)

const (
	tagInkSet       = 332
	inkSetCMYK      = 1
	photometricRGB  = 2
	photometricInks = 5
	loneAlpha       = 2 // an extra sample that the others are not multiplied by
)

// checkInks refuses separations that are not four plain inks.
func (h *Header) checkInks(d Directory) error {
	if set, ok := d.Uint(tagInkSet); ok && set != inkSetCMYK {
		return Unsupported("a TIFF in inks other than CMYK")
	}
	if samples := d.Uints(TagBitsPerSample, maxEntries); len(samples) != 4 {
		return Unsupported(fmt.Sprintf("a TIFF in CMYK with %d channels", len(samples)))
	}
	return nil
}

// decodeInks reads the pixels of a picture in CMYK. golang.org/x/image/tiff does
// not know inks, but pixels of four samples it does: it is shown the file with a
// directory that calls them red, green, blue and alpha.
func decodeInks(data []byte, h Header) (*image.CMYK, error) {
	img, err := tiff.Decode(bytes.NewReader(h.calledRGBA(data)))
	if err != nil {
		return nil, err
	}
	bounds := img.Bounds()
	switch inks := img.(type) {
	case *image.NRGBA:
		return &image.CMYK{Pix: inks.Pix, Stride: inks.Stride, Rect: bounds}, nil
	case *image.NRGBA64:
		narrow := image.NewCMYK(bounds)
		for i := range narrow.Pix {
			narrow.Pix[i] = inks.Pix[2*i]
		}
		return narrow, nil
	}
	return nil, FormatError(fmt.Sprintf("its inks were read as %T", img))
}

// calledRGBA returns the file with such a directory put behind it. The file's
// own bytes are changed.
func (h *Header) calledRGBA(data []byte) []byte {
	order, table := h.Directory.file.order, h.Directory.table
	var entries [][]byte
	for ; len(table) >= entrySize; table = table[entrySize:] {
		if tag := order.Uint16(table); tag != TagPhotometric && tag != TagExtraSamples {
			entries = append(entries, table[:entrySize])
		}
	}
	entries = append(entries, short(order, TagPhotometric, photometricRGB), short(order, TagExtraSamples, loneAlpha))
	slices.SortStableFunc(entries, func(a, b []byte) int { return int(order.Uint16(a)) - int(order.Uint16(b)) })

	place := make([]byte, 4)
	order.PutUint32(place, uint32(len(data)))
	copy(data[4:headerSize], place)
	directory := make([]byte, 2, 2+len(entries)*entrySize+4)
	order.PutUint16(directory, uint16(len(entries)))
	for _, entry := range entries {
		directory = append(directory, entry...)
	}
	return append(data, append(directory, 0, 0, 0, 0)...)
}

// short returns a directory entry of one SHORT.
func short(order binary.ByteOrder, tag, value uint16) []byte {
	entry := make([]byte, entrySize)
	order.PutUint16(entry, tag)
	order.PutUint16(entry[2:], typeShort)
	order.PutUint32(entry[4:], 1)
	order.PutUint16(entry[8:], value)
	return entry
}
