package alttext

import (
	"html"
	"strings"
	"unicode"
	"unicode/utf8"

	"storehand/app/catalog"
)

// wordsOf lists the words of a text for comparing: small letters, no accents,
// no punctuation.
func wordsOf(text string) []string {
	return strings.FieldsFunc(catalog.Fold(text), isBetweenWords)
}

func isBetweenWords(r rune) bool {
	return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) && r != '\'' && r != '’' && r != '׳' && r != '״'
}

// small words join others and may stand in a text more than once.
var small = func() map[string]bool {
	const english = "a an and the of in on at by for with from to or as its it is"
	const german = "der die das den dem des ein eine einer und mit von aus fur im auf zu zum zur oder"
	const romance = "de del della di da du des le la les el los las un une una en et y e il lo gli con per par para avec dans sur sous pour sans en sin dal nel coloris colore"
	const hebrew = "של עם על את או"
	return wordSet(strings.Join([]string{english, german, romance, hebrew}, " "))
}()

// isTelling reports whether a word says something that need not be said twice.
// Numbers may stand twice: "set of 2, 2 litres".
func isTelling(word string) bool {
	return utf8.RuneCountInString(word) > 2 && !small[word] && strings.Trim(word, "0123456789") != ""
}

// plain makes one line of a title: entities and runs of spaces of a shop's
// HTML are resolved, and marks that are not seen are left out. Those that steer
// the direction of writing come from word processors and would be read aloud or
// turn the text around them.
func plain(text string) string {
	return strings.Join(strings.Fields(strings.Map(withoutMark, html.UnescapeString(text))), " ")
}

// withoutMark drops the characters that format text (Unicode's Cf), such as
// U+200E, but for the joiners that spell words and compose emoji.
func withoutMark(r rune) rune {
	const nonJoiner, joiner = '\u200c', '\u200d'
	if unicode.Is(unicode.Cf, r) && r != nonJoiner && r != joiner {
		return -1
	}
	return r
}

// isShouted reports whether a text is written in capitals throughout. Short
// ones are brands and units.
func isShouted(text string) bool {
	letters := 0
	for _, r := range text {
		switch {
		case unicode.IsLower(r):
			return false
		case unicode.IsUpper(r):
			letters++
		}
	}
	return letters > 7
}

// sentence begins a text with a capital and writes what is shouted small.
// A first word with capitals inside is a brand and stays.
func sentence(text string) string {
	if isShouted(text) {
		text = strings.ToLower(text)
	}
	first, size := utf8.DecodeRuneInString(text)
	word, _, _ := strings.Cut(text, " ")
	if word != strings.ToLower(word) {
		return text
	}
	return string(unicode.ToUpper(first)) + text[size:]
}

// lowered writes "Pine green" small inside a sentence and leaves "GORE-TEX".
func lowered(text string) string {
	words := strings.Fields(text)
	for i, word := range words {
		_, size := utf8.DecodeRuneInString(word)
		if rest := word[size:]; rest == strings.ToLower(rest) {
			words[i] = strings.ToLower(word)
		}
	}
	return strings.Join(words, " ")
}

// cutAtWord shortens a text to at most limit characters, between words where
// that is possible, and takes off what would dangle at the end.
func cutAtWord(text string, limit int) string {
	runes := []rune(text)
	if len(runes) <= limit {
		return text
	}
	cut := string(runes[:limit])
	if runes[limit] != ' ' {
		if space := strings.LastIndexByte(cut, ' '); space > 0 {
			cut = cut[:space]
		}
	}
	return trimDangling(cut)
}

// trimDangling takes off the punctuation and small words that end a text when
// what they led to is gone.
func trimDangling(text string) string {
	for {
		text = strings.TrimRight(text, " ,;:-–—|/(&")
		space := strings.LastIndexByte(text, ' ')
		if space < 0 || !small[catalog.Fold(text[space+1:])] {
			return text
		}
		text = text[:space]
	}
}

// HasWords reports whether there is anything in a text to be read aloud.
func HasWords(text string) bool { return len(wordsOf(text)) > 0 }

// Shortened is a text of at most limit characters: it ends between words, and
// not in one that leads to what was cut off.
func Shortened(text string, limit int) string { return cutAtWord(text, limit) }
