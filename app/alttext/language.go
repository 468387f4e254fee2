package alttext

import (
	"storehand/app/alttext/colour"
	"storehand/app/shot"
)

// Language holds all words that are not the product's own. To add a language
// is to fill one of these tables.
type Language struct {
	Code     string // ISO 639-1
	Name     string // in the language itself
	Template string // offered first
	And      string // between two colours
	// KeepsCapitals says that nouns are written with capitals, so that the
	// values of options are taken as they are.
	KeepsCapitals bool
	Views         map[shot.View]string // empty where a view need not be said
	Colours       map[colour.Name]string
}

// Languages lists the languages in which texts can be written.
var Languages = []Language{English, German}

// view says a view. The empty string says nothing.
func (l Language) view(view shot.View) string { return l.Views[view] }

// colours says one or two colours.
func (l Language) colours(names []colour.Name) string {
	switch len(names) {
	case 0:
		return ""
	case 1:
		return l.Colours[names[0]]
	}
	return l.Colours[names[0]] + " " + l.And + " " + l.Colours[names[1]]
}
