package contactsheet

import (
	"slices"
	"strings"

	"golang.org/x/text/unicode/bidi"
)

// apart is an invisible letter that runs from left to right (U+200E). Beside it
// a number does not become a part of what is written from right to left.
const apart = '\u200e'

// visually orders the characters of a line as they are seen, by the rules of
// Unicode (UAX 9) as far as two directions go.
func visually(text string) (visual string, rightToLeft bool) {
	var p bidi.Paragraph
	if _, err := p.SetString(text); err != nil {
		return text, false
	}
	order, err := p.Order()
	if err != nil {
		return text, false
	}
	var parts []part
	for i := range order.NumRuns() {
		run := order.Run(i)
		one := part{text: run.String(), backward: run.Direction() == bidi.RightToLeft, forward: direction(run.String()) == bidi.LeftToRight}
		if one.backward {
			one.text = bidi.ReverseString(one.text)
		}
		parts = append(parts, one)
	}
	if direction(text) == bidi.RightToLeft {
		slices.Reverse(parts)
		return joined(parts), true
	}
	turnAround(parts)
	return joined(parts), false
}

// part is a piece of a line that runs in one direction.
type part struct {
	text     string
	backward bool // from right to left
	forward  bool // it has letters that run from left to right, not numbers alone
}

// turnAround puts the parts between two that run backward, numbers say, the
// other way round together with them.
func turnAround(parts []part) {
	for first := 0; first < len(parts); first++ {
		if !parts[first].backward {
			continue
		}
		last := first
		for i := first + 1; i < len(parts) && !parts[i].forward; i++ {
			if parts[i].backward {
				last = i
			}
		}
		slices.Reverse(parts[first : last+1])
		first = last
	}
}

func joined(parts []part) string {
	var b strings.Builder
	for _, one := range parts {
		b.WriteString(one.text)
	}
	return b.String()
}

// direction goes by the first letter that has one; a text without any is neutral.
func direction(text string) bidi.Direction {
	for _, r := range text {
		switch properties, _ := bidi.LookupRune(r); properties.Class() {
		case bidi.R, bidi.AL:
			return bidi.RightToLeft
		case bidi.L:
			return bidi.LeftToRight
		}
	}
	return bidi.Neutral
}
