// Package assets holds the files the program is made of besides code: fonts,
// icons, the application's own mark, the product drawings of the sample shop
// and the licences of what others drew. It embeds and hands out bytes; what
// they mean on a screen is the business of the packages under ui.
package assets

import (
	"embed"
	"fmt"
	"io/fs"
)

//go:embed fonts/*.ttf fonts/OFL-IBM-Plex.txt
var fonts embed.FS

//go:embed icons/*.svg icons/LICENSE-lucide.txt
var icons embed.FS

//go:embed products/*.svg
var products embed.FS

// Font returns the TrueType file of that name, for example
// "IBMPlexSans-Text.ttf". The error names the file when there is none.
func Font(file string) ([]byte, error) {
	data, err := fonts.ReadFile("fonts/" + file)
	if err != nil {
		return nil, fmt.Errorf("font %s: %w", file, err)
	}
	return data, nil
}

// Icon returns the SVG source of a Lucide icon by its Lucide name without the
// ending, for example "trash-2". Its strokes are drawn in currentColor. The
// error names the icon when there is none.
func Icon(name string) ([]byte, error) {
	data, err := icons.ReadFile("icons/" + name + ".svg")
	if err != nil {
		return nil, fmt.Errorf("icon %s: %w", name, err)
	}
	return data, nil
}

// Icons returns the file tree of the Lucide icons: one "<name>.svg" per icon.
func Icons() fs.FS { return folder(icons, "icons") }

// Products returns the file tree of the sample shops' product drawings. Each
// product has two SVG files: "<SKU>.svg" on white and "<SKU>_backdrop.svg" on
// a coloured backdrop.
func Products() fs.FS { return folder(products, "products") }

// folder narrows an embedded tree to one folder of it.
func folder(tree embed.FS, name string) fs.FS {
	sub, err := fs.Sub(tree, name)
	if err != nil {
		// Only a malformed folder name can fail, and both are constants above.
		panic(fmt.Sprintf("embedded folder %s: %v", name, err))
	}
	return sub
}
