package alttext

import (
	"strings"

	"storehand/app/alttext/colour"
	"storehand/app/shot"
)

// French says colours behind "coloris", with which they agree.
var French = Language{
	Code: "fr", Name: "Français", English: "French", And: " et ",
	Template: "{title}{, coloris |colour}{, |material}{, |view}",
	Views: map[shot.View]string{
		shot.Packshot: "", shot.Front: "vue de face", shot.Left: "vue du côté gauche", shot.Right: "vue du côté droit", shot.Side: "vue de profil",
		shot.Back: "vue arrière", shot.Top: "vue de dessus", shot.Bottom: "vue de dessous", shot.Inside: "vue de l’intérieur",
		shot.Detail: "détail", shot.CloseUp: "gros plan", shot.Lifestyle: "en situation",
	},
	Shades: "casse clair fonce vif vieux brique citron olive menthe sauge sapin emeraude canard petrole ciel roi acier jean ardoise bleute",
	Forms:  frenchForms,
	Colours: map[colour.Name]string{
		"white": "blanc", "off-white": "blanc cassé", "cream": "crème", "beige": "beige", "sand": "sable", "taupe": "taupe",
		"light grey": "gris clair", "grey": "gris", "dark grey": "gris foncé", "charcoal": "anthracite", "black": "noir",
		"light brown": "marron clair", "brown": "marron", "dark brown": "marron foncé", "caramel": "caramel", "terracotta": "terracotta", "rust": "rouille", "brick red": "rouge brique",
		"orange": "orange", "apricot": "abricot", "peach": "pêche", "coral": "corail", "salmon": "saumon",
		"light pink": "rose clair", "pink": "rose", "hot pink": "rose vif", "dusty pink": "vieux rose",
		"red": "rouge", "dark red": "rouge foncé", "burgundy": "bordeaux",
		"yellow": "jaune", "light yellow": "jaune clair", "mustard": "moutarde", "ochre": "ocre",
		"lime green": "vert citron", "light green": "vert clair", "green": "vert", "dark green": "vert foncé", "olive green": "vert olive", "khaki": "kaki",
		"mint green": "vert menthe", "sage green": "vert sauge", "pine green": "vert sapin", "emerald green": "vert émeraude",
		"turquoise": "turquoise", "teal": "bleu canard", "petrol blue": "bleu pétrole",
		"light blue": "bleu clair", "sky blue": "bleu ciel", "blue": "bleu", "royal blue": "bleu roi", "navy blue": "bleu marine",
		"steel blue": "bleu acier", "denim blue": "bleu jean", "slate blue": "bleu ardoise",
		"lavender": "lavande", "lilac": "lilas", "purple": "violet", "violet": "violet bleuté", "plum": "prune", "aubergine": "aubergine", "mauve": "mauve", "magenta": "magenta",
	},
}

// frenchForms are feminine and plural: "blanche", "violettes", "verts".
func frenchForms(word string) []string {
	feminine := word + "e"
	switch {
	case strings.HasSuffix(word, "c"):
		feminine = word + "he"
	case strings.HasSuffix(word, "et"):
		feminine = word + "te"
	}
	return []string{feminine, word + "s", feminine + "s"}
}
