package measure

import (
	"image"

	"storehand/app/photo/subject"
)

// fillOf is how much of the picture its subject fills, in percent.
func fillOf(img *image.NRGBA) Reading {
	fill, told := subject.Fill(img)
	if !told {
		return Reading{}
	}
	return Known(100 * fill)
}
