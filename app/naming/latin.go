package naming

import (
	"strings"
	"unicode"

	"github.com/gosimple/slug"
	"golang.org/x/text/unicode/norm"

	"storehand/app/catalog"
)

// languages are those with a way of their own to write in Latin letters, by
// ISO 639-1: German makes "ae" of "ä", where the general way makes "a". They
// are the ones package slug has rules for.
var languages = []string{
	"bg", "cs", "de", "el", "en", "es", "fi", "fr", "hu", "id", "it", "kk", "nb", "nl", "nn", "pl", "pt", "ro", "sl", "sv", "tr",
}

// latin writes a text of any script in small Latin letters, digits and
// separators.
func latin(text, language string) string {
	if language == "" {
		return catalog.Slug(text)
	}
	return tidy(slug.MakeLang(norm.NFC.String(text), language))
}

// spell writes a text in Latin letters as latin does, but leaves its capitals
// and separators where they are.
func spell(text, language string) string {
	var name strings.Builder
	for _, r := range norm.NFC.String(text) {
		name.WriteString(spellRune(r, language))
	}
	return name.String()
}

func spellRune(r rune, language string) string {
	spelled := latin(string(r), language)
	switch {
	case r == '_':
		return "_"
	case strings.ContainsRune(`'’"`, r), unicode.Is(unicode.Mn, r):
		return ""
	case spelled == "":
		return "-"
	case unicode.IsUpper(r):
		return strings.ToUpper(spelled)
	}
	return spelled
}
