package framing

import "storehand/app/photo"

// turn turns a framing by quarters clockwise; the crop keeps what it shows.
func turn(f *photo.Framing, quarters int) {
	for range quarters {
		c := shown(f.Crop)
		f.Crop = kept(photo.Crop{X: 1 - c.Y - c.Height, Y: c.X, Width: c.Height, Height: c.Width})
	}
	if f.Flip {
		quarters = 4 - quarters // the flip comes after the turn
	}
	f.Turn = (f.Turn + quarters) % 4
}

// flip mirrors a framing left to right; the crop keeps what it shows, and the
// horizon its slope as it is seen.
func flip(f *photo.Framing) {
	c := shown(f.Crop)
	c.X = 1 - c.X - c.Width
	f.Crop = kept(c)
	f.Flip = !f.Flip
	f.Straighten = -f.Straighten
}
