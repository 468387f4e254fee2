package naming

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// letters says what becomes of a field's capitals.
type letters int

const (
	small letters = iota
	capital
	wordCapital // at the beginning of each word
	asWritten
)

// filters holds what stands behind the bars of a field.
type filters struct {
	letters  letters
	language string // whose way of writing in Latin letters is used; empty is the general one
	max      int    // characters; zero is no limit
	instead  string // stands in for a value that is absent
}

// filter is something that may stand behind a bar.
type filter struct {
	name    string
	example string // of its argument; empty where it takes none
	set     func(f *filters, argument string) error
}

// known lists the filters in the order in which they are named to the user.
var known = []filter{
	{name: "slug", set: lettersFilter(small)},
	{name: "lower", set: lettersFilter(small)},
	{name: "upper", set: lettersFilter(capital)},
	{name: "words", set: lettersFilter(wordCapital)},
	{name: "keep", set: lettersFilter(asWritten)},
	{name: "max", example: "max:40", set: setMax},
	{name: "lang", example: "lang:de", set: setLanguage},
	{name: "or", example: "or:new", set: setInstead},
}

func lettersFilter(l letters) func(*filters, string) error {
	return func(f *filters, _ string) error {
		f.letters = l
		return nil
	}
}

func setMax(f *filters, argument string) error {
	limit, err := strconv.Atoi(argument)
	if err != nil || limit < 1 || limit > maxName {
		return fmt.Errorf("write the most characters as a number from 1 to %d, such as max:40", maxName)
	}
	f.max = limit
	return nil
}

func setLanguage(f *filters, argument string) error {
	if !slices.Contains(languages, argument) {
		return fmt.Errorf("there is no spelling for the language %q: use %s", argument, strings.Join(languages, ", "))
	}
	f.language = argument
	return nil
}

func setInstead(f *filters, argument string) error {
	if argument == "" {
		return errors.New("write what stands there when the field is empty, such as or:new")
	}
	f.instead = argument
	return nil
}

// add reads one filter. The error says which filters there are.
func (f *filters) add(text string) error {
	name, argument, given := strings.Cut(text, ":")
	name, argument = strings.ToLower(strings.TrimSpace(name)), strings.TrimSpace(argument)
	at := slices.IndexFunc(known, func(k filter) bool { return k.name == name })
	switch {
	case at < 0:
		return fmt.Errorf("there is no filter %q: use %s", name, filterNames())
	case given && known[at].example == "":
		return fmt.Errorf("%q takes nothing after a colon", name)
	}
	return known[at].set(f, argument)
}

func filterNames() string {
	names := make([]string, len(known))
	for i, k := range known {
		names[i] = cmp.Or(k.example, k.name)
	}
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + " or " + names[last]
}

// apply makes of a value the letters, digits and separators of a name.
func (f filters) apply(value string) string {
	name := f.spelled(value)
	if name == "" {
		name = f.spelled(f.instead)
	}
	if f.max > 0 {
		name = cutAtWord(name, f.max)
	}
	return name
}

func (f filters) spelled(value string) string {
	switch f.letters {
	case capital:
		return strings.ToUpper(latin(value, f.language))
	case wordCapital:
		return capitalised(latin(value, f.language))
	case asWritten:
		return tidy(spell(value, f.language))
	default:
		return latin(value, f.language)
	}
}

// capitalised begins each word with a capital.
func capitalised(name string) string {
	letters := []byte(name)
	for i, letter := range letters {
		if (i == 0 || letters[i-1] == '-' || letters[i-1] == '_') && letter >= 'a' && letter <= 'z' {
			letters[i] = letter - 'a' + 'A'
		}
	}
	return string(letters)
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
