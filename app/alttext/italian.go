package alttext

import (
	"strings"

	"storehand/app/alttext/colour"
	"storehand/app/shot"
)

// Italian says colours behind "di colore", with which they agree.
var Italian = Language{
	Code: "it", Name: "Italiano", English: "Italian", And: " e ",
	Template: "{title}{ di colore |colour}{, |material}{, |view}",
	Views: map[shot.View]string{
		shot.Packshot: "", shot.Front: "vista frontale", shot.Left: "vista dal lato sinistro", shot.Right: "vista dal lato destro", shot.Side: "vista laterale",
		shot.Back: "vista posteriore", shot.Top: "vista dall’alto", shot.Bottom: "vista dal basso", shot.Inside: "vista dell’interno",
		shot.Detail: "dettaglio", shot.CloseUp: "primo piano", shot.Lifestyle: "in uso",
	},
	Shades: "sporco chiaro scuro mattone antico lime oliva menta salvia pino smeraldo petrolio royal acciaio jeans ardesia",
	Forms:  italianForms,
	Colours: map[colour.Name]string{
		"white": "bianco", "off-white": "bianco sporco", "cream": "crema", "beige": "beige", "sand": "sabbia", "taupe": "tortora",
		"light grey": "grigio chiaro", "grey": "grigio", "dark grey": "grigio scuro", "charcoal": "antracite", "black": "nero",
		"light brown": "marrone chiaro", "brown": "marrone", "dark brown": "marrone scuro", "caramel": "caramello", "terracotta": "terracotta", "rust": "ruggine", "brick red": "rosso mattone",
		"orange": "arancione", "apricot": "albicocca", "peach": "pesca", "coral": "corallo", "salmon": "salmone",
		"light pink": "rosa chiaro", "pink": "rosa", "hot pink": "fucsia", "dusty pink": "rosa antico",
		"red": "rosso", "dark red": "rosso scuro", "burgundy": "bordeaux",
		"yellow": "giallo", "light yellow": "giallo chiaro", "mustard": "senape", "ochre": "ocra",
		"lime green": "verde lime", "light green": "verde chiaro", "green": "verde", "dark green": "verde scuro", "olive green": "verde oliva", "khaki": "kaki",
		"mint green": "verde menta", "sage green": "verde salvia", "pine green": "verde pino", "emerald green": "verde smeraldo",
		"turquoise": "turchese", "teal": "verde ottanio", "petrol blue": "blu petrolio",
		"light blue": "celeste", "sky blue": "azzurro", "blue": "blu", "royal blue": "blu royal", "navy blue": "blu navy",
		"steel blue": "blu acciaio", "denim blue": "blu jeans", "slate blue": "blu ardesia",
		"lavender": "lavanda", "lilac": "lilla", "purple": "viola", "violet": "violetto", "plum": "prugna", "aubergine": "melanzana", "mauve": "malva", "magenta": "magenta",
	},
}

// italianForms are feminine and plural: "bianca", "bianchi", "verdi".
func italianForms(word string) []string {
	stem, ending := word[:len(word)-1], word[len(word)-1:]
	switch {
	case strings.HasSuffix(word, "co"):
		return withEndings(stem, "a", "hi", "he")
	case strings.HasSuffix(word, "io"):
		return []string{stem + "a", stem, stem + "e"}
	case ending == "o":
		return withEndings(stem, "a", "i", "e")
	case ending == "e":
		return withEndings(stem, "i")
	}
	return nil
}
