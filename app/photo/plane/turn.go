package plane

import (
	"slices"

	"storehand/app/photo/kernel"
)

// Turned returns the plane turned upright by an orientation as EXIF numbers it
// (1 to 8); any other number leaves it as it is.
func Turned(p Plane, orientation int) Plane {
	switch {
	case orientation < 2 || orientation > 8:
		return p
	case orientation > 4:
		out := New(p.Height, p.Width)
		fromLast := orientation == 6 || orientation == 7
		toLast := orientation == 7 || orientation == 8
		kernel.Transpose(out.Pix, p.Pix, p.Stride, p.Width, p.Height, fromLast, toLast)
		return out
	}
	out := New(p.Width, p.Height)
	for y := range p.Height {
		row := out.Row(y)
		if orientation == 2 {
			copy(row, p.Row(y))
		} else {
			copy(row, p.Row(p.Height-1-y))
		}
		if orientation != 4 {
			slices.Reverse(row)
		}
	}
	return out
}
