package csvsuite

import (
	"strings"

	"storehand/app/catalog"
	"storehand/app/exchange/sheet"
)

// imageTexts are the texts that can follow an address:
// "https://… ! alt : Red mug ! title : Mug".
var imageTexts = []struct {
	label string
	of    func(*catalog.Image) *string
}{
	{"alt", func(i *catalog.Image) *string { return &i.Alt }},
	{"title", func(i *catalog.Image) *string { return &i.Title }},
	{"caption", func(i *catalog.Image) *string { return &i.Caption }},
}

// readImages keeps the texts of a picture that the product has already, where
// the cell has none.
func readImages(e sheet.Entry, cells []string, _ sheet.Report) {
	known := make(map[string]catalog.Image, len(e.Images))
	for _, image := range e.Images {
		known[image.Name()] = image
	}
	var images []catalog.Image
	for _, value := range splitBars(cells[0]) {
		address, texts, _ := strings.Cut(value, " ! ")
		image, found := known[strings.TrimSpace(address)]
		if !found {
			image = imageAt(strings.TrimSpace(address))
		}
		for text := range strings.SplitSeq(texts, " ! ") {
			setText(&image, text)
		}
		images = append(images, image)
	}
	e.Images = images
}

func imageAt(address string) catalog.Image {
	if strings.Contains(address, "://") {
		return catalog.Image{Src: address}
	}
	return catalog.Image{FileName: address}
}

func setText(image *catalog.Image, text string) {
	label, value, _ := strings.Cut(text, ":")
	for _, known := range imageTexts {
		if strings.TrimSpace(label) == known.label {
			*known.of(image) = strings.TrimSpace(value)
		}
	}
}

func writeImages(e sheet.Entry, cells []string) {
	var written []string
	for _, image := range e.Images {
		text := image.Name()
		if text == "" {
			continue
		}
		for _, known := range imageTexts {
			if value := *known.of(&image); value != "" {
				text += " ! " + known.label + " : " + value
			}
		}
		written = append(written, text)
	}
	cells[0] = strings.Join(written, "|")
}
