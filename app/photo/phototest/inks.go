package phototest

import (
	"encoding/binary"
	"image"
)

// InksTIFF returns a picture in CMYK as a TIFF file of eight or sixteen bits a
// sample, with a colour profile where one is given.
func InksTIFF(img *image.CMYK, depth int, profile []byte) []byte {
	size := img.Rect.Size()
	file := []byte("II*\x00\x00\x00\x00\x00")
	order := binary.LittleEndian
	for _, v := range img.Pix {
		if depth == 16 {
			file = append(file, v)
		}
		file = append(file, v)
	}
	pixels := len(file) - 8
	for range 4 {
		file = order.AppendUint16(file, uint16(depth))
	}
	profileAt := len(file)
	file = append(file, profile...)
	if len(file)%2 != 0 {
		file = append(file, 0)
	}
	order.PutUint32(file[4:], uint32(len(file)))
	const short, long, undefined = 3, 4, 7
	entries := [][4]uint32{
		{256, long, 1, uint32(size.X)}, {257, long, 1, uint32(size.Y)}, {258, short, 4, uint32(8 + pixels)}, {259, short, 1, 1},
		{262, short, 1, 5}, {273, long, 1, 8}, {277, short, 1, 4}, {278, long, 1, uint32(size.Y)}, {279, long, 1, uint32(pixels)},
	}
	if profile != nil {
		entries = append(entries, [4]uint32{34675, undefined, uint32(len(profile)), uint32(profileAt)})
	}
	file = order.AppendUint16(file, uint16(len(entries)))
	for _, e := range entries {
		file = order.AppendUint16(file, uint16(e[0]))
		file = order.AppendUint16(file, uint16(e[1]))
		file = order.AppendUint32(file, e[2])
		file = order.AppendUint32(file, e[3])
	}
	return append(file, 0, 0, 0, 0)
}
