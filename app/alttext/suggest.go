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
	template    Template
	language    Language
	colourWords map[string]bool
}

// NewComposer makes a composer.
func NewComposer(template Template, language Language) Composer {
	return Composer{template: template, language: language, colourWords: language.colourWords()}
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
		sight.View = ViewOf(image)
	}
	parts := c.parts(facts{product: p, sight: sight, language: c.language, colourWords: c.colourWords})
	text := join(parts)
	for utf8.RuneCountInString(text) > Recommended && len(parts) > 1 {
		parts = parts[:len(parts)-1]
		text = join(parts)
	}
	text = cutAtWord(text, Recommended)
	return Suggestion{Text: text, Parts: parts, Lint: Lint(text, AboutImage(p, image))}
}

// Language is the language the composer writes in.
func (c Composer) Language() Language { return c.language }

// parts says each step of the template that has something new to say.
func (c Composer) parts(f facts) []Part {
	w := writing{facts: f, said: map[string]bool{}}
	w.write(c.template.steps)
	return w.parts
}

// writing is a text that is being put together.
type writing struct {
	facts facts
	said  map[string]bool // words that stand in it
	parts []Part
}

func (w *writing) write(steps []step) {
	for _, s := range steps {
		switch {
		case s.choice != nil:
			w.write(s.choice.chosen(w.facts))
		case s.field == "":
			w.parts = append(w.parts, Part{Text: s.before, Source: FromTemplate})
			note(w.said, s.before)
		default:
			w.writeField(s.group)
		}
	}
}

func (w *writing) writeField(g group) {
	text, source := w.facts.say(g.field, g.argument)
	if text == "" || isSaid(w.said, text) {
		return
	}
	note(w.said, text)
	w.parts = append(w.parts, Part{Field: g.field, Text: g.before + text + g.after, Source: source})
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

// ViewOf is the view that the name of a picture's file tells, or none.
func ViewOf(image catalog.Image) shot.View {
	name := image.FileName
	if dot := strings.LastIndexByte(name, '.'); dot > 0 {
		name = name[:dot]
	}
	return shot.Read(shot.Words(name)).View
}
