package shot

import "strings"

// vocabulary lists the words photographers and shops put into file names, as
// Words spells them: English, German, French, Spanish, Italian.
var vocabulary = map[View]string{
	Packshot:  "packshot, pack shot, cutout, cut out, freisteller, freigestellt, detoure, recortado, scontornato",
	Front:     "front, front view, vorne, vorn, vorderseite, vorderansicht, frontal, frontansicht, face, de face, devant, avant, frente, delante, delantera, fronte, davanti, frontale",
	Left:      "left, left side, side left, links, linke seite, gauche, cote gauche, izquierda, lado izquierdo, sinistra, lato sinistro",
	Right:     "right, right side, side right, rechts, rechte seite, droite, cote droit, derecha, lado derecho, destra, lato destro",
	Side:      "side, side view, seite, seitlich, seitenansicht, cote, de cote, profil, lado, lateral, perfil, lato, laterale, fianco, profilo",
	Back:      "back, back view, rear, hinten, rueckseite, ruckseite, rueckansicht, ruckansicht, dos, de dos, arriere, derriere, trasera, detras, espalda, reverso, dietro, retro, posteriore",
	Top:       "top, top view, above, from above, oben, von oben, draufsicht, dessus, haut, vue de dessus, arriba, superior, desde arriba, sopra, alto, dall alto",
	Bottom:    "bottom, below, underside, base, unten, von unten, unterseite, boden, dessous, bas, abajo, inferior, debajo, sotto, basso",
	Inside:    "inside, interior, innen, innenansicht, innenseite, interieur, dedans, dentro, interno, all interno",
	Detail:    "detail, details, detailansicht, detalle, detalles, dettaglio, dettagli, particolare",
	CloseUp:   "close up, closeup, macro, makro, nahaufnahme, gros plan, primer plano, primo piano",
	Lifestyle: "lifestyle, in use, ambience, mood, scene, stimmung, ambiente, anwendung, milieu, ambiance, en situation, estilo de vida, en uso, ambientata, ambientazione, in uso",
}

var viewWords, longestPhrase = func() (map[string]View, int) {
	words, longest := map[string]View{}, 0
	for view, phrases := range vocabulary {
		for phrase := range strings.SplitSeq(phrases, ", ") {
			words[phrase] = view
			longest = max(longest, strings.Count(phrase, " ")+1)
		}
	}
	return words, longest
}()

// fillers are words that say nothing about the product or the picture.
var fillers = func() map[string]bool {
	const words = "img image photo picture pic foto fotos bild imagen immagine view ansicht vue vista shot " +
		"final finale copy kopie copie copia edit edited bearbeitet retouched web hires highres hd lowres original orig new neu rgb cmyk srgb"
	set := map[string]bool{}
	for word := range strings.FieldsSeq(words) {
		set[word] = true
	}
	return set
}()
