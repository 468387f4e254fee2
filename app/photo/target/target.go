// Package target finds the best quality at which a picture's file stays within
// a number of bytes, with few tries: writing a large picture takes longer than
// anything else that is done to it.
package target

import "math"

// Tries is how often Search writes the file at most.
const Tries = 7

// near is how far below the best possible quality a found one may stay.
const near = 2

// aim is the share of the bytes that a guess aims at. Files are never quite as
// large as foreseen.
const aim = 0.985

// File is a picture's file and the quality it was written with.
type File struct {
	Data    []byte
	Quality int
}

// Search returns the file of the highest quality from lowest to highest that
// has at most the given bytes, or one at most two below it. Where there is none
// it returns the file of the lowest quality, which then has more.
//
// encode writes the file with a quality (1 to 100); a higher one makes it
// larger. Its error ends the search.
func Search(bytes, lowest, highest int, encode func(quality int) ([]byte, error)) (File, error) {
	s := search{bytes: bytes, encode: encode, low: point{quality: lowest - near}}
	for quality := highest; ; quality = s.guess(lowest) {
		if err := s.try(quality); err != nil {
			return File{}, err
		}
		if s.done() {
			return s.best, nil
		}
	}
}

// point is a quality that was tried and what came of it.
type point struct{ quality, bytes int }

type search struct {
	bytes  int
	encode func(int) ([]byte, error)
	tries  int
	// low is the highest quality known to fit, high the lowest known not to; of
	// what was not tried there are no bytes. Before anything fits low is so far
	// below the lowest quality that only this one is near it.
	low, high point
	best      File
}

func (s *search) try(quality int) error {
	data, err := s.encode(quality)
	if err != nil {
		return err
	}
	s.tries++
	at := point{quality, len(data)}
	if len(data) <= s.bytes {
		s.low, s.best = at, File{data, quality}
		return nil
	}
	s.high = at
	if s.low.bytes == 0 {
		s.best = File{data, quality} // for want of a better one
	}
	return nil
}

// done reports whether there is nothing more to gain.
func (s *search) done() bool {
	return s.high.bytes == 0 || s.high.quality-s.low.quality <= near
}

// guess returns the quality to try next, between those known to fit and not to.
func (s *search) guess(lowest int) int {
	// The logarithm of a file's size falls about evenly with that of the steps
	// of quantisation: by seven tenths, until two files tell it better.
	slope, share := -0.7, aim
	if s.low.bytes > 0 {
		slope, share = (logOf(s.high.bytes)-logOf(s.low.bytes))/(step(s.high.quality)-step(s.low.quality)), 1
	}
	wanted := step(s.high.quality) + (math.Log(share*float64(s.bytes))-logOf(s.high.bytes))/slope
	quality := s.high.quality - 1
	for quality > lowest && step(quality) < wanted {
		quality--
	}
	if s.low.bytes > 0 {
		// Two beyond an end is near enough to settle the matter if the guess is
		// right.
		quality = min(max(quality, s.low.quality+near), max(s.high.quality-near, s.low.quality+1))
	}
	return s.within(max(quality, lowest))
}

// within moves a guess towards the middle where it would leave more, on either
// side of it, than the tries that are left can halve down to what is near.
func (s *search) within(quality int) int {
	rest := near << (Tries - s.tries - 1)
	return min(max(quality, s.high.quality-rest), s.low.quality+rest)
}

func logOf(bytes int) float64 { return math.Log(float64(bytes)) }

// step is the logarithm of the factor by which libjpeg enlarges the steps of
// quantisation for a quality, which WebP's sizes follow closely enough.
func step(quality int) float64 {
	if quality < 50 {
		return math.Log(5000 / float64(quality))
	}
	return math.Log(float64(max(200-2*quality, 1)))
}
