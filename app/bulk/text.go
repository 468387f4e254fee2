package bulk

import (
	"errors"
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/language"
)

// rewrite makes a new text of an old one.
type rewrite func(old string, c *cell) (string, error)

// textStep makes the rewriting of a rule for texts.
func textStep(r Rule) (rewrite, error) {
	switch r.Op {
	case FindAndReplace:
		return replacing(r)
	case Template:
		template, err := parseTemplate(r.Value)
		if err != nil {
			return nil, err
		}
		return func(_ string, c *cell) (string, error) { return template.render(c), nil }, nil
	case Prefix, Suffix:
		return affixing(r)
	}
	change, known := letterChanges[r.Op]
	if !known {
		return nil, fmt.Errorf("a text cannot be changed by %q", r.Op)
	}
	return func(old string, _ *cell) (string, error) { return change(old), nil }, nil
}

// letterChanges need nothing but the text.
var letterChanges = map[Op]func(string) string{
	Upper: strings.ToUpper,
	Lower: strings.ToLower,
	// A caser keeps what it has seen, so each text has its own. The language is
	// not known; no rule of one is applied.
	TitleCase:    func(s string) string { return cases.Title(language.Und, cases.NoLower).String(s) },
	SentenceCase: sentenceCase,
	Trim:         func(s string) string { return strings.Join(strings.Fields(s), " ") },
}

// sentenceCase gives the text one capital at its beginning and leaves words that
// are in capitals throughout, which are abbreviations, unless all are.
func sentenceCase(text string) string {
	words := strings.SplitAfter(text, " ")
	shouting := text == strings.ToUpper(text)
	for i, word := range words {
		if shouting || word != strings.ToUpper(word) || utf8.RuneCountInString(strings.TrimSpace(word)) == 1 {
			words[i] = strings.ToLower(word)
		}
	}
	joined := strings.Join(words, "")
	first, size := utf8.DecodeRuneInString(joined)
	if size == 0 {
		return joined
	}
	return string(unicode.ToUpper(first)) + joined[size:]
}

// affixing puts a text before or after, once: what has it already is left.
func affixing(r Rule) (rewrite, error) {
	if r.Value == "" {
		return nil, errors.New("write the text to put there")
	}
	return func(old string, _ *cell) (string, error) {
		switch {
		case r.Op == Prefix && strings.HasPrefix(old, r.Value):
			return "", skip("begins with “%s” already", r.Value)
		case r.Op == Suffix && strings.HasSuffix(old, r.Value):
			return "", skip("ends with “%s” already", r.Value)
		case r.Op == Prefix:
			return r.Value + old, nil
		default:
			return old + r.Value, nil
		}
	}, nil
}

// replacing finds and replaces. Regular expressions are Go's (RE2), which take
// time in proportion to the text whatever they say.
func replacing(r Rule) (rewrite, error) {
	expression, with := r.Find, r.Value
	if !r.Pattern {
		expression, with = regexp.QuoteMeta(r.Find), strings.ReplaceAll(r.Value, "$", "$$")
	}
	if r.WholeWords {
		expression = `\b(?:` + expression + `)\b`
	}
	if r.AnyCase {
		expression = `(?i)` + expression
	}
	finder, err := regexp.Compile(expression)
	if err != nil {
		return nil, fmt.Errorf("the regular expression cannot be read: %w", err)
	}
	return func(old string, _ *cell) (string, error) {
		if !finder.MatchString(old) {
			return "", skip("does not contain “%s”", r.Find)
		}
		made := finder.ReplaceAllString(old, with)
		if len(made) > longestText {
			return "", fmt.Errorf("the text would have %d characters: at most %d are kept", len(made), longestText)
		}
		return made, nil
	}, nil
}

// longestText is how many bytes a text that was replaced in may have: 4 MiB, far
// more than any shop keeps, so that a rule that doubles texts does not fill the
// memory.
const longestText = 4 << 20
