package woocommerce

import (
	"strings"

	"storehand/app/catalog"
	"storehand/app/exchange/sheet"
)

// readImages reads addresses, and names of files in the shop's media library.
// A picture that the product has already keeps its texts.
func readImages(e sheet.Entry, cells []string, _ sheet.Report) {
	known := make(map[string]catalog.Image, len(e.Images))
	for _, image := range e.Images {
		known[image.Name()] = image
	}
	var images []catalog.Image
	for _, name := range catalog.SplitList(cells[0]) {
		image, found := known[name]
		switch {
		case found:
		case strings.Contains(name, "://"):
			image = catalog.Image{Src: name}
		default:
			image = catalog.Image{FileName: name}
		}
		images = append(images, image)
	}
	e.Images = images
}

// writeImages names pictures that are not in the shop yet by their file names:
// the importer finds them once they are uploaded to the media library.
func writeImages(e sheet.Entry, cells []string) {
	var names []string
	for _, image := range e.Images {
		if name := image.Name(); name != "" {
			names = append(names, name)
		}
	}
	cells[0] = catalog.JoinList(names)
}
