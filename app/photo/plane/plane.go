// Package plane works on the components of a picture one by one: luminance and
// the two colour differences of a JPEG, or inks. A component of half the
// resolution costs a quarter of the work, and a picture that is never put
// together as red, green and blue is resized in half the time.
package plane

// Plane is one component of a picture, a byte for each sample.
type Plane struct {
	Pix           []uint8
	Width, Height int
	// Stride is the distance in Pix from a sample to the one below it.
	Stride int
}

// New returns a plane whose every sample is 0.
func New(width, height int) Plane {
	return Plane{Pix: make([]uint8, width*height), Width: width, Height: height, Stride: width}
}

// Filled returns a plane whose every sample is value.
func Filled(width, height int, value uint8) Plane {
	p := New(width, height)
	for i := range p.Pix {
		p.Pix[i] = value
	}
	return p
}

// Row returns a row's samples.
func (p Plane) Row(y int) []uint8 { return p.Pix[y*p.Stride:][:p.Width] }

// Place copies over into p with its upper left corner at (x, y). What lies
// beyond p is left out.
func (p Plane) Place(over Plane, x, y int) {
	left, right := max(x, 0), min(x+over.Width, p.Width)
	if left >= right {
		return
	}
	for row := max(y, 0); row < min(y+over.Height, p.Height); row++ {
		copy(p.Row(row)[left:right], over.Row(row - y)[left-x:])
	}
}
