package naming

import (
	"fmt"
	"strings"
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

// Mistake is something in a template that cannot be understood, with the place
// to mark.
type Mistake struct {
	Start, End int    // bytes of the template, End not included
	Text       string // what is wrong and what to write, in words for the user
}

// Mistakes are all that Parse found, in the order of the template. It is the
// type of the error of Parse.
type Mistakes []Mistake

// Error names each mistake with its place, counted from 1.
func (m Mistakes) Error() string {
	texts := make([]string, len(m))
	for i, mistake := range m {
		texts[i] = fmt.Sprintf("character %d: %s", mistake.Start+1, mistake.Text)
	}
	return strings.Join(texts, "; ")
}

// Parse understands a template. The error is of type Mistakes.
func Parse(text string) (Template, error) {
	p := parser{text: text}
	for p.at < len(text) {
		p.next()
	}
	if len(p.parts) == 0 && len(p.mistakes) == 0 {
		p.mistake(0, len(text), "write a template, such as {sku}-{title}-{n}")
	}
	if len(p.mistakes) > 0 {
		return Template{}, p.mistakes
	}
	return Template{parts: p.parts}, nil
}

type parser struct {
	text     string
	at       int
	parts    []part
	mistakes Mistakes
}

func (p *parser) mistake(start, end int, text string) {
	p.mistakes = append(p.mistakes, Mistake{Start: start, End: end, Text: text})
}

// next reads the fixed text up to a brace, or a field.
func (p *parser) next() {
	if p.text[p.at] == '{' {
		p.braces()
		return
	}
	start := p.at
	length := strings.IndexByte(p.text[start:], '{')
	if length < 0 {
		length = len(p.text) - start
	}
	p.at = start + length
	p.checkFixed(start, p.text[start:p.at])
	p.parts = append(p.parts, part{fixed: p.text[start:p.at]})
}

// checkFixed refuses what would lead out of the folder. Everything else that a
// file system dislikes is transliterated away.
func (p *parser) checkFixed(start int, fixed string) {
	for i := 0; i < len(fixed); i++ {
		switch {
		case fixed[i] == '/' || fixed[i] == '\\':
			p.mistake(start+i, start+i+1, "a name cannot lead into another folder: take out "+fixed[i:i+1])
		case strings.HasPrefix(fixed[i:], ".."):
			p.mistake(start+i, start+i+2, "a name cannot lead into another folder: take out ..")
			i++
		case fixed[i] == '}':
			p.mistake(start+i, start+i+1, "this } closes nothing: write { before the field")
		}
	}
}

// braces reads "{field:argument|filter|filter}".
func (p *parser) braces() {
	start := p.at
	length := strings.IndexAny(p.text[start+1:], "{}")
	if length < 0 || p.text[start+1+length] == '{' {
		p.at = len(p.text)
		if length >= 0 {
			p.at = start + 1 + length
		}
		p.mistake(start, p.at, "this { is not closed: write } after the field")
		return
	}
	p.at = start + length + 2
	head, tail, _ := strings.Cut(p.text[start+1:p.at-1], "|")
	made := part{}
	made.field, made.argument = p.fieldIn(start, head)
	if strings.Contains(p.text[start:p.at], "|") {
		made.filters = p.filtersIn(start+len("{")+len(head)+len("|"), tail)
	}
	p.parts = append(p.parts, made)
}

func (p *parser) fieldIn(brace int, head string) (Field, string) {
	name, argument, given := strings.Cut(head, ":")
	name, argument = strings.TrimSpace(name), strings.TrimSpace(argument)
	start, end := brace+1, brace+1+len(head)
	field, found := fieldByName(strings.ToLower(name))
	switch {
	case name == "":
		p.mistake(brace, end+1, "name a field between the braces, such as {sku}")
	case !found:
		p.mistake(start, start+len(strings.SplitN(head, ":", 2)[0]), fmt.Sprintf("there is no field %q", name))
	default:
		if err := field.check(argument, given); err != nil {
			p.mistake(start, end, err.Error())
		}
	}
	return field, argument
}

func (p *parser) filtersIn(start int, tail string) filters {
	var read filters
	for text := range strings.SplitSeq(tail, "|") {
		if err := read.add(text); err != nil {
			p.mistake(start, start+len(text), err.Error())
		}
		start += len(text) + len("|")
	}
	return read
}
