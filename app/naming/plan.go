package naming

import (
	"fmt"
	"path/filepath"
	"strings"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// Planned is a file name after collisions are settled.
type Planned struct {
	Name  string // the name to use
	Clash string // the name that was in the way of the one wanted; empty where none was
}

// Plan settles which files get the names they want and which get a number:
// "mug.jpg" and "Mug.jpg" become "mug.jpg" and "Mug-2.jpg". Names that differ
// only in case or in how accents are composed count as the same, because they
// are one file on Windows and macOS. taken lists the names that are in the
// folder already. The first one to want a name gets it, and no number makes a
// name that another file wants.
func Plan(wanted, taken []string) []Planned {
	holders := make(map[string]string, len(wanted)+len(taken))
	for _, name := range taken {
		holders[fileKey(name)] = name
	}
	planned := make([]Planned, len(wanted))
	for i, name := range wanted {
		holder, clash := holders[fileKey(name)]
		if clash {
			planned[i].Clash = holder
			continue
		}
		planned[i].Name = name
		holders[fileKey(name)] = name
	}
	lastNumber := map[string]int{}
	for i, name := range wanted {
		if planned[i].Name == "" {
			planned[i].Name = numbered(name, holders, lastNumber)
			holders[fileKey(planned[i].Name)] = planned[i].Name
		}
	}
	return planned
}

// numbered gives the first free one of name-2, name-3 …; lastNumber keeps a
// thousand photos of one name from being counted a thousand times.
func numbered(name string, holders map[string]string, lastNumber map[string]int) string {
	extension := filepath.Ext(name)
	stem := strings.TrimSuffix(name, extension)
	for n := max(lastNumber[fileKey(name)], 1) + 1; ; n++ {
		candidate := fmt.Sprintf("%s-%d%s", stem, n, extension)
		if _, taken := holders[fileKey(candidate)]; !taken {
			lastNumber[fileKey(name)] = n
			return candidate
		}
	}
}

// fileKey is the same for two names that some file system takes for one.
func fileKey(name string) string {
	return norm.NFC.String(cases.Fold().String(norm.NFC.String(name)))
}
