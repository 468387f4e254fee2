package assets

import (
	"fmt"
	"io/fs"
)

// Licence is the terms under which something in the program was made by
// others.
type Licence struct {
	Work string // what it covers, such as "IBM Plex, the typeface"
	Name string // what it is called, such as "SIL Open Font License 1.1"
	Text string // in full
}

// Licences returns the terms of the fonts, the icons and the libraries, for
// showing in the program.
func Licences() []Licence {
	return []Licence{
		{"IBM Plex, the typeface", "SIL Open Font License 1.1", text(fonts, "fonts/OFL-IBM-Plex.txt")},
		{"Lucide, the icons", "ISC License", text(icons, "icons/LICENSE-lucide.txt")},
		{"The libraries in the program", "Their own licences", notices},
	}
}

func text(tree fs.FS, file string) string {
	data, err := fs.ReadFile(tree, file)
	if err != nil {
		// The files are named in the embed directives of this package.
		panic(fmt.Sprintf("embedded licence %s: %v", file, err))
	}
	return string(data)
}
