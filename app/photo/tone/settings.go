// Package tone changes the light and colours of a picture: by hand, and by what
// is measured of the picture itself.
package tone

import (
	"errors"
	"fmt"
)

// Settings says what is changed. The zero value changes nothing. First comes
// what is measured, then what was set by hand, in the order of the fields.
type Settings struct {
	// AutoBalance takes away a cast of colour, as far as the picture shows one.
	AutoBalance bool `json:"auto_balance,omitempty"`
	// AutoLevels spreads the picture's light from black to white.
	AutoLevels bool `json:"auto_levels,omitempty"`
	// Warmth makes the picture bluer (negative) or more orange, Tint greener or
	// more magenta; −100 to 100.
	Warmth int `json:"warmth,omitempty"`
	Tint   int `json:"tint,omitempty"`
	// Black and White are the samples (0 to 254 and 1 to 255) that become 0 and
	// 255; a White of 0 stands for 255. Gamma bends what lies between: above 1
	// it becomes lighter; 0.2 to 5, and 0 stands for 1.
	Black int     `json:"black,omitempty"`
	White int     `json:"white,omitempty"`
	Gamma float64 `json:"gamma,omitempty"`
	// Brightness and Contrast are −100 to 100.
	Brightness int `json:"brightness,omitempty"`
	Contrast   int `json:"contrast,omitempty"`
}

// Validate returns what is wrong with the settings, one error for each fault,
// joined; nil when nothing is.
func (s Settings) Validate() error {
	var faults []error
	for _, hand := range []struct {
		name  string
		value int
	}{{"brightness", s.Brightness}, {"contrast", s.Contrast}, {"warmth", s.Warmth}, {"tint", s.Tint}} {
		if hand.value < -100 || hand.value > 100 {
			faults = append(faults, fmt.Errorf("the %s is %d; choose −100 to 100", hand.name, hand.value))
		}
	}
	switch {
	case s.Black < 0 || s.Black > 254:
		faults = append(faults, fmt.Errorf("the black point is %d; choose 0 to 254", s.Black))
	case s.White < 0 || s.White > 255:
		faults = append(faults, fmt.Errorf("the white point is %d; choose 1 to 255", s.White))
	case s.Black >= s.white():
		faults = append(faults, fmt.Errorf("the black point %d is not below the white point %d; choose a lower black or a higher white point", s.Black, s.white()))
	}
	// Written so that what is no number fails as well.
	if s.Gamma != 0 && !(s.Gamma >= 0.2 && s.Gamma <= 5) {
		faults = append(faults, fmt.Errorf("the gamma is %g; choose 0.2 to 5", s.Gamma))
	}
	return errors.Join(faults...)
}

func (s Settings) white() int {
	if s.White == 0 {
		return 255
	}
	return s.White
}
