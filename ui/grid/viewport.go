package grid

import "math"

// viewport is the vertical part of scrolling: which rows of equal height are
// seen through a window onto them. It counts in float64: 100,000 rows are four
// million pixels high, where float32 knows only quarter pixels.
type viewport struct {
	rows   int     // in the list
	row    float64 // height of one row
	height float64 // of the window onto the rows
	foot   float64 // free space below the last row
	offset float64 // how far the list is scrolled up, 0 to limit()
}

func (v viewport) content() float64 { return float64(v.rows)*v.row + v.foot }

// limit is the largest offset: the end of the content at the window's end.
func (v viewport) limit() float64 { return max(0, v.content()-v.height) }

// scroll moves the offset to y, as near as the content allows.
func (v *viewport) scroll(y float64) { v.offset = min(max(y, 0), v.limit()) }

// seen is the half-open range of rows of which at least a part is in sight.
func (v viewport) seen() (first, end int) {
	if v.rows == 0 || v.height <= 0 {
		return 0, 0
	}
	first = int(v.offset / v.row)
	end = int(math.Ceil((v.offset + v.height) / v.row))
	return min(first, v.rows), min(end, v.rows)
}

// top is where row i begins, counted from the window's upper edge.
func (v viewport) top(i int) float64 { return float64(i)*v.row - v.offset }

// at is the row y pixels below the window's upper edge, or -1 for none.
func (v viewport) at(y float64) int {
	i := int(math.Floor((v.offset + y) / v.row))
	if i < 0 || i >= v.rows {
		return -1
	}
	return i
}

// page is how many rows Page Up and Page Down jump: one less than are in full
// sight, so that a row stays to hold on to.
func (v viewport) page() int { return max(1, int((v.height-v.foot)/v.row)-1) }

// reveal scrolls as little as needed to have row i in full sight above the
// foot.
func (v *viewport) reveal(i int) {
	top := float64(i) * v.row
	switch room := max(v.height-v.foot, v.row); {
	case top < v.offset:
		v.scroll(top)
	case top+v.row > v.offset+room:
		v.scroll(top + v.row - room)
	}
}

// slide is the arithmetic of a scroll bar: a thumb on a track stands for the
// window onto the content. All lengths are in pixels along the track.
type slide struct {
	track, window, content, offset float64
}

const minThumb = 24 // a shorter thumb could not be grabbed

// thumb is where the thumb begins on the track and how long it is. Content
// that fits has none.
func (s slide) thumb() (start, length float64) {
	if s.content <= s.window || s.track <= 0 {
		return 0, 0
	}
	length = min(s.track, max(minThumb, s.track*s.window/s.content))
	return (s.track - length) * s.offset / (s.content - s.window), length
}

// offsetAt is the offset that puts the thumb's beginning at start.
func (s slide) offsetAt(start float64) float64 {
	_, length := s.thumb()
	if s.track <= length {
		return 0
	}
	return start / (s.track - length) * (s.content - s.window)
}
