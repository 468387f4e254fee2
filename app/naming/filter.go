package naming

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"

	"github.com/gosimple/slug"
	"golang.org/x/text/unicode/norm"

	"storehand/app/catalog"
)

// letters says what becomes of a field's capitals.
type letters int

const (
	small letters = iota
	capital
	asWritten
)

// filters holds what stands behind the bars of a field.
type filters struct {
	letters letters
	max     int // characters; zero is no limit
}

// add reads one filter. The error says which filters there are.
func (f *filters) add(text string) error {
	name, argument, given := strings.Cut(text, ":")
	name, argument = strings.TrimSpace(name), strings.TrimSpace(argument)
	if name == "max" {
		limit, err := strconv.Atoi(argument)
		if err != nil || limit < 1 || limit > maxName {
			return fmt.Errorf("write the most characters as a number from 1 to %d, such as max:40", maxName)
		}
		f.max = limit
		return nil
	}
	if given {
		return fmt.Errorf("%q takes nothing after a colon", name)
	}
	switch name {
	case "slug", "lower":
		f.letters = small
	case "upper":
		f.letters = capital
	case "keep":
		f.letters = asWritten
	default:
		return fmt.Errorf("there is no filter %q: use slug, lower, upper, keep or max:40", name)
	}
	return nil
}

// apply makes of a value the letters, digits and separators of a name.
func (f filters) apply(value string) string {
	var name string
	switch f.letters {
	case capital:
		name = strings.ToUpper(catalog.Slug(value))
	case asWritten:
		name = tidy(spell(value))
	default:
		name = catalog.Slug(value)
	}
	if f.max > 0 {
		name = cutAtWord(name, f.max)
	}
	return name
}

// spell writes a text in Latin letters as catalog.Slug does, but leaves its
// capitals and separators where they are.
func spell(text string) string {
	var name strings.Builder
	for _, r := range norm.NFC.String(text) {
		name.WriteString(spellRune(r))
	}
	return name.String()
}

func spellRune(r rune) string {
	spelled := slug.Make(string(r))
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

// cutAtWord shortens a name to at most limit bytes, at a separator unless that
// would lose more than half.
func cutAtWord(name string, limit int) string {
	if len(name) <= limit {
		return name
	}
	cut := name[:limit]
	separated := name[limit] == '-' || name[limit] == '_'
	if last := strings.LastIndexAny(cut, "-_"); !separated && last > limit/2 {
		cut = cut[:last]
	}
	return strings.Trim(cut, "-_")
}

// tidy leaves one separator, the first, of each run and none at the ends: an
// absent field takes its separator with it.
func tidy(name string) string {
	var tidied strings.Builder
	separated := false
	for i := range len(name) {
		separator := name[i] == '-' || name[i] == '_'
		if !separator || !separated {
			tidied.WriteByte(name[i])
		}
		separated = separator
	}
	return strings.Trim(tidied.String(), "-_")
}
