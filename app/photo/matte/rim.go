package matte

import "math"

// measureRim numbers the pixels of the subject near the backdrop in layers from
// the outside inwards, and then works out from the inside outwards what the
// subject's own colour is and how much of it each shows.
func (s *sheet) measureRim() {
	s.layRim()
	for i := len(s.rim) - 1; i >= 0; i-- {
		s.unmix(&s.rim[i])
	}
}

// layRim finds the rim's pixels, layer by layer.
func (s *sheet) layRim() {
	add := func(at int32, layer uint8) {
		s.rim = append(s.rim, rimPixel{at: at, layer: layer})
		s.marks[at] = int32(len(s.rim))
	}
	for _, at := range s.border {
		if s.marks[at] == untouched && s.touchesOpen(at) {
			add(at, 1)
		}
	}
	for i := 0; i < len(s.rim); i++ {
		if s.rim[i].layer == rimWidth {
			break
		}
		for next := range s.around(s.rim[i].at) {
			if s.marks[next] == untouched {
				add(next, s.rim[i].layer+1)
			}
		}
	}
}

func (s *sheet) touchesOpen(at int32) bool {
	x := int(at) % s.width
	w := int32(s.width)
	return x > 0 && s.marks[at-1] == open || x < s.width-1 && s.marks[at+1] == open ||
		at >= w && s.marks[at-w] == open || int(at)+s.width < len(s.marks) && s.marks[at+w] == open
}

// unmix finds the subject's colour for a pixel of the rim, from those one layer
// further in. As long as they differ more from the backdrop than the pixel
// itself, there is still backdrop mixed into it.
func (s *sheet) unmix(p *rimPixel) {
	const rising, astray = 1.06, 0.25
	x, y := int(p.at)%s.width, int(p.at)/s.width
	own := s.colour(x, y)
	p.front, p.alpha = own, 1
	inner, n := rgb{}, float32(0)
	for next := range s.around(p.at) {
		mark := s.marks[next]
		if mark > 0 && s.rim[mark-1].layer == p.layer+1 {
			inner, n = plus(inner, s.rim[mark-1].front, 1), n+1
		}
	}
	if n == 0 {
		return
	}
	inner = scale(inner, 1/n)
	behind := s.behind(x, y)
	mixed, pure := minus(own, behind), minus(inner, behind)
	if dot(pure, pure) <= rising*rising*dot(mixed, mixed) {
		return
	}
	alpha := min(max(dot(mixed, pure)/dot(pure, pure), 0), 1)
	// A pixel that is no mix of the two is something of its own: an outline, a
	// seam.
	off := minus(mixed, scale(pure, alpha))
	if most := max(2*s.Tolerance(), astray*length(pure)); length(off) > most {
		return
	}
	p.front, p.alpha = inner, alpha
}

// behind is the backdrop's colour at a pixel, in the shadow that lies there.
func (s *sheet) behind(x, y int) rgb {
	paper, light := s.At(x, y)
	return scale(paper, light)
}

// paintRim exchanges the backdrop's part in each pixel of the rim.
func (s *sheet) paintRim() {
	for i := range s.rim {
		p := &s.rim[i]
		x, y := int(p.at)%s.width, int(p.at)/s.width
		if s.isGrain(p) {
			s.paintOpen(p.at)
			continue
		}
		paper, light := s.At(x, y)
		white := relit(light, luma(paper))
		change := minus(rgb{white, white, white}, scale(paper, light))
		s.paint(x, y, plus(s.colour(x, y), change, 1-p.alpha))
	}
}

// isGrain reports whether a pixel stands alone in the backdrop.
func (s *sheet) isGrain(p *rimPixel) bool {
	const alone = 7
	return s.openAround(p.at) >= alone
}

func length(a rgb) float32 { return float32(math.Sqrt(float64(dot(a, a)))) }

// plus is a + f·b.
func plus(a, b rgb, f float32) rgb { return rgb{a[0] + f*b[0], a[1] + f*b[1], a[2] + f*b[2]} }

func minus(a, b rgb) rgb { return plus(a, b, -1) }

func scale(a rgb, f float32) rgb { return rgb{f * a[0], f * a[1], f * a[2]} }

func dot(a, b rgb) float32 { return a[0]*b[0] + a[1]*b[1] + a[2]*b[2] }
