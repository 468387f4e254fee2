package contactsheet

import (
	"fmt"
	"strings"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// Typeface is a script in two weights.
type Typeface struct {
	Text, Bold []byte // TrueType files
}

// Typefaces are what a sheet is written with: each character by the first that
// has it.
type Typefaces []Typeface

// writing measures texts and takes them apart into runs of one typeface.
type writing struct {
	faces  []opened
	buffer sfnt.Buffer
}

// opened is a typeface that was read.
type opened struct{ text, bold *sfnt.Font }

func (t Typefaces) open() (*writing, error) {
	w := &writing{}
	for i, face := range t {
		text, err := sfnt.Parse(face.Text)
		if err != nil {
			return nil, fmt.Errorf("read typeface %d: %w", i+1, err)
		}
		bold, err := sfnt.Parse(face.Bold)
		if err != nil {
			return nil, fmt.Errorf("read typeface %d in bold: %w", i+1, err)
		}
		w.faces = append(w.faces, opened{text, bold})
	}
	return w, nil
}

// style is how a text is written.
type style struct {
	points float64
	bold   bool
	colour grey
}

// grey is a shade, 0 for black.
type grey uint8

// The shades of a sheet.
const (
	ink   grey = 0x1A
	faint grey = 0x6B
	line  grey = 0xC8
	paper grey = 0xF2
)

// run is a piece of a line in one typeface, in the order it is drawn.
type run struct {
	face  int
	text  string
	width float64 // millimetres
}

// missing stands for a character that no typeface has.
const missing = '?'

// runs takes a line apart, from left to right as it is seen. Scripts that run
// from right to left are turned around; their letters are not joined.
func (w *writing) runs(text string, s style) (runs []run, rightToLeft bool) {
	visual, rightToLeft := visually(text)
	face := 0
	for _, r := range visual {
		if r == apart {
			continue
		}
		if !w.has(face, r) {
			if face = w.faceOf(r); face < 0 {
				face, r = 0, missing
			}
		}
		if len(runs) == 0 || runs[len(runs)-1].face != face {
			runs = append(runs, run{face: face})
		}
		last := &runs[len(runs)-1]
		last.text += string(r)
		last.width += w.advance(face, r, s)
	}
	return runs, rightToLeft
}

// has reports whether a typeface has a character.
func (w *writing) has(face int, r rune) bool {
	index, err := w.faces[face].text.GlyphIndex(&w.buffer, r)
	return err == nil && index != 0
}

// faceOf is the first typeface that has a character, or −1.
func (w *writing) faceOf(r rune) int {
	for face := range w.faces {
		if w.has(face, r) {
			return face
		}
	}
	return -1
}

// unitsPerEm is the size at which advances are asked for: large enough that
// rounding does not show.
const unitsPerEm = 1000

func (w *writing) advance(face int, r rune, s style) float64 {
	f := w.faces[face].text
	if s.bold {
		f = w.faces[face].bold
	}
	index, err := f.GlyphIndex(&w.buffer, r)
	if err != nil {
		return 0
	}
	advance, err := f.GlyphAdvance(&w.buffer, index, fixed.I(unitsPerEm), font.HintingNone)
	if err != nil {
		return 0
	}
	return float64(advance) / 64 / unitsPerEm * s.points / pointsPerMM
}

func (w *writing) width(text string, s style) float64 {
	sum := 0.0
	runs, _ := w.runs(text, s)
	for _, run := range runs {
		sum += run.width
	}
	return sum
}

// cut shortens a text to a width, with "…" where something is left out.
func (w *writing) cut(text string, s style, width float64) string {
	if w.width(text, s) <= width {
		return text
	}
	letters := []rune(text)
	fits, over := 0, len(letters) // so many letters fit, so many do not
	for fits+1 < over {
		middle := (fits + over) / 2
		if w.width(string(letters[:middle])+"…", s) <= width {
			fits = middle
		} else {
			over = middle
		}
	}
	return strings.TrimSpace(string(letters[:fits])) + "…"
}

// wrap breaks a text into at most so many lines of a width.
func (w *writing) wrap(text string, s style, width float64, most int) []string {
	var lines []string
	words := strings.Fields(text)
	for len(words) > 0 {
		if len(lines) == most-1 {
			return append(lines, w.cut(strings.Join(words, " "), s, width))
		}
		n := 1
		for n < len(words) && w.width(strings.Join(words[:n+1], " "), s) <= width {
			n++
		}
		lines = append(lines, w.cut(strings.Join(words[:n], " "), s, width))
		words = words[n:]
	}
	return lines
}
