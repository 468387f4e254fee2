// Package snippet knows how a product looks in a search engine's results: how
// much of its title and description is shown there.
package snippet

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Google writes results in Arial, titles at 20 px and descriptions at 14 px,
// and cuts both by their width. It publishes no limits; those below are what
// current results on a desktop screen show (one line of 600 px for the title,
// about two lines and 990 px for the description) and what the common SEO
// checkers warn at.
const (
	TitleSize       = 20  // pixels
	TitleRoom       = 600 // pixels
	DescriptionSize = 14  // pixels
	DescriptionRoom = 990 // pixels
)

// Width is how wide a text is in Arial of that size, both in pixels.
func Width(text string, size int) int {
	units := 0
	for _, r := range norm.NFC.String(text) {
		units += advance(r)
	}
	return (units*size + unitsPerEm/2) / unitsPerEm
}

// Cut is the text as a result shows it: whole where there is room for it, else
// cut after a word with an ellipsis behind it. It reports whether it was cut.
func Cut(text string, size, room int) (shown string, cut bool) {
	text = strings.Join(strings.Fields(text), " ")
	if Width(text, size) <= room {
		return text, false
	}
	const ellipsis = " ..."
	shown = ""
	for _, word := range strings.Fields(text) {
		longer := strings.TrimSpace(shown + " " + word)
		if Width(longer+ellipsis, size) > room {
			break
		}
		shown = longer
	}
	return shown + ellipsis, true
}

// advance is how far a letter moves the pen, in thousandths of the type size.
func advance(r rune) int {
	if r < firstPrintable {
		return 0
	}
	if int(r)-firstPrintable < len(ascii) {
		return ascii[int(r)-firstPrintable]
	}
	if units, known := others[r]; known {
		return units
	}
	if unicode.In(r, unicode.Mn, unicode.Cf) {
		return 0
	}
	if plain := norm.NFD.String(string(r)); plain != string(r) {
		first := []rune(plain)[0]
		return advance(first) // an accent does not widen a letter
	}
	return advanceOfScript(r)
}

// advanceOfScript estimates the letters Arial's Latin metrics do not hold by
// the average of their script.
func advanceOfScript(r rune) int {
	switch {
	case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul):
		return unitsPerEm
	case unicode.In(r, unicode.Cyrillic, unicode.Greek):
		return 580
	case unicode.In(r, unicode.Hebrew, unicode.Arabic):
		return 500
	default:
		return 556
	}
}
