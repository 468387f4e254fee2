package vision

import (
	"regexp"
	"strings"
)

// declines find sentences by which models say that they will not, in the
// languages that are asked for. They are looked for at the beginning: a product
// may be a game called "Sorry!".
var declines = regexp.MustCompile(`(?i)^(` + strings.Join([]string{
	`(i['’]?m |i am |we['’]?re )(really |very |so )?sorry\b`, `sorry,? (but )?(i|we)\b`, `i apologi[sz]e\b`, `unfortunately,? (i|we)\b`, `my apologies\b`,
	`(i|we) (can['’]?t|cannot|can not|won['’]?t|will not|am unable|['’]?m unable|am not able|['’]?m not able|must decline|am not comfortable)\b`, `i['’]m (unable|not able|not comfortable)\b`,
	`as an? (ai|artificial|language model|large language)`, `it (is|['’]s) not (appropriate|possible) (for me )?to\b`,
	`es tut mir (sehr )?leid\b`, `(leider )?(kann|darf) ich\b.*\bnicht\b`, `ich (kann|darf)\b.*\bnicht\b`, `entschuldigung, (aber )?ich\b`, `als (ki|sprachmodell)\b`,
	`(je suis )?désolée?`, `je ne (peux|suis)\b`, `je m['’]excuse\b`, `en tant qu['’](ia|intelligence|modèle)`,
	`lo siento\b`, `(lamentablemente,? )?no puedo\b`, `como (ia|modelo de lenguaje|inteligencia)\b`,
	`mi dispiace\b`, `(purtroppo,? )?non posso\b`, `non sono in grado\b`, `come (ia|modello linguistico|intelligenza)\b`,
	`(אני )?מצטער`, `(לצערי )?(אני|איני|אינני) (לא )?יכול`, `איני יכול`, `אינני יכול`,
}, "|") + `)`)

// blind find sentences by which models say that no picture reached them.
var blind = regexp.MustCompile(`(?i)(` + strings.Join([]string{
	`(don['’]?t|do not|didn['’]?t|did not|can['’]?t|cannot|unable to|not able to) (actually |directly )?(see|view|receive|access|have access to|process|analy[sz]e) (any |an |the |your |this )?(attached |uploaded |provided )?(image|picture|photo|attachment)`,
	`no (image|picture|photo) (was |is |has been )?(provided|attached|uploaded|included|visible)`,
	`(please|could you) (provide|upload|attach|share|send)( me)? (the|an|your|a)( \w+)? (image|picture|photo)`,
	`kein (bild|foto)\b.*\b(erhalten|angehängt|sehen|hochgeladen|vorhanden)`, `text-based (ai|model|assistant)`,
}, "|") + `)`)

// declined says what kind of refusal an answer is, if it is one.
func declined(answer string) (Kind, bool) {
	text := strings.TrimSpace(withoutThoughts(answer))
	switch {
	case blind.MatchString(text):
		return Blind, true
	case declines.MatchString(text):
		return Refused, true
	}
	return "", false
}
