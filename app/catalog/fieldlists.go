package catalog

import (
	"cmp"
	"fmt"
	"net/url"
	"path"
	"strings"
)

// named holds the entries of a list by the name they have on its line, so that
// a line that is written back finds them again. Entries of the same name are
// handed out in their order.
type named[T any] map[string][]T

func byName[T any](entries []T, name func(T) string) named[T] {
	known := make(named[T], len(entries))
	for _, entry := range entries {
		key := strings.TrimSpace(name(entry))
		known[key] = append(known[key], entry)
	}
	return known
}

func (n named[T]) take(name string) (entry T, known bool) {
	same := n[name]
	if len(same) == 0 {
		return entry, false
	}
	n[name] = same[1:]
	return same[0], true
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

// attributes are written "Colour: Red | Blue; Material: Wool". A backslash
// before ";", "|" or, in a name, ":" makes it part of the text.
func attributes(key, label string) *Field {
	return &Field{Key: key, Label: label, Type: ListField,
		read: func(p *Product, _ Format) string {
			facts := make([]string, len(p.Attributes))
			for i, attribute := range p.Attributes {
				facts[i] = attribute.text()
			}
			return strings.Join(facts, "; ")
		},
		write: writeAttributes,
	}
}

func (a Attribute) text() string {
	values := make([]string, len(a.Values))
	for i, value := range a.Values {
		values[i] = escape(value, '|')
	}
	return escape(escape(a.Name, ':')+": "+strings.Join(values, " | "), ';')
}

// writeAttributes keeps what the line cannot say (visibility, options) from the
// attribute of the same name.
func writeAttributes(p *Product, text string, _ Format) error {
	before := byName(p.Attributes, func(a Attribute) string { return a.Name })
	var parsed []Attribute
	for _, fact := range splitUnescaped(text, ';') {
		if strings.TrimSpace(fact) == "" {
			continue
		}
		name, values, found := cutUnescaped(fact, ':')
		name = strings.TrimSpace(name)
		if !found || name == "" {
			return fmt.Errorf("write attributes as “Colour: Red | Blue; Material: Wool”, not %q", fact)
		}
		attribute, known := before.take(name)
		if !known {
			attribute = Attribute{Name: name, Visible: true}
		}
		attribute.Values = nil
		for _, value := range splitUnescaped(values, '|') {
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
			before := byName(p.Images, Image.Name)
			var parsed []Image
			for _, name := range SplitList(text) {
				image, known := before.take(name)
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
// its file name where it is not there yet, or else the original it was made of.
func (i Image) Name() string { return cmp.Or(i.Src, i.FileName, i.Original) }

// File is the name of the image's file, if need be that of its address in the
// shop; empty where neither says one.
func (i Image) File() string {
	if i.FileName != "" {
		return i.FileName
	}
	address, err := url.Parse(i.Src)
	if err != nil || address.Path == "" {
		return ""
	}
	return path.Base(address.Path)
}

// key is what tells the download apart in a list.
func (d Download) key() string { return cmp.Or(d.URL, d.Name, d.ID) }

func downloads(key, label string) *Field {
	return &Field{Key: key, Label: label, Type: ListField,
		read: func(p *Product, _ Format) string {
			addresses := make([]string, len(p.Downloads))
			for i, download := range p.Downloads {
				addresses[i] = download.key()
			}
			return JoinList(addresses)
		},
		write: func(p *Product, text string, _ Format) error {
			before := byName(p.Downloads, Download.key)
			var parsed []Download
			for _, address := range SplitList(text) {
				download, known := before.take(address)
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

// A line break inside a custom field is written \n on its line, a backslash \\.
var (
	escapeLine   = strings.NewReplacer(`\`, `\\`, "\n", `\n`)
	unescapeLine = strings.NewReplacer(`\\`, `\`, `\n`, "\n")
)

// custom fields are written one a line as "key=value".
func custom(key, label string) *Field {
	return &Field{Key: key, Label: label, Type: ListField,
		read: func(p *Product, _ Format) string {
			lines := make([]string, len(p.Meta))
			for i, meta := range p.Meta {
				lines[i] = meta.Key + "=" + escapeLine.Replace(meta.Value)
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
				parsed = append(parsed, Meta{Key: strings.TrimSpace(name), Value: unescapeLine.Replace(value)})
			}
			p.Meta = parsed
			return nil
		},
	}
}
