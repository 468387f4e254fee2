package alttext

import (
	"storehand/app/alttext/colour"
	"storehand/app/shot"
)

// German is written as in Germany and Austria.
var German = Language{
	Code: "de", Name: "Deutsch", English: "German", And: " und ", KeepsCapitals: true,
	Template: "{title}{ in |colour}{, |material}{, |view}",
	Views: map[shot.View]string{
		shot.Packshot: "", shot.Front: "Vorderansicht", shot.Left: "Ansicht von links", shot.Right: "Ansicht von rechts", shot.Side: "Seitenansicht",
		shot.Back: "Rückansicht", shot.Top: "von oben gesehen", shot.Bottom: "von unten gesehen", shot.Inside: "Innenansicht",
		shot.Detail: "Detail", shot.CloseUp: "Nahaufnahme", shot.Lifestyle: "in Gebrauch",
	},
	// "rote", "roter" and "rotfarben", and not "rosae".
	Forms: func(word string) []string { return withEndings(word, "e", "er", "es", "en", "em", "farben", "farbig") },
	Colours: map[colour.Name]string{
		"white": "Weiß", "off-white": "Naturweiß", "cream": "Creme", "beige": "Beige", "sand": "Sand", "taupe": "Taupe",
		"light grey": "Hellgrau", "grey": "Grau", "dark grey": "Dunkelgrau", "charcoal": "Anthrazit", "black": "Schwarz",
		"light brown": "Hellbraun", "brown": "Braun", "dark brown": "Dunkelbraun", "caramel": "Karamell",
		"terracotta": "Terrakotta", "rust": "Rostrot", "brick red": "Ziegelrot",
		"orange": "Orange", "apricot": "Apricot", "peach": "Pfirsich", "coral": "Koralle", "salmon": "Lachs",
		"light pink": "Hellrosa", "pink": "Rosa", "hot pink": "Pink", "dusty pink": "Altrosa",
		"red": "Rot", "dark red": "Dunkelrot", "burgundy": "Bordeaux",
		"yellow": "Gelb", "light yellow": "Hellgelb", "mustard": "Senfgelb", "ochre": "Ocker",
		"lime green": "Limettengrün", "light green": "Hellgrün", "green": "Grün", "dark green": "Dunkelgrün", "olive green": "Olivgrün", "khaki": "Khaki",
		"mint green": "Mintgrün", "sage green": "Salbeigrün", "pine green": "Tannengrün", "emerald green": "Smaragdgrün",
		"turquoise": "Türkis", "teal": "Blaugrün", "petrol blue": "Petrol",
		"light blue": "Hellblau", "sky blue": "Himmelblau", "blue": "Blau", "royal blue": "Königsblau", "navy blue": "Marineblau",
		"steel blue": "Stahlblau", "denim blue": "Jeansblau", "slate blue": "Schieferblau",
		"lavender": "Lavendel", "lilac": "Flieder", "purple": "Lila", "violet": "Violett", "plum": "Pflaume", "aubergine": "Aubergine", "mauve": "Malve", "magenta": "Magenta",
	},
}
