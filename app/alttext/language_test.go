package alttext_test

import (
	"strings"
	"testing"
	"unicode"

	"storehand/app/alttext"
	"storehand/app/alttext/colour"
	"storehand/app/catalog"
	"storehand/app/shot"
)

var (
	blackAndRed = []colour.Swatch{{R: 0x14, G: 0x14, B: 0x14, Share: .6}, {R: 0xCC, G: 0x22, B: 0x29, Share: .4}}
	darkGrey    = []colour.Swatch{{R: 0x5A, G: 0x5E, B: 0x61, Share: 1}}
	offWhite    = []colour.Swatch{{R: 0xF2, G: 0xEF, B: 0xE8, Share: 1}}
)

// The sentences were written by hand, not taken from the program.
func TestWholeSentencesInEveryLanguage(t *testing.T) {
	cotton := func(name, value string) []catalog.Attribute { return with(fact(name, value)) }
	tests := []struct {
		language alttext.Language
		product  catalog.Product
		sight    alttext.Sight
		want     string
	}{
		{alttext.English, catalog.Product{Title: "Ridgeline 38 pack", Attributes: cotton("Material", "Recycled nylon")}, alttext.Sight{View: shot.Back, Colours: blackAndRed},
			"Ridgeline 38 pack in black and red, recycled nylon, back view"},
		{alttext.English, catalog.Product{Title: "Squall shell jacket"}, alttext.Sight{View: shot.Top, Colours: darkGrey}, "Squall shell jacket in dark grey, seen from above"},
		{alttext.German, catalog.Product{Title: "Rucksack Ridgeline 38", Attributes: cotton("Material", "Recyceltes Nylon")}, alttext.Sight{View: shot.Back, Colours: blackAndRed},
			"Rucksack Ridgeline 38 in Schwarz und Rot, Recyceltes Nylon, Rückansicht"},
		{alttext.German, catalog.Product{Title: "Dunkelgrüne Vase"}, alttext.Sight{View: shot.Front, Colours: pine}, "Dunkelgrüne Vase, Vorderansicht"},
		{alttext.German, catalog.Product{Title: "Roter Becher"}, alttext.Sight{Colours: blackAndRed}, "Roter Becher"},
		{alttext.French, catalog.Product{Title: "Sac à dos Ridgeline 38", Attributes: cotton("Matière", "Nylon recyclé")}, alttext.Sight{View: shot.Back, Colours: blackAndRed},
			"Sac à dos Ridgeline 38, coloris noir et rouge, nylon recyclé, vue arrière"},
		{alttext.French, catalog.Product{Title: "Tasse en grès"}, alttext.Sight{View: shot.Inside, Colours: darkGrey}, "Tasse en grès, coloris gris foncé, vue de l’intérieur"},
		{alttext.French, catalog.Product{Title: "Robe blanche en lin"}, alttext.Sight{View: shot.Lifestyle, Colours: offWhite}, "Robe blanche en lin, en situation"},
		{alttext.French, catalog.Product{Title: "Table en pin"}, alttext.Sight{Colours: pine}, "Table en pin, coloris vert sapin"},
		{alttext.French, catalog.Product{Title: "Jupes violettes"}, alttext.Sight{Colours: pine}, "Jupes violettes"},
		{alttext.Spanish, catalog.Product{Title: "Mochila Ridgeline 38", Attributes: cotton("Material", "Nailon reciclado")}, alttext.Sight{View: shot.Back, Colours: blackAndRed},
			"Mochila Ridgeline 38 en color negro y rojo, nailon reciclado, vista posterior"},
		{alttext.Spanish, catalog.Product{Title: "Taza de gres"}, alttext.Sight{View: shot.CloseUp, Colours: offWhite}, "Taza de gres en color blanco roto, primer plano"},
		{alttext.Spanish, catalog.Product{Title: "Tazas rojas"}, alttext.Sight{View: shot.Top, Colours: pine}, "Tazas rojas, vista desde arriba"},
		{alttext.Italian, catalog.Product{Title: "Zaino Ridgeline 38", Attributes: cotton("Materiale", "Nylon riciclato")}, alttext.Sight{View: shot.Back, Colours: blackAndRed},
			"Zaino Ridgeline 38 di colore nero e rosso, nylon riciclato, vista posteriore"},
		{alttext.Italian, catalog.Product{Title: "Tazza in gres"}, alttext.Sight{View: shot.Top, Colours: darkGrey}, "Tazza in gres di colore grigio scuro, vista dall’alto"},
		{alttext.Italian, catalog.Product{Title: "Camicie bianche"}, alttext.Sight{View: shot.Detail, Colours: offWhite}, "Camicie bianche, dettaglio"},
		{alttext.Hebrew, catalog.Product{Title: "תרמיל גב Ridgeline 38", Attributes: cotton("חומר", "ניילון ממוחזר")}, alttext.Sight{View: shot.Back, Colours: blackAndRed},
			"תרמיל גב Ridgeline 38 בצבע שחור ואדום, ניילון ממוחזר, מבט מאחור"},
		{alttext.Hebrew, catalog.Product{Title: "ספל קרמיקה"}, alttext.Sight{View: shot.Detail, Colours: darkGrey}, "ספל קרמיקה בצבע אפור כהה, תקריב על פרט"},
		{alttext.Hebrew, catalog.Product{Title: "שמלה לבנה"}, alttext.Sight{View: shot.Front, Colours: pine}, "שמלה לבנה, מבט מלפנים"},
		{alttext.Hebrew, catalog.Product{Title: "\u200fספל\u200e קרמיקה\u202c", Attributes: with(option("צבע", "\u2067כחול ים\u2069"))}, alttext.Sight{Colours: pine}, "ספל קרמיקה בצבע כחול ים"},
	}
	for _, test := range tests {
		got := composer(t, test.language.Template, test.language).Suggest(test.product, catalog.Image{}, test.sight)
		if got.Text != test.want {
			t.Errorf("%s: got %q, want %q", test.language.English, got.Text, test.want)
		}
		if len(got.Lint.Findings) > 0 && got.Lint.Findings[0].Rule != alttext.TitleOnly {
			t.Errorf("%s: %q: the check of our own words says %+v", test.language.English, got.Text, got.Lint.Findings)
		}
	}
}

// Words of the tables are plain: no marks of direction, no spaces too many, no
// capitals where the language has small ones.
func TestTheTablesAreSpelledPlainly(t *testing.T) {
	for _, language := range alttext.Languages {
		words := []string{language.And}
		for _, word := range language.Views {
			words = append(words, word)
		}
		for _, word := range language.Colours {
			words = append(words, word)
			if !language.KeepsCapitals && word != strings.ToLower(word) {
				t.Errorf("%s: %q has capitals", language.English, word)
			}
		}
		for _, word := range words {
			if strings.Contains(word, "  ") || strings.ContainsFunc(word, func(r rune) bool { return unicode.Is(unicode.Cf, r) }) {
				t.Errorf("%s: %+q", language.English, word)
			}
			if language.RightToLeft && strings.ContainsFunc(word, func(r rune) bool { return unicode.Is(unicode.Latin, r) }) {
				t.Errorf("%s: %q mixes scripts", language.English, word)
			}
		}
	}
}

// Two shades of one picture must not have the same word.
func TestEveryColourHasItsOwnWord(t *testing.T) {
	for _, language := range alttext.Languages {
		named := map[string]colour.Name{}
		for name, word := range language.Colours {
			if other, taken := named[word]; taken {
				t.Errorf("%s: %q stands for %q and %q", language.English, word, name, other)
			}
			named[word] = name
		}
	}
}

func TestLanguagesAreFoundByTheirCode(t *testing.T) {
	for _, language := range alttext.Languages {
		if got := alttext.LanguageOf(language.Code); got.Name != language.Name {
			t.Errorf("%q gives %q", language.Code, got.Name)
		}
	}
	if got := alttext.LanguageOf("xx").Code; got != "en" {
		t.Errorf("an unknown code gives %q", got)
	}
}
