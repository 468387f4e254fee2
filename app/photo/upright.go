package photo

import (
	"image"

	"github.com/disintegration/imaging"

	"storehand/app/photo/exif"
)

// upright turns a picture by its orientation, pixel by pixel. imaging counts
// angles anticlockwise.
func upright(img *image.NRGBA, o exif.Orientation) *image.NRGBA {
	switch o {
	case 2:
		return imaging.FlipH(img)
	case 3:
		return imaging.Rotate180(img)
	case 4:
		return imaging.FlipV(img)
	case 5:
		return imaging.Transpose(img)
	case 6:
		return imaging.Rotate270(img)
	case 7:
		return imaging.Transverse(img)
	case 8:
		return imaging.Rotate90(img)
	}
	return img
}
