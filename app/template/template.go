// Package template cuts texts such as "{sku}-{title}" into fixed text and what
// stands in braces, and says where in them a mistake is. What may stand in the
// braces is the business of the packages whose templates they are.
package template

import (
	"fmt"
	"strings"
)

// Segment is a piece of a template: fixed text or the inside of braces.
type Segment struct {
	Text    string
	Start   int  // byte of the template at which Text begins
	Between bool // Text stood between braces, which are not part of it
}

// Mistake is something in a template that cannot be understood, with the place
// to mark.
type Mistake struct {
	Start, End int    // bytes of the template, End not included
	Text       string // what is wrong and what to write, in words for the user
}

// Mistakes are all that were found, in the order of the template. It is the
// type of the errors of the packages that parse templates.
type Mistakes []Mistake

// Error names each mistake with its place, counted in bytes from 1.
func (m Mistakes) Error() string {
	texts := make([]string, len(m))
	for i, mistake := range m {
		texts[i] = fmt.Sprintf("character %d: %s", mistake.Start+1, mistake.Text)
	}
	return strings.Join(texts, "; ")
}

// Add notes a mistake.
func (m *Mistakes) Add(start, end int, text string) {
	*m = append(*m, Mistake{Start: start, End: end, Text: text})
}

// Err is nil where there are no mistakes.
func (m Mistakes) Err() error {
	if len(m) == 0 {
		return nil
	}
	return m
}

// Split cuts a template at its braces. Braces that open or close nothing are
// mistakes; the segments are what could be understood.
func Split(text string) ([]Segment, Mistakes) {
	var segments []Segment
	var mistakes Mistakes
	for at := 0; at < len(text); {
		if text[at] != '{' {
			end := indexFrom(text, at, "{")
			noClosingBrace(text[at:end], at, &mistakes)
			segments = append(segments, Segment{Text: text[at:end], Start: at})
			at = end
			continue
		}
		end := indexFrom(text, at+1, "{}")
		if end == len(text) || text[end] == '{' {
			mistakes.Add(at, end, "this { is not closed: write } after the field")
			at = end
			continue
		}
		segments = append(segments, Segment{Text: text[at+1 : end], Start: at + 1, Between: true})
		at = end + 1
	}
	return segments, mistakes
}

// indexFrom is the place of the first of the marks from a place on, or the end
// of the text.
func indexFrom(text string, from int, marks string) int {
	if at := strings.IndexAny(text[from:], marks); at >= 0 {
		return from + at
	}
	return len(text)
}

func noClosingBrace(fixed string, start int, mistakes *Mistakes) {
	for i := range len(fixed) {
		if fixed[i] == '}' {
			mistakes.Add(start+i, start+i+1, "this } closes nothing: write { before the field")
		}
	}
}
