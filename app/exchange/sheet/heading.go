package sheet

import (
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/runes"
	"golang.org/x/text/transform"
	"golang.org/x/text/unicode/norm"
)

// Folded is a heading reduced to what tells it apart: small letters without
// accents, digits, and single blanks for all else. "¿Está destacado?" becomes
// "esta destacado".
func Folded(heading string) string {
	bare, _, err := transform.String(transform.Chain(norm.NFD, runes.Remove(runes.In(unicode.Mn)), norm.NFC), heading)
	if err != nil {
		bare = heading
	}
	words := strings.FieldsFunc(strings.ToLower(bare), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
	return strings.Join(words, " ")
}

// SplitUnit parts "Weight (kg)" into "Weight" and "kg". The unit is empty where
// there is none.
func SplitUnit(heading string) (name, unit string) {
	trimmed := strings.TrimSpace(heading)
	open := strings.LastIndexByte(trimmed, '(')
	if open < 0 || !strings.HasSuffix(trimmed, ")") {
		return trimmed, ""
	}
	return strings.TrimSpace(trimmed[:open]), strings.TrimSpace(trimmed[open+1 : len(trimmed)-1])
}

// SplitNumber takes the number out of a heading of a numbered group:
// "Attribute 12 name" becomes "Attribute name" and 12. The number is zero
// where there is none.
func SplitNumber(heading string) (name string, number int) {
	fields := strings.Fields(heading)
	for i, field := range fields {
		n, err := strconv.Atoi(field)
		if err == nil && n > 0 && n < 1000 {
			return strings.Join(append(fields[:i:i], fields[i+1:]...), " "), n
		}
	}
	return heading, 0
}

// distinct gives each heading a name of its own: the second "Image" becomes
// "Image (2)".
func distinct(headings []string) []string {
	names := make([]string, len(headings))
	taken := make(map[string]bool, len(headings))
	for i, heading := range headings {
		name := heading
		for n := 2; taken[name]; n++ {
			name = heading + " (" + strconv.Itoa(n) + ")"
		}
		taken[name] = true
		names[i] = name
	}
	return names
}
