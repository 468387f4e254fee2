package bulk

import (
	"fmt"
	"strings"

	"storehand/app/catalog"
	"storehand/app/template"
)

// textTemplate writes a text from the fields of a product: "{title}, {option:Size}
// by {vendor|or:us}".
type textTemplate struct{ parts []templatePart }

// templatePart is fixed text, or a field with what stands there without a value.
type templatePart struct {
	fixed     string
	value     func(*cell) string
	otherwise string
}

// parseTemplate understands a template. The error is of type template.Mistakes.
func parseTemplate(text string) (textTemplate, error) {
	segments, mistakes := template.Split(text)
	if len(segments) == 0 && len(mistakes) == 0 {
		mistakes.Add(0, 0, "write a template, such as {title} {vendor}")
	}
	var made textTemplate
	for _, segment := range segments {
		if !segment.Between {
			made.parts = append(made.parts, templatePart{fixed: segment.Text})
			continue
		}
		name, otherwise, _ := strings.Cut(segment.Text, "|or:")
		value, err := variable(strings.TrimSpace(name))
		if err != nil {
			mistakes.Add(segment.Start, segment.Start+len(segment.Text), err.Error())
			continue
		}
		made.parts = append(made.parts, templatePart{value: value, otherwise: otherwise})
	}
	return made, mistakes.Err()
}

// variable is what a name between braces stands for: the key of a field, the
// last step of the first category, or an option or attribute by its name.
func variable(name string) (func(*cell) string, error) {
	if kind, attribute, named := strings.Cut(name, ":"); named && (kind == "option" || kind == "attribute") {
		wanted := catalog.Fold(attribute)
		return func(c *cell) string { return attributeText(c, wanted) }, nil
	}
	if name == "category" {
		return func(c *cell) string {
			if len(c.parent.Categories) == 0 || len(c.parent.Categories[0]) == 0 {
				return ""
			}
			path := c.parent.Categories[0]
			return path[len(path)-1]
		}, nil
	}
	field, known := catalog.FieldByKey(name)
	if !known {
		var keys []string
		for _, field := range catalog.Fields {
			keys = append(keys, field.Key)
		}
		if closest := template.Closest(name, append(keys, "category")); closest != "" {
			return nil, fmt.Errorf("there is no field %q: write {%s}", name, closest)
		}
		return nil, fmt.Errorf("there is no field %q", name)
	}
	return func(c *cell) string {
		if !field.OnVariations {
			return field.Text(c.parent, c.format) // a variation takes it from its product
		}
		return field.Text(c.product, c.format)
	}, nil
}

func attributeText(c *cell, wanted string) string {
	for _, p := range []*catalog.Product{c.product, c.parent} {
		for _, attribute := range p.Attributes {
			if catalog.Fold(attribute.Name) == wanted && len(attribute.Values) > 0 {
				return strings.Join(attribute.Values, ", ")
			}
		}
	}
	return ""
}

// render writes the text. Runs of spaces that values without text leave behind
// become one.
func (t textTemplate) render(c *cell) string {
	var text strings.Builder
	for _, part := range t.parts {
		written := part.fixed
		if part.value != nil {
			if written = part.value(c); written == "" {
				written = part.otherwise
			}
		}
		text.WriteString(written)
	}
	return strings.TrimSpace(spaces.ReplaceAllString(text.String(), " "))
}
