package jpegfile

import (
	"sync"

	"storehand/app/photo/kernel"
)

// coefficients is the memory for those of a progressive picture, three bytes or
// more for a pixel. It is kept from one picture to the next, lest two pictures'
// worth of it lie about.
type coefficients struct{ all, free []int16 }

var coefficientStore = sync.Pool{New: func() any { return new(coefficients) }}

// coefficientsFor returns memory for all components of a picture.
func coefficientsFor(f *frame) *coefficients {
	total := 0
	for _, c := range f.components {
		total += c.paddedY*kernel.Groups(c.paddedX)*kernel.Lanes*64 + len(block{})
	}
	s := coefficientStore.Get().(*coefficients)
	if cap(s.all) < total {
		s.all = make([]int16, total)
	}
	s.all = s.all[:total]
	clear(s.all)
	s.free = s.all
	return s
}

// take returns the next so many.
func (s *coefficients) take(count int) []int16 {
	taken := s.free[:count:count]
	s.free = s.free[count:]
	return taken
}

// done gives the memory back. Nobody may use it any more.
func (s *coefficients) done() {
	if s != nil {
		coefficientStore.Put(s)
	}
}
