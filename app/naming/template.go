package naming

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"storehand/app/template"
)

// Template makes file names. The zero Template is not valid; use Parse.
type Template struct {
	parts []part
}

// part is either fixed text or a field with its argument and filters.
type part struct {
	fixed    string
	field    Field
	argument string
	filters  filters
}

// Parse understands a template. The error is of type template.Mistakes.
func Parse(text string) (Template, error) {
	segments, mistakes := template.Split(text)
	if len(segments) == 0 && len(mistakes) == 0 {
		mistakes.Add(0, len(text), "write a template, such as {sku}-{title}-{n}")
	}
	p := parser{mistakes: mistakes}
	var made Template
	for _, segment := range segments {
		if segment.Between {
			made.parts = append(made.parts, p.field(segment))
			continue
		}
		p.checkFixed(segment)
		made.parts = append(made.parts, part{fixed: segment.Text})
	}
	slices.SortStableFunc(p.mistakes, func(a, b template.Mistake) int { return cmp.Compare(a.Start, b.Start) })
	if err := p.mistakes.Err(); err != nil {
		return Template{}, err
	}
	return made, nil
}

type parser struct {
	mistakes template.Mistakes
}

// checkFixed refuses what would lead out of the folder. Everything else that a
// file system dislikes is transliterated away.
func (p *parser) checkFixed(s template.Segment) {
	for i := 0; i < len(s.Text); i++ {
		switch {
		case s.Text[i] == '/' || s.Text[i] == '\\':
			p.mistakes.Add(s.Start+i, s.Start+i+1, "a name cannot lead into another folder: take out "+s.Text[i:i+1])
		case strings.HasPrefix(s.Text[i:], ".."):
			p.mistakes.Add(s.Start+i, s.Start+i+2, "a name cannot lead into another folder: take out ..")
			i++
		}
	}
}

// field reads "field:argument|filter|filter".
func (p *parser) field(s template.Segment) part {
	head, tail, filtered := strings.Cut(s.Text, "|")
	name, argument, given := strings.Cut(head, ":")
	var made part
	made.argument = strings.TrimSpace(argument)
	var found bool
	made.field, found = fieldByName(strings.ToLower(strings.TrimSpace(name)))
	switch {
	case strings.TrimSpace(name) == "":
		p.mistakes.Add(s.Start-len("{"), s.Start+len(s.Text)+len("}"), "name a field between the braces, such as {sku}")
	case !found:
		p.mistakes.Add(s.Start, s.Start+len(name), unknownField(strings.ToLower(strings.TrimSpace(name))))
	default:
		if err := made.field.check(made.argument, given); err != nil {
			p.mistakes.Add(s.Start, s.Start+len(head), err.Error())
		}
	}
	made.filters.letters = made.field.letters
	if filtered {
		p.filters(&made.filters, s.Start+len(head)+len("|"), tail)
	}
	return made
}

func unknownField(name string) string {
	said := fmt.Sprintf("there is no field %q", name)
	if meant := template.Closest(name, fieldNames()); meant != "" {
		said += fmt.Sprintf(": write {%s}", meant)
	}
	return said
}

func (p *parser) filters(read *filters, start int, tail string) {
	for text := range strings.SplitSeq(tail, "|") {
		if err := read.add(text); err != nil {
			p.mistakes.Add(start, start+len(text), err.Error())
		}
		start += len(text) + len("|")
	}
}
