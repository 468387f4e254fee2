package catalog

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Fold makes texts comparable for finding and sorting: small letters, accents
// removed, runs of white space as one space. "Café  CRÈME" becomes "cafe creme".
func Fold(text string) string {
	var folded strings.Builder
	folded.Grow(len(text))
	space := false
	for _, r := range norm.NFKD.String(text) {
		switch {
		case unicode.Is(unicode.Mn, r):
		case unicode.IsSpace(r):
			space = folded.Len() > 0
		default:
			if space {
				folded.WriteByte(' ')
				space = false
			}
			folded.WriteRune(unicode.ToLower(r))
		}
	}
	return folded.String()
}
