package catalog

import (
	"fmt"
	"strings"
)

// Lists are written on one line with commas between; a comma inside a value is
// written "\,", as WooCommerce's own files do.

// JoinList writes values on one line.
func JoinList(values []string) string {
	escaped := make([]string, len(values))
	for i, value := range values {
		escaped[i] = strings.ReplaceAll(value, ",", `\,`)
	}
	return strings.Join(escaped, ", ")
}

// SplitList reads what JoinList wrote, or what a person typed. Empty values
// are left out.
func SplitList(text string) []string {
	var values []string
	for _, part := range splitUnescaped(text, ',') {
		if value := strings.TrimSpace(part); value != "" {
			values = append(values, value)
		}
	}
	return values
}

// splitUnescaped cuts at each mark that has no backslash before it and removes
// those backslashes.
func splitUnescaped(text string, mark byte) []string {
	var parts []string
	var part strings.Builder
	for i := 0; i < len(text); i++ {
		switch {
		case text[i] == '\\' && i+1 < len(text) && text[i+1] == mark:
			part.WriteByte(mark)
			i++
		case text[i] == mark:
			parts = append(parts, part.String())
			part.Reset()
		default:
			part.WriteByte(text[i])
		}
	}
	return append(parts, part.String())
}

// String writes the path as "Clothing > T-shirts".
func (c CategoryPath) String() string { return strings.Join(c, " > ") }

// ParseCategoryPath reads "Clothing > T-shirts". Empty steps are left out.
func ParseCategoryPath(text string) CategoryPath {
	var path CategoryPath
	for step := range strings.SplitSeq(text, ">") {
		if step = strings.TrimSpace(step); step != "" {
			path = append(path, step)
		}
	}
	return path
}

func list(key, label string, at func(*Product) *[]string) *Field {
	return &Field{Key: key, Label: label, Type: ListField,
		read:  func(p *Product, _ Format) string { return JoinList(*at(p)) },
		write: func(p *Product, text string, _ Format) error { *at(p) = SplitList(text); return nil },
	}
}

func paths(key, label string, at func(*Product) *[]CategoryPath) *Field {
	return &Field{Key: key, Label: label, Type: ListField,
		read: func(p *Product, _ Format) string {
			names := make([]string, len(*at(p)))
			for i, path := range *at(p) {
				names[i] = path.String()
			}
			return JoinList(names)
		},
		write: func(p *Product, text string, _ Format) error {
			var parsed []CategoryPath
			for _, name := range SplitList(text) {
				if path := ParseCategoryPath(name); len(path) > 0 {
					parsed = append(parsed, path)
				}
			}
			*at(p) = parsed
			return nil
		},
	}
}

// attributes are written "Colour: Red | Blue; Material: Wool".
func attributes(key, label string) *Field {
	return &Field{Key: key, Label: label, Type: ListField,
		read: func(p *Product, _ Format) string {
			facts := make([]string, len(p.Attributes))
			for i, attribute := range p.Attributes {
				facts[i] = attribute.Name + ": " + strings.Join(attribute.Values, " | ")
			}
			return strings.Join(facts, "; ")
		},
		write: writeAttributes,
	}
}

// writeAttributes keeps what the line cannot say (visibility, options) from the
// attribute of the same name.
func writeAttributes(p *Product, text string, _ Format) error {
	before := make(map[string]Attribute, len(p.Attributes))
	for _, attribute := range p.Attributes {
		before[attribute.Name] = attribute
	}
	var parsed []Attribute
	for fact := range strings.SplitSeq(text, ";") {
		if strings.TrimSpace(fact) == "" {
			continue
		}
		name, values, found := strings.Cut(fact, ":")
		name = strings.TrimSpace(name)
		if !found || name == "" {
			return fmt.Errorf("write attributes as “Colour: Red | Blue; Material: Wool”, not %q", fact)
		}
		attribute, known := before[name]
		if !known {
			attribute = Attribute{Name: name, Visible: true}
		}
		attribute.Values = nil
		for value := range strings.SplitSeq(values, "|") {
			if value = strings.TrimSpace(value); value != "" {
				attribute.Values = append(attribute.Values, value)
			}
		}
		parsed = append(parsed, attribute)
	}
	p.Attributes = parsed
	return nil
}

// images are written as their addresses or file names; the order can be changed
// and pictures removed on the line, ALT texts and files stay with them.
func images(key, label string) *Field {
	return &Field{Key: key, Label: label, Type: ListField,
		read: func(p *Product, _ Format) string {
			names := make([]string, len(p.Images))
			for i, image := range p.Images {
				names[i] = image.Name()
			}
			return JoinList(names)
		},
		write: func(p *Product, text string, _ Format) error {
			before := make(map[string]Image, len(p.Images))
			for _, image := range p.Images {
				before[image.Name()] = image
			}
			var parsed []Image
			for _, name := range SplitList(text) {
				image, known := before[name]
				switch {
				case known:
				case strings.Contains(name, "://"):
					image = Image{Src: name}
				default:
					return fmt.Errorf("this product has no image %q: give a web address, or add the file under Images", name)
				}
				parsed = append(parsed, image)
			}
			p.Images = parsed
			return nil
		},
	}
}

// Name is what tells the image apart in a list: its address in the shop, or
// its file name where it is not there yet.
func (i Image) Name() string {
	if i.Src != "" {
		return i.Src
	}
	return i.FileName
}

func downloads(key, label string) *Field {
	return &Field{Key: key, Label: label, Type: ListField,
		read: func(p *Product, _ Format) string {
			addresses := make([]string, len(p.Downloads))
			for i, download := range p.Downloads {
				addresses[i] = download.URL
			}
			return JoinList(addresses)
		},
		write: func(p *Product, text string, _ Format) error {
			before := make(map[string]Download, len(p.Downloads))
			for _, download := range p.Downloads {
				before[download.URL] = download
			}
			var parsed []Download
			for _, address := range SplitList(text) {
				download, known := before[address]
				if !known {
					download = Download{URL: address}
				}
				parsed = append(parsed, download)
			}
			p.Downloads = parsed
			return nil
		},
	}
}

// custom fields are written one a line as "key=value".
func custom(key, label string) *Field {
	return &Field{Key: key, Label: label, Type: ListField,
		read: func(p *Product, _ Format) string {
			lines := make([]string, len(p.Meta))
			for i, meta := range p.Meta {
				lines[i] = meta.Key + "=" + strings.ReplaceAll(meta.Value, "\n", `\n`)
			}
			return strings.Join(lines, "\n")
		},
		write: func(p *Product, text string, _ Format) error {
			var parsed []Meta
			for line := range strings.SplitSeq(text, "\n") {
				if strings.TrimSpace(line) == "" {
					continue
				}
				name, value, found := strings.Cut(line, "=")
				if !found {
					return fmt.Errorf("write a custom field as key=value, not %q", line)
				}
				parsed = append(parsed, Meta{Key: strings.TrimSpace(name), Value: strings.ReplaceAll(value, `\n`, "\n")})
			}
			p.Meta = parsed
			return nil
		},
	}
}
