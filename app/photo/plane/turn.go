package plane

// Turned returns the plane turned upright by an orientation as EXIF numbers it
// (1 to 8); any other number leaves it as it is.
func Turned(p Plane, orientation int) Plane {
	if orientation < 2 || orientation > 8 {
		return p
	}
	width, height := p.Width, p.Height
	if orientation > 4 {
		width, height = height, width
	}
	out := New(width, height)
	// A step right in p is a step of dx in out, a step down one of dy.
	var start, dx, dy int
	last, lastRow := width-1, (height-1)*width
	switch orientation {
	case 2:
		start, dx, dy = last, -1, width
	case 3:
		start, dx, dy = lastRow+last, -1, -width
	case 4:
		start, dx, dy = lastRow, 1, -width
	case 5:
		start, dx, dy = 0, width, 1
	case 6:
		start, dx, dy = last, width, -1
	case 7:
		start, dx, dy = lastRow+last, -width, -1
	case 8:
		start, dx, dy = lastRow, -width, 1
	}
	for y := range p.Height {
		at := start + y*dy
		for _, v := range p.Row(y) {
			out.Pix[at] = v
			at += dx
		}
	}
	return out
}
