package matte

import (
	"image"
	"math"

	"storehand/app/photo/backdrop"
)

const (
	// untouched and open are the marks of pixels that are the subject's and the
	// backdrop's; a mark of 1 and more is the number of a rim pixel, counted
	// from 1.
	untouched, open = 0, -1
	// rimWidth is how many pixels deep into the subject the backdrop is mixed
	// in: the blur of a lens and of scaling, and the spread of JPEG colour.
	rimWidth = 5
)

// rgb is a colour in coded values of 0 to 255.
type rgb = [3]float32

// sheet is a picture while its backdrop is being exchanged.
type sheet struct {
	*backdrop.Backdrop
	img, out *image.NRGBA
	width    int
	height   int
	edge     float32 // the slope from which on there is an edge
	marks    []int32
	border   []int32 // pixels of the subject that may touch the backdrop; some twice, some not any more
	rim      []rimPixel
}

// rimPixel is a pixel of the subject near the backdrop.
type rimPixel struct {
	at    int32
	layer uint8 // 1 beside the backdrop, and one more with each pixel inwards
	front rgb   // the subject's colour without the backdrop mixed in
	alpha float32
}

// exchange returns the picture with the backdrop exchanged for white.
func exchange(img *image.NRGBA, found *backdrop.Backdrop) *image.NRGBA {
	size := img.Rect.Size()
	s := &sheet{Backdrop: found, img: img, out: image.NewNRGBA(img.Rect), width: size.X, height: size.Y, marks: make([]int32, size.X*size.Y)}
	// A cell's span is nearly five deviations of grain, and four of what Sobel's
	// operator leaves of it is less than this.
	s.edge = 1.5 + 0.4*found.Grain()
	for y := range s.height {
		copy(s.out.Pix[y*s.out.Stride:], img.Pix[y*img.Stride:][:4*s.width])
	}
	s.approach(s.openCells())
	s.clean()
	s.measureRim()
	s.paintRim()
	return s.out
}

// openCells paints the cells of backdrop, and returns their pixels that lie
// beside a cell of the subject.
func (s *sheet) openCells() (front []int32) {
	for at := range s.Cells() {
		kind := s.KindOf(at)
		if kind == backdrop.Subject {
			continue
		}
		area := s.Area(at)
		for y := area.Min.Y; y < area.Max.Y; y++ {
			row := s.marks[y*s.width:][area.Min.X:area.Max.X]
			for i := range row {
				row[i] = open
			}
			s.paintRow(kind, area, y)
		}
		for next := range s.Neighbours(at) {
			if s.KindOf(next) == backdrop.Subject {
				front = s.appendSide(front, area, s.Area(next))
			}
		}
	}
	return front
}

// paintRow whitens a row of a cell.
func (s *sheet) paintRow(kind backdrop.Kind, area image.Rectangle, y int) {
	if kind == backdrop.Clean {
		row := s.out.Pix[y*s.out.Stride:][4*area.Min.X : 4*area.Max.X]
		for i := range row {
			row[i] = 255
		}
		return
	}
	// The paper changes so little within a cell that it runs straight from one
	// side to the other.
	first, _ := s.At(area.Min.X, y)
	last, _ := s.At(area.Max.X-1, y)
	paper := luma(first)
	rise := (luma(last) - paper) / float32(area.Dx())
	for x := area.Min.X; x < area.Max.X; x++ {
		s.paintShaded(x, y, paper)
		paper += rise
	}
}

// paintShaded whitens a pixel in the shadow on a paper of the given luma.
func (s *sheet) paintShaded(x, y int, paper float32) {
	grey := relit(luma(s.colour(x, y))/max(paper, 1), paper)
	s.paint(x, y, rgb{grey, grey, grey})
}

// appendSide appends the pixels of a cell that lie beside another.
func (s *sheet) appendSide(pixels []int32, area, next image.Rectangle) []int32 {
	side := next.Inset(-1).Intersect(area)
	for y := side.Min.Y; y < side.Max.Y; y++ {
		for x := side.Min.X; x < side.Max.X; x++ {
			pixels = append(pixels, int32(y*s.width+x))
		}
	}
	return pixels
}

// paintOpen whitens a pixel of the backdrop, or of its shadow.
func (s *sheet) paintOpen(at int32) {
	x, y := int(at)%s.width, int(at)/s.width
	paper, _ := s.At(x, y)
	if s.isPaper(x, y, paper) {
		s.paint(x, y, rgb{255, 255, 255})
	} else {
		s.paintShaded(x, y, luma(paper))
	}
}

// isPaper reports whether a pixel has the paper's colour.
func (s *sheet) isPaper(x, y int, paper rgb) bool {
	off := minus(s.colour(x, y), paper)
	if l, tolerance := luma(off), s.Tolerance(); l > tolerance || l < -tolerance {
		return false
	}
	most := largest(off)
	return most <= s.Tolerance() || most <= s.HueTolerance(x, y)
}

// relit is the grey that a place in the shadow becomes, where a share of the light
// on a paper of the given luma reaches it. It falls with the light throughout and
// has no step: faint shadows vanish, and from half the light on they stay as
// they are.
func relit(light, paper float32) float32 {
	const vanishing, staying = 0.08, 0.55
	t := min(max((1-light-vanishing)/(staying-vanishing), 0), 1)
	return 255 - t*t*(3-2*t)*(255-light*paper)
}

// approach opens the pixels of the subject's cells that are backdrop, from those
// beside them inwards, no farther than two cells: a longer way is a gap through
// which the flood would leak.
func (s *sheet) approach(front []int32) {
	for range 2 * s.Side() {
		var next []int32
		for _, at := range front {
			for to := range s.around(at) {
				if s.marks[to] == untouched && s.isOpen(to) {
					s.marks[to] = open
					s.paintOpen(to)
					next = append(next, to)
				}
			}
		}
		front = next
	}
}

// isOpen reports whether a pixel beside the backdrop is backdrop too: of its
// colour, and not on an edge, however faint. Where the subject is as light as the
// backdrop its outline is all there is to go by.
func (s *sheet) isOpen(at int32) bool {
	const shadowBegins, shadowSlope = 0.97, 2
	x, y := int(at)%s.width, int(at)/s.width
	c := s.colour(x, y)
	paper, light := s.At(x, y)
	slope := s.slope(x, y)
	if s.isPaper(x, y, paper) {
		return slope <= s.edge
	}
	q := luma(c) / max(luma(paper), 1)
	return light <= shadowBegins && q <= 1 && slope <= s.edge+shadowSlope && backdrop.IsShadeOf(c, paper, q, s.Tolerance())
}

// slope is how steeply the luma changes at a pixel, in coded steps per pixel, by
// Sobel's operator, of which grain leaves less than half its deviation.
func (s *sheet) slope(x, y int) float32 {
	left, right, up, down := max(x-1, 0), min(x+1, s.width-1), max(y-1, 0), min(y+1, s.height-1)
	at := func(x, y int) float32 { return luma(s.colour(x, y)) }
	a, b, c, d := at(left, up), at(right, up), at(left, down), at(right, down)
	dx := b + 2*at(right, y) + d - a - 2*at(left, y) - c
	dy := c + 2*at(x, down) + d - a - 2*at(x, up) - b
	return float32(math.Sqrt(float64(dx*dx+dy*dy))) / 8
}

// around yields the pixels beside and diagonal to one.
func (s *sheet) around(at int32) func(yield func(int32) bool) {
	return func(yield func(int32) bool) {
		x, y := int(at)%s.width, int(at)/s.width
		for v := max(y-1, 0); v <= min(y+1, s.height-1); v++ {
			for u := max(x-1, 0); u <= min(x+1, s.width-1); u++ {
				if (u != x || v != y) && !yield(int32(v*s.width+u)) {
					return
				}
			}
		}
	}
}

func (s *sheet) colour(x, y int) rgb {
	px := s.img.Pix[y*s.img.Stride+4*x:][:3]
	return rgb{float32(px[0]), float32(px[1]), float32(px[2])}
}

func (s *sheet) paint(x, y int, c rgb) {
	px := s.out.Pix[y*s.out.Stride+4*x:][:3]
	for channel, v := range c {
		px[channel] = uint8(min(max(v+.5, 0), 255))
	}
}

// largest is the greatest amount of the three.
func largest(c rgb) float32 { return max(c[0], -c[0], c[1], -c[1], c[2], -c[2]) }

// luma is Y' of ITU-R BT.709.
func luma(c rgb) float32 { return .2126*c[0] + .7152*c[1] + .0722*c[2] }
