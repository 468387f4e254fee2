package framing

import "storehand/app/photo"

// least is the shortest side of a crop, as a share of the picture's.
const least = 0.02

// handle is a place of the crop's edge that can be dragged: −1, 0 or 1 across
// and down. The one at 0, 0 moves the whole crop.
type handle struct{ x, y int }

var middle = handle{}

// handles are the corners and the middles of the edges.
var handles = []handle{{-1, -1}, {0, -1}, {1, -1}, {1, 0}, {1, 1}, {0, 1}, {-1, 1}, {-1, 0}}

// whole is the crop that keeps everything.
var whole = photo.Crop{Width: 1, Height: 1}

// shown is the crop as a rectangle: none is all of the picture.
func shown(c photo.Crop) photo.Crop {
	if c == (photo.Crop{}) {
		return whole
	}
	return c
}

// kept is the crop as a framing has it: all of the picture is none.
func kept(c photo.Crop) photo.Crop {
	if c == whole {
		return photo.Crop{}
	}
	return c
}

// dragged is the crop after one of its handles was dragged by shares of the
// picture. ratio is the width to keep for a height of 1, both in shares; zero
// leaves both free.
func dragged(c photo.Crop, h handle, dx, dy, ratio float64) photo.Crop {
	if h == middle {
		return moved(c, dx, dy)
	}
	left, width := stretched(c.X, c.Width, dx, h.x)
	top, height := stretched(c.Y, c.Height, dy, h.y)
	if ratio == 0 {
		return photo.Crop{X: left, Y: top, Width: width, Height: height}
	}
	switch {
	case h.x == 0:
		width = height * ratio
	case h.y != 0:
		width = max(width, height*ratio)
	}
	width = min(width, reach(c.X, c.Width, h.x), reach(c.Y, c.Height, h.y)*ratio)
	width = max(width, least, least*ratio)
	height = width / ratio
	return photo.Crop{
		X: anchored(c.X, c.Width, width, h.x), Y: anchored(c.Y, c.Height, height, h.y), Width: width, Height: height,
	}
}

// moved shifts a crop as far as the picture reaches.
func moved(c photo.Crop, dx, dy float64) photo.Crop {
	c.X = min(max(c.X+dx, 0), 1-c.Width)
	c.Y = min(max(c.Y+dy, 0), 1-c.Height)
	return c
}

// stretched moves one end of a side, which one says the sign.
func stretched(at, length, by float64, sign int) (start, span float64) {
	switch sign {
	case -1:
		start = min(max(at+by, 0), at+length-least)
		return start, at + length - start
	case 1:
		return at, min(max(length+by, least), 1-at)
	}
	return at, length
}

// reach is how long a side can become when the end opposite to the handle, or
// the middle where neither end is dragged, stays where it is.
func reach(at, length float64, sign int) float64 {
	switch sign {
	case -1:
		return at + length
	case 1:
		return 1 - at
	}
	return 2 * min(at+length/2, 1-at-length/2)
}

// anchored is where a side begins that has another length by now.
func anchored(at, length, now float64, sign int) float64 {
	switch sign {
	case -1:
		return at + length - now
	case 1:
		return at
	}
	return at + (length-now)/2
}

// reshaped is the largest crop of a ratio within a crop, around its middle.
func reshaped(c photo.Crop, ratio float64) photo.Crop {
	width := min(c.Width, c.Height*ratio)
	height := width / ratio
	return photo.Crop{X: c.X + (c.Width-width)/2, Y: c.Y + (c.Height-height)/2, Width: width, Height: height}
}
