package shot

import (
	"strings"

	"github.com/gosimple/slug"
)

// Words cuts a name into words in small Latin letters and digits, without
// accents: "AF_Mug-Oat (2)" gives af, mug, oat, 2. "&" is the word "and" and
// apostrophes vanish, as in link addresses.
func Words(name string) []string {
	if !plain(name) {
		name = slug.Make(name)
	}
	words := make([]string, 0, 8)
	start := -1
	lower := strings.ToLower(name)
	for i := range len(lower) {
		letter := lower[i] >= 'a' && lower[i] <= 'z' || lower[i] >= '0' && lower[i] <= '9'
		switch {
		case letter && start < 0:
			start = i
		case !letter && start >= 0:
			words = append(words, lower[start:i])
			start = -1
		}
	}
	if start >= 0 {
		words = append(words, lower[start:])
	}
	return words
}

// plain reports whether a name needs no transliteration: an index of 100,000
// products cannot afford it for each.
func plain(name string) bool {
	for i := range len(name) {
		if name[i] >= 0x80 || strings.IndexByte(`&@'"`, name[i]) >= 0 {
			return false
		}
	}
	return true
}
