package alttext

import (
	"regexp"
	"strings"
	"unicode"
)

var (
	tag     = regexp.MustCompile(`</?[\pL][^<>]*>`)
	entity  = regexp.MustCompile(`&(#\d+|#x[\da-fA-F]+|[a-zA-Z]{2,8});`)
	pricing = regexp.MustCompile(`[€$£₪]\s?\d|\d[\d.,]*\s?([€$£₪]|(EUR|USD|GBP|CHF|ILS)\b)`)
)

// checkWords finds texts that are no words: "-", "…", "!!!".
func checkWords(text string, _ About) *Finding {
	if len(wordsOf(text)) > 0 {
		return nil
	}
	return &Finding{Rule: NoWords, Severity: Failure, Message: "No words in it: say what the picture shows"}
}

// checkMarkup finds HTML. Listeners would hear the tags, or the shop drops them.
func checkMarkup(text string, _ About) *Finding {
	if !tag.MatchString(text) && !entity.MatchString(text) {
		return nil
	}
	finding := &Finding{Rule: Markup, Severity: Warning, Message: "Has HTML in it: an ALT text is words alone"}
	if bare := plain(tag.ReplaceAllString(text, " ")); bare != "" && bare != text {
		finding.Fix, finding.Action = bare, "Take out the HTML"
	}
	return finding
}

// keywordPieces is how many bits between commas are a list and no sentence. The
// composer's own texts have up to five.
const keywordPieces = 6

// checkKeywords finds search words in a row: "mug, cup, coffee mug, tea mug, …".
func checkKeywords(text string, _ About) *Finding {
	pieces := strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(",;|،", r) })
	if len(pieces) < keywordPieces {
		return nil
	}
	return &Finding{Rule: Keywords, Severity: Warning, Message: "Reads like a list of search words: write it as you would say it"}
}

// checkPrice finds amounts of money. Prices change, and the text stays.
func checkPrice(text string, _ About) *Finding {
	found := pricing.FindString(text)
	if found == "" {
		return nil
	}
	return &Finding{Rule: Price, Severity: Warning, Message: "Names a price: prices change, and this text stays"}
}

// danglers end a text as if there were more to come.
const danglers = ",;:-–—|/&("

// checkEnding finds punctuation that leads nowhere. A full stop may stand: it
// makes screen readers pause.
func checkEnding(text string, _ About) *Finding {
	trimmed := strings.TrimRight(text, " "+danglers)
	if marks := strings.TrimRight(trimmed, "!?."); len(trimmed)-len(marks) > 1 {
		trimmed = marks + "."
	}
	if trimmed == text || trimmed == strings.TrimRightFunc(text, unicode.IsSpace) || len(wordsOf(trimmed)) == 0 {
		return nil
	}
	return &Finding{Rule: Ending, Severity: Note, Message: "Ends in punctuation that leads nowhere", Fix: trimmed, Action: "Mend the end"}
}

// checkBeginning finds a small first letter; brands such as "iCup" may have one,
// and what other rules rewrite as a whole is theirs.
func checkBeginning(text string, about About) *Finding {
	bare := strings.TrimSpace(text)
	fixed := sentence(bare)
	if fixed == bare || isShouted(text) || checkFileName(text, about) != nil {
		return nil
	}
	return &Finding{Rule: Beginning, Severity: Note, Message: "Begins with a small letter", Fix: fixed, Action: "Begin with a capital"}
}
