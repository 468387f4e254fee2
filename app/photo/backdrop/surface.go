package backdrop

import "math"

// surface is a smooth sheet of colour over the picture: a polynomial of x and y
// for each channel. A light that falls off, a vignette and the bend of a paper
// sweep are all of this kind; the edge of a thing is not.
type surface struct {
	order   int // the highest power, x and y together
	factors [3][]float64
}

// powers returns x and y to every power up to the surface's order.
func powers(order int, x, y float64, into []float64) []float64 {
	into = into[:0]
	px := 1.0
	for i := 0; i <= order; i++ {
		pxy := px
		for j := 0; i+j <= order; j++ {
			into = append(into, pxy)
			pxy *= y
		}
		px *= x
	}
	return into
}

// at returns the surface's colour at a place in −1 to 1.
func (s *surface) at(x, y float64) (c rgb) {
	var room [15]float64
	terms := powers(s.order, x, y, room[:])
	for channel, factors := range s.factors {
		sum := 0.0
		for i, f := range factors {
			sum += f * terms[i]
		}
		c[channel] = float32(sum)
	}
	return c
}

// along returns, for each channel, the surface's polynomial of x at a fixed y.
func (s *surface) along(y float64) (factors [3][5]float64) {
	for channel, all := range s.factors {
		k := 0
		for i := 0; i <= s.order; i++ {
			py := 1.0
			for j := 0; i+j <= s.order; j++ {
				factors[channel][i] += all[k] * py
				py *= y
				k++
			}
		}
	}
	return factors
}

// spread notes the surface's colour in the middle of every cell.
func (g *grid) spread(s surface, into []rgb) {
	for row := range g.rows {
		_, y := g.place(row * g.columns)
		factors := s.along(y)
		for at := row * g.columns; at < (row+1)*g.columns; at++ {
			x, _ := g.place(at)
			for channel, f := range factors {
				into[at][channel] = float32(f[0] + x*(f[1]+x*(f[2]+x*(f[3]+x*f[4]))))
			}
		}
	}
}

// fit lays a surface through cells, each with a weight, by least squares.
func (g *grid) fit(order int, cells []int, weight func(at int) float64) surface {
	count := (order + 1) * (order + 2) / 2
	normal := make([][]float64, count)
	for i := range normal {
		normal[i] = make([]float64, count+3) // and a right-hand side for each channel
	}
	terms := make([]float64, 0, count)
	for _, at := range cells {
		x, y := g.place(at)
		w := weight(at)
		terms = powers(order, x, y, terms)
		for i, t := range terms {
			row := normal[i]
			for j, u := range terms[:i+1] {
				row[j] += w * t * u
			}
			for c, v := range g.cells[at].mean {
				row[count+c] += w * t * float64(v)
			}
		}
	}
	// A little of the identity keeps terms small that the cells say nothing of,
	// as when all lie in a ring (ridge regression).
	ridge := 1e-4 * normal[0][0]
	for i := range count {
		for j := range i {
			normal[j][i] = normal[i][j]
		}
		if i > 0 {
			normal[i][i] += ridge
		}
		normal[i][i] += 1e-9
	}
	return surface{order, solve(normal, count)}
}

// solve brings symmetric, positive equations with three right-hand sides to
// their solution by elimination.
func solve(rows [][]float64, count int) (solution [3][]float64) {
	for i := range count {
		for k := i + 1; k < count; k++ {
			f := rows[k][i] / rows[i][i]
			for j := i; j < len(rows[k]); j++ {
				rows[k][j] -= f * rows[i][j]
			}
		}
	}
	for c := range solution {
		solution[c] = make([]float64, count)
		for i := count - 1; i >= 0; i-- {
			sum := rows[i][count+c]
			for j := i + 1; j < count; j++ {
				sum -= rows[i][j] * solution[c][j]
			}
			solution[c][i] = sum / rows[i][i]
		}
	}
	return solution
}

// distance is the root mean square difference of two colours' channels.
func distance(a, b rgb) float32 {
	r, g, b2 := a[0]-b[0], a[1]-b[1], a[2]-b[2]
	return float32(math.Sqrt(float64((r*r + g*g + b2*b2) / 3)))
}

// step is one fit of settle: the surface's order, and the difference at which a
// cell weighs half.
type step struct {
	order int
	scale float64
}

// settle fits a surface so that what does not belong to it, such as a product
// at the picture's edge, does not pull it: every cell weighs less the farther
// it is from the surface so far (Cauchy's weight), first gently and then more
// and more severely.
func (g *grid) settle(cells []int, start func(at int) rgb, steps ...step) surface {
	expected := start
	var s surface
	for _, step := range steps {
		s = g.fit(step.order, cells, func(at int) float64 {
			r := float64(distance(g.cells[at].mean, expected(at))) / step.scale
			return 1 / (1 + r*r)
		})
		fitted := s
		expected = func(at int) rgb { return fitted.at(g.place(at)) }
	}
	return s
}
