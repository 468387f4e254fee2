// Package framing turns, mirrors, straightens and crops pictures as a person
// asked for by hand. All measures are shares or degrees, so that a framing
// means the same for a small copy of a photo as for the photo.
package framing

import (
	"errors"
	"fmt"
)

// Framing is what was done by hand to one photo: it is turned, then mirrored,
// then straightened, then cropped. The zero value changes nothing.
type Framing struct {
	// Turn is in quarter turns clockwise, 0 to 3.
	Turn int `json:"turn,omitempty"`
	// Flip mirrors left to right.
	Flip bool `json:"flip,omitempty"`
	// Straighten is in degrees clockwise, −45 to 45. The largest upright
	// rectangle of the same ratio is kept, so that no corner is empty.
	Straighten float64 `json:"straighten,omitempty"`
	// Crop is the part that is kept of the picture turned, mirrored and
	// straightened; the zero Crop keeps all.
	Crop Crop `json:"crop,omitzero"`
}

// Crop is a part of a picture in shares of it, 0 to 1, from the top left.
type Crop struct {
	X      float64 `json:"x"`
	Y      float64 `json:"y"`
	Width  float64 `json:"width"`
	Height float64 `json:"height"`
}

// rounding is how far shares that were worked out from pixels may miss the
// picture's edge.
const rounding = 1e-6

// Validate returns what is wrong with the framing, one error for each fault,
// joined; nil when nothing is.
func (f Framing) Validate() error {
	var faults []error
	if f.Turn < 0 || f.Turn > 3 {
		faults = append(faults, fmt.Errorf("the photo is turned by %d quarters; choose 0 to 3", f.Turn))
	}
	// Written so that what is no number fails as well.
	if !(f.Straighten >= -45 && f.Straighten <= 45) {
		faults = append(faults, fmt.Errorf("the photo is straightened by %g degrees; choose −45 to 45", f.Straighten))
	}
	return errors.Join(append(faults, f.Crop.validate())...)
}

func (c Crop) validate() error {
	if c == (Crop{}) {
		return nil
	}
	within := c.X >= 0 && c.Y >= 0 && c.Width > 0 && c.Height > 0 && c.X+c.Width <= 1+rounding && c.Y+c.Height <= 1+rounding
	if !within {
		return fmt.Errorf("the crop from %g, %g of %g × %g does not lie on the photo; its parts are shares of the photo from 0 to 1", c.X, c.Y, c.Width, c.Height)
	}
	return nil
}
