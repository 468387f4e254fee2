package alttext

import (
	"strings"
	"unicode/utf8"

	"storehand/app/catalog"
	"storehand/app/shot"
)

// Composer writes texts by one template in one language. It may be used from
// several goroutines at once.
type Composer struct {
	template Template
	language Language
}

// NewComposer makes a composer.
func NewComposer(template Template, language Language) Composer {
	return Composer{template: template, language: language}
}

// Suggestion is a text that the user accepts, edits or skips.
type Suggestion struct {
	Text  string
	Parts []Part // what the text is made of, in its order
	Lint  Report
}

// Part is a piece of a suggestion with the place it comes from.
type Part struct {
	Field  string // of the template; empty for fixed text
	Text   string
	Source Source
}

// Suggest writes the text of one picture of a product. A variation is made
// whole by catalog.Completed before. Where sight has no view, the one in the
// picture's file name is taken. The text has at most 125 characters; what does
// not fit is left out from the end.
func (c Composer) Suggest(p catalog.Product, image catalog.Image, sight Sight) Suggestion {
	if sight.View == "" {
		sight.View = shot.Read(shot.Words(withoutExtension(image.FileName))).View
	}
	parts := c.parts(facts{product: p, sight: sight, language: c.language})
	text := join(parts)
	for utf8.RuneCountInString(text) > Recommended && len(parts) > 1 {
		parts = parts[:len(parts)-1]
		text = join(parts)
	}
	text = cutAtWord(text, Recommended)
	return Suggestion{Text: text, Parts: parts, Lint: Lint(text, AboutImage(p, image))}
}

// parts says each group of the template that has something new to say.
func (c Composer) parts(f facts) []Part {
	said := map[string]bool{}
	var parts []Part
	for _, g := range c.template.groups {
		if g.field == "" {
			parts = append(parts, Part{Text: g.before, Source: FromTemplate})
			note(said, g.before)
			continue
		}
		text, source := f.say(g.field, g.argument)
		if text == "" || isSaid(said, text) {
			continue
		}
		note(said, text)
		parts = append(parts, Part{Field: g.field, Text: g.before + text + g.after, Source: source})
	}
	return parts
}

// isSaid reports whether a telling word of the text was said already.
func isSaid(said map[string]bool, text string) bool {
	for _, word := range wordsOf(text) {
		if isTelling(word) && said[word] {
			return true
		}
	}
	return false
}

func note(said map[string]bool, text string) {
	for _, word := range wordsOf(text) {
		said[word] = true
	}
}

// join makes one sentence of the parts: a first part that is absent leaves no
// comma in front of the second.
func join(parts []Part) string {
	var text strings.Builder
	for _, part := range parts {
		text.WriteString(part.Text)
	}
	return sentence(strings.Trim(plain(text.String()), " ,;:-–|"))
}

func withoutExtension(name string) string {
	if dot := strings.LastIndexByte(name, '.'); dot > 0 {
		return name[:dot]
	}
	return name
}
