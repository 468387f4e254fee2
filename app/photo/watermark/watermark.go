// Package watermark lays a shop's logo over its pictures.
package watermark

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
)

// Place says where on the picture the logo lies.
type Place string

// The places. Tile repeats the logo over the whole picture, every second row
// moved by half.
const (
	TopLeft     Place = "top-left"
	Top         Place = "top"
	TopRight    Place = "top-right"
	Left        Place = "left"
	Centre      Place = "centre"
	Right       Place = "right"
	BottomLeft  Place = "bottom-left"
	Bottom      Place = "bottom"
	BottomRight Place = "bottom-right"
	Tile        Place = "tile"
)

// Places lists the places in the order a list shows them.
func Places() []Place {
	return []Place{TopLeft, Top, TopRight, Left, Centre, Right, BottomLeft, Bottom, BottomRight, Tile}
}

// MaxLogo is how many bytes a logo's file may have: presets carry it with them.
const MaxLogo = 1 << 20

// Mark is a logo and how it is laid over pictures. Its measures are shares, so
// that it looks the same on small pictures and on large ones.
type Mark struct {
	// Logo is a PNG, JPEG or WebP file of at most MaxLogo bytes.
	Logo []byte `json:"logo"`
	// Place says where it lies.
	Place Place `json:"place"`
	// Share is the logo's width in percent of the picture's, 1 to 100. Logos
	// that would be higher than the picture are made smaller.
	Share int `json:"share"`
	// Opacity is how much of the logo is seen, in percent, 1 to 100.
	Opacity int `json:"opacity"`
	// Margin is how far the logo stays from the edges, and tiles from each
	// other, in percent of the picture's shorter side, 0 to 40.
	Margin int `json:"margin,omitempty"`
}

// Validate returns what is wrong with the mark, one error for each fault,
// joined; nil when nothing is. It does not look into the logo's file.
func (m Mark) Validate() error {
	var faults []error
	fault := func(wrong bool, format string, args ...any) {
		if wrong {
			faults = append(faults, fmt.Errorf(format, args...))
		}
	}
	fault(len(m.Logo) == 0, "the watermark has no logo; choose a PNG, JPEG or WebP file")
	fault(len(m.Logo) > MaxLogo, "the watermark's logo has %d KB; choose a file of at most %d KB", len(m.Logo)>>10, MaxLogo>>10)
	fault(!slices.Contains(Places(), m.Place), "the watermark's place %q is not known; choose top-left, top, top-right, left, centre, right, bottom-left, bottom, bottom-right or tile", m.Place)
	fault(m.Share < 1 || m.Share > 100, "the watermark takes %d %% of the width; choose 1 to 100", m.Share)
	fault(m.Opacity < 1 || m.Opacity > 100, "the watermark's opacity is %d %%; choose 1 to 100", m.Opacity)
	fault(m.Margin < 0 || m.Margin > 40, "the watermark's margin is %d %%; choose 0 to 40", m.Margin)
	return errors.Join(faults...)
}

// Equal reports whether two marks look the same; either may be nil.
func (m *Mark) Equal(other *Mark) bool {
	if m == nil || other == nil {
		return m == other
	}
	return m.Place == other.Place && m.Share == other.Share && m.Opacity == other.Opacity && m.Margin == other.Margin &&
		bytes.Equal(m.Logo, other.Logo)
}
