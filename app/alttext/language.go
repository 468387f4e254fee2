package alttext

import (
	"strings"

	"storehand/app/alttext/colour"
	"storehand/app/catalog"
	"storehand/app/shot"
)

// Language holds all words that are not the product's own. To add a language
// is to fill one of these tables.
//
// Nothing is known of a product's gender or number, so no word of the tables
// agrees with the title: the template says colours behind a noun of its own
// ("coloris vert foncé", "en color verde oscuro"), with which they agree.
type Language struct {
	Code     string // ISO 639-1
	Name     string // in the language itself
	English  string // its name in English, for a model that is asked to write in it
	Template string // offered first
	And      string // between two colours, with the spaces it needs
	// KeepsCapitals says that nouns are written with capitals, so that the
	// values of options are taken as they are.
	KeepsCapitals bool
	// RightToLeft says in which direction the language is written. Texts are in
	// the order of speech; who shows them turns them.
	RightToLeft bool
	Views       map[shot.View]string // empty where a view need not be said
	Colours     map[colour.Name]string
	// Shades are words in the names of colours that name no colour by
	// themselves, without accents: light, dark, and things that are products too.
	Shades string
	// Forms gives the other forms in which an adjective of the tables, in small
	// letters without accents, stands in titles: "verte" for "vert".
	Forms func(word string) []string
}

// Languages lists the languages in which texts can be written.
var Languages = []Language{English, German, French, Spanish, Italian, Hebrew}

// LanguageOf finds a language by its code, and English for one that is not
// known.
func LanguageOf(code string) Language {
	for _, language := range Languages {
		if language.Code == code {
			return language
		}
	}
	return English
}

// view says a view. The empty string says nothing.
func (l Language) view(view shot.View) string { return l.Views[view] }

// colours says one or two colours.
func (l Language) colours(names []colour.Name) string {
	words := make([]string, len(names))
	for i, name := range names {
		words[i] = l.Colours[name]
	}
	return strings.Join(words, l.And)
}

// colourWords are the words by which a title names a colour.
func (l Language) colourWords() map[string]bool {
	shades := wordSet(l.Shades)
	words := map[string]bool{}
	for _, name := range l.Colours {
		for _, word := range wordsOf(name) {
			if shades[word] || small[word] {
				continue
			}
			words[word] = true
			for _, form := range l.Forms(word) {
				words[catalog.Fold(form)] = true
			}
		}
	}
	return words
}

// withEndings puts each of the endings behind a word.
func withEndings(word string, endings ...string) []string {
	forms := make([]string, len(endings))
	for i, ending := range endings {
		forms[i] = word + ending
	}
	return forms
}
