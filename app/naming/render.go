package naming

import (
	"strings"

	"storehand/app/catalog"
	"storehand/app/safefile"
)

// maxName is the longest name in characters, without extension. It leaves room
// for a folder path under the 260 characters that parts of Windows still keep
// to, and for the number of a name that is taken.
const maxName = 120

// nameless is the name of a photo about which nothing is known.
const nameless = "photo"

// Render makes the name of a photo, without extension: at most 120 letters a
// to z, A to Z, digits, "-" and "_", and never empty. Where none of the
// template's product fields has a value, as for a photo without a product, the
// name the photo came with takes their place.
func (t Template) Render(p Photo) string {
	texts := make([]string, len(t.parts))
	for i, part := range t.parts {
		texts[i] = part.render(p)
	}
	t.identify(texts, p)
	t.shorten(texts)
	name := cutAtWord(tidy(strings.Join(texts, "")), maxName)
	if name == "" {
		name = nameless
	}
	safe, err := safefile.SafeName(name)
	if err != nil {
		return nameless // cannot be: the characters are safe, only a device's name is changed
	}
	return safe
}

func (p part) render(photo Photo) string {
	if p.field.Name == "" {
		return strings.ToLower(spell(p.fixed, ""))
	}
	return p.filters.apply(p.field.text(photo, p.argument))
}

// says reports whether the photo has a value for the part. What stands in for
// one that is absent names no product.
func (p part) says(photo Photo) bool {
	return p.filters.spelled(p.field.text(photo, p.argument)) != ""
}

// identify puts the photo's own name where the template names the product and
// the product says nothing.
func (t Template) identify(texts []string, p Photo) {
	first := -1
	for i, part := range t.parts {
		if !part.field.identifies {
			continue
		}
		if part.says(p) {
			return
		}
		if first < 0 {
			first = i
		}
	}
	if first < 0 {
		if tidy(strings.Join(texts, "")) != "" {
			return
		}
		first = 0
	}
	texts[first] = catalog.Slug(stem(p.Original))
}

// shorten takes from the longest part until the name is short enough, so that
// a long title does not push the counter out of the name.
func (t Template) shorten(texts []string) {
	for {
		total, longest := 0, 0
		for i, text := range texts {
			total += len(text)
			if len(text) > len(texts[longest]) {
				longest = i
			}
		}
		if total <= maxName || len(texts[longest]) < 2 {
			return
		}
		texts[longest] = cutAtWord(texts[longest], max(len(texts[longest])-(total-maxName), 1))
	}
}
