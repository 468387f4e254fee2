package measure

import (
	"math"
	"math/cmplx"
	"slices"
)

const (
	// window is the length in pixels of the pieces of lines whose spectrum is
	// taken, a power of two; mostWindows bounds the work.
	window, mostWindows = 64, 8192
	// firstBand and lastBand are the frequencies, of window/2, between which the
	// fall of the spectrum over an octave is looked at. Below lies what the
	// picture shows, above what every lens and every way of scaling weakens.
	firstBand, lastBand = 6, 24
	// leastRange is how many levels a piece spans at least: even ones say
	// nothing. fewestPieces is how many there have to be.
	leastRange, fewestPieces = 24, 50
)

// hann fades a piece of a line out at its ends, so that they do not count as
// edges.
var hann = func() (w [window]float64) {
	for i := range w {
		w[i] = 0.5 - 0.5*math.Cos(2*math.Pi*(float64(i)+0.5)/window)
	}
	return w
}()

// falloffOf is the steepest fall of a picture's spectrum over an octave, in
// decibels: how much weaker its fine detail is than detail twice as large. The
// spectra of photos fall like a power of the frequency (Field, “Relations between
// the statistics of natural images”, JOSA A 4, 1987), and so by much the same
// over every octave; in one that was enlarged nothing is left from some
// frequency on. It is untold for pictures that are even nearly everywhere.
func falloffOf(g *grey) Reading {
	s := &spectrum{}
	step := max(1, 2*(g.width/window)*g.height/mostWindows)
	for y := step / 2; y < g.height; y += step {
		s.add(g.row(y))
	}
	column := make([]uint8, g.height)
	for x := step / 2; x < g.width; x += step {
		for y := range column {
			column[y] = g.pix[y*g.width+x]
		}
		s.add(column)
	}
	if s.pieces < fewestPieces {
		return Reading{}
	}
	steepest := 0.0
	for from := firstBand; 2*from <= lastBand; from++ {
		steepest = math.Max(steepest, 10*math.Log10(s.around(from)/s.around(2*from)))
	}
	return Known(steepest)
}

// spectrum adds up the power of pieces of lines by frequency.
type spectrum struct {
	power  [window / 2]float64
	pieces int
}

// around is the power at a frequency and its neighbours, never nothing.
func (s *spectrum) around(band int) float64 {
	return s.power[band-1] + s.power[band] + s.power[band+1] + math.SmallestNonzeroFloat32
}

// add takes in the pieces of a line that are not even.
func (s *spectrum) add(line []uint8) {
	var piece [window]complex128
	for ; len(line) >= window; line = line[window:] {
		part := line[:window]
		if slices.Max(part)-slices.Min(part) < leastRange {
			continue
		}
		mean := 0.0
		for _, v := range part {
			mean += float64(v) / window
		}
		for i, v := range part {
			piece[i] = complex((float64(v)-mean)*hann[i], 0)
		}
		transform(&piece)
		for k := range s.power {
			s.power[k] += real(piece[k])*real(piece[k]) + imag(piece[k])*imag(piece[k])
		}
		s.pieces++
	}
}

// turns are the powers of the root of unity.
var turns = func() (t [window / 2]complex128) {
	for i := range t {
		t[i] = cmplx.Rect(1, -2*math.Pi*float64(i)/window)
	}
	return t
}()

// transform is the discrete Fourier transform, by Cooley and Tukey.
func transform(a *[window]complex128) {
	for i, j := 1, 0; i < window; i++ {
		bit := window >> 1
		for ; j&bit != 0; bit >>= 1 {
			j ^= bit
		}
		j ^= bit
		if i < j {
			a[i], a[j] = a[j], a[i]
		}
	}
	for size := 2; size <= window; size *= 2 {
		for start := 0; start < window; start += size {
			for k := range size / 2 {
				even, odd := a[start+k], a[start+k+size/2]*turns[k*window/size]
				a[start+k], a[start+k+size/2] = even+odd, even-odd
			}
		}
	}
}
