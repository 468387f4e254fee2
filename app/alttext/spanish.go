package alttext

import (
	"strings"

	"storehand/app/alttext/colour"
	"storehand/app/shot"
)

// Spanish says colours behind "color", with which they agree. Its words are
// those of Spain.
var Spanish = Language{
	Code: "es", Name: "Español", English: "European Spanish", And: " y ",
	Template: "{title}{ en color |colour}{, |material}{, |view}",
	Views: map[shot.View]string{
		shot.Packshot: "", shot.Front: "vista frontal", shot.Left: "vista del lado izquierdo", shot.Right: "vista del lado derecho", shot.Side: "vista lateral",
		shot.Back: "vista posterior", shot.Top: "vista desde arriba", shot.Bottom: "vista desde abajo", shot.Inside: "vista del interior",
		shot.Detail: "detalle", shot.CloseUp: "primer plano", shot.Lifestyle: "en uso",
	},
	Shades: "roto claro oscuro ladrillo palo lima oliva menta salvia pino esmeralda azulado petroleo cielo real marino acero vaquero pizarra topo",
	Forms:  spanishForms,
	Colours: map[colour.Name]string{
		"white": "blanco", "off-white": "blanco roto", "cream": "crema", "beige": "beige", "sand": "arena", "taupe": "topo",
		"light grey": "gris claro", "grey": "gris", "dark grey": "gris oscuro", "charcoal": "gris antracita", "black": "negro",
		"light brown": "marrón claro", "brown": "marrón", "dark brown": "marrón oscuro", "caramel": "caramelo", "terracotta": "terracota", "rust": "óxido", "brick red": "rojo ladrillo",
		"orange": "naranja", "apricot": "albaricoque", "peach": "melocotón", "coral": "coral", "salmon": "salmón",
		"light pink": "rosa claro", "pink": "rosa", "hot pink": "fucsia", "dusty pink": "rosa palo",
		"red": "rojo", "dark red": "rojo oscuro", "burgundy": "burdeos",
		"yellow": "amarillo", "light yellow": "amarillo claro", "mustard": "mostaza", "ochre": "ocre",
		"lime green": "verde lima", "light green": "verde claro", "green": "verde", "dark green": "verde oscuro", "olive green": "verde oliva", "khaki": "caqui",
		"mint green": "verde menta", "sage green": "verde salvia", "pine green": "verde pino", "emerald green": "verde esmeralda",
		"turquoise": "turquesa", "teal": "verde azulado", "petrol blue": "azul petróleo",
		"light blue": "azul claro", "sky blue": "azul cielo", "blue": "azul", "royal blue": "azul real", "navy blue": "azul marino",
		"steel blue": "azul acero", "denim blue": "azul vaquero", "slate blue": "azul pizarra",
		"lavender": "lavanda", "lilac": "lila", "purple": "morado", "violet": "violeta", "plum": "ciruela", "aubergine": "berenjena", "mauve": "malva", "magenta": "magenta",
	},
}

// spanishForms are feminine and plural: "roja", "rojos", "azules".
func spanishForms(word string) []string {
	if stem, found := strings.CutSuffix(word, "o"); found {
		return withEndings(stem, "a", "os", "as")
	}
	return withEndings(word, "s", "es")
}
